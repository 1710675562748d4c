/** @file What stands out on the stage, and what is written on it, whoever draws it. */

import { graph } from './archive.js';
import { mostDefinite } from './elements.js';
import { label } from './language.js';
import { state } from './state.js';

/** @typedef {{nodes: Set<number>, edges: Set<number>}} Light */

/** What the reader looks at, and its neighbours, stand out from the rest; on a path nothing does, since all of it is asked for. @param {Shown} chosen @returns {?Light} */
export function lighting(chosen) {
  if (state.path) return null;
  /** @type {Set<number>} */ const nodes = new Set();
  /** @type {Set<number>} */ const edges = new Set();
  const { kind, at = -1 } = state.view;
  if (kind === 'node' && chosen.nodes.has(at)) {
    nodes.add(at);
    for (const { number, subject, object } of graph.edgesOf[at]) if (chosen.edges.has(number)) edges.add(number) && nodes.add(subject).add(object);
  } else if (kind === 'edge' && chosen.edges.has(at)) {
    edges.add(at);
    nodes.add(graph.edges[at].subject).add(graph.edges[at].object);
  } else if (kind === 'document') {
    for (const { number, claims, subject, object } of graph.edges) {
      if (claims.some(({ document }) => document === at) && chosen.edges.has(number)) edges.add(number) && nodes.add(subject).add(object);
    }
  }
  return nodes.size ? { nodes, edges } : null;
}

/** @param {string} text @returns {string} a name as it is written on the stage */
export const short = (text) => (text.length > 34 ? `${text.slice(0, 33)}…` : text);

/** @param {string} relation @param {Claim[]} claims that an edge has @returns {string} what is written on it */
export const wordsOn = (relation, claims) => `${mostDefinite(claims) === 'negated' ? '✕ ' : ''}${label(relation)}${claims.length > 1 ? ` ×${claims.length}` : ''}`;
