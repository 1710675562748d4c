/** @file The search box: names, aliases and identifiers of every entity, drawn or not, by keyboard or pointer. */

import { graph } from './archive.js';
import { element, entityName, told, typeSign } from './elements.js';
import { say } from './language.js';
import { byId } from './page.js';
import { grownBy, selection } from './selection.js';
import { open } from './state.js';

const field = byId('search', HTMLInputElement);
const results = byId('results');
const MOST_RESULTS = 10;
/** @type {{text: string, folded: string}[][]} all names of each entity */
let names = [];
let namesMade = 0;
let active = -1;

/** @param {string} text @returns {string} without accents or capitals */
export const folded = (text) => text.normalize('NFD').replace(/\p{Mn}/gu, '').toLowerCase();

/** @param {string} wanted @returns {{place: number, alias: ?string}[]} best first: names before aliases, starts before insides */
export function find(wanted) {
  const asked = folded(wanted.trim());
  if (!asked) return [];
  if (namesMade !== graph.made) {
    names = graph.entities.map(({ name, aliases, identifiers }) => (
      [name, ...aliases, ...identifiers.map((pair) => pair[1])].map((text) => ({ text, folded: folded(text) }))));
    namesMade = graph.made;
  }
  /** @type {{place: number, best: number, alias: ?string}[]} */ const found = [];
  names.forEach((known, place) => {
    const scores = known.map(({ folded: name }, rank) => {
      const at = name.indexOf(asked);
      if (at < 0) return Infinity;
      return (at === 0 ? 0 : /[\s'’-]/.test(name[at - 1]) ? 2 : 4) + (rank ? 1 : 0);
    });
    const best = Math.min(...scores);
    const rank = scores.indexOf(best);
    if (best < Infinity) found.push({ place, best, alias: rank ? known[rank].text : null });
  });
  const weight = (/** @type {number} */ place) => graph.entities[place].weight;
  return found.sort((a, b) => a.best - b.best || weight(b.place) - weight(a.place) || a.place - b.place).slice(0, MOST_RESULTS);
}

function showResults() {
  const coming = graph.supply && graph.supply.find(field.value);
  if (coming) coming.then(() => { if (field.value) showResults(); }, () => {});
  const found = find(field.value);
  const lines = found.map(({ place, alias }, rank) => {
    const line = element('li', { id: `result-${rank}`, role: 'option', 'aria-selected': 'false', onmousedown: (event) => event.preventDefault(),
      onclick: () => choose(place) }, typeSign(graph.entities[place].type), told(entityName(place)),
    alias ? element('span', { className: 'faint' }, told(alias)) : null);
    line.dataset.place = String(place);
    return line;
  });
  if (!found.length && field.value.trim()) lines.push(element('li', { className: 'faint', role: 'option', 'aria-disabled': 'true', 'aria-selected': 'false' }, say('noResult')));
  results.replaceChildren(...lines);
  activate(found.length ? 0 : -1);
  results.hidden = !lines.length;
  field.setAttribute('aria-expanded', String(!results.hidden));
}

/** @param {number} rank of a line; -1: of none */
function activate(rank) {
  active = rank;
  [...results.children].forEach((line, number) => line.setAttribute('aria-selected', String(number === rank)));
  if (rank < 0) field.removeAttribute('aria-activedescendant');
  else {
    field.setAttribute('aria-activedescendant', `result-${rank}`);
    results.children[rank].scrollIntoView({ block: 'nearest' });
  }
}

function closeResults() {
  results.hidden = true;
  field.setAttribute('aria-expanded', 'false');
  field.removeAttribute('aria-activedescendant');
}

/** Open an entity; where the stage does not show it, its neighbourhood comes. @param {number} place */
function choose(place) {
  field.value = '';
  closeResults();
  const { nodes, cut } = selection();
  const bring = nodes.has(place) || !graph.edgesOf[place].length ? {} : cut ? { grown: grownBy(place) } : { focus: { at: place, steps: 1 }, path: null };
  open({ kind: 'node', at: place }, bring);
}

/** Words of the box in the reader's language. */
export function labelSearch() {
  field.placeholder = say('search');
  field.setAttribute('aria-label', say('searchLabel'));
  results.setAttribute('aria-label', say('searchLabel'));
}

/** Listen to the box; after the archive is open. */
export function startSearch() {
  field.addEventListener('input', showResults);
  field.addEventListener('focus', () => { if (field.value) showResults(); });
  field.addEventListener('blur', closeResults);
  field.addEventListener('keydown', (event) => {
    /** @type {NodeListOf<HTMLElement>} */ const options = results.querySelectorAll('[role=option]:not([aria-disabled])');
    if (event.key === 'Escape') {
      field.value = '';
      closeResults();
    } else if (event.key === 'Enter' && !results.hidden && options[active]) {
      choose(Number(options[active].dataset.place));
    } else if (event.key.startsWith('Arrow') && options.length && /Up|Down/.test(event.key)) {
      event.preventDefault();
      activate((active + (event.key === 'ArrowDown' ? 1 : -1) + options.length) % options.length);
    }
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || /^(INPUT|SELECT|TEXTAREA)$/.test(/** @type {Element} */ (event.target).tagName)) return;
    event.preventDefault();
    field.focus();
  });
}
