/**
 * @file Opens what the page holds: the columns of kg/view/archive.py become entities, claims, edges and documents.
 *
 * Every string of it comes from articles or from the ontology, and stays a string.
 *
 * @typedef {{place: number, iri: string, key: string, name: string, type: string, aliases: string[],
 *   identifiers: [string, string][], x: ?number, y: ?number, weight: number}} Entity
 * @typedef {{number: number, document: number, subject: number, relation: string, object: ?number, value: *,
 *   status: string, sources: (number|string)[], qualifiers: [string, *][], confidence: number, rule: string,
 *   extractor: string, origin: number, start: number, end: number, marks: [number, number][]}} Claim
 * @typedef {{number: number, subject: number, relation: string, object: number, mutual: boolean, claims: Claim[]}} Edge
 * @typedef {{id: string, title: string, date: ?string, publisher: string, source: string, language: string,
 *   text: string, mentions: [number, number, number][], claims: Claim[]}} Article
 */

/** What the page holds; filled by unpack(). */
export const graph = {
  title: '', language: 'fr', types: {}, labels: {}, statuses: [], origins: [], answers: [],
  /** @type {Entity[]} */ entities: [],
  /** @type {Claim[]} */ claims: [],
  /** @type {Edge[]} */ edges: [],
  /** @type {Article[]} */ documents: [],
  /** @type {Edge[][]} by the place of an entity */ edgesOf: [],
  /** @type {Claim[][]} */ valuesOf: [],
  /** @type {Claim[][]} */ creditedTo: [],
  /** @type {Set<number>[]} */ documentsOf: [],
};

/** Read the archive of the page into `graph`. @returns {Promise<void>} */
export async function unpack() {
  const packed = Uint8Array.from(atob(document.getElementById('archive').textContent.trim()), (sign) => sign.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate'));
  fill(JSON.parse(await new Response(stream).text()));
}

function fill(held) {
  const { types, labels, statuses, answers, title, language } = held;
  Object.assign(graph, { types, labels, statuses, answers, title, language, origins: held.claims.origins });
  graph.entities = held.entities.name.map((name, place) => entityAt(held.entities, name, place));
  graph.claims = held.claims.subject.map((subject, number) => claimAt(held, subject, number));
  graph.documents = held.documents.map((told) => ({ ...told, mentions: inThrees(told.mentions), claims: [] }));
  graph.edges = edgesFrom(graph.claims, new Set(held.symmetric));
  index();
}

function entityAt(columns, name, place) {
  const end = columns.iri[place];
  return {
    place, name, key: encodeURIComponent(end), iri: columns.start + end, type: columns.types[columns.type[place]],
    aliases: columns.aliases[place] || [], identifiers: columns.identifiers[place] || [],
    x: columns.x[place], y: columns.y[place], weight: 0,
  };
}

function claimAt({ claims, statuses }, subject, number) {
  const at = 8 * number;
  const [start, length, ...rest] = claims.spans.slice(at, at + 8);
  return {
    number, subject, document: claims.document[number], relation: claims.relations[claims.relation[number]],
    object: claims.object[number] < 0 ? null : claims.object[number], value: claims.value[number] ?? null,
    status: statuses[claims.status[number]], sources: claims.sources[number] || [],
    qualifiers: claims.qualifiers[number] || [], confidence: claims.confidence[number] / 1000,
    rule: claims.rules[claims.rule[number]], extractor: claims.extractors[claims.extractor[number]],
    origin: claims.origin[number], start, end: start + length,
    marks: [0, 2, 4].map((n) => [start + rest[n], start + rest[n] + rest[n + 1]]),
  };
}

function inThrees(numbers) {
  const found = [];
  for (let n = 0; n < numbers.length; n += 3) found.push(numbers.slice(n, n + 3));
  return found;
}

/** One edge for each two ends and relation; a symmetric relation reads the same both ways. */
function edgesFrom(claims, symmetric) {
  const found = new Map();
  for (const claim of claims) {
    if (claim.object === null) continue;
    const mutual = symmetric.has(claim.relation);
    const turned = mutual && claim.object < claim.subject;
    const [subject, object] = turned ? [claim.object, claim.subject] : [claim.subject, claim.object];
    const key = `${subject} ${claim.relation} ${object}`;
    if (!found.has(key)) found.set(key, { number: found.size, subject, relation: claim.relation, object, mutual, claims: [] });
    found.get(key).claims.push(claim);
  }
  return [...found.values()];
}

function index() {
  for (const list of ['edgesOf', 'valuesOf', 'creditedTo']) graph[list] = graph.entities.map(() => []);
  graph.documentsOf = graph.entities.map(() => new Set());
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
