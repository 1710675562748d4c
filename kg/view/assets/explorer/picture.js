/** @file What is on the stage as a picture: PNG as it is drawn, SVG line by line. */

import { graph } from './archive.js';
import { DASHES, download, OUTLINES } from './elements.js';
import { middle, theme } from './labels.js';
import { onStage, photograph } from './stage.js';

/** @typedef {ReturnType<typeof onStage>} Stage */

/** @param {string} ending */
const fileName = (ending) => `${(graph.title || 'kg').replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '').slice(0, 60) || 'kg'}.${ending}`;

/** Hand the reader the stage as PNG. */
export function savePng() {
  photograph((layers) => {
    const copy = document.createElement('canvas');
    [copy.width, copy.height] = [layers[0].width, layers[0].height];
    const pen = /** @type {CanvasRenderingContext2D} */ (copy.getContext('2d'));
    pen.fillStyle = theme.paper;
    pen.fillRect(0, 0, copy.width, copy.height);
    layers.forEach((layer) => pen.drawImage(layer, 0, 0));
    copy.toBlob((blob) => { if (blob) download(fileName('png'), blob, 'image/png'); }, 'image/png');
  });
}

/** Hand the reader the stage as SVG. */
export function saveSvg() {
  download(fileName('svg'), svg(), 'image/svg+xml');
}

/** @type {Record<string, string>} */
const NAMES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** @param {string} text of an article @returns {string} the same as text of an XML document */
export const xmlText = (text) => text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '').replace(/[&<>"]/g, (sign) => NAMES[sign]);

/** @param {number} number */
const short = (number) => Math.round(number * 10) / 10;

function svg() {
  const { width, height, nodes, edges } = onStage();
  const drawn = edges.map(line);
  const shapes = nodes.map(({ x, y, radius, look, name }) => `<g transform="translate(${short(x)} ${short(y)}) scale(${short(radius) / 6})"><title>${xmlText(name)}</title>`
    + `<path transform="translate(-8 -8)" d="${OUTLINES[look.shape]}" fill="${look.fill}"/></g>`);
  const names = nodes.flatMap(({ named, label }) => (named ? [
    `<text x="${short(named.x)}" y="${short(named.y)}" font-size="13" font-weight="500" fill="${theme.text}" text-anchor="middle">${xmlText(label)}</text>`] : []));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="sans-serif">`
    + `<title>${xmlText(graph.title || 'kg')}</title><rect width="100%" height="100%" fill="${theme.paper}"/>${[...drawn, ...shapes, ...names].join('\n')}</svg>\n`;
}

/** @param {Stage['edges'][number]} edge */
function line({ from, to, bend, status, size, label, worded, arrow, ink }) {
  const { x: middleX, y: middleY, across, down } = middle(from, to, bend);
  const [x, y] = [2 * middleX - (from.x + to.x) / 2, 2 * middleY - (from.y + to.y) / 2];
  const dash = DASHES[status] ? ` stroke-dasharray="${DASHES[status]}"` : '';
  const path = `<path d="M${short(from.x)} ${short(from.y)}Q${short(x)} ${short(y)} ${short(to.x)} ${short(to.y)}" fill="none" stroke="${theme[status]}" stroke-width="${short(size)}"${dash}/>`;
  const tip = arrow ? `<path d="${tipAt(from, { x, y }, to, Math.hypot(across, down))}" fill="${theme[status]}"/>` : '';
  return path + tip + (worded ? words(worded, label, ink) : '');
}

/** An arrowhead where the curve meets the node that it leads to. @param {Spot} from @param {Spot} control @param {Spot & {radius: number}} to @param {number} length */
function tipAt(from, control, to, length) {
  const t = Math.max(0.5, 1 - (to.radius + 1) / (length || 1));
  const on = (/** @type {'x'|'y'} */ axis) => (1 - t) ** 2 * from[axis] + 2 * t * (1 - t) * control[axis] + t ** 2 * to[axis];
  const way = (/** @type {'x'|'y'} */ axis) => (1 - t) * (control[axis] - from[axis]) + t * (to[axis] - control[axis]);
  const [x, y, far] = [on('x'), on('y'), Math.hypot(way('x'), way('y')) || 1];
  const [u, v] = [way('x') / far, way('y') / far];
  return `M${short(x)} ${short(y)}L${short(x - 9 * u - 3.5 * v)} ${short(y - 9 * v + 3.5 * u)}L${short(x - 9 * u + 3.5 * v)} ${short(y - 9 * v - 3.5 * u)}z`;
}

/** @param {Spot & {angle: number}} spot @param {string} label @param {string} ink */
function words({ x, y, angle }, label, ink) {
  const turn = `rotate(${short((angle * 180) / Math.PI)} ${short(x)} ${short(y)})`;
  return `<text x="${short(x)}" y="${short(y + 4)}" transform="${turn}" font-size="11" fill="${ink}" stroke="${theme.paper}" stroke-width="3.5" paint-order="stroke" text-anchor="middle">${xmlText(label)}</text>`;
}
