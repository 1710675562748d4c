/**
 * @file The network on the stage, drawn by vis-network: in the page of a small graph it stands for the module that sigma draws with.
 *
 * pyvis has built every node and edge, and placed them; here they are put in, left out, dimmed and coloured.
 */

import { graph } from '../explorer/archive.js';
import { DASHES, entityName, mostDefinite } from '../explorer/elements.js';
import { clearLabels, dimmed, edgeLabel, nodeHover, nodeLabel, readTheme, theme, writeLabels, written } from '../explorer/labels.js';
import { lighting, short, wordsOn } from '../explorer/light.js';
import { byId } from '../explorer/page.js';
import { selection } from '../explorer/selection.js';
import { open, state } from '../explorer/state.js';

/** @typedef {import('../explorer/labels.js').Named} Named */

const canvas = byId('network');
/** @type {{nodes: *[], edges: *[], options: *}} what pyvis has built */
const built = JSON.parse(byId('built').textContent || '{}');
const nodes = new vis.DataSet();
const edges = new vis.DataSet();
/** @type {*} */ let network = null;
/** @type {?number} the node under the pointer */ let pointed = null;
let clicked = false;
let untouched = true;
const LARGEST = 1.15;

/** Put the network on the stage for the first time. */
export function raise() {
  readTheme();
  network = new vis.Network(canvas, { nodes, edges }, built.options);
  Object.assign(canvas, { network }); // within reach of whoever embeds the page
  network.on('afterDrawing', write);
  network.on('click', (/** @type {{pointer: {DOM: Spot}}} */ { pointer }) => click(pointer.DOM));
  network.on('hoverNode', (/** @type {{node: number}} */ { node }) => point(node));
  network.on('blurNode', () => point(null));
  network.on('hoverEdge', () => { canvas.style.cursor = 'pointer'; });
  network.on('blurEdge', () => { canvas.style.cursor = ''; });
  for (const touch of ['dragStart', 'zoom']) network.on(touch, () => { untouched = false; });
  network.on('resize', () => { if (untouched) fit(false); });
  listen();
}

/** @param {?number} node */
function point(node) {
  pointed = node;
  canvas.style.cursor = node === null ? '' : 'pointer';
  network.redraw();
}

/** @param {Spot} spot of the canvas */
function click(spot) {
  const [node, edge] = [network.getNodeAt(spot), network.getEdgeAt(spot)];
  clicked = true;
  if (node !== undefined) open({ kind: 'node', at: node });
  else if (edge !== undefined) open({ kind: 'edge', at: edge });
  else if (state.view.kind !== 'overview') open({ kind: 'overview' });
  clicked = false;
}

function listen() {
  const move = (/** @type {number} */ x, /** @type {number} */ y) => {
    const { x: across, y: down } = network.getViewPosition();
    network.moveTo({ position: { x: across + (80 * x) / network.getScale(), y: down + (80 * y) / network.getScale() } });
  };
  /** @type {Record<string, () => void>} */ const keys = { ArrowLeft: () => move(-1, 0), ArrowRight: () => move(1, 0), ArrowUp: () => move(0, -1), ArrowDown: () => move(0, 1),
    '+': () => zoom(1.4), '=': () => zoom(1.4), '-': () => zoom(1 / 1.4), 0: () => fit() };
  canvas.addEventListener('keydown', (event) => {
    if (!keys[event.key] || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    keys[event.key]();
  });
}

/** Clear the stage for another graph; draw() shows it. */
export function restage() {
  edges.clear();
  nodes.clear();
}

/** Draw anew in the colours that the style sheet gives now. */
export function repaint() {
  readTheme();
  draw();
}

/** @param {{subject: number, relation: string, object: number}} edge */
const keyOf = ({ subject, relation, object }) => `${subject} ${relation} ${object}`;
/** @type {Map<string, *>} what pyvis has built of each edge */
const builtEdges = new Map(built.edges.map((edge) => [keyOf({ subject: edge.from, relation: edge.relation, object: edge.to }), edge]));

/** Make the stage show the selection: what is new comes, what is filtered out goes, the rest stays where it is. */
export function draw() {
  const chosen = selection();
  const lit = lighting(chosen);
  edges.remove(edges.getIds().filter((/** @type {number} */ number) => !chosen.edges.has(number)));
  nodes.remove(nodes.getIds().filter((/** @type {number} */ place) => !chosen.nodes.has(place)));
  nodes.update([...chosen.nodes].map((place) => {
    const { x, y, size, shape, color: { background, border } } = built.nodes[place];
    const bright = !lit || lit.nodes.has(place);
    const [fill, outline] = [background, border].map((colour) => (bright ? colour : dimmed(colour, 0.22)));
    const spot = nodes.get(place) ? {} : { x, y };
    return { id: place, ...spot, size, shape, color: { background: fill, border: outline }, dim: !bright, forced: Boolean(lit && bright && lit.nodes.size < 40) };
  }));
  edges.update([...chosen.edges].map(([number, claims]) => {
    const edge = graph.edges[number];
    const status = mostDefinite(claims);
    const bright = !lit || lit.edges.has(number);
    const asked = state.view.kind === 'edge' && state.view.at === number;
    const { from, to, arrows, smooth, width } = builtEdges.get(keyOf(edge));
    return { id: number, from, to, arrows, smooth, width: width + (asked ? 1.5 : 0), status, dashes: DASHES[status] ? DASHES[status].split(' ').map(Number) : false,
      color: { color: asked ? theme.accent : dimmed(theme[status], bright ? 1 : 0.15), inherit: false }, words: bright ? wordsOn(edge.relation, claims) : '', forced: Boolean(lit && bright && lit.edges.size < 40) };
  }));
}

/** Everything on the stage in pixels of it. @returns {Map<number, Named & {dim: boolean}>} by place */
function discs() {
  const scale = network.getScale();
  const chosen = state.view.kind === 'node' ? state.view.at : null;
  return new Map(nodes.get().map((/** @type {*} */ { id, size, dim, forced }) => [id, { key: String(id), ...network.canvasToDOM(network.getPosition(id)), size: size * scale, dim,
    label: dim ? '' : short(entityName(id)), name: entityName(id), forceLabel: forced, highlighted: id === chosen }]));
}

/** How far an edge bends, as labels.js counts it: a share of its length. @param {number} number @param {Spot} from @param {Spot} to */
function bendOf(number, from, to) {
  const { x, y } = network.canvasToDOM(network.body.edges[number].edgeType.getPoint(0.5));
  const [across, down] = [to.x - from.x, to.y - from.y];
  return (2 * ((x - (from.x + to.x) / 2) * down - (y - (from.y + to.y) / 2) * across)) / (across ** 2 + down ** 2 || 1);
}

/** Write names and words over what vis-network has drawn. @param {CanvasRenderingContext2D} pen in the network's coordinates */
function write(pen) {
  const at = discs();
  const ratio = pen.canvas.width / (pen.canvas.clientWidth || 1);
  pen.save();
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.textBaseline = 'alphabetic';
  clearLabels();
  for (const disc of at.values()) nodeLabel(pen, disc);
  for (const edge of edges.get()) {
    const [from, to] = [at.get(edge.from), at.get(edge.to)];
    if (from && to) edgeLabel(pen, { key: String(edge.id), label: edge.words, bend: bendOf(edge.id, from, to), ink: edge.status === 'negated' ? theme.negated : theme.faint, forceLabel: edge.forced }, from, to);
  }
  writeLabels(pen, [...at.values()], []);
  for (const [place, disc] of at) if (disc.highlighted || place === pointed) nodeHover(pen, disc);
  pen.restore();
}

/** Move the camera so that all that is shown fills the stage. */
export function fit(animated = true) {
  frame(nodes.getIds(), animated);
  untouched = true;
}

/** @param {number[]} places @param {boolean} animated */
function frame(places, animated) {
  const spots = places.map((place) => network.getPosition(place));
  if (!spots.length) return;
  const [xs, ys] = [spots.map(({ x }) => x), spots.map(({ y }) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const above = byId('note').offsetHeight;
  // A frame in a notebook may leave the network next to no height, or none yet.
  const scale = Math.min(LARGEST, Math.max(canvas.clientWidth - 150, 40) / (right - left || 1), Math.max(canvas.clientHeight - 110 - above, 40) / (bottom - top || 1));
  network.moveTo({ scale, position: { x: (left + right) / 2, y: (top + bottom) / 2 + (8 - above / 2) / scale }, animation: animated && !calm.matches ? { duration: 350 } : false });
}

const calm = matchMedia('(prefers-reduced-motion: reduce)');

/** Bring what the panel shows and its neighbours into view, unless the reader clicked it on the stage itself. */
export function reveal() {
  const lit = lighting(selection());
  if (!clicked && lit) frame([...lit.nodes], true);
}

/** @param {number} factor of the magnification: above 1 nearer */
export function zoom(factor) {
  network.moveTo({ scale: network.getScale() * factor });
}

/** What stands on the stage, in pixels of it, for the picture. @returns {ReturnType<typeof import('../explorer/stage.js').onStage>} */
export function onStage() {
  const at = discs();
  const drawn = edges.get().map((/** @type {*} */ { id, from: subject, to: object, status, width, words, arrows }) => {
    const [from, end] = [/** @type {Named} */ (at.get(subject)), /** @type {Named} */ (at.get(object))];
    return { from, to: { ...end, radius: end.size }, bend: bendOf(id, from, end), status, size: width, label: words, arrow: Boolean(arrows), ink: theme.faint, worded: written.words.get(String(id)) || null };
  });
  return { width: canvas.clientWidth, height: canvas.clientHeight, edges: drawn,
    nodes: [...at].map(([place, disc]) => ({ ...disc, radius: disc.size, look: graph.types[graph.entities[place].type], named: written.names.get(disc.key) || null })) };
}

/** @param {(layers: HTMLCanvasElement[]) => void} use called with what is drawn */
export function photograph(use) {
  use([...canvas.querySelectorAll('canvas')]);
}
