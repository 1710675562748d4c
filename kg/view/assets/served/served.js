/** @file Feeds the explorer from the server: the network first, evidence when somebody looks, neighbours when somebody clicks. */

import { add, graph, inThrees, placeOf, prove } from '../explorer/archive.js';
import { element } from '../explorer/elements.js';
import { grownBy } from '../explorer/selection.js';
import { byId } from '../explorer/page.js';
import { change } from '../explorer/state.js';
import { EMPTY, json, Problem, wordsOf } from './ask.js';

const MOST_AT_ONCE = 1500; // claims in one question
const SETTLED = 8000; // milliseconds for which a page is new: then a graph that has changed again is no reason to open it anew
const NEAR = 90; // pixels between a node and the neighbours that it brings
let version = '';
let partial = false;
/** @type {Map<string, true|Promise<void>>} */
const asked = new Map();

/** What the page opens with; where there is nothing to show, it says why. */
graph.open = async () => {
  try {
    const held = await json('/explorer/network');
    ({ version } = held);
    partial = Boolean(held.numbers);
    openIri(held.entities);
    return { ...held, answers: [] };
  } catch (error) {
    const words = element('p', { role: 'alert' }, wordsOf(error), ' ', error instanceof Problem && error.code === 'foreign' ? element('a', { href: '/query' }, '→ SPARQL') : '');
    byId('apology').replaceChildren(words);
    byId('apology').hidden = false;
    document.documentElement.dataset.nothing = '1';
    return EMPTY;
  }
};

/** An address that names an entity by its whole IRI opens it. @param {EntityColumns} entities */
function openIri({ start, iri }) {
  const wanted = new URLSearchParams(location.hash.slice(1)).get('iri');
  const end = wanted && iri.find((one) => start + one === wanted);
  if (end) history.replaceState(null, '', `#${new URLSearchParams({ view: `node ${encodeURIComponent(end)}` })}`);
}

/** Ask for something; a graph that has changed meanwhile is opened anew, where the reader is. @param {string} what @param {Record<string, string|number>} parameters */
async function fetched(what, parameters) {
  const address = `/explorer/${what}?${new URLSearchParams(Object.entries({ version, ...parameters }).map(([name, value]) => [name, String(value)]))}`;
  try {
    return await json(address);
  } catch (error) {
    if (error instanceof Problem && error.code === 'stale' && performance.now() > SETTLED) location.reload();
    throw error;
  }
}

/** @param {string} name @param {() => Promise<unknown>} bring @returns {?Promise<void>} the first time that something is asked for by this name; nothing once it is there */
function once(name, bring) {
  const known = asked.get(name);
  if (known) return known === true ? null : known;
  const coming = bring().then(() => { asked.set(name, true); }, (error) => { asked.delete(name); throw error; });
  asked.set(name, coming);
  return coming;
}

/** Numbers as the server reads them: 0-3,7. @param {number[]} numbers */
function ranges(numbers) {
  /** @type {[number, number][]} */ const found = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else found.push([number, number]);
  }
  return found.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(',');
}

/** @param {Evidence} evidence */
function taken(evidence) {
  prove(evidence.claims.map((number) => graph.claims[placeOf.claims.get(number) ?? -1]), evidence);
}

/** @param {Claim[]} wanted @returns {?Promise<unknown>} that the sentences behind some claims are there; nothing when they are */
function claims(wanted) {
  const lacking = wanted.filter(({ proven }) => !proven).map(({ whole }) => whole);
  if (!lacking.length) return null;
  const parts = [];
  for (let n = 0; n < lacking.length; n += MOST_AT_ONCE) parts.push(lacking.slice(n, n + MOST_AT_ONCE));
  return Promise.all(parts.map(async (part) => taken(await fetched('evidence', { claims: ranges(part) }))));
}

/** Hold a further part of the graph; what is new stands around the node that brought it. @param {Archive} part @param {?number} place */
function grow(part, place) {
  const before = graph.entities.length;
  add(part);
  const fresh = graph.entities.slice(before);
  const centre = place === null ? { x: 0, y: 0 } : graph.entities[place];
  fresh.forEach((entity, n) => {
    const turn = (2 * Math.PI * n) / Math.max(fresh.length, 1);
    const far = NEAR * (1.5 + Math.floor(n / 16));
    entity.x = Math.round((centre.x ?? 0) + far * Math.cos(turn + n / 16));
    entity.y = Math.round((centre.y ?? 0) + far * Math.sin(turn + n / 16));
  });
}

/** @param {number} place */
async function node(place) {
  const { whole } = graph.entities[place];
  if (partial) {
    grow(await fetched('around', { number: whole }), place);
    change({ grown: grownBy(place) });
  }
  const { documents } = await fetched('entity', { number: whole });
  const namedIn = places('documents', documents);
  graph.entities[place].namedIn = namedIn;
  namedIn.forEach((document) => graph.documentsOf[place].add(document));
  await claims([...graph.valuesOf[place], ...graph.creditedTo[place]]);
}

/** @param {keyof Numbers} kind @param {number[]} numbers @returns {number[]} the places of those that are held */
const places = (kind, numbers) => numbers.flatMap((number) => placeOf[kind].get(number) ?? []);

/** @param {number} place */
async function article(place) {
  const told = await fetched('document', { number: graph.documents[place].whole });
  if (told.part) grow(told.part, null);
  taken(told.evidence);
  const mentions = inThrees(told.mentions).flatMap(([from, to, entity]) => places('entities', [entity]).flatMap((known) => [from, to, known]));
  Object.assign(graph.documents[place], { text: told.text, paragraphs: told.paragraphs, mentions });
}

graph.supply = {
  claims,
  /** @param {View} view @returns {?Promise<unknown>} that all is there which the panel tells of a view; nothing when it is */
  view({ kind, at = 0 }) {
    if (kind === 'edge') return claims(graph.edges[at].claims);
    if (kind === 'node') return once(`node ${at}`, () => node(at));
    return kind === 'document' ? once(`document ${at}`, () => article(at)) : null;
  },
  /** @param {string} words @returns {?Promise<unknown>} that the entities are there which bear some letters; nothing when they are */
  find(words) {
    const wanted = words.trim().toLowerCase();
    return partial && wanted.length > 1 ? once(`find ${wanted}`, async () => grow(await fetched('search', { words: wanted }), null)) : null;
  },
};
