/** @file The search box: names, aliases and identifiers of every entity, drawn or not, by keyboard or pointer. */

const field = document.getElementById('search');
const results = document.getElementById('results');
const MOST_RESULTS = 10;

/** @param {string} text @returns {string} without accents or capitals */
const folded = (text) => text.normalize('NFD').replace(/\p{Mn}/gu, '').toLowerCase();

const searchable = graph.entities.map(({ name, aliases, identifiers }) => (
  [name, ...aliases, ...identifiers.map((pair) => pair[1])].map((text) => ({ text, folded: folded(text) }))));

/** @param {string} wanted @returns {{place: number, alias: ?string}[]} best first: names before aliases, starts before insides */
function find(wanted) {
  const asked = folded(wanted.trim());
  if (!asked) return [];
  const found = [];
  searchable.forEach((names, place) => {
    const scores = names.map(({ folded: name }, rank) => {
      const at = name.indexOf(asked);
      if (at < 0) return Infinity;
      return (at === 0 ? 0 : /[\s'’-]/.test(name[at - 1]) ? 2 : 4) + (rank ? 1 : 0);
    });
    const best = Math.min(...scores);
    const rank = scores.indexOf(best);
    if (best < Infinity) found.push({ place, best, alias: rank ? names[rank].text : null });
  });
  const weight = ({ place }) => graph.entities[place].weight;
  return found.sort((a, b) => a.best - b.best || weight(b) - weight(a) || a.place - b.place).slice(0, MOST_RESULTS);
}

let active = -1;

function showResults() {
  const found = find(field.value);
  const lines = found.map(({ place, alias }, rank) => {
    const line = element('li', { id: `result-${rank}`, 'aria-selected': 'false', onmousedown: (event) => event.preventDefault(),
      onclick: () => choose(place) }, typeSign(graph.entities[place].type), told(entityName(place)),
    alias ? element('span', { className: 'faint' }, told(alias)) : null);
    line.setAttribute('role', 'option');
    line.dataset.place = String(place);
    return line;
  });
  if (!found.length && field.value.trim()) lines.push(element('li', { className: 'faint' }, say('noResult')));
  results.replaceChildren(...lines);
  activate(found.length ? 0 : -1);
  results.hidden = !lines.length;
  field.setAttribute('aria-expanded', String(!results.hidden));
}

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

function choose(place) {
  field.value = '';
  closeResults();
  act.open({ kind: 'node', at: place });
}

field.addEventListener('input', showResults);
field.addEventListener('focus', () => { if (field.value) showResults(); });
field.addEventListener('blur', closeResults);
field.addEventListener('keydown', (event) => {
  const options = results.querySelectorAll('[role=option]');
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
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.target === field) return;
  event.preventDefault();
  field.focus();
});
