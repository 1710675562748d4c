/** @file The small parts that every view is made of: elements and text nodes only; no string is ever parsed as markup. */

import { graph } from './archive.js';
import { label, say, statusLabel } from './language.js';

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {?Properties} properties set on the element; aria attributes, roles and handlers included
 * @param {...(Node|string|null)} children strings become text nodes
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, properties, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties || {})) {
    if (name.startsWith('aria-') || name === 'role' || name === 'for' || name === 'scope') made.setAttribute(name, value);
    else Object.assign(made, { [name]: value });
  }
  made.append(...present(children));
  return made;
}

/** @template T @param {(T|null)[]} things @returns {T[]} those that are there */
export const present = (things) => /** @type {T[]} */ (things.filter((one) => one !== null));

/** @param {string} className @param {(event: MouseEvent) => void} onclick @param {...(Node|string|null)} children @returns {HTMLButtonElement} that does something */
export const button = (className, onclick, ...children) => element('button', { type: 'button', className, onclick }, ...children);

const SVG = 'http://www.w3.org/2000/svg';

/** The shapes of nodes as paths in a box of 16 by 16; the picture uses them too. @type {Record<Shape, string>} */
export const OUTLINES = {
  dot: 'M8 2a6 6 0 1 0 .01 0z',
  square: 'M2.5 2.5h11v11h-11z',
  diamond: 'M8 1l6 7-6 7-6-7z',
  triangle: 'M8 1.5l6.5 12h-13z',
  triangleDown: 'M8 14.5l6.5-12h-13z',
  star: 'M8 .8l2.2 4.8 5.2.6-3.9 3.5 1.1 5.2L8 12.3l-4.6 2.6 1.1-5.2L.6 6.2l5.2-.6z',
  hexagon: 'M4.3 1.8h7.4L15.3 8l-3.6 6.2H4.3L.7 8z',
};
/** @type {Record<string, string>} how the lines of a status are broken */
export const DASHES = { planned: '6 4', possible: '2 3' };

/** @param {Record<string, string|number>} attributes of a path @param {number} width @returns {SVGElement} */
export function drawing(attributes, width = 16) {
  const svg = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  for (const [name, value] of Object.entries({ viewBox: `0 0 ${width} 16`, width, height: 16, 'aria-hidden': 'true' })) {
    svg.setAttribute(name, String(value));
  }
  for (const [name, value] of Object.entries(attributes)) path.setAttribute(name, String(value));
  svg.append(path);
  return svg;
}

/** @param {string} type @returns {SVGElement} the shape of its nodes */
export function typeSign(type) {
  const look = graph.types[type];
  return drawing({ d: OUTLINES[look.shape], fill: look.fill, stroke: look.outline, 'stroke-width': 1.2 });
}

/** @param {string} status @returns {SVGElement} the line of its edges */
export function statusSign(status) {
  const sign = drawing({ d: 'M1 8h24', class: `line ${status}`, 'stroke-width': 2.4, 'stroke-dasharray': DASHES[status] || 'none' }, 26);
  if (status === 'negated') sign.firstElementChild?.setAttribute('d', 'M1 8h24M9 12l8-8');
  return sign;
}

/** @param {string} text from an article @returns {HTMLElement} that keeps its writing direction to itself */
export const told = (text) => element('bdi', null, text);

/** @param {number} place @returns {string} */
export const entityName = (place) => graph.entities[place].name;

/** @param {string} status */
export const badge = (status) => element('span', { className: `badge ${status}` }, statusLabel(status));

/** @param {string} name @param {string} status */
export const relationWords = (name, status) => element('span', { className: `relation ${status}` }, label(name));

/** @type {Record<string, [string, string?]>} what is said before and after the rule, by who found a claim */
const FOUND = { rules: ['foundByRule'], learned: ['foundByLearned'], 'rules, learned': ['foundByRule', 'learnedAgrees'] };

/** How sure a claim is, and who found it. @param {{confidence: number, rule: string, extractor: string}} claim @returns {HTMLElement} */
export function finding({ confidence, rule, extractor }) {
  const [before, after] = (rule && FOUND[extractor]) || [];
  const sure = element('span', { title: say('confidenceMeans', { n: Math.round(confidence * 100) }) }, `${say('confidence')} ${say('percent', { value: Math.round(confidence * 100) })}`);
  const named = rule && extractor !== 'learned' ? element('code', null, rule) : null; // its rules are called as the relation is
  return element('p', { className: 'faint small' }, sure, ' · ', before ? say(before) : extractor, named ? ' ' : null, named, after ? say(after) : null);
}

/** @param {string} title @param {(Node|string)[]} lines @param {string} [className] @returns {?HTMLElement} nothing when there are no lines */
export function section(title, lines, className = 'list') {
  if (!lines.length) return null;
  const items = lines.map((line) => element('li', null, line));
  return element('section', null, element('h3', null, title), element('ul', { className }, ...items));
}

/** @param {[string, Node|string][]} pairs @returns {?HTMLElement} */
export function facts(pairs) {
  if (!pairs.length) return null;
  const rows = pairs.map(([name, value]) => element('div', null, element('dt', null, name), element('dd', null, value)));
  return element('dl', { className: 'facts' }, ...rows);
}

/** Most definite first: an edge told in several ways is drawn in the first of them. */
const DEFINITE = ['actual', 'planned', 'possible', 'past', 'negated'];

/** @param {Claim[]} claims @returns {string} the most definite status among them */
export function mostDefinite(claims) {
  const statuses = new Set(claims.map(({ status }) => status));
  return DEFINITE.find((status) => statuses.has(status)) || 'actual';
}

/** Hand a file to the reader. @param {string} name @param {Blob|string} content @param {string} type of media */
export function download(name, content, type) {
  const link = element('a', { href: URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
