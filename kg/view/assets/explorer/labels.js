/** @file How names stand on the stage: under nodes and along edges, with the ground around the letters. */

export const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "DejaVu Sans", sans-serif';

/** The colours of the style sheet, so that light and dark differ in one place; filled by readTheme(). */
export const theme = {};

/** Take the colours that the style sheet gives now. */
export function readTheme() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ['paper', 'ground', 'text', 'faint', 'accent', 'actual', 'planned', 'possible', 'past', 'negated']) {
    theme[name] = style.getPropertyValue(`--${name}`).trim();
  }
}

/** A colour on its way to that of the ground. @param {string} colour as #rrggbb @param {number} share of it that stays */
export function dimmed(colour, share) {
  const parts = (text) => [1, 3, 5].map((at) => parseInt(text.slice(at, at + 2), 16));
  const ground = parts(theme.paper);
  return `#${parts(colour).map((value, n) => Math.round(value * share + ground[n] * (1 - share)).toString(16).padStart(2, '0')).join('')}`;
}

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
let waiting = { names: [], words: [] };

/** The keys of the nodes and edges whose names and words were written last. */
export const written = { names: new Set(), words: new Set() };

/** @param {Object} node whose name is to be written under it, if there is room */
export function nodeLabel(pen, node) {
  if (node.label) waiting.names.push(node);
}

/** Forget what waits; before a picture is drawn. */
export function clearLabels() {
  waiting = { names: [], words: [] };
}

const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Write what waits, larger nodes first; after a picture is drawn. @param {CanvasRenderingContext2D} pen */
export function writeLabels(pen) {
  const frames = [];
  const free = (wanted) => wanted.every((one) => !frames.some((other) => meet(one, other)));
  for (const kept of Object.values(written)) kept.clear();
  pen.font = `500 13px ${FONT}`;
  for (const node of waiting.names.sort((a, b) => rank(b) - rank(a) || Number(a.key) - Number(b.key))) {
    const [half, y] = [pen.measureText(node.label).width / 2 + 4, node.y + node.size + 14];
    const frame = { left: node.x - half, right: node.x + half, top: y - 13, bottom: y + 6 };
    if (!free([frame])) continue;
    frames.push(frame);
    written.names.add(node.key);
    write(pen, node.label, node.x, y, theme.text);
  }
  pen.font = `11px ${FONT}`;
  for (const { edge, from, to } of waiting.words) {
    const words = placeWords(pen, edge, from, to);
    if (!words || !free(words.frames)) continue;
    frames.push(...words.frames);
    written.words.add(edge.key);
    writeWords(pen, edge, words);
  }
}

const rank = (node) => node.size + (node.forceLabel ? 100 : 0) + (node.highlighted ? 1000 : 0);

/** A ring around a node that is pointed at or chosen, and its whole name. */
export function nodeHover(pen, node) {
  pen.beginPath();
  pen.arc(node.x, node.y, node.size + 4, 0, 2 * Math.PI);
  pen.lineWidth = 2.5;
  pen.strokeStyle = theme.accent;
  pen.stroke();
  pen.font = `650 13px ${FONT}`;
  write(pen, node.name, node.x, node.y + node.size + 15, theme.text);
}

/** The middle of an edge on the screen, where y runs downwards. */
export function middle(from, to, bend) {
  const [across, down] = [to.x - from.x, to.y - from.y];
  return { x: (from.x + to.x) / 2 + (down * bend) / 2, y: (from.y + to.y) / 2 - (across * bend) / 2, across, down };
}

/** @param {Object} edge whose words are to be written along it, if there is room */
export function edgeLabel(pen, edge, from, to) {
  if (edge.label) waiting.words.push({ edge, from, to });
}

/** Where the words of an edge would stand, covered by small squares since they may run askew; nothing if it is too short. */
function placeWords(pen, edge, from, to) {
  const { x, y, across, down } = middle(from, to, edge.bend);
  const length = Math.hypot(across, down);
  const wide = pen.measureText(edge.label).width;
  if (wide > length - from.size - to.size - 14 && !edge.forceLabel) return null;
  const squares = Math.max(2, Math.ceil(wide / 10));
  const frames = Array.from({ length: squares }, (_, n) => {
    const along = (n / (squares - 1) - 0.5) * (wide - 8);
    const [left, top] = [x + (along * across) / (length || 1), y + (along * down) / (length || 1)];
    return { left: left - 6, right: left + 6, top: top - 6, bottom: top + 6 };
  });
  return { x, y, angle: Math.atan2(down, across), frames };
}

function writeWords(pen, edge, { x, y, angle }) {
  pen.save();
  pen.translate(x, y);
  pen.rotate(Math.abs(angle) > Math.PI / 2 ? angle + Math.PI : angle);
  write(pen, edge.label, 0, 4, edge.ink);
  pen.restore();
}
