/** @file The legend, which is the filter as well: types, statuses, relations and sources, each with its number of claims. */

import { graph } from './archive.js';
import { button, element, present, statusSign, typeSign } from './elements.js';
import { capital, figure, inOrder, label, partial, say, statusLabel } from './language.js';
import { passes } from './selection.js';
import { byId } from './page.js';
import { change, state, toggle } from './state.js';

const legend = byId('legend');
const MOST_SHOWN = 12;
/** @type {Set<string>} */
const unfolded = new Set();

/** @typedef {{kind: keyof Hidden, words: (name: string) => string, sign?: (name: string) => Node, of: (claim: Claim) => string[]}} Group */

/** @type {Group[]} */
const GROUPS = [
  { kind: 'types', words: (name) => capital(label(name)), sign: typeSign, of: (claim) => [graph.entities[claim.subject].type, ...(claim.object === null ? [] : [graph.entities[claim.object].type])] },
  { kind: 'statuses', words: statusLabel, sign: statusSign, of: (claim) => [claim.status] },
  { kind: 'relations', words: (name) => capital(label(name)), of: (claim) => [claim.relation] },
  { kind: 'sources', words: (name) => name, of: (claim) => [graph.origins[claim.origin]] },
];

/** @param {Group} group @returns {Map<string, [number, number]>} how many claims each name of it has: all there are, and those that the other filters leave */
function counts({ kind, of }) {
  /** @type {Map<string, [number, number]>} */ const found = new Map();
  for (const claim of graph.claims) {
    const left = passes(claim, kind) ? 1 : 0;
    of(claim).forEach((name, rank, names) => {
      if (names.indexOf(name) < rank) return;
      const counted = found.get(name) || [0, 0];
      if (!counted[0]) found.set(name, counted);
      counted[0] += 1;
      counted[1] += left;
    });
  }
  return found;
}

/** @param {Group} group @param {string} name @param {[number, number]} counted */
function line(group, name, [, left]) {
  const box = element('input', { type: 'checkbox', checked: !state.hidden[group.kind].has(name), onchange: () => toggle(group.kind, name) });
  box.dataset.kind = group.kind;
  box.dataset.name = name;
  const words = group.words(name);
  return element('li', null, element('label', { className: 'choice', title: words }, box, group.sign ? group.sign(name) : null,
    element('bdi', { className: 'words' }, words), element('span', { className: 'faint count' }, figure(left))));
}

/** @param {Group} group */
function section(group) {
  const found = counts(group);
  const all = (/** @type {string} */ name) => found.get(name) || [0, 0];
  const statuses = (/** @type {string} */ a, /** @type {string} */ b) => graph.statuses.indexOf(a) - graph.statuses.indexOf(b);
  const ranked = [...found.keys()].sort(group.kind === 'statuses' ? statuses : (a, b) => all(b)[0] - all(a)[0] || inOrder(group.words(a), group.words(b)));
  if (ranked.length < 1) return null;
  const hidden = state.hidden[group.kind];
  const shown = unfolded.has(group.kind) ? ranked : ranked.filter((name, rank) => rank < MOST_SHOWN || hidden.has(name));
  const rest = ranked.length - shown.length;
  const every = () => change({ hidden: { ...state.hidden, [group.kind]: new Set() } });
  const none = () => change({ hidden: { ...state.hidden, [group.kind]: new Set(ranked) } });
  const made = element('fieldset', null,
    element('legend', null, say(group.kind)),
    ranked.length > 2 ? element('span', { className: 'bulk' }, button('', every, say('all')), ' · ', button('', none, say('none'))) : null,
    element('ul', null, ...shown.map((name) => line(group, name, all(name)))),
    rest ? button('more', () => { unfolded.add(group.kind); showLegend(); }, say('showMore', { n: figure(rest) })) : null);
  return made;
}

/** Fill the legend anew; the box that was in use keeps the focus. */
export function showLegend() {
  const active = /** @type {?HTMLElement} */ (document.activeElement);
  const { kind, name } = active?.dataset || {};
  const twice = element('label', { className: 'choice' },
    element('input', { type: 'checkbox', id: 'twice', checked: state.twice, onchange: ({ target }) => change({ twice: /** @type {HTMLInputElement} */ (target).checked }) }), say('twice'));
  const part = partial();
  const parts = [part ? element('p', { className: 'faint part' }, part) : null, element('div', { className: 'alone' }, twice), ...GROUPS.map(section)];
  const wasTwice = active?.id === 'twice';
  legend.replaceChildren(...present(parts));
  const again = wasTwice ? document.getElementById('twice') : [...legend.querySelectorAll('input')].find((box) => kind && box.dataset.kind === kind && box.dataset.name === name);
  if (again) again.focus();
}
