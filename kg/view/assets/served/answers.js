/**
 * @file Makes of the answer to a query what the explorer shows: a table, and a graph where the answer is one.
 *
 * @typedef {{type: 'uri'|'literal'|'bnode', value: string}} Term
 * @typedef {Term|{type: 'triple', value: Object}} Cell
 * @typedef {{subject: Term, relation: Term, object: Term}} Triple
 * @typedef {{term: Term, name: string, type: string, facts: [string, string][]}} Node what a graph of an answer draws
 * @typedef {{nodes: Node[], lines: [number, string, number][]}} Network
 * @typedef {(iri: string) => string} Shorten
 * @typedef {{head: {vars: string[]}, results: {bindings: Record<string, Term>[]}, boolean?: boolean}} Solutions the JSON of SPARQL 1.1
 */

const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const LABEL = 'http://www.w3.org/2000/01/rdf-schema#label';
export const MOST_DRAWN = 800;
/** @type {Look} of a type that the ontology does not know */
const PLAIN = { shape: 'dot', fill: '#8c96a3', outline: '#4d5560' };
const LINE = /^(<[^>]*>|_:\S+) <([^>]*)> (?:<([^>]*)>|(_:\S+)|"((?:[^"\\]|\\.)*)"(?:@([\w-]+)|\^\^<[^>]*>)?) \.$/;
/** @type {Record<string, string>} */
const ESCAPES = { t: '\t', b: '\b', n: '\n', r: '\r', f: '\f' };

/** @param {string} text */
const plain = (text) => text.replace(/\\(?:u([\dA-Fa-f]{4})|U([\dA-Fa-f]{8})|(.))/g, (whole, short, long, sign) => (
  sign ? ESCAPES[sign] || sign : String.fromCodePoint(parseInt(short || long, 16))));

/** @param {string} text @returns {Term} */
const node = (text) => (text.startsWith('<') ? { type: 'uri', value: plain(text.slice(1, -1)) } : { type: 'bnode', value: text.slice(2) });

/** @param {string} text in N-Triples @returns {Triple[]} */
export function triplesFrom(text) {
  return text.split('\n').flatMap((line) => {
    const found = LINE.exec(line);
    if (!found) return [];
    const [, subject, relation, iri, blank, literal] = found;
    /** @type {Term} */ const object = iri !== undefined ? { type: 'uri', value: plain(iri) } : blank ? node(blank) : { type: 'literal', value: plain(literal) };
    return [{ subject: node(subject), relation: { type: 'uri', value: plain(relation) }, object }];
  });
}

/** @param {Solutions} solutions @returns {?Triple[]} the rows of a table as triples, where its columns say that they are some */
export function triplesIn({ head, results }) {
  if (!['subject', 'relation', 'object'].every((name) => head.vars.includes(name))) return null;
  return results.bindings.flatMap(({ subject, relation, object }) => (subject && relation && object ? [{ subject, relation, object }] : []));
}

/** @param {Record<string, string>} prefixes @returns {Shorten} that shortens an IRI */
export function shortener(prefixes) {
  const known = Object.entries(prefixes).sort(([, a], [, b]) => b.length - a.length);
  return (iri) => {
    const found = known.find(([, namespace]) => iri.startsWith(namespace));
    return found ? `${found[0]}:${iri.slice(found[1].length)}` : iri;
  };
}

/** @param {Cell|undefined} term @param {Shorten} shorten @returns {string} a term as a cell of a table shows it */
export function cell(term, shorten) {
  if (!term) return '';
  if (term.type === 'uri') return shorten(term.value);
  if (term.type === 'bnode') return `_:${term.value}`;
  return term.type === 'triple' ? JSON.stringify(term.value) : term.value;
}

/** Whether a triple of a graph says how something is called, or what it is, and draws no line. @param {Triple} triple */
const describes = ({ relation, object }) => object.type === 'literal' || relation.value === TYPE;

/**
 * The nodes and lines of some triples. In a graph literals describe their subject; in a table they are ends like others.
 * @param {Triple[]} triples @param {boolean} table whether they are rows of a table @param {Shorten} shorten
 * @returns {Network}
 */
export function network(triples, table, shorten) {
  /** @type {Map<string, number>} */ const places = new Map();
  /** @type {Node[]} */ const nodes = [];
  const place = (/** @type {Term} */ term) => {
    const key = `${term.type} ${term.value}`;
    const known = places.get(key) ?? nodes.length;
    if (known === nodes.length) {
      places.set(key, known);
      nodes.push({ term, name: cell(term, shorten), type: '', facts: [] });
    }
    return known;
  };
  /** @type {Map<string, [number, string, number]>} */ const lines = new Map();
  for (const triple of triples) {
    const from = place(triple.subject);
    const subject = nodes[from];
    if (!table && describes(triple)) {
      const { relation, object } = triple;
      if (relation.value === TYPE) subject.type = shorten(object.value).replace(/^kg:/, '');
      else if (relation.value === LABEL) subject.name = object.value;
      if (relation.value !== LABEL) subject.facts.push([cell(relation, shorten), cell(object, shorten)]);
    } else {
      /** @type {[number, string, number]} */ const line = [from, cell(triple.relation, shorten).replace(/^kg:/, ''), place(triple.object)];
      lines.set(JSON.stringify(line), line);
    }
  }
  return { nodes, lines: [...lines.values()] };
}

/**
 * An archive as kg/view/archive.py writes it, of one table and perhaps a network with places.
 * @param {{columns: string[], rows: string[][], left: number, own: boolean}} table @param {Network} network @param {[number, number][]} places
 * @param {Record<string, Look>} looks @param {Record<string, Words>} labels @returns {Archive}
 */
export function archiveOf({ columns, rows, left, own }, { nodes, lines }, places, looks, labels) {
  const types = [...new Set(nodes.map(({ type }) => type))];
  const relations = [...new Set(lines.map(([, words]) => words))];
  const zeros = lines.map(() => 0);
  return {
    types: { ...Object.fromEntries(types.map((type) => [type, PLAIN])), ...looks },
    labels, statuses: ['actual'], symmetric: [], title: '', language: '',
    documents: [{ id: '', title: '', date: null, publisher: '', source: '', language: '' }],
    entities: { start: '', iri: nodes.map(({ term }) => `${term.type} ${term.value}`), name: nodes.map(({ name }) => name || '-'),
      type: nodes.map(({ type }) => types.indexOf(type)), types, aliases: {}, identifiers: {},
      x: places.map(([x]) => x), y: places.map(([, y]) => y) },
    claims: { document: zeros, subject: lines.map(([subject]) => subject), relation: lines.map(([, words]) => relations.indexOf(words)),
      object: lines.map(([, , object]) => object), status: zeros, confidence: lines.map(() => 1000), origin: zeros, value: {}, sources: {}, relations, origins: [''] },
    answers: [{ name: 'answer', asks: {}, columns, rows, left_out: left, blanks: [], own }],
  };
}
