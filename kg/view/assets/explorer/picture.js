/** @file What is on the stage as a picture: PNG as it is drawn, SVG line by line. */

import { graph } from './archive.js';
import { DASHES, download, OUTLINES } from './elements.js';
import { colours, onStage, photograph } from './stage.js';

const fileName = (ending) => `${(graph.title || 'kg').replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '').slice(0, 60) || 'kg'}.${ending}`;

/** Hand the reader the stage as PNG. */
export function savePng() {
  photograph((drawn) => {
    const copy = document.createElement('canvas');
    [copy.width, copy.height] = [drawn.width, drawn.height];
    const pen = copy.getContext('2d');
    pen.fillStyle = colours().paper;
    pen.fillRect(0, 0, copy.width, copy.height);
    pen.drawImage(drawn, 0, 0);
    copy.toBlob((blob) => download(fileName('png'), blob, 'image/png'), 'image/png');
  });
}

/** Hand the reader the stage as SVG. */
export function saveSvg() {
  download(fileName('svg'), svg(), 'image/svg+xml');
}

const NAMES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** @param {string} text of an article @returns {string} the same as text of an XML document */
export const xmlText = (text) => text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '').replace(/[&<>"]/g, (sign) => NAMES[sign]);

const short = (number) => Math.round(number * 10) / 10;

function svg() {
  const { width, height, nodes, edges } = onStage();
  const ink = colours();
  const drawn = fanned(edges).map((edge) => line(edge, ink));
  const shapes = nodes.map(({ x, y, radius, look, name }) => `<g transform="translate(${short(x)} ${short(y)}) scale(${short(radius) / 6})"><title>${xmlText(name)}</title>`
    + `<path transform="translate(-8 -8)" d="${OUTLINES[look.shape]}" fill="${look.fill}"/></g>`);
  const names = nodes.filter(({ labelled }) => labelled).map(({ x, y, radius, label }) => (
    `<text x="${short(x)}" y="${short(y + radius + 14)}" font-size="13" font-weight="500" fill="${ink.text}" text-anchor="middle">${xmlText(label)}</text>`));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="sans-serif">`
    + `<title>${xmlText(graph.title || 'kg')}</title><rect width="100%" height="100%" fill="${ink.paper}"/>${[...drawn, ...shapes, ...names].join('\n')}</svg>\n`;
}

/** Edges with the same two ends bend away from each other. */
function fanned(edges) {
  const between = new Map();
  for (const edge of edges) {
    const key = [edge.from.place, edge.to.place].sort().join(' ');
    between.set(key, [...(between.get(key) || []), edge]);
  }
  return [...between.values()].flatMap((group) => group.map((edge, rank) => ({ ...edge,
    bend: (rank - (group.length - 1) / 2) * 0.25 * (edge.from.place < edge.to.place ? 1 : -1) })));
}

function line({ from, to, bend, status, size, label, labelled, mutual }, ink) {
  const [across, down] = [to.x - from.x, to.y - from.y];
  const [x, y] = [(from.x + to.x) / 2 - down * bend, (from.y + to.y) / 2 + across * bend];
  const dash = DASHES[status] ? ` stroke-dasharray="${DASHES[status]}"` : '';
  const path = `<path d="M${short(from.x)} ${short(from.y)}Q${short(x)} ${short(y)} ${short(to.x)} ${short(to.y)}" fill="none" stroke="${ink[status]}" stroke-width="${short(size)}"${dash}/>`;
  const middle = { x: (from.x + 2 * x + to.x) / 4, y: (from.y + 2 * y + to.y) / 4 };
  const length = Math.hypot(across, down) || 1;
  const [u, v] = [across / length, down / length];
  const tip = mutual ? '' : `<path d="M${short(middle.x + 5 * u)} ${short(middle.y + 5 * v)}L${short(middle.x - 4 * u - 3.5 * v)} ${short(middle.y - 4 * v + 3.5 * u)}L${short(middle.x - 4 * u + 3.5 * v)} ${short(middle.y - 4 * v - 3.5 * u)}z" fill="${ink[status]}"/>`;
  const words = labelled ? `<text x="${short(middle.x)}" y="${short(middle.y - 6)}" font-size="11" fill="${ink.faint}" text-anchor="middle">${xmlText(label)}</text>` : '';
  return path + tip + words;
}
