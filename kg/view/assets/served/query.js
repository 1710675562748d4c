/** @file The page that asks: an editor with the named queries as examples, the answer as a table and, where it is one, as a graph. */

import { fill, graph } from '../explorer/archive.js';
import { button, download, element, facts, present, section, told } from '../explorer/elements.js';
import { buttons, labelFrame, startFrame } from '../explorer/frame.js';
import { count, figure, inWords, label, say } from '../explorer/language.js';
import { byId, within } from '../explorer/page.js';
import { savePng, saveSvg } from '../explorer/picture.js';
import { draw, fit, raise, repaint, restage, reveal, zoom } from '../explorer/stage.js';
import { change, open, state, whenChanged } from '../explorer/state.js';
import { showTable } from '../explorer/table.js';
import { archiveOf, cell, MOST_DRAWN, network, shortener, triplesFrom, triplesIn } from './answers.js';
import { aborted, ask, json, wordsOf } from './ask.js';

const LOOKS = JSON.parse(byId('looks').textContent || '{}');
const FIRST = `# What is so, and what is planned, as a graph.
CONSTRUCT {
  ?one ?relation ?two .
  ?one a ?kind ; rdfs:label ?name .
  ?two a ?other ; rdfs:label ?called .
}
WHERE {
  ?one ?relation ?two ; a ?kind ; rdfs:label ?name .
  ?two a ?other ; rdfs:label ?called .
}
LIMIT 100`;
const MOST_IN_LINES = 3; // columns that lines between two ends can tell; of more, the table tells more
const SOLUTIONS = 'application/sparql-results+json';
const TRIPLES = 'application/n-triples';
const examples = byId('examples', HTMLSelectElement);
/** @type {[string, string, string, boolean][]} words, type of media, suffix, whether a table can be had so */
const DOWNLOADS = [['CSV', 'text/csv', 'csv', true], ['JSON', SOLUTIONS, 'json', true], ['Turtle', 'text/turtle', 'ttl', false]];
const narrow = matchMedia('(max-width: 820px)');
/**
 * @typedef {{name: string, quads: number, timeout: number, max_rows: number, documents: boolean, prefixes: Record<string, string>,
 *   labels: Record<string, Words>}} About
 * @typedef {{name: string, default: string, required: boolean, titles: Words, asks: Words}} Parameter
 * @typedef {{name: string, titles: Words, asks: Words, parameters: Parameter[]}} NamedQuery
 * @typedef {import('./answers.js').Network} Network
 */

/** @type {*} */ let editor = null;
/** @type {About} */ let about = { name: '', quads: 0, timeout: 0, max_rows: 0, documents: false, prefixes: {}, labels: {} };
/** @type {NamedQuery[]} */ let queries = [];
/** the named query that was written into the editor last */ let shipped = '';
let shorten = shortener({});
/** @type {?AbortController} */ let running = null;
/** @type {Network & {words: () => string, table: boolean, note: ?(() => string)}} */
let answer = { words: () => '', table: true, nodes: [], lines: [], note: null };

/** Everything that stands beside the answer, in the reader's language. */
function labelPage() {
  labelFrame();
  const words = { 'desk-title': 'queryTitle', 'examples-label': 'questions', run: 'run', stop: 'stop', keys: 'runKeys',
    programs: 'forPrograms', service: 'serviceDescription', void: 'void' };
  for (const [id, key] of Object.entries(words)) byId(id).textContent = say(key);
  document.title = say('queryTitle');
  byId('title').textContent = about.name;
  byId('panel').setAttribute('aria-label', say('panelLabel'));
  byId('network').setAttribute('aria-label', say('asGraph'));
  editor.getInputField().setAttribute('aria-label', say('sparql'));
  byId('holds').textContent = say('holds', { name: about.name, quads: figure(about.quads), seconds: figure(about.timeout), rows: figure(about.max_rows) });
  examples.options[0].textContent = say('ownQuestion');
  queries.forEach(({ titles }, n) => { examples.options[n + 1].textContent = inWords(titles); });
  showParameters();
  showAnswer();
}

function showTabs() {
  const tab = (/** @type {string} */ shows, /** @type {string} */ words) => {
    const made = button('tab', () => { change({ shows }); toAnswer(); }, words);
    made.setAttribute('aria-pressed', String(state.shows === shows));
    return made;
  };
  byId('tabs').setAttribute('aria-label', say('views'));
  byId('tabs').replaceChildren(tab('answer', say('asTable')), tab('network', say('asGraph')), element('span', { className: 'faint', role: 'status', id: 'status' }, answer.words()),
    ...DOWNLOADS.filter((one) => graph.answers.length && one[3] === answer.table).map(([words, type, suffix]) => button('tab', () => save(type, suffix), `${say('downloadAs')} ${words}`)));
  const drawn = state.shows === 'network';
  byId('canvas').hidden = !drawn;
  byId('table').hidden = drawn;
  byId('note').replaceChildren(answer.note ? answer.note() : '');
  byId('note').hidden = !answer.note;
}

function showAnswer() {
  showTabs();
  if (graph.answers.length) showTable();
  else byId('table').replaceChildren(element('p', { className: 'cannot' }, say('answerHere')));
  showNode();
}

/** What the answer says of a node that is clicked. */
function showNode() {
  const { kind, at = 0 } = state.view;
  const panel = byId('panel');
  panel.hidden = kind !== 'node' && kind !== 'edge';
  if (panel.hidden) return;
  const [place] = kind === 'node' ? [at] : [graph.edges[at].subject];
  const { term, name, facts: known } = answer.nodes[place];
  const other = (/** @type {Edge} */ edge) => (edge.subject === place ? edge.object : edge.subject);
  const line = (/** @type {Edge} */ edge) => button('row across', () => open({ kind: 'node', at: other(edge) }), element('span', null,
    ...(edge.subject === place ? [element('span', { className: 'relation' }, label(edge.relation)), ' ', told(graph.entities[other(edge)].name)]
      : [told(graph.entities[other(edge)].name), ' ', element('span', { className: 'relation' }, label(edge.relation))])));
  const parts = [element('h2', { tabIndex: -1 }, told(name)), facts(known.map(([key, value]) => [label(key.replace(/^kg:/, '')), told(value)])),
    section(say('asGraph'), graph.edgesOf[place].map(line)),
    term.type === 'uri' ? element('p', { className: 'faint iri' }, element('code', null, term.value)) : null,
    term.type === 'uri' && about.documents && term.value.startsWith(about.prefixes.ent) ? element('p', null,
      element('a', { href: `/#${new URLSearchParams({ iri: term.value })}` }, say('openInExplorer'))) : null];
  panel.replaceChildren(...present(parts));
  within(panel, 'h2').focus({ preventScroll: true });
}

/** @param {string} accept @param {AbortSignal} [signal] */
const request = (accept, signal) => ask('/sparql', { method: 'POST', body: editor.getValue(), signal,
  headers: { 'Content-Type': 'application/sparql-query', Accept: `${accept}, application/problem+json;q=0.1` } });

/** @param {string} type @param {string} suffix */
async function save(type, suffix) {
  try {
    download(`answer.${suffix}`, await (await request(type)).blob(), type);
  } catch (error) {
    complain(wordsOf(error));
  }
}

/** @param {string} words */
function complain(words) {
  byId('problem').textContent = words;
  byId('problem').hidden = !words;
}

/** Ask what stands in the editor, and show the answer. */
async function run() {
  if (running) running.abort();
  const mine = new AbortController();
  running = mine;
  byId('stop').hidden = false;
  complain('');
  answer.words = () => say('running');
  showTabs();
  const begun = performance.now();
  try {
    const response = await request(`${SOLUTIONS}, ${TRIPLES};q=0.9`, mine.signal);
    const table = (response.headers.get('Content-Type') || '').startsWith(SOLUTIONS);
    const body = table ? await response.json() : triplesFrom(await response.text());
    if (running === mine) await take(table, body, (performance.now() - begun) / 1000, () => running === mine);
    if (running === mine) history.replaceState(null, '', `#${new URLSearchParams({ query: editor.getValue() })}`);
  } catch (error) {
    if (running !== mine) return;
    answer.words = () => (aborted(error) ? say('stopped') : '');
    if (!aborted(error)) complain(wordsOf(error));
    showTabs();
  } finally {
    if (running === mine) {
      running = null;
      byId('stop').hidden = true;
    }
  }
}

/**
 * Show an answer: rows, triples, or yes and no.
 * @param {boolean} table @param {*} body solutions as JSON, or triples @param {number} seconds
 * @param {() => boolean} wanted whether nobody has asked something else meanwhile
 */
async function take(table, body, seconds, wanted) {
  const took = () => say('took', { n: figure(Math.round(seconds * 100) / 100) });
  if (table && body.boolean !== undefined) {
    const words = () => say(body.boolean ? 'yes' : 'no');
    await hold({ columns: ['ASK'], rows: [[words()]], left: 0, own: true }, { nodes: [], lines: [] }, true, () => `${words()} · ${took()}`, () => say('notAGraph'), 'answer', wanted);
    return;
  }
  const triples = table ? triplesIn(body) : body;
  /** @type {string[]} */ const columns = table ? body.head.vars : ['subject', 'relation', 'object'];
  /** @type {Record<string, import('./answers.js').Cell>[]} */ const bindings = table ? body.results.bindings : body;
  const rows = bindings.map((row) => columns.map((name) => cell(row[name], shorten)));
  const found = triples ? network(triples, table, shorten) : { nodes: [], lines: [] };
  const much = found.nodes.length > MOST_DRAWN;
  const drawable = found.lines.length > 0 && !much;
  const note = much ? () => say('tooManyNodes', { n: figure(found.nodes.length) }) : drawable ? null : () => say('notAGraph');
  const words = () => `${rows.length ? count(table ? 'countRows' : 'countTriples', rows.length) : say('nothingMatches')} · ${took()}`;
  await hold({ columns, rows, left: 0, own: editor.getValue() !== shipped }, drawable ? found : { nodes: [], lines: [] }, table, words, note, drawable && columns.length <= MOST_IN_LINES ? 'network' : 'answer', wanted);
}

/**
 * @param {{columns: string[], rows: string[][], left: number, own: boolean}} rows @param {Network} found @param {boolean} table @param {() => string} words
 * @param {?(() => string)} note @param {string} shows @param {() => boolean} wanted
 */
async function hold(rows, found, table, words, note, shows, wanted) {
  const links = found.lines.map(([one, , other]) => [one, other]);
  const { places } = found.nodes.length ? await json('/explorer/places', { method: 'POST', body: JSON.stringify({ names: found.nodes.map(({ name }) => name), links }) }) : { places: [] };
  if (!wanted()) return;
  fill(archiveOf(rows, found, places, LOOKS, about.labels));
  answer = { ...found, table, words, note };
  delete byId('table').dataset.shows;
  restage();
  change({ view: { kind: 'overview' }, shows });
  fit(false);
  toAnswer();
}

/** On a phone the answer is below the question. */
function toAnswer() {
  if (narrow.matches) byId('canvas').parentElement?.scrollIntoView({ block: 'start' });
}

/* The named queries. The server fills their blanks, so that a value is always a literal and never part of the query. */

function chosen() {
  return queries.find(({ name }) => name === examples.value);
}

function showParameters() {
  const query = chosen();
  const form = byId('parameters');
  byId('asks').textContent = query ? inWords(query.asks) : '';
  form.hidden = !query?.parameters.length;
  const before = new Map([...form.querySelectorAll('input')].map((input) => [input.id, input.value]));
  form.replaceChildren(...(query ? query.parameters.map((one) => field(query, one, before)) : []),
    element('button', { type: 'submit', className: 'plain' }, say('fillIn')));
}

/** @param {NamedQuery} query @param {Parameter} parameter @param {Map<string, string>} before what was filled in */
function field(query, { name, default: usual, titles, asks, required }, before) {
  const id = `${query.name}-${name}`;
  const input = element('input', { id, name, value: before.get(id) ?? usual, required, autocomplete: 'off', 'aria-describedby': `${id}-what` });
  return element('div', null, element('label', { for: id }, inWords(titles, name), required ? element('span', { className: 'faint' }, ` (${say('required')})`) : null), input,
    element('p', { className: 'faint small', id: `${id}-what` }, inWords(asks)));
}

/** @param {boolean} asked whether the reader wants it, or only chose a query */
async function fillIn(asked) {
  const query = chosen();
  if (!query) return;
  const form = byId('parameters', HTMLFormElement);
  const values = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]).filter(([, value]) => value !== ''));
  /** @type {?HTMLInputElement} */ const first = form.querySelector('input[required]');
  if (!asked && first && !first.value) {
    first.focus();
    return;
  }
  try {
    const text = await (await ask(`/queries/${encodeURIComponent(query.name)}?${values}`)).text();
    editor.setValue(text.replace(/^# @.*\n/gm, '')); // what the form above it says already
    shipped = editor.getValue();
    await run();
  } catch (error) {
    complain(wordsOf(error));
  }
}

function startEditor() {
  const given = new URLSearchParams(location.hash.slice(1)).get('query');
  const keys = { 'Ctrl-Enter': run, 'Cmd-Enter': run, Tab: false, 'Shift-Tab': false };
  // The server declares our prefixes, so that the editor must not miss them.
  Yasqe.defineMode('sparql-here', (/** @type {*} */ options) => {
    const mode = Yasqe.getMode(options, 'sparql11');
    return { ...mode, startState: () => Object.assign(mode.startState(), { prefixes: { ...about.prefixes } }) };
  });
  editor = new Yasqe(byId('editor'), { mode: 'sparql-here', value: given || FIRST, persistenceId: null, autocompleters: ['variables'], showQueryButton: false,
    createShareableLink: null, resizeable: false, collapsePrefixesOnLoad: false, inputStyle: 'contenteditable', lineNumbers: true, foldGutter: false, gutters: [],
    requestConfig: { endpoint: '/sparql' } });
  editor.setOption('extraKeys', { ...editor.getOption('extraKeys'), ...keys });
  Object.assign(byId('editor'), { editor });
}

async function start() {
  state.shows = 'answer';
  fill(archiveOf({ columns: [], rows: [], left: 0, own: true }, { nodes: [], lines: [] }, [], LOOKS, {}));
  graph.answers = [];
  [about, queries] = await Promise.all([json('/about'), json('/queries')]);
  shorten = shortener(about.prefixes);
  startEditor();
  examples.append(element('option', { value: '' }, ''), ...queries.map(({ name }) => element('option', { value: name }, name)));
  raise();
  labelPage();
  startFrame(labelPage, repaint);
  /** @type {Record<string, () => void>} */ const moves = { in: () => zoom(1.5), out: () => zoom(1 / 1.5), fit, png: savePng, svg: saveSvg };
  for (const one of buttons('zoom')) one.addEventListener('click', () => moves[one.value]());
  byId('run').addEventListener('click', run);
  byId('stop').addEventListener('click', () => running && running.abort());
  examples.addEventListener('change', () => { showParameters(); if (chosen()) fillIn(false); });
  byId('parameters').addEventListener('submit', (event) => { event.preventDefault(); fillIn(true); });
  whenChanged((why) => { draw(); if (why.has('view')) reveal(); showAnswer(); });
  document.documentElement.dataset.ready = '1';
  if (new URLSearchParams(location.hash.slice(1)).get('query')) await run();
}

start().catch((error) => complain(error.message));
