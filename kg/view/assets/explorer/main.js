/** @file Joins archive, stage, panel, legend, search, table and timeline; last script of the page, and the one that starts it. */

import { graph, unpack } from './archive.js';
import { labelSearch } from './combobox.js';
import { button, element, entityName } from './elements.js';
import { buttons, labelFrame, startFrame } from './frame.js';
import { capital, count, figure, inWords, LANGUAGES, say, speak } from './language.js';
import { showLegend } from './legend.js';
import { byId } from './page.js';
import { showPanel } from './panel.js';
import { savePng, saveSvg } from './picture.js';
import { startSearch } from './search.js';
import { isLarge, selection } from './selection.js';
import { draw, fit, raise, repaint, restage, reveal, zoom } from './stage.js';
import { addressed, back, canGoBack, change, recall, state, whenChanged } from './state.js';
import { showTable } from './table.js';
import { showTimeline, startTimeline } from './timeline.js';

/** Everything outside panel and canvas: titles, tabs, tools and the note, in the reader's language. */
function refresh() {
  const title = graph.title || say('untitled');
  byId('title').textContent = title;
  document.title = title;
  labelSearch();
  byId('panel').setAttribute('aria-label', say('panelLabel'));
  byId('legend').setAttribute('aria-label', say('legendLabel'));
  labelFrame();
  byId('filters').textContent = say('filters');
  byId('link').textContent = say('link');
  showTabs();
  showNote();
}

/** @type {?View} what the panel told when a table was chosen, which needs its room: it comes back with the next view */
let aside = null;

function showTabs() {
  const tab = (/** @type {string} */ shows, /** @type {string} */ words, /** @type {?number} */ rows = null, title = '') => {
    const made = button('tab', () => { aside = state.view; change({ shows }); }, words, ...(rows === null ? [] : [' ', element('span', { className: 'rows' }, figure(rows))]));
    made.title = title;
    made.value = shows;
    made.setAttribute('aria-pressed', String(state.shows === shows));
    return made;
  };
  const active = document.activeElement;
  const again = active instanceof HTMLButtonElement && active.className === 'tab' ? active.value : null;
  byId('tabs').setAttribute('aria-label', say('views'));
  byId('tabs').replaceChildren(tab('network', say('network')), tab('table', say('table')),
    ...graph.answers.map(({ name, titles, asks, rows }) => tab(name, inWords(titles, capital(name.replaceAll('-', ' '))), rows.length, inWords(asks))));
  if (again !== null) buttons('tabs').find(({ value }) => value === again)?.focus();
  const network = state.shows === 'network';
  byId('canvas').hidden = !network;
  byId('panel').hidden = !network && (state.view.kind === 'overview' || state.view === aside);
  byId('table').hidden = network;
}

/** What narrows the stage, and the way out of it. */
function showNote() {
  const { nodes, edges, cut, found } = selection();
  const claimed = graph.whole ? graph.whole.entities : graph.entities.filter(({ weight }) => weight).length;
  /** @type {(Node|string)[]} */ const parts = [];
  const whole = button('', () => change({ focus: null, path: null }), say('wholeNetwork'));
  if (state.path) {
    const ends = { from: entityName(state.path.from), to: entityName(state.path.to) };
    parts.push(say(found ? 'pathBetween' : 'noPath', ends), whole);
  } else if (state.focus) {
    parts.push(say('neighbourhoodOf', { name: entityName(state.focus.at) }), count('countSteps', state.focus.steps), whole);
  } else if (cut) parts.push(say('mostClaimed', { shown: figure(nodes.size), all: figure(claimed) }), button('', () => change({ all: true }), say('showAll')));
  else if (isLarge()) parts.push(count('countEntities', nodes.size), button('', () => change({ all: false }), say('mostConnected')));
  else if (!nodes.size) parts.push(say(graph.edges.length ? 'allFiltered' : 'nothing'));
  if (state.pathFrom !== null) parts.push(say('pathChoose', { name: entityName(state.pathFrom) }), button('', () => change({ pathFrom: null }), say('cancel')));
  byId('note').replaceChildren(...parts.map((part) => (typeof part === 'string' ? element('span', null, part) : part)));
  byId('note').hidden = !parts.length;
  byId('network').setAttribute('aria-label', say('networkLabel', { entities: count('countEntities', nodes.size), links: count('countLinks', edges.size) }));
}

/** How often the graph had been added to when the legend counted it. */
let counted = 0;

/** Draw again what a change of the state concerns. @param {Set<string>} why */
function follow(why) {
  const any = (/** @type {string[]} */ ...names) => names.some((name) => why.has(name));
  const scope = any('focus', 'path', 'grown', 'all');
  refresh(); // before the camera moves: it keeps off the note
  if (any('hidden', 'until', 'twice') || scope || any('view')) draw();
  if (any('focus', 'path', 'all')) fit();
  else if (any('grown')) reveal();
  else if (any('view')) reveal();
  if (any('hidden', 'until', 'twice') || counted !== graph.made) showLegend();
  counted = graph.made;
  showPanel(any('view'));
  showTable();
  showTimeline();
}

/** Show a graph that has come in place of the former one. @param {View} view of it to open */
export function reopen(view) {
  restage();
  change({ view, focus: null, path: null, pathFrom: null, until: null, twice: false, grown: new Set(), shows: 'network',
    hidden: { types: new Set(), statuses: new Set(['negated']), relations: new Set(), sources: new Set() } });
  fit(false);
}

function everything() {
  draw();
  showLegend();
  showPanel(false);
  refresh();
  showTable();
  showTimeline();
}

function startTools() {
  startFrame(everything, repaint);
  /** @type {Record<string, () => void>} */ const moves = { in: () => zoom(1.5), out: () => zoom(1 / 1.5), fit, png: savePng, svg: saveSvg };
  for (const one of buttons('zoom')) one.addEventListener('click', () => moves[one.value]());
  byId('filters').addEventListener('click', () => {
    const folded = byId('legend').classList.toggle('folded');
    byId('filters').setAttribute('aria-expanded', String(!folded));
  });
  byId('link').hidden = !addressed;
  byId('link').addEventListener('click', async () => {
    const done = await navigator.clipboard.writeText(location.href).then(() => 'copied', () => 'linkInAddress');
    byId('link').textContent = say(done);
    setTimeout(() => { byId('link').textContent = say('link'); }, 2500);
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && event.target !== byId('search') && canGoBack()) back();
  });
}

async function start() {
  speak(LANGUAGES.find((one) => new URLSearchParams(location.hash.slice(1)).get('language') === one) || null);
  await unpack();
  recall();
  startSearch();
  startTools();
  startTimeline();
  if (matchMedia('(max-width: 1100px)').matches) byId('filters').click();
  refresh(); // words and slider take their room before the stage takes the rest: to size it twice takes long without a graphics card
  showTimeline();
  raise();
  everything();
  fit(false);
  whenChanged(follow);
  window.addEventListener('hashchange', () => { recall(); everything(); fit(); });
  document.documentElement.dataset.ready = '1';
}

start();
