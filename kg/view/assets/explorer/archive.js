/**
 * @file Opens what the page holds: the columns of kg/view/archive.py become entities, claims, edges and documents.
 *
 * Every string of it comes from articles or from the ontology, and stays a string. Types are in types.d.ts.
 */

import { byId } from './page.js';

/** What the page holds; filled by unpack(). */
export const graph = {
  title: '', language: 'fr', start: '',
  /** @type {Record<string, Look>} */ types: {},
  /** @type {Record<string, Words>} */ labels: {},
  /** @type {string[]} */ statuses: [],
  /** @type {string[]} */ origins: [],
  /** @type {Answer[]} */ answers: [],
  /** @type {Set<string>} relations that read the same both ways */ symmetric: new Set(),
  /** @type {[number, Spot][]} the part that a large graph opens on */ opening: [],
  /** @type {Entity[]} */ entities: [],
  /** @type {Claim[]} */ claims: [],
  /** @type {Edge[]} */ edges: [],
  /** @type {Article[]} */ documents: [],
  /** @type {Edge[][]} by the place of an entity */ edgesOf: [],
  /** @returns {Claim[][]} by the place of an entity, as the next two */ get valuesOf() { return listed().values; },
  get creditedTo() { return listed().credited; },
  get documentsOf() { return listed().documents; },
  /** how often it was filled or added to, for whoever keeps something that depends on it */ made: 0,
  /** @type {?Whole} what a graph that is served holds altogether; nothing in a file */ whole: null,
  /** @type {?() => Promise<Archive>} where a served page gets its archive; a file has it in itself */ open: null,
  /** @type {?Supply} brings what a served page lacks */ supply: null,
};

/** Read the archive of the page into `graph`. @returns {Promise<void>} */
export async function unpack() {
  if (graph.open) {
    fill(await graph.open());
    return;
  }
  const signs = (byId('archive').textContent || '').trim();
  // Browsers from before September 2025 lack fromBase64, which takes a tenth of the time.
  const packed = Uint8Array.fromBase64?.(signs) ?? Uint8Array.from(atob(signs), (sign) => sign.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate'));
  fill(JSON.parse(await new Response(stream).text()));
}

/** Hold an archive, and nothing of what was held before. @param {Archive} held */
export function fill(held) {
  const { types, labels, statuses, answers, title, language } = held;
  Object.assign(graph, { types, labels, statuses, answers, title, language, whole: held.whole || null,
    opening: (held.opening || []).map(([place, x, y]) => [place, { x, y }]),
    start: held.entities.start, origins: [], entities: [], claims: [], documents: [], symmetric: new Set() });
  for (const known of Object.values(placeOf)) known.clear();
  add(held);
}

/** Hold an archive besides: what is held already stays where it is. @param {Archive} held */
export function add(held) {
  const { entities: columns, claims } = held;
  Object.assign(graph.labels, held.labels);
  held.symmetric.forEach((name) => graph.symmetric.add(name));
  const entities = take('entities', columns.name.length, held.numbers, (n, place, whole) => new Named(columns, n, place, whole));
  const documents = take('documents', held.documents.length, held.numbers, (n, _, whole) => {
    const { mentions = [], text = '', paragraphs = [], ...told } = held.documents[n];
    return { ...told, text, paragraphs, mentions: mentions.map((number, at) => (at % 3 === 2 ? entities[number] : number)), claims: [], whole };
  });
  const origins = originsOf(claims.origins);
  const fresh = graph.claims.length;
  const places = take('claims', claims.subject.length, held.numbers, (n, number, whole) => new Told(held, n, { entities, documents, origins }, number, whole));
  if (claims.spans) prove(places.map((place) => graph.claims[place]).filter(({ number }) => number >= fresh), /** @type {Evidence} */ (/** @type {unknown} */ (claims)));
  graph.edges = edgesFrom(graph.claims, graph.symmetric);
  index();
  graph.made += 1;
}

/**
 * Places by the numbers that things have where the page comes from.
 * @type {Record<keyof Numbers, Map<number, number>>}
 */
export const placeOf = { entities: new Map(), documents: new Map(), claims: new Map() };

/**
 * @param {keyof Numbers} kind
 * @param {number} length
 * @param {Numbers|undefined} numbers
 * @param {(n: number, place: number, whole: number) => Object} make
 * @returns {number[]} the place of each thing of an archive; those that are new are made
 */
function take(kind, length, numbers, make) {
  const things = /** @type {Object[]} */ (graph[kind]);
  const known = placeOf[kind];
  /** @type {number[]} */ const places = [];
  for (let n = 0; n < length; n += 1) {
    const number = numbers ? numbers[kind][n] : n;
    const place = known.get(number) ?? things.length;
    if (place === things.length) {
      known.set(number, place);
      things.push(make(n, place, number));
    }
    places.push(place);
  }
  return places;
}

/** @param {string[]} names @returns {number[]} the places of origins; in the first archive two of one name are two, later ones are told by name */
function originsOf(names) {
  if (!graph.origins.length) graph.origins = [...names];
  const places = new Map(graph.origins.map((name, place) => [name, place]));
  return graph.origins.length === names.length && names.every((name, n) => graph.origins[n] === name) ? names.map((_, n) => n)
    : names.map((name) => places.get(name) ?? graph.origins.push(name) - 1);
}

/** @type {any[]} */ const NONE = [];

/** An entity of an archive. */
class Named {
  /** @param {EntityColumns} columns @param {number} n @param {number} place @param {number} whole */
  constructor(columns, n, place, whole) {
    this.place = place;
    this.whole = whole;
    this.name = columns.name[n];
    this.iri = columns.start + columns.iri[n];
    this.type = columns.types[columns.type[n]];
    this.aliases = columns.aliases[n] || NONE;
    this.identifiers = columns.identifiers[n] || NONE;
    this.x = columns.x[n];
    this.y = columns.y[n];
    this.weight = 0;
    /** @type {number[]|undefined} */ this.namedIn = undefined;
  }

  get key() {
    return encodeURIComponent(this.iri.startsWith(graph.start) ? this.iri.slice(graph.start.length) : this.iri);
  }
}

/** A claim of an archive: what every filter looks at stands in it, what is told when it is opened stays in its columns. */
class Told {
  /** @param {Archive} held @param {number} n @param {{entities: number[], documents: number[], origins: number[]}} places @param {number} number @param {number} whole */
  constructor({ claims, statuses }, n, { entities, documents, origins }, number, whole) {
    const sources = claims.sources[n];
    this.number = number;
    this.whole = whole;
    this.subject = entities[claims.subject[n]];
    this.document = documents[claims.document[n]];
    this.relation = claims.relations[claims.relation[n]];
    this.object = claims.object[n] < 0 ? null : entities[claims.object[n]];
    this.value = claims.value[n] ?? null;
    this.status = statuses[claims.status[n]];
    this.confidence = claims.confidence[n] / 1000;
    this.origin = origins[claims.origin[n]];
    /** @type {(number|string)[]} */ this.sources = sources ? sources.map((source) => (typeof source === 'number' ? entities[source] : source)) : NONE;
    /** @type {?Evidence} */ this.proof = null;
    this.nth = 0;
  }

  get proven() { return this.proof !== null; }

  /** @returns {[string, Value][]} */
  get qualifiers() { return this.proof?.qualifiers[this.nth] || NONE; }

  get rule() { return this.proof ? this.proof.rules[this.proof.rule[this.nth]] : ''; }

  get extractor() { return this.proof ? this.proof.extractors[this.proof.extractor[this.nth]] : ''; }

  get quote() { return this.proof?.quotes ? this.proof.quotes[this.nth] : null; }

  get start() { return this.at(0); }

  get end() { return this.at(0) + this.at(1); }

  /** @returns {[number, number][]} */
  get marks() { return [2, 4, 6].map((k) => [this.start + this.at(k), this.start + this.at(k) + this.at(k + 1)]); }

  /** @param {number} k */
  at(k) { return this.proof ? this.proof.spans[8 * this.nth + k] : 0; }
}

/**
 * Tell what stands behind some claims, as the columns of an archive do in the same order; a claim that is not held is passed over.
 * @param {(Claim|undefined)[]} claims @param {Evidence} evidence
 */
export function prove(claims, evidence) {
  claims.forEach((claim, nth) => claim && Object.assign(claim, { proof: evidence, nth }));
}

/** @param {Claim} claim @returns {string} the words that state it */
export const sentence = ({ quote, document: place, start, end }) => quote ?? graph.documents[place].text.slice(start, end);

/** @param {number[]} numbers @returns {[number, number, number][]} */
export function inThrees(numbers) {
  /** @type {[number, number, number][]} */ const found = [];
  for (let n = 0; n < numbers.length; n += 3) found.push([numbers[n], numbers[n + 1], numbers[n + 2]]);
  return found;
}

/** @param {Claim[]} claims @param {Set<string>} symmetric @returns {Edge[]} one for each two ends and relation; a symmetric relation reads the same both ways */
function edgesFrom(claims, symmetric) {
  /** @type {Map<number, Edge>} */ const found = new Map();
  const relations = new Map(claims.map(({ relation }) => [relation, 0]));
  [...relations.keys()].forEach((name, rank) => relations.set(name, rank));
  for (const claim of claims) {
    if (claim.object === null) continue;
    const mutual = symmetric.has(claim.relation);
    const turned = mutual && claim.object < claim.subject;
    const [subject, object] = turned ? [claim.object, claim.subject] : [claim.subject, claim.object];
    const key = (subject * graph.entities.length + object) * relations.size + (relations.get(claim.relation) ?? 0);
    const edge = found.get(key);
    if (edge) edge.claims.push(claim);
    else found.set(key, { number: found.size, subject, relation: claim.relation, object, mutual, claims: [claim] });
  }
  return [...found.values()];
}

function index() {
  graph.edgesOf = graph.entities.map(() => []);
  for (const entity of graph.entities) entity.weight = 0;
  for (const article of graph.documents) article.claims = [];
  for (const edge of graph.edges) {
    graph.edgesOf[edge.subject].push(edge);
    if (edge.object !== edge.subject) graph.edgesOf[edge.object].push(edge);
  }
  for (const claim of graph.claims) {
    graph.documents[claim.document].claims.push(claim);
    graph.entities[claim.subject].weight += 1;
    if (claim.object !== null && claim.object !== claim.subject) graph.entities[claim.object].weight += 1;
  }
}

/** @typedef {{made: number, values: Claim[][], credited: Claim[][], documents: Set<number>[]}} Lists */
/** @type {Lists} */ let lists = { made: 0, values: [], credited: [], documents: [] };

/** What the panel tells of an entity, by its place; made when a reader opens the first. @returns {Lists} */
function listed() {
  if (lists.made === graph.made) return lists;
  const { entities } = graph;
  lists = { made: graph.made, values: entities.map(() => []), credited: entities.map(() => []), documents: entities.map(({ namedIn }) => new Set(namedIn)) };
  for (const claim of graph.claims) {
    lists.documents[claim.subject].add(claim.document);
    if (claim.object === null) lists.values[claim.subject].push(claim);
    else lists.documents[claim.object].add(claim.document);
    for (const source of new Set(claim.sources)) if (typeof source === 'number') lists.credited[source].push(claim);
  }
  graph.documents.forEach(({ mentions }, place) => {
    for (let n = 2; n < mentions.length; n += 3) lists.documents[mentions[n]].add(place);
  });
  return lists;
}
