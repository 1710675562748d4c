/** @file What may be filled in above the answer to a named query: it keeps some of the rows that the page holds. */

import { graph } from './archive.js';
import { element } from './elements.js';
import { cellWords, inOrder, inWords } from './language.js';

/** What is filled in now, by query and blank. @type {Map<string, string>} */
const filled = new Map();
const MOST_SUGGESTED = 400;

/** @param {Answer} answer @param {Blank} blank */
const keyOf = (answer, blank) => `${answer.name} ${blank.name}`;
const today = () => new Date().toISOString().slice(0, 10);

/** @param {string} name @returns {string} as the graph looks it up: without case, accents and punctuation */
export const nameKey = (name) => (name.replace(/œ/gi, 'oe').replace(/æ/gi, 'ae').normalize('NFKD').replace(/\p{Mn}/gu, '').toLowerCase().match(/[\p{L}\p{N}_]+/gu) || []).join(' ');

/** @param {string} name @returns {Set<string>} how rows write the entities that bear a name */
function labelsOf(name) {
  const key = nameKey(name);
  return new Set(graph.entities.filter(({ name: own, aliases }) => [own, ...aliases].some((one) => nameKey(one) === key)).map(({ name: own }) => own));
}

/** Numbers as numbers; months and days in the order of the alphabet. @param {string} a @param {string} b @returns {number} */
function compare(a, b) {
  const numeric = /^-?\d+(\.\d+)?$/;
  if (numeric.test(a) && numeric.test(b)) return Number(a) - Number(b);
  return a < b ? -1 : a > b ? 1 : 0;
}

/** @type {Record<string, (order: number) => boolean>} */
const TESTS = { '<=': (n) => n <= 0, '<': (n) => n < 0, '>=': (n) => n >= 0, '>': (n) => n > 0 };

/** @param {Answer} answer @param {string[][]} rows of it @returns {string[][]} those that what is filled in keeps */
export function kept(answer, rows) {
  let left = rows;
  for (const blank of answer.blanks || []) {
    const given = (filled.get(keyOf(answer, blank)) || '').trim();
    const value = given || (blank.name === 'today' ? today() : blank.default);
    if (value === '') continue;
    const columns = blank.columns.map((name) => answer.columns.indexOf(name));
    if (blank.test === 'first') left = left.slice(0, Math.max(0, Number(value) || 0));
    else if (blank.test !== '=') left = left.filter((cells) => TESTS[blank.test](compare(value, cells[columns[0]])));
    else {
      const wanted = blank.is_name ? labelsOf(value) : new Set([value]);
      left = left.filter((cells) => columns.some((column, n) => wanted.has(cells[column]) || wanted.has(cellWords(blank.columns[n], cells[column]))));
    }
  }
  return left;
}

/** @param {Answer} answer @param {() => void} changed called when something is filled in @returns {?HTMLElement} */
export function form(answer, changed) {
  if (!answer.blanks?.length) return null;
  return element('form', { className: 'blanks', onsubmit: (event) => event.preventDefault() }, ...answer.blanks.map((blank) => {
    const id = `blank-${blank.name}`;
    /** @type {HTMLInputElement} */ const field = element('input', { id, name: blank.name, value: filled.get(keyOf(answer, blank)) || '', autocomplete: 'off',
      placeholder: blank.name === 'today' ? today() : blank.default, oninput: () => { filled.set(keyOf(answer, blank), field.value); changed(); } });
    field.setAttribute('list', `${id}-known`);
    return element('div', { title: inWords(blank.asks) }, element('label', { for: id }, inWords(blank.titles, blank.name)), field,
      element('datalist', { id: `${id}-known` }, ...known(answer, blank).map((value) => element('option', { value }))));
  }));
}

/** @param {Answer} answer @param {Blank} blank @returns {string[]} what its columns hold, for suggestions */
function known(answer, { test, columns }) {
  if (test !== '=') return [];
  const places = columns.map((name) => answer.columns.indexOf(name));
  return [...new Set(answer.rows.flatMap((cells) => places.map((place, n) => cellWords(columns[n], cells[place]))))].filter(Boolean).sort(inOrder).slice(0, MOST_SUGGESTED);
}
