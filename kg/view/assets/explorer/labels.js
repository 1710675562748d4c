/** @file How names stand on the stage: under nodes and along edges, with the ground around the letters. */

export const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "DejaVu Sans", sans-serif';

/** The colours of the style sheet, so that light and dark differ in one place; filled by readTheme(). @type {Record<string, string>} */
export const theme = {};

/** @typedef {{key: string, x: number, y: number, size: number, dim?: boolean}} Disc a node on the stage, in pixels of it; dim: not what somebody looks at */
/** @typedef {Disc & {label: string, name: string, forceLabel?: boolean, highlighted?: boolean}} Named */
/** @typedef {{key: string, label: string, bend: number, ink: string, forceLabel?: boolean}} Worded */
/** @typedef {{left: number, right: number, top: number, bottom: number, key?: string, size?: number, dim?: boolean}} Frame */
/** @typedef {{x: number, y: number, angle: number, frames: Frame[]}} WordSpot */

/** Take the colours that the style sheet gives now. */
export function readTheme() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ['paper', 'ground', 'text', 'faint', 'accent', 'actual', 'planned', 'possible', 'past', 'negated']) {
    theme[name] = style.getPropertyValue(`--${name}`).trim();
  }
}

/** A colour on its way to that of the ground. @param {string} colour as #rrggbb @param {number} share of it that stays */
export function dimmed(colour, share) {
  const parts = (/** @type {string} */ text) => [1, 3, 5].map((at) => parseInt(text.slice(at, at + 2), 16));
  const ground = parts(theme.paper);
  return `#${parts(colour).map((value, n) => Math.round(value * share + ground[n] * (1 - share)).toString(16).padStart(2, '0')).join('')}`;
}

/** @param {CanvasRenderingContext2D} pen @param {string} text @param {number} x @param {number} y @param {string} colour */
function write(pen, text, x, y, colour) {
  pen.textAlign = 'center';
  pen.lineJoin = 'round';
  pen.lineWidth = 3.5;
  pen.strokeStyle = theme.paper;
  pen.strokeText(text, x, y);
  pen.fillStyle = colour;
  pen.fillText(text, x, y);
  pen.textAlign = 'start';
}

/* Names and words that sigma would write wait until all are known: the most important are written, and no two meet. */
/** @type {{names: Named[], words: {edge: Worded, from: Disc, to: Disc}[]}} */
let waiting = { names: [], words: [] };

/** Where the names of nodes and the words of edges were written last, by their keys; words at an angle. */
export const written = {
  /** @type {Map<string, {x: number, y: number, across: number, down: number}>} */ names: new Map(),
  /** @type {Map<string, {x: number, y: number, angle: number}>} */ words: new Map(),
};

/** @param {CanvasRenderingContext2D} pen @param {Named} node whose name is to be written by it, if there is room */
export function nodeLabel(pen, node) {
  if (node.label) waiting.names.push(node);
}

/** Forget what waits; before a picture is drawn. */
export function clearLabels() {
  waiting = { names: [], words: [] };
}

/** @param {Frame} a @param {Frame} b */
const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const CELL = 64; // pixels

/** Frames on the stage, found again by the squares of a grid in which they lie. */
class Grid {
  constructor() {
    /** @type {Map<string, Frame[]>} */ this.cells = new Map();
  }

  /** @param {Frame} frame @returns {string[]} the squares that a frame touches */
  static over({ left, right, top, bottom }) {
    const found = [];
    for (let x = Math.floor(left / CELL); x <= Math.floor(right / CELL); x += 1) {
      for (let y = Math.floor(top / CELL); y <= Math.floor(bottom / CELL); y += 1) found.push(`${x} ${y}`);
    }
    return found;
  }

  /** @param {Frame} frame */
  add(frame) {
    for (const key of Grid.over(frame)) this.cells.set(key, [...(this.cells.get(key) || []), frame]);
  }

  /** @param {Frame} frame @param {(other: Frame) => boolean} [counts] which of those that are there count */
  free(frame, counts = () => true) {
    return !Grid.over(frame).some((key) => (this.cells.get(key) || []).some((other) => meet(frame, other) && counts(other)));
  }

  /** @param {Frame} frame @returns {Frame[]} those that it meets */
  met(frame) {
    return [...new Set(Grid.over(frame).flatMap((key) => this.cells.get(key) || []))].filter((other) => meet(frame, other));
  }
}

/**
 * Write what waits, larger nodes first; after a picture is drawn.
 * @param {CanvasRenderingContext2D} pen
 * @param {Disc[]} nodes that names and words keep off
 * @param {Frame[]} tools that lie over the stage
 */
export function writeLabels(pen, nodes, tools) {
  const taken = new Grid();
  tools.forEach((frame) => taken.add(frame));
  const shapes = new Grid();
  for (const { key, x, y, size, dim } of nodes) shapes.add({ key, size, dim, left: x - size, right: x + size, top: y - size, bottom: y + size });
  written.names.clear();
  written.words.clear();
  pen.font = `500 13px ${FONT}`;
  for (const node of waiting.names.sort((a, b) => rank(b) - rank(a) || Number(a.key) - Number(b.key))) {
    const spot = spotOfName(pen, node, taken, shapes);
    if (!spot) continue;
    taken.add(spot.frame);
    written.names.set(node.key, { x: spot.x, y: spot.y, across: spot.x - node.x, down: spot.y - node.y });
    write(pen, node.label, spot.x, spot.y, theme.text);
  }
  pen.font = `11px ${FONT}`;
  for (const { edge, from, to } of waiting.words) {
    const spot = spotsOfWords(pen, edge, from, to).find(({ frames }) => frames.every((frame) => taken.free(frame) && shapes.free(frame)));
    if (!spot) continue;
    spot.frames.forEach((frame) => taken.add(frame));
    written.words.set(edge.key, { x: spot.x, y: spot.y, angle: spot.angle });
    writeWords(pen, edge, spot);
  }
}

/** @param {Named} node */
const rank = (node) => node.size + (node.forceLabel ? 100 : 0) + (node.highlighted ? 1000 : 0);

/**
 * Where a name covers no other node: under its own, above it or beside it; else under it, where it covers smaller ones alone.
 * That of a node which somebody looks at stands askew as well, and where it covers least if it must; never on another name.
 * @param {CanvasRenderingContext2D} pen @param {Named} node @param {Grid} taken @param {Grid} shapes
 * @returns {?{x: number, y: number, frame: Frame}}
 */
function spotOfName(pen, { key, x, y, size, label, highlighted, forceLabel }, taken, shapes) {
  const half = pen.measureText(label).width / 2 + 4;
  const away = size + half + 2;
  const askew = away - 0.3 * size;
  const inside = Math.max(half, Math.min(x, pen.canvas.clientWidth - half)); // at the brim of the stage a name stands aslant
  const level = Math.abs(inside - x) < half ? inside : x;
  const straight = [[level, y + size + 14], [level, y - size - 7], [x + away, y + 4], [x - away, y + 4]];
  const corners = [[askew, 12], [-askew, 12], [askew, -5], [-askew, -5]].map(([across, down]) => [x + across, y + down + Math.sign(down) * 0.7 * size]);
  const spots = [...straight, ...(forceLabel ? corners : [])].map(([centre, base]) => (
    { x: centre, y: base, frame: { left: centre - half, right: centre + half, top: base - 13, bottom: base + 6 } }));
  if (highlighted) return spots[0];
  const clear = spots.filter(({ frame }) => frame.left >= 0 && frame.right <= pen.canvas.clientWidth && taken.free(frame));
  const alone = clear.find(({ frame }) => shapes.free(frame, (other) => other.key !== key));
  if (alone) return alone;
  if (forceLabel) return leastOf(clear, ({ frame }) => shapes.met(frame).reduce((sum, other) => sum + (other.key === key ? 0 : other.dim ? 1 : 10), 0));
  const overSmaller = clear[0] === spots[0] && shapes.free(spots[0].frame, (other) => other.key !== key && (other.size ?? 0) >= size);
  return overSmaller ? clear[0] : null;
}

/** @template T @param {T[]} things @param {(thing: T) => number} cost @returns {?T} the first that costs least */
function leastOf(things, cost) {
  const costs = things.map(cost);
  return things[costs.indexOf(Math.min(...costs))] || null;
}

/** A ring around a node that is pointed at or chosen, and its whole name. @param {CanvasRenderingContext2D} pen @param {Named} node */
export function nodeHover(pen, node) {
  pen.beginPath();
  pen.arc(node.x, node.y, node.size + 4, 0, 2 * Math.PI);
  pen.lineWidth = 2.5;
  pen.strokeStyle = theme.accent;
  pen.stroke();
  pen.font = `650 13px ${FONT}`;
  const under = { across: 0, down: node.size + 14 };
  const { across, down } = (!node.highlighted && written.names.get(node.key)) || under; // that of a chosen node always stands under it
  write(pen, node.name, node.x + across, node.y + down, theme.text);
}

/** The middle of an edge on the screen, where y runs downwards. @param {Spot} from @param {Spot} to @param {number} bend */
export function middle(from, to, bend) {
  const [across, down] = [to.x - from.x, to.y - from.y];
  return { x: (from.x + to.x) / 2 + (down * bend) / 2, y: (from.y + to.y) / 2 - (across * bend) / 2, across, down };
}

/** @param {CanvasRenderingContext2D} pen @param {Worded} edge whose words are to be written along it, if there is room @param {Disc} from @param {Disc} to */
export function edgeLabel(pen, edge, from, to) {
  if (edge.label) waiting.words.push({ edge, from, to });
}

/**
 * Where the words of an edge may stand, best first, covered by small squares since they run askew: on its middle; where it is
 * too short for them, nowhere, but for an edge that somebody looks at: beside it.
 * @param {CanvasRenderingContext2D} pen @param {Worded} edge @param {Disc} from @param {Disc} to @returns {WordSpot[]}
 */
function spotsOfWords(pen, edge, from, to) {
  const { x, y, across, down } = middle(from, to, edge.bend);
  const length = Math.hypot(across, down) || 1;
  const wide = pen.measureText(edge.label).width;
  const angle = Math.atan2(down, across);
  const turned = Math.abs(angle) > Math.PI / 2 ? angle + Math.PI : angle;
  if (wide <= length - from.size - to.size - 14) return [spotOfWords({ x, y }, turned, wide)];
  if (!edge.forceLabel) return [];
  const aside = Math.max(from.size, to.size) + 10;
  return [-1, 1].map((side) => spotOfWords({ x: x + (side * aside * down) / length, y: y - (side * aside * across) / length }, turned, wide));
}

/** @param {Spot} centre @param {number} angle @param {number} wide @returns {WordSpot} */
function spotOfWords({ x, y }, angle, wide) {
  const squares = Math.max(2, Math.ceil(wide / 10));
  const frames = Array.from({ length: squares }, (_, n) => {
    const along = (n / (squares - 1) - 0.5) * (wide - 8);
    const [left, top] = [x + along * Math.cos(angle), y + along * Math.sin(angle)];
    return { left: left - 6, right: left + 6, top: top - 6, bottom: top + 6 };
  });
  return { x, y, angle, frames };
}

/** @param {CanvasRenderingContext2D} pen @param {Worded} edge @param {WordSpot} spot */
function writeWords(pen, edge, { x, y, angle }) {
  pen.save();
  pen.translate(x, y);
  pen.rotate(angle);
  write(pen, edge.label, 0, 4, edge.ink);
  pen.restore();
}
