/** @file Claims and the answers to queries as tables: sorted, filtered, copied, downloaded as CSV. */

import { graph, sentence } from './archive.js';
import { form, kept } from './blanks.js';
import { badge, button, download, element, entityName, told } from './elements.js';
import { capital, cellWords, figure, inOrder, inWords, label, partial, say, spoken, statusLabel, written } from './language.js';
import { openClaim } from './links.js';
import { byId, within } from './page.js';
import { sourceWords } from './panel.js';
import { folded } from './names.js';
import { claimsLeft } from './selection.js';
import { open, state } from './state.js';

const stage = byId('table');
const MOST_ROWS = 200;
const DAY = /^\d{4}-\d\d(-\d\d)?$/;
/** @type {{words: string, column: ?number, down: boolean, rows: number}} how the reader wants the rows */
const asked = { words: '', column: null, down: false, rows: MOST_ROWS };

/** @typedef {{cells: string[], open: ?() => void, status: ?string}} Row */
/** @typedef {{columns: string[], rows: Row[], note: string, answer?: Answer}} Table */

/** @returns {Table} */
function claimsAsTable() {
  const columns = ['subject', 'relation', 'object', 'status', 'from', 'date', 'document', 'confidence', 'sentence'].map((name) => say(`column${name[0].toUpperCase()}${name.slice(1)}`));
  const rows = claimsLeft().map((claim) => {
    const { title, date } = graph.documents[claim.document];
    const object = claim.object === null ? written(claim.value ?? '') : entityName(claim.object);
    return {
      cells: [entityName(claim.subject), label(claim.relation), object, statusLabel(claim.status), sourceWords(claim), date || '', title, claim.confidence.toFixed(2), sentence(claim)],
      open: () => openClaim(claim), status: claim.status,
    };
  });
  return { columns, rows, note: partial() };
}

/** @param {string} name of a query @returns {Table} */
function answerAsTable(name) {
  const answer = graph.answers.find((one) => one.name === name);
  if (!answer) return { columns: [], rows: [], note: '' };
  const { asks, headings = {}, left_out: rest, own = false } = answer;
  const columns = answer.columns.map((column) => (own ? column : capital(inWords({ en: headings.en?.[column], [spoken()]: headings[spoken()]?.[column] }, column))));
  const places = new Map(graph.entities.map((entity) => [entity.name, entity.place]));
  const headlines = new Map(graph.documents.map(({ id, title }) => [encodeURIComponent(id), title]));
  const words = (/** @type {string} */ column, /** @type {string} */ cell) => (column === 'document' && headlines.get(cell.slice(cell.lastIndexOf('/') + 1))) || cellWords(column, cell);
  return { columns, answer, note: inWords(asks) + (rest ? ` (${say('leftOut', { n: figure(rest) })})` : ''), rows: kept(answer, answer.rows).map((cells) => {
    const place = cells.map((cell) => places.get(cell)).find((one) => one !== undefined);
    return { cells: own ? cells : cells.map((cell, n) => words(answer.columns[n], cell)), open: place === undefined ? null : () => open({ kind: 'node', at: place }), status: null };
  }) };
}

/** @param {Table} table @returns {Row[]} its rows, as the reader wants them */
function arranged({ rows }) {
  const words = folded(asked.words.trim());
  const kept = words ? rows.filter(({ cells }) => folded(cells.join(' ')).includes(words)) : rows;
  const { column } = asked;
  if (column === null) return kept;
  const sign = asked.down ? -1 : 1;
  return [...kept].sort((a, b) => sign * inOrder(a.cells[column], b.cells[column]));
}

/** One field of CSV (RFC 4180); what a spreadsheet would take for a formula is made text. @param {string} text */
function field(text) {
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?[\d.,\s]+$/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** @param {Table} table @param {Row[]} rows */
const asCsv = ({ columns }, rows) => [columns, ...rows.map(({ cells }) => cells)].map((cells) => cells.map(field).join(',')).join('\r\n');

/** @param {Table} table @param {Row[]} rows */
const asText = ({ columns }, rows) => [columns, ...rows.map(({ cells }) => cells)].map((cells) => cells.map((cell) => cell.replace(/\s+/g, ' ')).join('\t')).join('\n');

/** @param {string} text @param {(words: string) => void} done */
async function copy(text, done) {
  try {
    await navigator.clipboard.writeText(text);
    done(say('copied'));
  } catch {
    done(say('notCopied'));
  }
}

/** @param {Table} table */
function head(table) {
  return element('tr', null, ...table.columns.map((name, column) => {
    const sorted = asked.column === column;
    const sort = () => { asked.down = sorted && !asked.down; asked.column = column; showTable(); within(stage, `th:nth-child(${column + 1}) button`).focus(); };
    return element('th', { scope: 'col', 'aria-sort': sorted ? (asked.down ? 'descending' : 'ascending') : 'none' },
      button('', sort, name, element('span', { 'aria-hidden': 'true' }, sorted ? (asked.down ? ' ↓' : ' ↑') : '')));
  }));
}

/** @param {Row} row */
function rowLine({ cells, open: opens, status }) {
  const shown = cells.map((cell, n) => element('td', DAY.test(cell) ? { className: 'day' } : null, status && n === 3 ? badge(status) : n === 0 && opens ? button('link', opens, told(cell)) : told(cell)));
  return element('tr', null, ...shown);
}

/** @param {Table} table */
function tools(table) {
  const word = element('input', { type: 'search', value: asked.words, placeholder: say('tableFilter'), 'aria-label': say('tableFilter'), oninput: (event) => {
    asked.words = /** @type {HTMLInputElement} */ (event.target).value;
    asked.rows = MOST_ROWS;
    fillRows(table);
  } });
  const status = element('span', { className: 'faint', role: 'status', id: 'rows' });
  const now = () => arranged(table);
  return element('div', { className: 'tools' }, word,
    button('plain', () => copy(asText(table, now()), (words) => { status.textContent = words; }), say('copy')),
    button('plain', () => download(`${state.shows}.csv`, `\ufeff${asCsv(table, now())}\r\n`, 'text/csv'), 'CSV'), status);
}

/** @param {Table} table */
function fillRows(table) {
  const rows = arranged(table);
  const shown = rows.slice(0, asked.rows);
  within(stage, 'tbody').replaceChildren(...shown.map(rowLine));
  byId('rows').textContent = `${figure(rows.length)} ${say('rows')}`;
  const more = within(stage, '.more');
  more.hidden = shown.length === rows.length;
  more.textContent = say('showMore', { n: figure(rows.length - shown.length) });
}

/** Fill the table that the state names; nothing while the network is shown. */
export function showTable() {
  if (state.shows === 'network') return;
  const coming = graph.supply && state.shows === 'table' && graph.supply.claims(claimsLeft());
  if (coming) {
    stage.replaceChildren(element('p', { className: 'asks', role: 'status' }, say('loading')));
    coming.then(showTable, (/** @type {Error} */ error) => stage.replaceChildren(element('p', { className: 'asks', role: 'alert' }, error.message)));
    return;
  }
  if (stage.dataset.shows !== state.shows) Object.assign(asked, { words: '', column: null, down: false, rows: MOST_ROWS });
  stage.dataset.shows = state.shows;
  const table = state.shows === 'table' ? claimsAsTable() : answerAsTable(state.shows);
  const more = button('plain more', () => { asked.rows += 500; fillRows(table); });
  // The form stays while the rows change, so that a reader can go on writing.
  const blanks = table.answer ? form(table.answer, () => { Object.assign(table, answerAsTable(state.shows)); fillRows(table); }) : null;
  stage.replaceChildren(...(table.note ? [element('p', { className: 'asks' }, table.note)] : []), ...(blanks ? [blanks] : []), tools(table),
    element('div', { className: 'scroll', tabIndex: 0, role: 'region', 'aria-label': say('table') },
      element('table', null, element('thead', null, head(table)), element('tbody', null)), more));
  fillRows(table);
}
