/** @file Writes labels, counts, amounts and dates in the reader's language. */

import { graph } from './archive.js';
import { byId } from './page.js';

/** @type {Record<string, Record<string, any>>} words, or a singular and a plural, by key and language */
const strings = JSON.parse(byId('strings').textContent || '{}');
export const LANGUAGES = ['fr', 'en'];
const plurals = Object.fromEntries(LANGUAGES.map((one) => [one, new Intl.PluralRules(one)]));
let language = 'en';

/** The reader's own way of writing numbers and dates in that language, such as en-GB. */
let locale = language;

/** @param {?string} chosen one of LANGUAGES, or nothing: the one chosen on another page, the browser's, else that of the page */
export function speak(chosen) {
  const wanted = navigator.languages.map((tag) => tag.slice(0, 2)).find((tag) => LANGUAGES.includes(tag));
  language = chosen || document.documentElement.dataset.spoken || wanted || document.documentElement.lang || 'en';
  locale = navigator.languages.find((tag) => tag.startsWith(language)) || language;
  document.documentElement.lang = language;
}

/** @returns {string} the language that the page speaks now */
export const spoken = () => language;

/** @param {string} a @param {string} b @returns {number} their order in the alphabet of the reader */
export const inOrder = (a, b) => a.localeCompare(b, language, { numeric: true });

/** @type {Map<string, Intl.NumberFormat>} by language and options: making one takes as long as a hundred figures */
const formats = new Map();

/** @param {number} n @param {Intl.NumberFormatOptions} [options] @returns {string} */
export function figure(n, options) {
  const key = locale + JSON.stringify(options);
  const format = formats.get(key) || new Intl.NumberFormat(locale, options);
  formats.set(key, format);
  return format.format(n);
}

/**
 * @param {string} key in strings.json
 * @param {Record<string, string|number>} [values] for the {names} in it
 * @returns {string}
 */
export function say(key, values = {}) {
  return filled(strings[key][language], values);
}

/** @param {Record<string, string|undefined>} [words] by language @param {string} [usual] @returns {string} those in the reader's language, else in English, else the usual */
export const inWords = (words = {}, usual = '') => words[language] ?? words.en ?? usual;

/** @returns {string} what to know where a server has given a part of its graph so far; nothing where all is here */
export function partial() {
  const all = graph.whole?.claims ?? 0;
  return all > graph.claims.length ? say('partOnly', { shown: figure(graph.claims.length), all: figure(all) }) : '';
}

/** @param {string} key @returns {boolean} whether there are words for it */
export const knows = (key) => Object.hasOwn(strings, key);

/** @param {string} key of a singular and a plural @param {number} n @returns {string} "3 documents" */
export function count(key, n) {
  const [one, many] = strings[key][language];
  return filled(plurals[language].select(n) === 'one' ? one : many, { n: figure(n) });
}

/** @param {string} template @param {Record<string, string|number>} values @returns {string} */
function filled(template, values) {
  return template.replace(/\{(\w+)\}/g, (whole, name) => (Object.hasOwn(values, name) ? isolated(String(values[name])) : whole));
}

/** Text with a direction of its own must not turn the words around it. @param {string} text */
const isolated = (text) => (/[\u0590-\u08ff\u202a-\u202e\u2066-\u2069]/.test(text) ? `\u2068${text}\u2069` : text);

/** @param {string} name of a relation, type, qualifier or identifier scheme @returns {string} */
export function label(name) {
  return Object.hasOwn(graph.labels, name) ? graph.labels[name][language] : name;
}

/** @param {string} status @returns {string} */
export const statusLabel = (status) => say(`status${status[0].toUpperCase()}${status.slice(1)}`);

/** @param {string} text @returns {string} the text with a capital */
export const capital = (text) => text.charAt(0).toLocaleUpperCase(language) + text.slice(1);

/** Columns of the named queries whose cells are names of the ontology. */
const NAMING = new Set(['relation', 'deal', 'class']);

/** @param {string} column of a named query @param {string} cell @returns {string} the cell in the reader's language, where it is a word of the ontology or of the query, not of an article */
export function cellWords(column, cell) {
  const key = `${column}${capital(cell)}`;
  if ((column === 'status' || column === 'kind') && knows(key)) return say(key);
  return NAMING.has(column) ? label(cell) : cell;
}

/** @param {Value} value of a claim or a qualifier, as payload.py writes it @returns {string} */
export function written(value) {
  if (typeof value === 'number') return figure(value);
  if (typeof value === 'string') return value;
  return value.kind === 'period' ? writtenPeriod(value) : writtenQuantity(value);
}

/** @param {Measure} quantity */
function writtenQuantity(quantity) {
  const one = (/** @type {number} */ number) => (quantity.kind === 'amount' ? money(number, quantity.unit) : counted(number, quantity.unit));
  const { minimum, maximum } = quantity;
  if (minimum !== null && maximum !== null) return say('between', { minimum: one(minimum), maximum: one(maximum) });
  if (minimum !== null) return say('atLeast', { minimum: one(minimum) });
  if (maximum !== null) return say('atMost', { maximum: one(maximum) });
  return quantity.approximate ? say('about', { value: one(quantity.value) }) : one(quantity.value);
}

/** "1,68 milliard USD": the code, not a sign, since many currencies share the dollar's. @param {number} value @param {string} currency */
function money(value, currency) {
  const large = Math.abs(value) >= 1e6;
  /** @type {Intl.NumberFormatOptions} */ const style = large ? { notation: 'compact', compactDisplay: 'long' } : {};
  return `${figure(value, { ...style, maximumFractionDigits: 2 })}\u00a0${currency}`;
}

/** @param {number} value @param {string} unit */
function counted(value, unit) {
  const number = figure(value, { maximumFractionDigits: 2 });
  if (unit === '%' || unit === 'percent') return say('percent', { value: number });
  return unit ? `${number}\u00a0${unit}` : number;
}

/** @param {TimeSpan} period */
function writtenPeriod(period) {
  const plain = writtenDate(period.start, period.granularity);
  return period.modifier ? say(`period${capital(period.modifier)}`, { date: plain }) : plain;
}

/**
 * @param {string} iso a day
 * @param {string} [granularity] how much of it the text gives
 * @returns {string}
 */
export function writtenDate(iso, granularity = 'day') {
  const [year, month, day] = iso.split('-').map(Number);
  const date = new Date(Date.UTC(2000, month - 1, day));
  date.setUTCFullYear(year);
  const format = (/** @type {Intl.DateTimeFormatOptions} */ options) => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options }).format(date);
  switch (granularity) {
    case 'year': return String(year);
    case 'decade': return say('decade', { year: year - (year % 10) });
    case 'quarter': return say('quarter', { quarter: Math.ceil(month / 3), year });
    case 'month': return format({ year: 'numeric', month: 'long' });
    case 'week': return say('weekOf', { date: writtenDate(iso) });
    default: return format({ year: 'numeric', month: 'long', day: 'numeric' });
  }
}
