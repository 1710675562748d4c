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
  /** @type {Claim[][]} */ valuesOf: [],
  /** @type {Claim[][]} */ creditedTo: [],
  /** @type {Set<number>[]} */ documentsOf: [],
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
  const packed = Uint8Array.from(atob((byId('archive').textContent || '').trim()), (sign) => sign.charCodeAt(0));
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
  const entities = take('entities', columns.name.length, held.numbers, (n, place) => entityAt(columns, n, place));
  const documents = take('documents', held.documents.length, held.numbers, (n) => {
    const { mentions = [], text = '', paragraphs = [], ...told } = held.documents[n];
    return { ...told, text, paragraphs, mentions: inThrees(mentions).map(([from, to, entity]) => [from, to, entities[entity]]), claims: [] };
  });
  const origins = originsOf(claims.origins);
  const fresh = graph.claims.length;
  const places = take('claims', claims.subject.length, held.numbers, (n, number) => claimAt(held, n, number, { entities, documents, origins }));
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
 * @param {(n: number, place: number) => Object} make
 * @returns {number[]} the place of each thing of an archive; those that are new are made
 */
function take(kind, length, numbers, make) {
  const things = /** @type {Object[]} */ (graph[kind]);
  const known = placeOf[kind];
  return Array.from({ length }, (_, n) => {
    const number = numbers ? numbers[kind][n] : n;
    const place = known.get(number) ?? things.length;
    if (place === things.length) {
      known.set(number, place);
      things.push(Object.assign(make(n, place), { whole: number }));
    }
    return place;
  });
}

/** @param {string[]} names @returns {number[]} the places of origins; in the first archive two of one name are two, later ones are told by name */
function originsOf(names) {
  if (!graph.origins.length) graph.origins = [...names];
  const places = new Map(graph.origins.map((name, place) => [name, place]));
  return graph.origins.length === names.length && names.every((name, n) => graph.origins[n] === name) ? names.map((_, n) => n)
    : names.map((name) => places.get(name) ?? graph.origins.push(name) - 1);
}

/** @param {EntityColumns} columns @param {number} n @param {number} place @returns {Omit<Entity, 'whole'>} */
function entityAt(columns, n, place) {
  const iri = columns.start + columns.iri[n];
  const key = iri.startsWith(graph.start) ? iri.slice(graph.start.length) : iri;
  return {
    place, name: columns.name[n], key: encodeURIComponent(key), iri, type: columns.types[columns.type[n]],
    aliases: columns.aliases[n] || [], identifiers: columns.identifiers[n] || [],
    x: columns.x[n], y: columns.y[n], weight: 0,
  };
}

/** @param {Archive} held @param {number} n @param {number} number @param {{entities: number[], documents: number[], origins: number[]}} places @returns {Omit<Claim, 'whole'>} */
function claimAt({ claims, statuses }, n, number, { entities, documents, origins }) {
  return {
    number, subject: entities[claims.subject[n]], document: documents[claims.document[n]], relation: claims.relations[claims.relation[n]],
    object: claims.object[n] < 0 ? null : entities[claims.object[n]], value: claims.value[n] ?? null,
    status: statuses[claims.status[n]], sources: (claims.sources[n] || []).map((source) => (typeof source === 'number' ? entities[source] : source)),
    confidence: claims.confidence[n] / 1000, origin: origins[claims.origin[n]],
    qualifiers: [], rule: '', extractor: '', start: 0, end: 0, marks: [], quote: null, proven: false,
  };
}

/**
 * Tell what stands behind some claims, as the columns of an archive do in the same order; a claim that is not held is passed over.
 * @param {(Claim|undefined)[]} claims @param {Evidence} evidence
 */
export function prove(claims, { spans, qualifiers, rule, rules, extractor, extractors, quotes }) {
  claims.forEach((claim, n) => {
    if (!claim) return;
    const [start, length, ...rest] = spans.slice(8 * n, 8 * n + 8);
    Object.assign(claim, { start, end: start + length, qualifiers: qualifiers[n] || [], rule: rules[rule[n]], extractor: extractors[extractor[n]],
      marks: [0, 2, 4].map((k) => [start + rest[k], start + rest[k] + rest[k + 1]]), quote: quotes ? quotes[n] : null, proven: true });
  });
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
  /** @type {Map<string, Edge>} */ const found = new Map();
  for (const claim of claims) {
    if (claim.object === null) continue;
    const mutual = symmetric.has(claim.relation);
    const turned = mutual && claim.object < claim.subject;
    const [subject, object] = turned ? [claim.object, claim.subject] : [claim.subject, claim.object];
    const key = `${subject} ${claim.relation} ${object}`;
    const edge = found.get(key) || { number: found.size, subject, relation: claim.relation, object, mutual, claims: [] };
    edge.claims.push(claim);
    found.set(key, edge);
  }
  return [...found.values()];
}

function index() {
  graph.edgesOf = graph.entities.map(() => []);
  graph.valuesOf = graph.entities.map(() => []);
  graph.creditedTo = graph.entities.map(() => []);
  graph.documentsOf = graph.entities.map(() => new Set());
  for (const entity of graph.entities) {
    entity.weight = 0;
    for (const place of entity.namedIn || []) graph.documentsOf[entity.place].add(place);
  }
  for (const article of graph.documents) article.claims = [];
  for (const edge of graph.edges) {
    graph.edgesOf[edge.subject].push(edge);
    if (edge.object !== edge.subject) graph.edgesOf[edge.object].push(edge);
  }
  for (const claim of graph.claims) {
    graph.documents[claim.document].claims.push(claim);
    for (const place of new Set([claim.subject, claim.object ?? claim.subject])) {
      graph.entities[place].weight += 1;
      graph.documentsOf[place].add(claim.document);
    }
    if (claim.object === null) graph.valuesOf[claim.subject].push(claim);
    for (const source of new Set(claim.sources)) if (typeof source === 'number') graph.creditedTo[source].push(claim);
  }
  graph.documents.forEach((article, place) => article.mentions.forEach(([, , entity]) => graph.documentsOf[entity].add(place)));
}
