/** @file Which claims, edges and entities the reader's choices leave: filters, the day, neighbourhoods, paths. */

import { graph } from './archive.js';
import { state } from './state.js';

const MOST_GROWN = 60;

/** @param {Claim} claim @param {string} [except] a filter that does not count @returns {boolean} */
export function passes(claim, except = '') {
  const { types, statuses, relations, sources } = state.hidden;
  return (except === 'statuses' || !statuses.has(claim.status))
    && (except === 'relations' || !relations.has(claim.relation))
    && (except === 'sources' || !sources.has(graph.origins[claim.origin]))
    && (except === 'types' || !(types.has(graph.entities[claim.subject].type)
      || (claim.object !== null && types.has(graph.entities[claim.object].type))))
    && (!state.until || (graph.documents[claim.document].date || '') <= state.until);
}

/** Whether two sources that do not depend on each other tell it as a fact or a plan. @param {Claim[]} claims */
export function toldTwice(claims) {
  return new Set(claims.filter(({ status }) => status === 'actual' || status === 'planned').map(({ origin }) => origin)).size > 1;
}

/** @param {Edge} edge @returns {?Claim[]} its claims that pass the filters, where it passes them */
function left({ claims: all }) {
  const claims = all.filter((claim) => passes(claim));
  return claims.length && (!state.twice || toldTwice(claims)) ? claims : null;
}

/** @param {Iterable<Edge>} edges @returns {Map<number, Claim[]>} those that pass the filters, with the claims that do */
function passing(edges) {
  /** @type {Map<number, Claim[]>} */ const found = new Map();
  for (const edge of edges) {
    const claims = left(edge);
    if (claims) found.set(edge.number, claims);
  }
  return found;
}

/** @returns {Claim[]} the claims that pass, those with a value included, for the table */
export function claimsLeft() {
  const edges = new Set();
  const { edges: shown } = selection();
  for (const claims of shown.values()) claims.forEach((claim) => edges.add(claim.number));
  const { nodes } = selection();
  const narrow = state.focus || state.path;
  return graph.claims.filter((claim) => edges.has(claim.number)
    || (claim.object === null && !state.twice && passes(claim) && (!narrow || nodes.has(claim.subject))));
}

/** @type {?{key: unknown[], made: Shown}} */
let last = null;

/** @returns {Shown} what the network shows; computed once for each state */
export function selection() {
  const { hidden, until, twice, focus, path, grown, all } = state;
  const key = [graph.made, hidden, until, twice, focus, path, grown, all];
  const known = last;
  if (known && key.every((value, n) => value === known.key[n])) return known.made;
  last = { key, made: select() };
  return last.made;
}

/** @returns {Shown} */
function select() {
  if (state.path) return alongPath(state.path);
  if (state.focus) return within(reached(state.focus.at, state.focus.steps), state.focus.at);
  if (isLarge() && !state.all) return within(new Set([...graph.opening.map(([place]) => place), ...state.grown]), null, true);
  const edges = passing(graph.edges);
  return { edges, nodes: ends(edges), cut: false, found: true };
}

/** Whether the graph opens on its most connected part. */
export const isLarge = () => graph.opening.length > 0;

/** @param {number} a @param {number} b */
const byWeight = (a, b) => graph.entities[b].weight - graph.entities[a].weight || a - b;

/** @param {Map<number, Claim[]>} edges @returns {Set<number>} */
function ends(edges) {
  /** @type {Set<number>} */ const nodes = new Set();
  for (const number of edges.keys()) nodes.add(graph.edges[number].subject).add(graph.edges[number].object);
  return nodes;
}

/** The edges between some nodes; nodes that keep none are left out, but for `kept`. @param {Set<number>} nodes @param {?number} kept @param {boolean} [cut] @returns {Shown} */
function within(nodes, kept, cut = false) {
  const inside = new Set([...nodes].flatMap((place) => graph.edgesOf[place].filter(({ subject, object }) => nodes.has(subject) && nodes.has(object))));
  const edges = passing([...inside].sort((a, b) => a.number - b.number));
  const joined = ends(edges);
  if (kept !== null) joined.add(kept);
  for (const place of state.grown) if (nodes.has(place) && cut) joined.add(place);
  return { edges, nodes: joined, cut, found: true };
}

/** @param {number} place @returns {{edge: Edge, claims: Claim[], other: number}[]} the edges of a place that pass the filters */
function ties(place) {
  return graph.edgesOf[place].flatMap((edge) => {
    const claims = left(edge);
    return claims ? [{ edge, claims, other: edge.subject === place ? edge.object : edge.subject }] : [];
  });
}

/** @param {number} start @param {number} steps @returns {Set<number>} the entities at most so many steps away */
function reached(start, steps) {
  const found = new Set([start]);
  let rim = [start];
  for (let step = 0; step < steps; step += 1) {
    rim = [...new Set(rim.flatMap((place) => ties(place).map(({ other }) => other)))].filter((place) => !found.has(place));
    rim.forEach((place) => found.add(place));
  }
  return found;
}

/** The neighbours of an entity that a click brings onto the stage, the most claimed first. @param {number} place @returns {Set<number>} */
export function grownBy(place) {
  const others = ties(place).map(({ other }) => other);
  return new Set([...state.grown, place, ...[...new Set(others)].sort(byWeight).slice(0, MOST_GROWN)]);
}

/** All shortest paths between two entities, whatever the direction of the edges. @param {{from: number, to: number}} path @returns {Shown} */
function alongPath({ from, to }) {
  const steps = new Map([[from, 0]]);
  let rim = [from];
  while (rim.length && !steps.has(to)) {
    const next = new Set(rim.flatMap((place) => ties(place).map(({ other }) => other)).filter((place) => !steps.has(place)));
    const far = (steps.get(rim[0]) ?? 0) + 1;
    next.forEach((place) => steps.set(place, far));
    rim = [...next];
  }
  if (!steps.has(to)) return { edges: new Map(), nodes: new Set([from, to]), cut: false, found: false };
  /** @type {Map<number, Claim[]>} */ const kept = new Map();
  const nodes = new Set([to]);
  for (let rank = [to]; rank.length;) {
    /** @type {Set<number>} */ const before = new Set();
    for (const place of rank) {
      for (const { edge, claims, other } of ties(place)) {
        if (steps.get(other) === (steps.get(place) ?? 0) - 1) {
          kept.set(edge.number, claims);
          before.add(other);
        }
      }
    }
    before.forEach((place) => nodes.add(place));
    rank = [...before];
  }
  return { edges: kept, nodes, cut: false, found: true };
}
