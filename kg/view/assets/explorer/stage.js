/** @file The network on the stage: sigma draws what selection.js leaves, where Python has placed it. */

import { graph } from './archive.js';
import { NoProgram, OnOneCanvas } from './canvas.js';
import { element, entityName, mostDefinite } from './elements.js';
import { clearLabels, dimmed, edgeLabel, FONT, nodeHover, nodeLabel, readTheme, theme, writeLabels, written } from './labels.js';
import { say } from './language.js';
import { lighting, short, wordsOn } from './light.js';
import { byId } from './page.js';
import { BentEdge, ShapedNode } from './programs.js';
import { grownBy, isLarge, selection } from './selection.js';
import { scope, standing } from './standing.js';
import { open, state } from './state.js';

const canvas = byId('network');
/** @type {Record<string, [number, number]>} */
const DASH = { planned: [8, 5], possible: [2, 4] };
const MOST_SOLID = 2500;
const FAR = 0.3; // how far the edges between the same two nodes bend apart
/** @type {*} the graph that sigma draws */ let shown = null;
/** @type {*} */ let sigma = null;
/** @type {?string} the edge under the pointer */ let pointed = null;
/** @type {?string} the node that is dragged */ let dragged = null;
/** @type {?number[]} */ let bends = null;
let clicked = false;
let bentFor = 0;
/** @type {unknown} what the places on the stage belong to */ let stood = null;

/** Put the network on the stage for the first time. Where the browser cannot draw it, say so: table and panel tell the same. */
export function raise() {
  readTheme();
  shown = new graphology.MultiDirectedGraph();
  try {
    sigma = new OnOneCanvas(shown, canvas, {
      renderEdgeLabels: true, enableEdgeEvents: true, labelDensity: 2, labelRenderedSizeThreshold: 2.5,
      stagePadding: 40, minCameraRatio: 0.004, maxCameraRatio: 6, allowInvalidContainer: true, enableCameraRotation: false, zIndex: true,
      // Under the names of sigma's own programs, which it would compile besides; that takes longer than the whole page.
      nodeProgramClasses: { circle: ShapedNode }, nodeHoverProgramClasses: { circle: NoProgram }, edgeProgramClasses: { arrow: BentEdge, line: NoProgram },
      defaultNodeType: 'circle', defaultEdgeType: 'arrow',
      defaultDrawNodeLabel: nodeLabel, defaultDrawNodeHover: nodeHover, defaultDrawEdgeLabel: edgeLabel, labelFont: FONT,
      edgeReducer: (/** @type {string} */ key, /** @type {*} */ edge) => (key === pointed ? { ...edge, color: theme.accent, size: edge.size + 1.5, forceLabel: true, zIndex: -1 } : edge),
    });
  } catch (error) {
    if (document.createElement('canvas').getContext('webgl2')) throw error;
    canvas.replaceChildren(element('p', { className: 'cannot' }, say('cannotDraw')));
    return;
  }
  Object.assign(canvas, { sigma }); // within reach of whoever embeds the page
  sigma.on('beforeRender', clearLabels);
  sigma.on('afterRender', () => writeLabels(sigma.getCanvases().labels.getContext('2d'), solid(), [byId('note'), byId('zoom')].map(covered)));
  listen();
}

/** The nodes that names and words keep off, in pixels of the stage; of very many, none, since that would take longer than a picture. @returns {{key: string, x: number, y: number, size: number, dim: boolean}[]} */
function solid() {
  if (shown.order > MOST_SOLID) return [];
  const { width, height } = sigma.getDimensions();
  return shown.mapNodes((/** @type {string} */ key, /** @type {*} */ attributes) => ({ key, ...sigma.graphToViewport(attributes), size: sigma.scaleSize(attributes.size), dim: !attributes.zIndex }))
    .filter((/** @type {{x: number, y: number, size: number}} */ { x, y, size }) => x > -size && x < width + size && y > -size && y < height + size);
}

/** @param {HTMLElement} tool that lies on the stage @returns {import('./labels.js').Frame} what it covers */
const covered = ({ offsetLeft: left, offsetTop: top, offsetWidth, offsetHeight }) => ({ left, top, right: left + offsetWidth, bottom: top + offsetHeight });

/** Clear the stage for another graph; draw() shows it. */
export function restage() {
  if (!sigma) return;
  shown.clear();
  sigma.setCustomBBox(bounds(placedByPython()));
}

/** @returns {Spot[]} */
const placedByPython = () => graph.entities.flatMap(({ x, y }) => (x === null || y === null ? [] : [{ x, y }]));

/** Draw anew in the colours that the style sheet gives now. */
export function repaint() {
  readTheme();
  draw();
}

/** @param {Spot[]} points @returns {{x: [number, number], y: [number, number]}} sigma counts y upwards */
function bounds(points) {
  if (!points.length) return { x: [-1, 1], y: [-1, 1] };
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => -y)];
  return { x: [least(xs) - 1, most(xs) + 1], y: [least(ys) - 1, most(ys) + 1] };
}

/** @param {number[]} values */
const least = (values) => values.reduce((a, b) => Math.min(a, b), Infinity);
/** @param {number[]} values */
const most = (values) => values.reduce((a, b) => Math.max(a, b), -Infinity);

/** How much smaller nodes are on the stage of a phone. */
function room() {
  const { width, height } = sigma.getDimensions();
  return Math.min(1, Math.max(0.6, Math.sqrt((width * height) / 350_000)));
}

/** The radius of a node in pixels: the area grows with the number of claims, less so where there are many nodes. @param {number} weight @param {number} crowd */
const radius = (weight, crowd) => Math.min(26, (5 + 2.6 * Math.sqrt(weight)) * (crowd > 5000 ? 0.3 : crowd > 1200 ? 0.5 : crowd > 350 ? 0.6 : crowd > 200 || isLarge() ? 0.7 : 1));

/** How far each edge bends, so that those with the same two ends fan out; the same whatever the filters leave. @returns {number[]} */
function fan() {
  /** @type {Map<number, number[]>} */ const between = new Map();
  for (const { number, subject, object } of graph.edges) {
    const key = Math.min(subject, object) * graph.entities.length + Math.max(subject, object);
    const numbers = between.get(key);
    if (numbers) numbers.push(number);
    else between.set(key, [number]);
  }
  const found = new Array(graph.edges.length).fill(0);
  for (const numbers of between.values()) {
    numbers.forEach((number, rank) => {
      const { subject, object } = graph.edges[number];
      found[number] = FAR * (rank - (numbers.length - 1) / 2) * (subject < object ? 1 : -1);
    });
  }
  return found;
}

/** Make the stage show the selection: what is new comes, what is filtered out goes, the rest stays where it is. */
export function draw() {
  if (!sigma) return;
  if (!bends || bentFor !== graph.made) bends = fan();
  bentFor = graph.made;
  sigma.resize(); // a stage that has just been shown still has no size
  const chosen = selection();
  const lit = lighting(chosen);
  const spots = standing(chosen);
  const moved = scope() !== stood;
  stood = scope();
  if (moved) sigma.setCustomBBox(bounds(spots ? [...spots.values()] : placedByPython()));
  sigma.setSetting('labelGridCellSize', chosen.nodes.size > 1000 ? 90 : 60);
  shown.filterEdges((/** @type {string} */ key) => !chosen.edges.has(Number(key))).forEach((/** @type {string} */ key) => shown.dropEdge(key));
  shown.filterNodes((/** @type {string} */ key) => !chosen.nodes.has(Number(key))).forEach((/** @type {string} */ key) => shown.dropNode(key));
  const scale = room();
  for (const place of chosen.nodes) {
    const look = nodeLook(graph.entities[place], chosen.nodes.size, lit, scale);
    const { x, y } = spots?.get(place) || graph.entities[place];
    const spot = { x: x ?? 0, y: -(y ?? 0) };
    if (!shown.hasNode(place)) shown.addNode(place, { ...spot, ...look });
    else shown.mergeNodeAttributes(place, moved ? { ...spot, ...look } : look);
  }
  for (const [number, claims] of chosen.edges) {
    const edge = graph.edges[number];
    const look = edgeLook(edge, claims, chosen.nodes.size, lit);
    if (shown.hasEdge(number)) shown.mergeEdgeAttributes(String(number), look);
    else shown.addDirectedEdgeWithKey(String(number), edge.subject, edge.object, look);
  }
}

/** @typedef {import('./light.js').Light} Light */

/** @param {Entity} entity @param {number} crowd @param {?Light} lit @param {number} scale */
function nodeLook({ place, type, name, weight }, crowd, lit, scale) {
  const { shape, fill, outline } = graph.types[type];
  const bright = !lit || lit.nodes.has(place);
  const chosen = state.view.kind === 'node' && state.view.at === place;
  return { shape, size: scale * radius(weight, crowd), name, label: bright ? short(name) : '', forceLabel: Boolean(lit && bright && lit.nodes.size < 40),
    color: bright ? fill : dimmed(fill, 0.22), outline: bright ? outline : dimmed(outline, 0.22), highlighted: chosen, zIndex: bright ? 1 : 0 };
}

/** @param {Edge} edge @param {Claim[]} claims @param {number} crowd @param {?Light} lit */
function edgeLook({ number, relation, mutual }, claims, crowd, lit) {
  const status = mostDefinite(claims);
  const [dash, gap] = DASH[status] || [0, 0];
  const bright = !lit || lit.edges.has(number);
  const chosen = state.view.kind === 'edge' && state.view.at === number;
  return { status, dash, gap, bend: bends?.[number] ?? 0, arrow: !mutual && (crowd <= 1200 || Boolean(lit && bright)), label: bright ? wordsOn(relation, claims) : '', ink: status === 'negated' ? theme.negated : theme.faint,
    color: chosen ? theme.accent : dimmed(theme[status], bright ? (crowd > 1200 && !lit ? 0.35 : crowd > 250 && !lit ? 0.6 : 1) : 0.15), forceLabel: Boolean(lit && bright && lit.edges.size < 40),
    size: (crowd > 250 ? 1 : 1.4) + 0.35 * Math.min(claims.length - 1, 5) + (chosen ? 1.5 : 0), zIndex: bright ? 0 : 1 };
}

/** Move the camera so that all that is shown fills the stage. */
export function fit(animated = true) {
  if (sigma) frame(shown.nodes(), animated);
}

/** Move the camera so that some nodes fill the stage. @param {string[]} keys @param {boolean} animated */
function frame(keys, animated) {
  if (!keys.length) return;
  sigma.refresh(); // it takes the size of the stage and the coordinates only then
  const points = keys.map((key) => sigma.graphToViewport(shown.getNodeAttributes(key)));
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const { width, height } = sigma.getDimensions();
  const camera = sigma.getCamera();
  const [above, below] = [byId('note').offsetHeight, byId('zoom').offsetWidth > width / 3 ? byId('zoom').offsetHeight : 0]; // tools lie across on a phone
  const [beside, around] = [Math.min(130, 0.28 * width), Math.min(90, 0.2 * height)]; // the room of names
  const share = Math.max((most(xs) - least(xs)) / Math.max(width - beside, 50), (most(ys) - least(ys)) / Math.max(height - around - above - below, 50));
  const centre = sigma.viewportToFramedGraph({ x: (least(xs) + most(xs)) / 2, y: (least(ys) + most(ys)) / 2 + (8 + (below - above) / 2) * share });
  const target = { ...centre, angle: 0, ratio: Math.max(camera.ratio * share, stood === 'all' ? CLOSEST : CLOSEST_OF_PART) };
  if (animated && !calm.matches) camera.animate(target, { duration: 350 });
  else camera.setState(target);
}

const CLOSEST = 0.05;
const CLOSEST_OF_PART = 0.4;
const calm = matchMedia('(prefers-reduced-motion: reduce)');

/** Bring what the panel shows and its neighbours into view, unless the reader clicked it on the stage itself. */
export function reveal() {
  const steady = clicked;
  clicked = false;
  const lit = lighting(selection());
  if (!sigma || steady || !lit) return;
  frame([...lit.nodes].map(String), true);
}

/** @param {number} factor of the magnification: above 1 nearer */
export function zoom(factor) {
  if (sigma) sigma.getCamera().animate({ ratio: sigma.getCamera().ratio / factor }, { duration: 150 });
}

/** @param {number} x @param {number} y */
function move(x, y) {
  const camera = sigma.getCamera();
  camera.animate({ x: camera.x + x * camera.ratio * 0.12, y: camera.y + y * camera.ratio * 0.12 }, { duration: 100 });
}

function listen() {
  sigma.on('clickNode', (/** @type {{node: string}} */ { node }) => {
    const place = Number(node);
    clicked = true;
    open({ kind: 'node', at: place }, selection().cut ? { grown: grownBy(place) } : {});
  });
  sigma.on('clickEdge', (/** @type {{edge: string}} */ { edge }) => {
    clicked = true;
    open({ kind: 'edge', at: Number(edge) });
  });
  sigma.on('clickStage', () => { if (state.view.kind !== 'overview') open({ kind: 'overview' }); });
  sigma.on('enterEdge', (/** @type {{edge: string}} */ { edge }) => point(edge));
  sigma.on('leaveEdge', () => point(null));
  sigma.on('enterNode', () => { canvas.style.cursor = 'pointer'; });
  sigma.on('leaveNode', () => { canvas.style.cursor = ''; });
  dragging();
  /** @type {Record<string, () => void>} */ const keys = { ArrowLeft: () => move(-1, 0), ArrowRight: () => move(1, 0), ArrowUp: () => move(0, 1), ArrowDown: () => move(0, -1),
    '+': () => zoom(1.4), '=': () => zoom(1.4), '-': () => zoom(1 / 1.4), 0: () => fit() };
  canvas.addEventListener('keydown', (event) => {
    if (!keys[event.key] || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    keys[event.key]();
  });
  new ResizeObserver(() => { if (canvas.offsetWidth) sigma.resize(); }).observe(canvas);
}

/** @param {?string} edge */
function point(edge) {
  const before = pointed;
  pointed = edge;
  canvas.style.cursor = edge ? 'pointer' : '';
  const edges = [before, edge].filter((key) => key !== null && shown.hasEdge(key));
  if (edges.length) sigma.refresh({ partialGraph: { edges }, skipIndexation: true });
}

/** A node goes where the pointer drags it; nothing else moves. */
function dragging() {
  sigma.on('downNode', (/** @type {{node: string}} */ { node }) => { dragged = node; });
  sigma.on('moveBody', (/** @type {{event: any}} */ { event }) => {
    if (dragged === null) return;
    const { x, y } = sigma.viewportToGraph(event);
    shown.mergeNodeAttributes(dragged, { x, y });
    event.preventSigmaDefault();
    event.original.preventDefault();
  });
  for (const name of ['upNode', 'upStage']) sigma.on(name, () => { dragged = null; });
}

/**
 * @typedef {{x: number, y: number, radius: number, name: string, label: string, look: Look, named: ?Spot}} DrawnNode
 * @typedef {{from: Spot, to: Spot & {radius: number}, bend: number, status: string, size: number, label: string, arrow: boolean, ink: string,
 *   worded: ?(Spot & {angle: number})}} DrawnEdge
 */

/** What stands on the stage, in pixels of it, for the picture. @returns {{width: number, height: number, nodes: DrawnNode[], edges: DrawnEdge[]}} */
export function onStage() {
  /** @param {string} key @returns {Spot & {radius: number}} */
  const at = (key) => ({ ...sigma.graphToViewport(shown.getNodeAttributes(key)), radius: sigma.scaleSize(shown.getNodeAttribute(key, 'size')) });
  /** @param {string} key @param {*} attributes @returns {DrawnNode} */
  const node = (key, attributes) => ({ ...attributes, ...at(key), name: entityName(Number(key)), look: graph.types[graph.entities[Number(key)].type],
    named: written.names.get(key) || null });
  /** @param {string} key @param {*} attributes @param {string} source @param {string} target @returns {DrawnEdge} */
  const edge = (key, attributes, source, target) => ({ ...attributes, from: at(source), to: at(target), worded: written.words.get(key) || null });
  return { ...sigma.getDimensions(), nodes: shown.mapNodes(node), edges: shown.mapEdges(edge) };
}

/** @param {(layers: HTMLCanvasElement[]) => void} use called while what was drawn is still there */
export function photograph(use) {
  sigma.once('afterRender', () => use([...new Set(/** @type {HTMLCanvasElement[]} */ (Object.values(sigma.getCanvases())))]));
  sigma.refresh();
}
