/**
 * @file The network: which nodes and edges are shown, which stand out, and what a click on them opens.
 *
 * pyvis has built every node and edge (`opening`); here they are only put in, hidden, dimmed and coloured.
 */

/** What the reader has chosen to see. `focus` is the entity whose neighbourhood alone is shown. */
const chosen = {
  hiddenTypes: new Set(),
  hiddenStatuses: new Set(graph.statuses.filter(({ hidden }) => hidden).map(({ name }) => name)),
  focus: null,
  hovered: null,
  /** @type {View} */
  view: { kind: 'overview' },
};
const RING = 18;
const MOST_NEIGHBOURS = 60;
const FAINT = 0.16;
const LARGEST = 1.15;

const container = document.getElementById('mynetwork');
const nodes = new vis.DataSet();
const edges = new vis.DataSet();
const network = new vis.Network(container, { nodes, edges }, opening.options);
container.network = network; // within reach of whoever embeds the page
let members = new Set();
let untouched = true;
let ink = {};
let drawnNow = { network, names: [], captions: [], ink };

/** @returns {number[]} an entity's neighbours, most claimed first, without itself */
function neighbours(place) {
  const others = edgesOf[place].flatMap((number) => [graph.edges[number].subject, graph.edges[number].object]);
  const ranked = [...new Set(others)].filter((other) => other !== place);
  return ranked.sort((a, b) => graph.entities[b].weight - graph.entities[a].weight || a - b);
}

/** Put the whole network, or the neighbourhood of `chosen.focus`, on stage. */
function setStage() {
  const around = chosen.focus === null ? null : ringed(chosen.focus);
  members = new Set(around ? around.keys() : graph.drawn);
  chosen.hovered = null;
  drawnNow = { ...drawnNow, names: [], captions: [] };
  edges.clear();
  nodes.clear();
  const shown = [...members].map((place) => ({ ...opening.nodes[place], label: undefined, ...(around && around.get(place)) }));
  // Lines keep their strength when a large network is seen from far away.
  const stronger = shown.length ? Math.min(2.4, Math.max(1, fitting(shown).scale ** -0.8)) : 1;
  nodes.add(shown);
  edges.add(opening.edges.filter(({ from, to }) => members.has(from) && members.has(to))
    .map((edge) => ({ ...edge, label: undefined, width: edge.width * stronger })));
  paint();
  untouched = true;
  fit();
}

/** @returns {Map<number, {x: number, y: number}>} the entity in the middle and its neighbours in rings */
function ringed(place) {
  const around = neighbours(place).slice(0, MOST_NEIGHBOURS);
  const spots = new Map([[place, { x: 0, y: 0 }]]);
  for (let ring = 1, first = 0; first < around.length; ring += 1) {
    const room = RING * ring;
    const some = around.slice(first, first + room);
    some.forEach((other, rank) => {
      const angle = (2 * Math.PI * (rank + (ring % 2 ? 0 : 0.5))) / some.length;
      spots.set(other, { x: Math.round(290 * ring * Math.cos(angle)), y: Math.round(210 * ring * Math.sin(angle)) });
    });
    first += room;
  }
  return spots;
}

const shownClaims = (numbers) => numbers.filter((number) => !chosen.hiddenStatuses.has(graph.claims[number].status));

function nodeShown(place) {
  if (chosen.hiddenTypes.has(graph.entities[place].type)) return false;
  const { focus } = chosen;
  if (place === focus) return true;
  const links = edgesOf[place].map((number) => graph.edges[number])
    .filter(({ subject, object }) => focus === null || subject === focus || object === focus);
  return shownClaims([...links.flatMap(({ claims }) => claims), ...(focus === null ? valuesOf[place] : [])]).length > 0;
}

/** @returns {?{places: Set<number>, edges: Set<number>}} what the open view is about; null for everything */
function spotlight() {
  const { kind, at } = chosen.view;
  if (kind === 'overview') return null;
  const lit = kind === 'node' ? edgesOf[at] : kind === 'edge' ? [at] : edgesOfDocument(at);
  const places = lit.flatMap((number) => [graph.edges[number].subject, graph.edges[number].object]);
  const about = { places: new Set(kind === 'node' ? [at, ...places] : places), edges: new Set(lit) };
  return [...about.places].some((place) => members.has(place)) ? about : null;
}

function edgesOfDocument(place) {
  return [...graph.edges.keys()].filter((number) => graph.edges[number].claims
    .some((claim) => graph.claims[claim].document === place));
}

/** Hide, dim and colour what is on stage after any change of view, filter, language or theme. */
function paint() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(`--${name}`).trim();
  ink = Object.fromEntries(['text', 'faint', 'paper', 'accent', ...graph.statuses.map(({ name }) => name)]
    .map((name) => [name, colour(name)]));
  const light = spotlight();
  const visible = new Set([...members].filter(nodeShown));
  const { kind, at } = chosen.view;
  const shade = (hex, lit) => (lit ? hex : mixed(hex, ink.paper));
  nodes.update([...members].map((place) => {
    const { background, border } = opening.nodes[place].color;
    const lit = !light || light.places.has(place);
    const selected = kind === 'node' && at === place;
    return { id: place, hidden: !visible.has(place), borderWidth: selected ? 3.5 : 1.5,
      color: { background: shade(background, lit), border: selected ? ink.text : shade(border, lit) } };
  }));
  const captions = [];
  edges.update(edges.getIds().map((number) => {
    const edge = graph.edges[number];
    const claims = shownClaims(edge.claims);
    const hidden = !claims.length || !visible.has(edge.subject) || !visible.has(edge.object);
    const status = hidden ? 'negated' : edgeStatus(edge, claims);
    const lit = !light || light.edges.has(number);
    const text = label(edge.relation) + (claims.length > 1 ? ` ×${claims.length}` : '');
    if (!hidden && lit) captions.push({ edge: number, text, strong: kind === 'edge' && at === number, status, claims: claims.length });
    const selected = kind === 'edge' && at === number;
    return { id: number, hidden, color: { color: shade(ink[status], lit), inherit: false },
      shadow: selected ? { enabled: true, color: ink.accent, size: 9, x: 0, y: 0 } : false };
  }));
  drawnNow = { network, ink, captions: captions.sort((a, b) => b.strong - a.strong || b.claims - a.claims || a.edge - b.edge),
    names: rankedNames(visible, light) };
  const words = { entities: count('countEntities', visible.size), links: count('countLinks', edges.get({ filter: (edge) => !edge.hidden }).length) };
  container.setAttribute('aria-label', say('networkLabel', words));
  network.redraw();
}

/** @returns {string} a colour thinned with the paper's; unlike a translucent one it hides the lines behind a node */
function mixed(hex, paper) {
  const part = (colour, at) => parseInt(colour.slice(at, at + 2), 16);
  return `#${[1, 3, 5].map((at) => Math.round(part(hex, at) * FAINT + part(paper, at) * (1 - FAINT))
    .toString(16).padStart(2, '0')).join('')}`;
}

function rankedNames(visible, light) {
  const { kind, at } = chosen.view;
  const heading = new Set(kind === 'node' ? [at] : kind === 'edge' ? [graph.edges[at].subject, graph.edges[at].object] : []);
  const lit = [...visible].filter((place) => !light || light.places.has(place));
  return lit.map((place) => ({ place, strong: heading.has(place) }))
    .sort((a, b) => b.strong - a.strong || graph.entities[b.place].weight - graph.entities[a.place].weight || a.place - b.place);
}

/** Names that are written now: those of the view, and the one under the pointer before all others. */
function namesNow() {
  const { hovered } = chosen;
  if (hovered === null || !members.has(hovered)) return drawnNow.names;
  return [{ place: hovered, strong: true }, ...drawnNow.names.filter(({ place }) => place !== hovered)];
}

/** @returns {{scale: number, position: {x: number, y: number}}} what shows all of it, its names and the note above */
function fitting(spots) {
  const [xs, ys] = [spots.map(({ x }) => x), spots.map(({ y }) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const above = document.getElementById('note').hidden ? 0 : 40;
  const margin = Math.min(90, container.clientWidth / 8);
  // A frame in a notebook may leave the network next to no height, or none yet.
  const scale = Math.min(LARGEST, Math.max(container.clientWidth - 2 * margin, 40) / (right - left || 1),
    Math.max(container.clientHeight - 90 - above, 40) / (bottom - top || 1));
  return { scale, position: { x: (left + right) / 2, y: (top + bottom) / 2 - above / 2 / scale } };
}

function fit() {
  const spots = Object.values(network.getPositions(nodes.getIds({ filter: (node) => !node.hidden })));
  if (spots.length) network.moveTo(fitting(spots));
}

/**
 * Make what a view is about visible, unless it is not on stage.
 * @param {View} view
 * @returns {?number} the entity whose neighbourhood would show it, or null when nothing is missing
 */
function missing({ kind, at }) {
  if (kind !== 'node' && kind !== 'edge') return null;
  const places = kind === 'node' ? [at] : [graph.edges[at].subject, graph.edges[at].object];
  for (const place of places) chosen.hiddenTypes.delete(graph.entities[place].type);
  if (!places.every((place) => members.has(place))) return places[0];
  const position = network.getPosition(places[0]);
  const { x, y } = network.canvasToDOM(position);
  const inside = x > 20 && y > 20 && x < container.clientWidth - 20 && y < container.clientHeight - 20;
  if (!inside) network.moveTo({ position });
  return null;
}

/** @param {{x: number, y: number}} point of the canvas @returns {?View} what lies there */
function viewAt(point) {
  const node = network.getNodeAt(point);
  if (node !== undefined) return { kind: 'node', at: node };
  const spot = { left: point.x - 1, right: point.x + 1, top: point.y - 1, bottom: point.y + 1 };
  const words = writtenAt.find(({ frame }) => meet(frame, spot));
  if (words) return words.place === null ? { kind: 'edge', at: words.edge } : { kind: 'node', at: words.place };
  const edge = network.getEdgeAt(point);
  return edge === undefined ? null : { kind: 'edge', at: edge };
}

network.on('afterDrawing', (pen) => writeCaptions(pen, { ...drawnNow, names: namesNow() }));
network.on('click', ({ pointer }) => {
  const view = viewAt(pointer.DOM);
  if (view) act.open(view);
  else if (chosen.view.kind !== 'overview') act.open({ kind: 'overview' });
});
network.on('doubleClick', ({ pointer }) => {
  const view = viewAt(pointer.DOM);
  if (view && view.kind === 'node') act.neighbourhood(view.at);
});
network.on('hoverNode', ({ node }) => { chosen.hovered = node; network.redraw(); });
network.on('blurNode', () => { chosen.hovered = null; network.redraw(); });
network.on('dragStart', () => { untouched = false; });
network.on('zoom', () => { untouched = false; });
network.on('resize', () => { if (untouched) fit(); });
container.addEventListener('mousemove', ({ offsetX, offsetY }) => {
  container.classList.toggle('pointing', viewAt({ x: offsetX, y: offsetY }) !== null);
});
