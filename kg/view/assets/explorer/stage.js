/** @file The network on the stage: sigma draws what selection.js leaves, where Python has placed it. */

import { graph } from './archive.js';
import { entityName, mostDefinite } from './elements.js';
import { label } from './language.js';
import { grownBy, selection } from './selection.js';
import { open, state } from './state.js';

const canvas = document.getElementById('network');
const DASH = { planned: [7, 5], possible: [2, 4] };
let shown = null;
/** @type {?Sigma} */ let sigma = null;
let theme = {};

/** Signed distances of the shapes that sigma has not: a hexagon, a star, a triangle on its tip. */
const SHAPES = [
  { name: 'triangleDown', inradiusFactor: 0.5, glsl: `
float sdf_triangleDown(vec2 uv, float size) {
  const float k = sqrt(3.0);
  float r = size * k / 2.0;
  vec2 p = vec2(abs(uv.x) - r, -uv.y + r / k);
  if (p.x + k * p.y > 0.0) p = vec2(p.x - k * p.y, -k * p.x - p.y) / 2.0;
  p.x -= clamp(p.x, -2.0 * r, 0.0);
  return -length(p) * sign(p.y);
}` },
  { name: 'hexagon', inradiusFactor: 0.86, glsl: `
float sdf_hexagon(vec2 uv, float size) {
  const vec3 k = vec3(-0.866025404, 0.5, 0.577350269);
  float r = size * 0.866025404;
  vec2 p = abs(uv);
  p -= 2.0 * min(dot(k.xy, p), 0.0) * k.xy;
  p -= vec2(clamp(p.x, -k.z * r, k.z * r), r);
  return length(p) * sign(p.y);
}` },
  { name: 'star', inradiusFactor: 0.5, glsl: `
float sdf_star(vec2 uv, float size) {
  const vec2 k1 = vec2(0.809016994375, -0.587785252292);
  const vec2 k2 = vec2(-k1.x, k1.y);
  vec2 p = vec2(abs(uv.x), uv.y);
  p -= 2.0 * max(dot(k1, p), 0.0) * k1;
  p -= 2.0 * max(dot(k2, p), 0.0) * k2;
  p.x = abs(p.x);
  p.y -= size;
  vec2 ba = 0.5 * vec2(-k1.y, k1.x) - vec2(0.0, 1.0);
  float h = clamp(dot(p, ba) / dot(ba, ba), 0.0, size);
  return length(p - ba * h) * sign(p.y * ba.x - p.x * ba.y);
}` },
];
const SIGMA_SHAPES = { dot: 'circle' };

/** Say whether the browser can draw; where it cannot, the table and the panel tell the same. */
export function canDraw() {
  return Boolean(document.createElement('canvas').getContext('webgl2'));
}

/** Put the network on the stage for the first time. */
export function raise() {
  readTheme();
  shown = new graphology.MultiDirectedGraph();
  const { sdfCircle, sdfSquare, sdfDiamond, sdfTriangle, layerFill, layerDashed, pathLine, pathCurved, pathLoop, extremityArrow } = Sigma.rendering;
  sigma = new Sigma(shown, canvas, {
    settings: {
      renderEdgeLabels: true, enableEdgeEvents: true, labelDensity: 1.3, labelGridCellSize: 90, labelRenderedSizeThreshold: 4,
      stagePadding: 44, minCameraRatio: 0.004, maxCameraRatio: 4, allowInvalidContainer: true, enableCameraRotation: false,
      edgePickingPadding: 4, nodePickingPadding: 2, enableNodeDrag: true, minEdgeThickness: 1, autoRescale: false,
    },
    primitives: {
      nodes: {
        shapes: [sdfCircle(), sdfSquare(), sdfDiamond(), sdfTriangle(), ...SHAPES], layers: [layerFill()],
        label: { font: { family: FONT, size: 13, weight: '500' } },
      },
      edges: {
        paths: [pathLine(), pathCurved(), pathLoop()], extremities: [extremityArrow({ lengthRatio: 4, widthRatio: 3.2 })],
        variables: { dash: { type: 'number', default: 0 }, gap: { type: 'number', default: 0 } },
        layers: [layerDashed({ dashSize: { attribute: 'dash', default: 0, mode: 'pixels' }, gapSize: { attribute: 'gap', default: 0, mode: 'pixels' } })],
        label: { color: theme.faint, textBorder: { width: 3, color: theme.paper }, minVisibilityThreshold: 1, fullVisibilityThreshold: 1.4 },
      },
    },
    styles: { nodes: nodeStyle, edges: edgeStyle },
  });
  canvas.sigma = sigma;
  sigma.setCustomBBox(bounds(graph.entities.filter(({ x }) => x !== null)));
  listen();
}

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "DejaVu Sans", sans-serif';

const nodeStyle = {
  x: { attribute: 'x' }, y: { attribute: 'y' }, size: { attribute: 'size' },
  shape: { attribute: 'shape' },
  color: { attribute: 'color' },
  opacity: ({ lit }) => (lit ? 1 : 0.18),
  label: { attribute: 'label' },
  labelColor: () => theme.text,
  labelFont: () => FONT,
  labelPosition: 'below',
  labelVisibility: ({ lit, chosen }, { isHovered }) => (isHovered || chosen ? 'visible' : lit ? 'auto' : 'hidden'),
  backdropVisibility: ({ chosen }, { isHovered }) => (isHovered || chosen ? 'visible' : 'hidden'),
  backdropColor: () => theme.paper,
  backdropShadowColor: () => theme.accent,
  backdropShadowBlur: 7,
  backdropPadding: 4,
  depth: ({ chosen }, { isHovered }) => (isHovered || chosen ? 'topNodes' : 'nodes'),
  cursor: 'pointer',
};

const edgeStyle = {
  path: 'straight', parallelPath: 'curved', selfLoopPath: 'loop',
  size: ({ size, chosen }, { isHovered }) => (isHovered || chosen ? size + 1.2 : size),
  color: ({ status, chosen }, { isHovered }) => (chosen || isHovered ? theme.accent : theme[status]),
  opacity: ({ lit }) => (lit ? 1 : 0.12),
  head: ({ mutual }) => (mutual ? 'none' : 'arrow'),
  dash: { attribute: 'dash' }, gap: { attribute: 'gap' },
  label: { attribute: 'label' },
  labelColor: ({ status }) => (status === 'negated' ? theme.negated : theme.faint),
  labelFont: () => FONT,
  labelSize: 11,
  labelVisibility: ({ lit, chosen }, { isHovered }) => (isHovered || chosen ? 'visible' : lit ? 'auto' : 'hidden'),
  depth: ({ chosen }, { isHovered }) => (isHovered || chosen ? 'topEdges' : 'edges'),
  cursor: 'pointer',
};

/** Colours come from the style sheet, so that light and dark differ in one place. */
function readTheme() {
  const style = getComputedStyle(document.documentElement);
  const names = ['paper', 'text', 'faint', 'accent', 'actual', 'planned', 'possible', 'past', 'negated'];
  theme = Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}

export const colours = () => theme;

/** Draw anew in the colours that the style sheet gives now. */
export function repaint() {
  if (!sigma) return;
  readTheme();
  sigma.refresh();
}

/** @param {{x: number, y: number}[]} points @returns {{x: [number, number], y: [number, number]}} sigma counts y upwards */
function bounds(points) {
  if (!points.length) return { x: [-1, 1], y: [-1, 1] };
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => -y)];
  const least = (values) => values.reduce((a, b) => Math.min(a, b), Infinity);
  const most = (values) => values.reduce((a, b) => Math.max(a, b), -Infinity);
  return { x: [least(xs) - 1, most(xs) + 1], y: [least(ys) - 1, most(ys) + 1] };
}

/** The radius of a node in pixels: the area grows with the number of claims, less so where there are many nodes. */
const radius = (weight, crowd) => Math.min(26, (5 + 2.6 * Math.sqrt(weight)) * (crowd > 1500 ? 0.5 : crowd > 250 ? 0.7 : 1));

/** What the reader looks at, and its neighbours, stand out from the rest. */
function lighting(chosen) {
  const nodes = new Set();
  const edges = new Set();
  const { kind, at } = state.view;
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

/** Make the stage show the selection: what is new comes, what is filtered out goes, the rest stays where it is. */
export function draw() {
  if (!sigma) return;
  const chosen = selection();
  const lit = lighting(chosen);
  const crowd = chosen.nodes.size;
  shown.filterEdges((key) => !chosen.edges.has(Number(key))).forEach((key) => shown.dropEdge(key));
  shown.filterNodes((key) => !chosen.nodes.has(Number(key))).forEach((key) => shown.dropNode(key));
  for (const place of chosen.nodes) {
    const { x, y, type, name, weight } = graph.entities[place];
    const look = graph.types[type];
    const changing = { size: radius(weight, crowd), lit: !lit || lit.nodes.has(place), chosen: state.view.kind === 'node' && state.view.at === place };
    if (shown.hasNode(place)) shown.mergeNodeAttributes(place, changing);
    else shown.addNode(place, { x: x ?? 0, y: -(y ?? 0), label: short(name), shape: SIGMA_SHAPES[look.shape] || look.shape, color: look.fill, ...changing });
  }
  for (const [number, claims] of chosen.edges) {
    const edge = graph.edges[number];
    const status = mostDefinite(claims);
    const [dash, gap] = DASH[status] || [0, 0];
    const words = `${label(edge.relation)}${claims.length > 1 ? ` ×${claims.length}` : ''}`;
    const look = { status, dash, gap, label: status === 'negated' ? `✕ ${words}` : words, mutual: edge.mutual,
      size: (crowd > 250 ? 1 : 1.4) + 0.35 * Math.min(claims.length - 1, 5),
      lit: !lit || lit.edges.has(number), chosen: state.view.kind === 'edge' && state.view.at === number };
    if (shown.hasEdge(number)) shown.mergeEdgeAttributes(String(number), look);
    else shown.addDirectedEdgeWithKey(String(number), edge.subject, edge.object, look);
  }
}

const short = (text) => (text.length > 34 ? `${text.slice(0, 33)}…` : text);

/** Move the camera so that all that is shown fills the stage. */
export function fit(animated = true) {
  if (!sigma || !shown.order) return;
  const points = shown.mapNodes((key, { x, y }) => sigma.graphToFramedGraph({ x, y }));
  lookAt(points, animated);
}

function lookAt(points, animated) {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [left, right] = [xs.reduce((a, b) => Math.min(a, b)), xs.reduce((a, b) => Math.max(a, b))];
  const [low, high] = [ys.reduce((a, b) => Math.min(a, b)), ys.reduce((a, b) => Math.max(a, b))];
  const { width, height } = sigma.getDimensions();
  const smallest = Math.min(width, height) || 1;
  const ratio = Math.max(((right - left) * smallest) / width, ((high - low) * smallest) / height, 0.06);
  const target = { x: (left + right) / 2, y: (low + high) / 2, angle: 0, ratio: ratio * 1.04 };
  if (animated && !matchMedia('(prefers-reduced-motion: reduce)').matches) sigma.getCamera().animate(target, { duration: 350 });
  else sigma.getCamera().setState(target);
}

/** Bring what the panel shows into view where it lies outside the stage. */
export function reveal() {
  if (!sigma) return;
  const { kind, at } = state.view;
  const places = kind === 'node' ? [at] : kind === 'edge' ? [graph.edges[at].subject, graph.edges[at].object] : [];
  const points = places.filter((place) => shown.hasNode(place)).map((place) => shown.getNodeAttributes(place));
  const { width, height } = sigma.getDimensions();
  const outside = points.map((point) => sigma.graphToViewport(point)).some(({ x, y }) => x < 0 || y < 0 || x > width || y > height);
  if (!outside) return;
  const framed = points.map((point) => sigma.graphToFramedGraph(point));
  const centre = { x: framed.reduce((sum, { x }) => sum + x, 0) / framed.length, y: framed.reduce((sum, { y }) => sum + y, 0) / framed.length };
  sigma.getCamera().animate({ ...sigma.getCamera().getState(), ...centre }, { duration: 300 });
}

/** @param {number} factor of the magnification: above 1 nearer */
export function zoom(factor) {
  if (sigma) sigma.getCamera().animate({ ratio: sigma.getCamera().ratio / factor }, { duration: 150 });
}

function move(x, y) {
  const camera = sigma.getCamera();
  camera.animate({ x: camera.x + x * camera.ratio * 0.12, y: camera.y + y * camera.ratio * 0.12 }, { duration: 100 });
}

function listen() {
  sigma.on('clickNode', ({ node }) => {
    const place = Number(node);
    open({ kind: 'node', at: place }, selection().cut ? { grown: grownBy(place) } : {});
  });
  sigma.on('clickEdge', ({ edge }) => open({ kind: 'edge', at: Number(edge) }));
  sigma.on('clickStage', () => { if (state.view.kind !== 'overview') open({ kind: 'overview' }); });
  const keys = { ArrowLeft: () => move(-1, 0), ArrowRight: () => move(1, 0), ArrowUp: () => move(0, 1), ArrowDown: () => move(0, -1),
    '+': () => zoom(1.4), '=': () => zoom(1.4), '-': () => zoom(1 / 1.4), 0: () => fit() };
  canvas.addEventListener('keydown', (event) => {
    if (!keys[event.key] || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    keys[event.key]();
  });
  new ResizeObserver(() => { if (canvas.offsetWidth) sigma.resize(); }).observe(canvas);
}

/** What stands on the stage, in pixels of it, for the picture. */
export function onStage() {
  const at = (key) => sigma.graphToViewport(shown.getNodeAttributes(key));
  return {
    ...sigma.getDimensions(),
    nodes: shown.mapNodes((key, attributes) => ({ ...attributes, ...at(key), radius: sigma.scaleSize(attributes.size), name: entityName(Number(key)),
      look: graph.types[graph.entities[Number(key)].type], labelled: sigma.getNodeDisplayedLabels().has(key) })),
    edges: shown.mapEdges((key, attributes, source, target) => ({ ...attributes, from: { ...at(source), place: source }, to: { ...at(target), place: target },
      labelled: sigma.getEdgeDisplayedLabels().has(key) })),
  };
}

/** @param {(canvas: HTMLCanvasElement) => void} use called while what was drawn is still there */
export function photograph(use) {
  sigma.once('afterRender', () => use(sigma.getStageCanvas()));
  sigma.scheduleRender();
}
