/**
 * @file Where entities stand while only a part of a large graph is shown: close together, whatever the whole looks like.
 *
 * The opening part has been placed by Python, with room for names; what is brought to it stands around what brought it.
 */

import { graph } from './archive.js';
import { isLarge } from './selection.js';
import { state } from './state.js';

const APART = 95; // pixels at full size between two entities that are brought onto the stage
const COLUMN = 230;
const TURN = Math.PI * (3 - Math.sqrt(5)); // of a sunflower's seeds: no two on a line

/** @typedef {Map<string, Spot[]>} Taken spots by the square in which they lie */

/** @type {?{chosen: Shown, spots: Map<number, Spot>}} */
let last = null;

/** What a change of places belongs to: within one scope nothing moves. */
export const scope = () => (!isLarge() || state.all ? 'all' : state.path || state.focus || 'opening');

/** @param {Shown} chosen @returns {?Map<number, Spot>} nothing: everybody stands where Python put the whole */
export function standing(chosen) {
  if (scope() === 'all') return null;
  if (!last || last.chosen !== chosen) last = { chosen, spots: placed(chosen) };
  return last.spots;
}

/** @param {Shown} chosen @returns {Map<number, Spot>} */
function placed(chosen) {
  if (state.path) return inColumns(chosen, state.path.from);
  const spots = new Map(/** @type {[number, Spot][]} */ (state.focus ? [[state.focus.at, { x: 0, y: 0 }]] : graph.opening));
  /** @type {Taken} */ const taken = new Map();
  for (const spot of spots.values()) take(taken, spot);
  for (const place of outwards(chosen, spots)) {
    const near = neighbours(chosen, place).map((one) => spots.get(one)).find(Boolean);
    const spot = freeNear(taken, near || { x: 0, y: 0 });
    spots.set(place, spot);
    take(taken, spot);
  }
  return spots;
}

/** @param {Shown} chosen @param {number} place @returns {number[]} */
const neighbours = (chosen, place) => graph.edgesOf[place].filter(({ number }) => chosen.edges.has(number))
  .map(({ subject, object }) => (subject === place ? object : subject));

/** Those without a spot, neighbours of those with one first. @param {Shown} chosen @param {Map<number, Spot>} spots @returns {Generator<number>} */
function* outwards(chosen, spots) {
  const left = new Set([...state.grown, ...chosen.nodes].filter((place) => chosen.nodes.has(place) && !spots.has(place)));
  while (left.size) {
    const next = [...left].filter((place) => neighbours(chosen, place).some((one) => spots.has(one)));
    for (const place of next.length ? next : [...left].slice(0, 1)) {
      left.delete(place);
      yield place;
    }
  }
}

/** @param {Spot} spot @returns {[number, number]} */
const cell = ({ x, y }) => [Math.floor(x / APART), Math.floor(y / APART)];

/** @param {Taken} taken @param {Spot} spot */
function take(taken, spot) {
  const key = cell(spot).join(' ');
  taken.set(key, [...(taken.get(key) || []), spot]);
}

/** The first free spot on a spiral around another. @param {Taken} taken @param {Spot} centre @returns {Spot} */
function freeNear(taken, { x, y }) {
  for (let n = 1; ; n += 1) {
    const spot = { x: Math.round(x + APART * Math.sqrt(n) * Math.cos(n * TURN)), y: Math.round(y + APART * Math.sqrt(n) * Math.sin(n * TURN)) };
    const [across, down] = cell(spot);
    const near = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].flatMap((dy) => taken.get(`${across + dx} ${down + dy}`) || []));
    if (near.every((other) => Math.hypot(other.x - spot.x, other.y - spot.y) > 0.85 * APART)) return spot;
  }
}

/** A path from left to right, a column for each step. @param {Shown} chosen @param {number} start @returns {Map<number, Spot>} */
function inColumns(chosen, start) {
  /** @type {Map<number, Spot>} */ const spots = new Map();
  let column = [start];
  for (let step = 0; column.length; step += 1) {
    column.forEach((place, rank) => spots.set(place, { x: step * COLUMN, y: (rank - (column.length - 1) / 2) * APART }));
    column = [...new Set(column.flatMap((place) => neighbours(chosen, place)))].filter((place) => !spots.has(place));
  }
  for (const place of chosen.nodes) if (!spots.has(place)) spots.set(place, { x: spots.size * COLUMN, y: 0 });
  return spots;
}
