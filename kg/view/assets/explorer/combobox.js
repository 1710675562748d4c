/** @file The search box of every page: a field whose suggestions are chosen by keyboard or pointer. */

import { graph } from './archive.js';
import { element, entityName, told, typeSign } from './elements.js';
import { say } from './language.js';
import { find } from './names.js';
import { byId } from './page.js';

const field = byId('search', HTMLInputElement);
const results = byId('results');
/** @type {(place: number) => void} what is done with the entity that is chosen */
let chosen = () => {};
let active = -1;

/** Suggest the entities that bear what is written. */
export function suggest() {
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

function close() {
  results.hidden = true;
  field.setAttribute('aria-expanded', 'false');
  field.removeAttribute('aria-activedescendant');
}

/** @param {number} place */
function choose(place) {
  field.value = '';
  close();
  chosen(place);
}

/** Words of the box in the reader's language. */
export function labelSearch() {
  field.placeholder = say('search');
  field.setAttribute('aria-label', say('searchLabel'));
  results.setAttribute('aria-label', say('searchLabel'));
}

/** Listen to the box. @param {(place: number) => void} choice what to do with the entity that is chosen @param {() => void} [asked] called when somebody writes */
export function startBox(choice, asked = suggest) {
  chosen = choice;
  field.addEventListener('input', asked);
  field.addEventListener('focus', () => { if (field.value) asked(); });
  field.addEventListener('blur', close);
  field.addEventListener('keydown', (event) => {
    /** @type {NodeListOf<HTMLElement>} */ const options = results.querySelectorAll('[role=option]:not([aria-disabled])');
    if (event.key === 'Escape') {
      field.value = '';
      close();
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
