/** @file The page that tries an article: what would be read in it, as the explorer shows it, before it is added. */

import { fill, graph } from '../explorer/archive.js';
import { element } from '../explorer/elements.js';
import { count, figure, say } from '../explorer/language.js';
import { reopen } from '../explorer/main.js';
import { byId } from '../explorer/page.js';
import { ask, json, Problem, wordsOf } from './ask.js';

const LARGEST = 1024 * 1024;
const PATIENCE = 1500; // milliseconds after which a reading says that the reader may still be getting ready
const COMMAND = 'KG_TOKEN=… kg serve --store graph.db --token-from-env';
const field = byId('text', HTMLTextAreaElement);
const chooser = byId('file', HTMLInputElement);
const language = byId('article-language', HTMLSelectElement);
const published = byId('published', HTMLInputElement);
const reads = byId('read', HTMLButtonElement);
const adds = byId('add', HTMLButtonElement);
/** @type {?File} */ let file = null;
let about = { writable: false };
/** @type {?{address: string, body: string|File}} what was read last */ let result = null;
let told = () => '';
/** @type {() => (Node|string)[]} */ let added = () => [];

/** The words of the form, in the reader's language. */
function labelPage() {
  const words = { 'desk-title': 'tryTitle', intro: 'tryIntro', 'text-label': 'articleText', 'text-hint': 'articleHint', choose: 'chooseFile', 'drop-hint': 'dropFile',
    'language-label': 'articleLanguage', 'published-label': 'articleDate', read: 'read', 'add-title': 'addTitle', 'token-label': 'token', add: 'add' };
  for (const [id, key] of Object.entries(words)) byId(id).textContent = say(key);
  ['guess', 'french', 'english'].forEach((key, n) => { language.options[n].textContent = say(key); });
  byId('how').textContent = say('howToAdd', { command: COMMAND });
  byId('told').textContent = told();
  byId('added').replaceChildren(...added());
  showFile();
}

function showFile() {
  byId('chosen').hidden = !file;
  field.disabled = Boolean(file);
  if (file) byId('chosen').replaceChildren(say('fileChosen', { name: file.name }), ' ', element('button', { type: 'button', className: 'plain', onclick: () => choose(null) }, say('removeFile')));
}

/** @param {?File} one */
function choose(one) {
  file = one;
  chooser.value = '';
  showFile();
  complain('');
  if (file) read();
}

/** @param {string} words */
function complain(words) {
  byId('problem').textContent = words;
  byId('problem').hidden = !words;
}

/** What the form asks for. @returns {{address: string, body: string|File}} */
function asked() {
  const parameters = { language: language.value, published: published.value, name: file ? file.name : '' };
  return { address: String(new URLSearchParams(parameters)), body: file || field.value };
}

/** Read what was given, and show what it states. */
async function read() {
  complain('');
  const mine = asked();
  if (typeof mine.body === 'string' && !mine.body.trim()) return complain(say('problem_empty'));
  if (new Blob([mine.body]).size > LARGEST) return complain(say('problem_large'));
  reads.disabled = true;
  tell(() => say('reading'));
  const slow = setTimeout(() => tell(() => say('preparing')), PATIENCE);
  const begun = performance.now();
  try {
    const held = await json(`/reading?${mine.address}`, { method: 'POST', body: mine.body, headers: { 'Content-Type': 'application/octet-stream' } });
    result = mine;
    show(held, (performance.now() - begun) / 1000);
  } catch (error) {
    tell(() => '');
    complain(wordsOf(error));
  } finally {
    clearTimeout(slow);
    reads.disabled = false;
  }
  return undefined;
}

/** @param {() => string} words */
function tell(words) {
  told = words;
  byId('told').textContent = told();
}

/** @param {Archive & {refusals: unknown[]}} held @param {number} seconds */
function show(held, seconds) {
  fill({ ...held, whole: null });
  document.documentElement.dataset.tried = '1';
  reopen({ kind: 'document', at: 0 });
  const spoken = held.language === 'fr' ? 'french' : 'english';
  tell(() => [say('readIn', { language: say(spoken), entities: count('countEntities', graph.entities.length), claims: count('countClaims', graph.claims.length),
    seconds: figure(Math.round(seconds * 100) / 100) }), held.refusals.length ? count('refusedClaims', held.refusals.length) : ''].join(' ').trim());
  added = () => [];
  byId('added').replaceChildren();
  byId('adding').hidden = false;
  byId('how').hidden = about.writable;
  byId('keyed').hidden = !about.writable;
  if (matchMedia('(max-width: 820px)').matches) byId('panel').scrollIntoView({ block: 'start' });
}

/** Put into the store what was read last. */
async function add() {
  if (adds.disabled || !result) return;
  adds.disabled = true;
  try {
    const done = await json(`/documents?${result.address}`, { method: 'POST', body: result.body,
      headers: { 'Content-Type': 'application/octet-stream', Authorization: `Bearer ${byId('token', HTMLInputElement).value.trim()}` } });
    const link = () => element('a', { href: `/#${new URLSearchParams({ view: `document ${done.id}` })}` }, say('seeInExplorer'));
    added = () => [done.added ? say('added', { id: done.id, claims: count('countClaims', done.claims) }) : say('alreadyThere', { id: done.id }), ' ', link()];
  } catch (error) {
    added = () => [error instanceof Problem && error.status === 401 ? say('problem_token') : wordsOf(error)];
  } finally {
    adds.disabled = false;
    byId('added').replaceChildren(...added());
  }
}

function startDrop() {
  const drop = byId('drop');
  const over = (/** @type {DragEvent} */ event) => { event.preventDefault(); drop.classList.add('over'); };
  drop.addEventListener('dragover', over);
  drop.addEventListener('dragleave', () => drop.classList.remove('over'));
  drop.addEventListener('drop', (event) => {
    event.preventDefault();
    drop.classList.remove('over');
    if (event.dataTransfer?.files.length) choose(event.dataTransfer.files[0]);
  });
  byId('choose').addEventListener('click', () => chooser.click());
  chooser.addEventListener('change', () => { if (chooser.files?.length) choose(chooser.files[0]); });
}

labelPage();
startDrop();
byId('article').addEventListener('submit', (event) => { event.preventDefault(); read(); });
byId('adding').addEventListener('submit', (event) => { event.preventDefault(); add(); });
field.addEventListener('keydown', (event) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) read(); });
new MutationObserver(labelPage).observe(document.documentElement, { attributeFilter: ['lang'] });
ask('/about').then((response) => response.json()).then((known) => { about = known; }, (error) => complain(error.message));
