/** @file The panel: what is known of what was clicked, with the sentences that say so. */

import { graph, inThrees, sentence } from './archive.js';
import { badge, button, element, entityName, facts, finding, mostDefinite, present, relationWords, section, told, typeSign } from './elements.js';
import { capital, count, figure, label, say, writtenDate, written } from './language.js';
import { documentButton, entityButton, openClaim } from './links.js';
import { byId, within } from './page.js';
import { grownBy, passes, selection, toldTwice } from './selection.js';
import { back, canGoBack, change, open, state } from './state.js';

const panel = byId('panel');
const MOST_LISTED = 60;
const MOST_RANKED = 12;

/** @param {Claim} claim @returns {HTMLElement} its sentence, both ends and the words of the relation marked */
function quotation(claim) {
  const article = graph.documents[claim.document];
  const kinds = ['s', 'o', 'a'].map((kind, n) => ({ kind, from: claim.marks[n][0] - claim.start, to: claim.marks[n][1] - claim.start }));
  const quote = element('blockquote', { dir: 'auto', lang: article.language }, ...pieces(sentence(claim), 0, claim.end - claim.start, kinds)
    .map(({ text, names }) => (names.length ? element('mark', { className: names.join(' '), title: names.map((name) => say(MARKS[/** @type {keyof typeof MARKS} */ (name)])).join(', ') }, text) : text)));
  return quote;
}

const MARKS = { s: 'subject', o: 'object', a: 'anchor' };

/**
 * A text cut where marks begin and end.
 * @template Kind
 * @param {string} text @param {number} start @param {number} end @param {{kind: Kind, from: number, to: number}[]} marks
 * @returns {{text: string, names: Kind[], from: number}[]}
 */
function pieces(text, start, end, marks) {
  const inside = marks.filter(({ from, to }) => from < to && from < end && to > start);
  const cuts = [...new Set([start, end, ...inside.flatMap(({ from, to }) => [from, to])])].filter((cut) => cut >= start && cut <= end).sort((a, b) => a - b);
  return cuts.slice(0, -1).map((from, n) => ({ from, text: text.slice(from, cuts[n + 1]),
    names: inside.filter((mark) => mark.from <= from && mark.to >= cuts[n + 1]).map(({ kind }) => kind) }));
}

/** Who says so: those the document credits, innermost first, or the document itself. @param {Claim} claim @returns {string} */
export function sourceWords(claim) {
  return claim.sources.length ? claim.sources.map((source) => (typeof source === 'number' ? entityName(source) : source)).join(`, ${say('via')} `) : say('ownVoice');
}

/** @param {Claim} claim @returns {Node|string} */
function sourceLine(claim) {
  if (!claim.sources.length) return say('ownVoice');
  const line = element('span', null);
  claim.sources.forEach((source, rank) => {
    if (rank) line.append(`, ${say('via')} `);
    line.append(typeof source === 'number' ? entityButton(source) : told(source));
  });
  return line;
}

/** A claim with its sentence; whole: with its two ends, placed: with its document, where the heading does not name them. @param {Claim} claim @param {{whole?: boolean, placed?: boolean}} [options] */
function card(claim, { whole = false, placed = true } = {}) {
  const end = claim.object === null ? element('span', { className: 'strong' }, told(written(claim.value ?? ''))) : null;
  const made = element('article', { id: `claim-${claim.number}`, className: `card ${claim.status}${passes(claim) ? '' : ' filtered'}` },
    element('p', { className: 'claim' }, badge(claim.status), ' ', whole ? entityButton(claim.subject) : null, ' ',
      whole || end ? relationWords(claim.relation, claim.status) : null, ' ', whole && claim.object !== null ? entityButton(claim.object) : end),
    quotation(claim),
    facts([[say('from'), sourceLine(claim)], ...pairs(claim.qualifiers, ([name, value]) => [capital(label(name)), told(written(value))])]),
    element('footer', null, placed ? documentButton(claim.document) : null, finding(claim)));
  return made;
}

/** @template T @param {T[]} things @param {(thing: T) => [string, Node|string]} pair @returns {[string, Node|string][]} what facts() writes of some things */
const pairs = (things, pair) => things.map(pair);

/** A line of a node's panel: the relation and the other end. @param {Edge} edge @param {number} place */
function edgeButton(edge, place) {
  const other = edge.subject === place ? edge.object : edge.subject;
  const status = mostDefinite(edge.claims);
  const name = told(entityName(other));
  const words = relationWords(edge.relation, status);
  const line = edge.subject === place || edge.mutual ? [words, ' ', name] : [name, ' ', words];
  return button('row across', () => open({ kind: 'edge', at: edge.number }), typeSign(graph.entities[other].type),
    element('span', null, ...line, element('span', { className: 'faint' }, edge.claims.length > 1 ? ` ×${edge.claims.length}` : '')),
    status === 'actual' ? null : badge(status));
}

/** A line that unfolds into the card of a claim with a value. @param {Claim} claim */
const valueLine = (claim) => element('details', null,
  element('summary', null, element('span', { className: `relation ${claim.status}` }, capital(label(claim.relation))), ' ',
    element('span', { className: 'strong' }, told(written(claim.value ?? ''))), claim.status === 'actual' ? null : badge(claim.status)),
  card(claim));

/**
 * The first lines of a list, and a button for the others.
 * @template T
 * @param {string} title @param {T[]} things @param {(thing: T) => Node} line @returns {?HTMLElement}
 */
function shortened(title, things, line) {
  if (!things.length) return null;
  const made = section(title, things.slice(0, MOST_LISTED).map(line));
  const rest = things.slice(MOST_LISTED);
  if (made && rest.length) {
    const more = button('plain', () => { more.previousElementSibling?.append(...rest.map((one) => element('li', null, line(one)))); more.remove(); }, say('showMore', { n: figure(rest.length) }));
    made.append(more);
  }
  return made;
}

/** @param {number} place */
function nodeView(place) {
  const entity = graph.entities[place];
  const edges = graph.edgesOf[place];
  const named = { name: entity.name };
  const documents = [...graph.documentsOf[place]].sort((a, b) => a - b);
  return [
    element('p', { className: 'kind' }, typeSign(entity.type), capital(label(entity.type))),
    element('h2', { tabIndex: -1 }, told(entity.name)),
    facts([...pairs(entity.aliases.length ? [entity.aliases.join(' · ')] : [], (aliases) => [say('aliases'), told(aliases)]),
      ...pairs(entity.identifiers, ([scheme, value]) => [label(scheme), element('code', null, value)])]),
    edges.length ? around(place) : null,
    entity.weight ? null : element('p', { className: 'faint' }, say('noClaim')),
    section(say('values'), graph.valuesOf[place].map(valueLine)),
    shortened(say('outgoing', named), edges.filter(({ subject }) => subject === place), (edge) => edgeButton(edge, place)),
    shortened(say('incoming', named), edges.filter(({ subject }) => subject !== place), (edge) => edgeButton(edge, place)),
    shortened(say('credited', named), graph.creditedTo[place], (claim) => card(claim, { whole: true })),
    shortened(`${say('documents')} (${figure(documents.length)})`, documents, documentButton),
    element('p', { className: 'faint iri' }, element('code', null, entity.iri)),
  ];
}

/** Buttons that narrow or widen the stage around an entity. @param {number} place */
function around(place) {
  const steps = state.focus && state.focus.at === place ? state.focus.steps : 0;
  const buttons = [1, 2, 3].map((n) => {
    const made = button('step', () => change({ focus: steps === n ? null : { at: place, steps: n }, path: null }), figure(n));
    made.setAttribute('aria-pressed', String(steps === n));
    made.setAttribute('aria-label', count('countSteps', n));
    return made;
  });
  const { pathFrom } = state;
  const start = pathFrom === place;
  const path = button('plain', () => change({ pathFrom: start ? null : place }), start ? say('pathWaiting') : say('pathFromHere'));
  path.setAttribute('aria-pressed', String(start));
  return element('div', { className: 'around' },
    element('span', { className: 'steps', role: 'group', 'aria-label': say('neighbourhood') }, element('span', { className: 'faint' }, say('neighbourhood')), ...buttons),
    pathFrom !== null && !start
      ? button('plain', () => change({ path: { from: pathFrom, to: place }, focus: null, pathFrom: null }), say('pathFrom', { name: entityName(pathFrom) })) : path,
    selection().cut ? button('plain', () => change({ grown: grownBy(place) }), say('grow')) : null);
}

/** @param {number} at */
function edgeView(at) {
  const edge = graph.edges[at];
  const statuses = new Set(edge.claims.map(({ status }) => status));
  const sources = new Set(edge.claims.map(({ origin }) => origin)).size;
  return [
    element('h2', { tabIndex: -1, className: 'triple' }, entityButton(edge.subject), relationWords(edge.relation, mostDefinite(edge.claims)), entityButton(edge.object)),
    statuses.has('negated') && statuses.size > 1 ? element('p', { className: 'contested' }, say('contested')) : null,
    element('p', { className: 'faint' }, `${count('countClaims', edge.claims.length)} · ${count('countSources', sources)}`,
      toldTwice(edge.claims) ? ` · ${say('independent')}` : ''),
    ...edge.claims.map((claim) => card(claim, { whole: edge.mutual })),
  ];
}

/** The text of an article: entities and the sentences of claims marked, each a way to what is known of them. @param {Article} article @param {number} place */
function textOf(article, place) {
  const paragraphs = [];
  for (const [start, end] of paragraphsOf(article)) {
    /** @type {Mark[]} */ const marks = inThrees(article.mentions).map(([from, to, entity]) => ({ kind: entity, from, to })).filter(({ from, to }) => from >= start && to <= end);
    /** @type {Mark[]} */ const claims = article.claims.map((claim) => ({ kind: claim, from: claim.start, to: claim.end }));
    const cut = pieces(article.text, start, end, [...outermost(marks), ...claims]);
    paragraphs.push(element('p', { dir: 'auto' }, ...cut.flatMap(({ text, names, from }) => {
      const entity = names.find((name) => typeof name === 'number');
      const stating = names.filter((name) => typeof name !== 'number');
      const ending = stating.filter((claim) => claim.end === from + text.length);
      return [entity === undefined ? stated(text, stating) : button('mention', () => open({ kind: 'node', at: entity }), text), ...ending.map(claimSign)];
    })));
  }
  return element('div', { className: 'text', lang: article.language, 'aria-label': graph.documents[place].title, role: 'group' }, ...paragraphs);
}

/** @typedef {{kind: number|Claim, from: number, to: number}} Mark an entity that is named there, or a claim that is stated */

/** Where the paragraphs lie, headline left out, since it stands above; lines where the article has none. @param {Article} article @returns {[number, number][]} */
function paragraphsOf({ text, title, paragraphs }) {
  /** @type {[number, number][]} */ const found = [];
  for (let n = 0; n < paragraphs.length; n += 2) found.push([paragraphs[n], paragraphs[n + 1]]);
  if (!found.length) for (const line of text.matchAll(/[^\n]+/g)) found.push([line.index, line.index + line[0].length]);
  return found.filter(([start, end]) => text.slice(start, end) !== title);
}

/** The words of a sentence that states claims: a click opens the first; the signs behind it open each, by keyboard as well. @param {string} text @param {Claim[]} claims */
const stated = (text, claims) => (claims.length ? element('span', { className: 'stated', onclick: () => openClaim(claims[0]) }, text) : text);

/** @param {Claim} claim */
function claimSign(claim) {
  const object = claim.object === null ? written(claim.value ?? '') : entityName(claim.object);
  const words = `${entityName(claim.subject)} ${label(claim.relation)} ${object}`;
  const made = button(`sign ${claim.status}`, () => openClaim(claim), element('span', { 'aria-hidden': 'true' }, '▸'), element('span', { className: 'unseen' }, words));
  made.title = words;
  return made;
}

/** Of marks that overlap, the first and longest. @param {Mark[]} marks */
function outermost(marks) {
  let reached = -1;
  return marks.filter(({ from, to }) => from >= reached && (reached = to) >= 0);
}

/** @param {number} place */
function documentView(place) {
  const article = graph.documents[place];
  const { title, date, publisher, source } = article;
  const when = date ? writtenDate(date) : say('unknownDate');
  const claims = shortened(count('countClaims', article.claims.length), article.claims, (claim) => card(claim, { whole: true, placed: false }));
  return [
    element('p', { className: 'kind' }, ...(publisher ? [told(publisher), `· ${when}`] : [when])),
    element('h2', { tabIndex: -1 }, told(title)),
    facts(source ? [[say('original'), told(source)]] : []),
    element('details', { open: true }, element('summary', null, say('text')), textOf(article, place)),
    claims,
  ];
}

/** How network and sentences are to be read, unfolded by those who ask. */
function guide() {
  const marks = Object.entries(MARKS).flatMap(([kind, key]) => [element('mark', { className: kind }, say(key)), ' ']);
  const lines = [say('readNode'), say('readEdge'), say('readConfidence'), element('span', null, say('readMarks'), ' ', ...marks), say('readKeys')];
  return element('details', { className: 'guide' }, element('summary', null, say('howToRead')), element('ul', { className: 'how' }, ...lines.map((line) => element('li', null, line))));
}

function overview() {
  const claimed = graph.entities.filter(({ weight }) => weight);
  const least = Uint32Array.from(claimed, ({ weight }) => weight).sort().at(-MOST_RANKED) ?? 0; // sorting all entities would take long
  const ranked = claimed.filter(({ weight }) => weight >= least).sort((a, b) => b.weight - a.weight || a.place - b.place);
  const silent = graph.entities.length - claimed.length;
  /** @type {[string, number][]} */ const figures = [['countClaims', graph.whole?.claims ?? graph.claims.length], ['countEntities', graph.whole?.entities ?? claimed.length], ['countDocuments', graph.documents.length]];
  return [
    element('h2', { tabIndex: -1 }, say('overview')),
    element('p', { className: 'figures' }, ...figures.map(([key, n]) => element('span', null, count(key, n)))),
    silent ? element('p', { className: 'faint' }, say('unclaimed', { n: count('countEntities', silent) })) : null,
    guide(),
    section(say('entities'), ranked.slice(0, MOST_RANKED).map(({ place, weight }) => element('span', { className: 'across' }, entityButton(place),
      element('span', { className: 'faint' }, count('countClaims', weight))))),
    shortened(say('documents'), [...graph.documents.keys()], documentButton),
  ];
}

/** Fill the panel with what the state names. @param {boolean} moved whether the reader went to another view */
export function showPanel(moved) {
  const coming = graph.supply && graph.supply.view(state.view);
  if (coming) {
    panel.setAttribute('aria-busy', 'true');
    coming.then(() => showPanel(moved), (/** @type {Error} */ error) => panel.replaceChildren(element('p', { className: 'contested', role: 'alert' }, error.message)))
      .finally(() => panel.removeAttribute('aria-busy'));
    return;
  }
  const views = { overview, node: nodeView, edge: edgeView, document: documentView };
  const parts = present(views[state.view.kind](state.view.at ?? 0));
  const scrolled = panel.scrollTop;
  panel.replaceChildren(...(canGoBack() ? [button('back', back, '← ', say('back'))] : []), ...parts);
  panel.scrollTop = moved ? 0 : scrolled;
  if (moved) within(panel, 'h2').focus({ preventScroll: true });
}
