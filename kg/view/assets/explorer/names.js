/** @file Finds entities by their names, aliases and identifiers. */

import { graph } from './archive.js';

const MOST_RESULTS = 10;
/** @type {{text: string, folded: string}[][]} all names of each entity */
let names = [];
let namesMade = 0;

/** @param {string} text @returns {string} without accents or capitals */
export const folded = (text) => (PLAIN.test(text) ? text : text.normalize('NFD').replace(/\p{Mn}/gu, '')).toLowerCase();
const PLAIN = /^[ -~]*$/;

/** @param {string} wanted @returns {{place: number, alias: ?string}[]} best first: names before aliases, starts before insides */
export function find(wanted) {
  const asked = folded(wanted.trim());
  if (!asked) return [];
  if (namesMade !== graph.made) {
    names = graph.entities.map(({ name, aliases, identifiers }) => (
      [name, ...aliases, ...identifiers.map((pair) => pair[1])].map((text) => ({ text, folded: folded(text) }))));
    namesMade = graph.made;
  }
  /** @type {{place: number, best: number, alias: ?string}[]} */ const found = [];
  names.forEach((known, place) => {
    const scores = known.map(({ folded: name }, rank) => {
      const at = name.indexOf(asked);
      if (at < 0) return Infinity;
      return (at === 0 ? 0 : /[\s'’-]/.test(name[at - 1]) ? 2 : 4) + (rank ? 1 : 0);
    });
    const best = Math.min(...scores);
    const rank = scores.indexOf(best);
    if (best < Infinity) found.push({ place, best, alias: rank ? known[rank].text : null });
  });
  const weight = (/** @type {number} */ place) => graph.entities[place].weight;
  return found.sort((a, b) => a.best - b.best || weight(b.place) - weight(a.place) || a.place - b.place).slice(0, MOST_RESULTS);
}
