/**
 * @file Writes names and relations over the network the way maps do: at one size whatever the zoom,
 * the most important first, and none where it would cover another.
 *
 * vis-network draws shapes and lines; it would write every label, one over the other.
 */

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';
const NAME_FONT = `500 13px ${FONT}`;
const STRONG_FONT = `600 13.5px ${FONT}`;
const EDGE_FONT = `11.5px ${FONT}`;
const NAME_HEIGHT = 15;
const EDGE_HEIGHT = 13;
const WIDEST_NAME = 150;
/** Where on its line an edge's words may stand, best first. */
const ALONG = [0.5, 0.42, 0.58, 0.34, 0.66];

/** @typedef {{left: number, top: number, right: number, bottom: number}} Frame in pixels of the canvas element */

/** @type {{frame: Frame, place: ?number, edge: ?number}[]} what the last drawing wrote, for clicks on words */
let writtenAt = [];

const wrapped = new Map();

/**
 * @param {CanvasRenderingContext2D} pen with its font set
 * @param {string} name
 * @returns {string[]} at most two lines, the second one cut short if need be
 */
function nameLines(pen, name) {
  const key = `${pen.font}|${name}`;
  if (wrapped.has(key)) return wrapped.get(key);
  const fits = (text) => pen.measureText(text).width <= WIDEST_NAME;
  const lines = [''];
  for (const word of name.split(/\s+/)) {
    const longer = lines.at(-1) ? `${lines.at(-1)} ${word}` : word;
    if (fits(longer) || !lines.at(-1)) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  const kept = lines.length > 2 ? [lines[0], `${lines.slice(1).join(' ')}`] : lines;
  const shortened = kept.map((line) => {
    if (fits(line)) return line;
    const letters = [...line];
    while (letters.length && !fits(`${letters.join('')}…`)) letters.pop();
    return `${letters.join('').trimEnd()}…`;
  });
  wrapped.set(key, shortened);
  return shortened;
}

/** @param {Frame} a @param {Frame} b @returns {boolean} */
const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** @returns {boolean} whether a straight piece of a line passes through a frame (Liang and Barsky's clipping) */
function passes({ x, y, dx, dy }, frame) {
  let from = 0;
  let to = 1;
  const sides = [[-dx, x - frame.left], [dx, frame.right - x], [-dy, y - frame.top], [dy, frame.bottom - y]];
  for (const [step, room] of sides) {
    if (step === 0 && room < 0) return false;
    if (step < 0) from = Math.max(from, room / step);
    if (step > 0) to = Math.min(to, room / step);
  }
  return from < to;
}

/**
 * Write what there is room for.
 * @param {CanvasRenderingContext2D} pen as vis-network hands it over, in network coordinates
 * @param {{network: *, names: {place: number, strong: boolean}[], captions: {edge: number, text: string, strong: boolean,
 *   status: string}[], ink: Object<string, string>}} scene names and captions in order of importance
 */
function writeCaptions(pen, { network, names, captions, ink }) {
  const { canvas } = pen;
  const ratio = canvas.width / canvas.clientWidth;
  const scale = network.getScale();
  const spots = new Map(names.map(({ place }) => {
    const { x, y } = network.canvasToDOM(network.getPosition(place));
    return [place, { x, y, radius: Math.max(3, network.body.nodes[place].options.size * scale) }];
  }));
  const page = {
    pen,
    ink,
    spots,
    sheet: { left: 2, top: 2, right: canvas.clientWidth - 2, bottom: canvas.clientHeight - 2 },
    lines: captions.flatMap(({ edge }) => pieces(network, edge)),
    taken: [...spots.values()].map(({ x, y, radius }) => (
      { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius })),
  };
  writtenAt = [];
  pen.save();
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.textBaseline = 'top';
  pen.textAlign = 'center';
  pen.lineJoin = 'round';
  for (const name of names) writeName(page, name);
  for (const caption of captions) writeCaption(page, caption);
  pen.restore();
}

/** @returns {{edge: number, x: number, y: number, dx: number, dy: number}[]} an edge as two straight pieces */
function pieces(network, edge) {
  const line = network.body.edges[edge].edgeType;
  const [start, middle, end] = [0, 0.5, 1].map((part) => network.canvasToDOM(line.getPoint(part)));
  return [[start, middle], [middle, end]].map(([a, b]) => ({ edge, x: a.x, y: a.y, dx: b.x - a.x, dy: b.y - a.y }));
}

/**
 * @param {Frame[]} frames best first
 * @param {?number} own the edge that a caption belongs to
 * @returns {?Frame} of those that are free and whole, the one that the fewest lines cross
 */
function freest({ taken, lines, sheet }, frames, own) {
  const whole = (frame) => frame.left > sheet.left && frame.right < sheet.right && frame.top > sheet.top && frame.bottom < sheet.bottom;
  const free = frames.filter((frame) => whole(frame) && !taken.some((other) => meet(frame, other)));
  const costs = free.map((frame, rank) => (
    2 * lines.filter((line) => line.edge !== own && passes(line, frame)).length + rank * 0.9));
  return free.length ? free[costs.indexOf(Math.min(...costs))] : null;
}

function writeName(page, { place, strong }) {
  const { pen, ink } = page;
  const spot = page.spots.get(place);
  pen.font = strong ? STRONG_FONT : NAME_FONT;
  const lines = nameLines(pen, entityName(place));
  const width = Math.max(...lines.map((line) => pen.measureText(line).width));
  const height = lines.length * NAME_HEIGHT;
  const away = spot.radius + 3;
  const corners = [
    [spot.x - width / 2, spot.y + away],
    [spot.x + away + 2, spot.y - height / 2],
    [spot.x - width / 2, spot.y - away - height],
    [spot.x - away - 2 - width, spot.y - height / 2],
  ];
  const frames = corners.map(([left, top]) => ({ left, top, right: left + width, bottom: top + height }));
  const frame = freest(page, frames, null) || (strong ? frames[0] : null);
  if (!frame) return;
  page.taken.push(frame);
  writtenAt.push({ frame, place, edge: null });
  lines.forEach((line, rank) => {
    inked(pen, line, (frame.left + frame.right) / 2, frame.top + rank * NAME_HEIGHT, ink.text, ink.paper, 4);
  });
}

function writeCaption(page, { edge, text, strong, status }) {
  const { pen, ink } = page;
  const own = page.lines.filter((line) => line.edge === edge);
  pen.font = EDGE_FONT;
  const width = pen.measureText(text).width + 6;
  if (!strong && covered(page, edge, own, width) > 0.6) return;
  const frames = ALONG.map((part) => {
    const line = own[part < 0.5 ? 0 : 1];
    const along = part < 0.5 ? part * 2 : part * 2 - 1;
    const [x, y] = [line.x + line.dx * along, line.y + line.dy * along];
    return { left: x - width / 2, top: y - EDGE_HEIGHT / 2, right: x + width / 2, bottom: y + EDGE_HEIGHT / 2 };
  });
  const frame = freest(page, frames, edge) || (strong ? frames[0] : null);
  if (!frame) return;
  page.taken.push(frame);
  writtenAt.push({ frame, place: null, edge });
  const colour = status === 'negated' ? ink.negated : strong ? ink.text : ink.faint;
  inked(pen, text, (frame.left + frame.right) / 2, frame.top, colour, ink.paper, 5);
  if (status !== 'negated') return;
  pen.fillStyle = ink.negated;
  pen.fillRect(frame.left + 3, (frame.top + frame.bottom) / 2, width - 6, 1.2);
}

/** @returns {number} the part of an edge between its nodes that words of this width would hide */
function covered({ spots }, edge, own, width) {
  const { subject, object } = graph.edges[edge];
  const dx = own[0].dx + own[1].dx;
  const dy = own[0].dy + own[1].dy;
  const length = Math.hypot(dx, dy) || 1;
  const seen = length - spots.get(subject).radius - spots.get(object).radius;
  const across = Math.min((width * length) / Math.abs(dx), (EDGE_HEIGHT * length) / Math.abs(dy));
  return seen > 0 ? across / seen : Infinity;
}

function inked(pen, text, x, y, colour, paper, halo) {
  pen.strokeStyle = paper;
  pen.lineWidth = halo;
  pen.strokeText(text, x, y);
  pen.fillStyle = colour;
  pen.fillText(text, x, y);
}
