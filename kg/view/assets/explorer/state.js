/** @file What the reader has chosen, who wants to know when it changes, and how it is written into the address. */

import { graph } from './archive.js';

/**
 * `hidden` holds what the legend leaves out; `until` a day or nothing; `focus` a place with steps; `path` two places;
 * `shows` is 'network', 'table' or the name of a query.
 */
export const state = {
  /** @type {View} */ view: { kind: 'overview' },
  /** @type {Hidden} */ hidden: { types: new Set(), statuses: new Set(['negated']), relations: new Set(), sources: new Set() },
  /** @type {?string} */ until: null,
  twice: false,
  /** @type {?{at: number, steps: number}} */ focus: null,
  /** @type {?{from: number, to: number}} */ path: null,
  /** @type {Set<number>} */ grown: new Set(),
  /** whether all of a large graph is shown */ all: false,
  /** @type {?number} the entity that a path is to start from */ pathFrom: null,
  shows: 'network',
};

/** @type {((why: Set<string>) => void)[]} */
const listeners = [];

/** @param {(why: Set<string>) => void} listener called after each change with the names of what changed */
export const whenChanged = (listener) => listeners.push(listener);

/** Change some of the state, tell everybody, and write it into the address. @param {Partial<typeof state>} changes */
export function change(changes) {
  Object.assign(state, changes);
  const why = new Set(Object.keys(changes));
  listeners.forEach((listener) => listener(why));
  remember();
}

/** Hide what is shown in the legend, or show what is hidden. @param {keyof Hidden} kind @param {string} name */
export function toggle(kind, name) {
  const names = new Set(state.hidden[kind]);
  if (!names.delete(name)) names.add(name);
  change({ hidden: { ...state.hidden, [kind]: names } });
}

/** @type {View[]} */
const past = [];
/** @param {View} a @param {View} b */
const same = (a, b) => a.kind === b.kind && a.at === b.at;

/** @param {View} view to open in the panel @param {Partial<typeof state>} [more] other changes */
export function open(view, more = {}) {
  if (!same(view, state.view)) past.push(state.view);
  if (view.kind === 'overview') past.length = 0;
  change({ view, ...more });
}

export const back = () => change({ view: past.pop() || { kind: 'overview' } });

export const canGoBack = () => past.length > 0;

/* The address. Entities go by the end of their IRI and documents by their id, so that a page built anew still opens there. */

const KINDS = /** @type {(keyof Hidden)[]} */ (['types', 'statuses', 'relations', 'sources']);
const FALSE_START = '\u0000';

/** @param {View} view @returns {string} */
function viewKey({ kind, at = 0 }) {
  if (kind === 'node') return `node ${graph.entities[at].key}`;
  if (kind === 'document') return `document ${graph.documents[at].id}`;
  if (kind !== 'edge') return '';
  const { subject, relation, object } = graph.edges[at];
  return `edge ${graph.entities[subject].key} ${relation} ${graph.entities[object].key}`;
}

/** @returns {string} the state as the part of an address after # */
export function address() {
  const parts = new URLSearchParams();
  const put = (/** @type {string} */ name, /** @type {?string} */ value) => { if (value) parts.set(name, value); };
  put('view', viewKey(state.view));
  for (const [kind, names] of Object.entries(state.hidden)) {
    const list = [...names].sort().map(encodeURIComponent).join(' ');
    if (list !== (kind === 'statuses' ? 'negated' : '')) parts.set(kind, list);
  }
  put('until', state.until);
  put('twice', state.twice ? '1' : '');
  if (state.focus) put('focus', `${state.focus.steps} ${graph.entities[state.focus.at].key}`);
  if (state.path) put('path', `${graph.entities[state.path.from].key} ${graph.entities[state.path.to].key}`);
  put('all', state.all ? '1' : '');
  put('grown', [...state.grown].map((place) => graph.entities[place].key).join(' '));
  put('shows', state.shows === 'network' ? '' : state.shows);
  return parts.toString();
}

/** In a notebook's frame the page has no address of its own. */
export const addressed = location.protocol !== 'about:';

function remember() {
  if (!addressed) return;
  history.replaceState(null, '', `#${address()}`);
}

/** Take the state from the address; what it names and the page does not know is left out. */
export function recall() {
  const parts = new URLSearchParams(location.hash.slice(1));
  /** @type {?Map<string, number>} */ let places = null;
  const place = (/** @type {string} */ key = FALSE_START) => {
    if (key === FALSE_START) return null;
    places ??= new Map(graph.entities.map((entity) => [entity.key, entity.place]));
    return places.get(key) ?? null;
  };
  for (const kind of KINDS) {
    const given = parts.get(kind);
    if (given !== null) state.hidden[kind] = new Set(given.split(' ').filter(Boolean).map(decodeURIComponent));
  }
  const until = parts.get('until');
  state.until = until && /^\d{4}-\d\d-\d\d$/.test(until) ? until : null;
  state.twice = parts.get('twice') === '1';
  const [steps, focus] = (parts.get('focus') || FALSE_START).split(' ');
  const at = place(focus);
  state.focus = at === null ? null : { at, steps: Math.min(3, Math.max(1, Number(steps) || 1)) };
  const [from, to] = (parts.get('path') || FALSE_START).split(' ').map(place);
  state.path = (from ?? null) === null || (to ?? null) === null ? null : /** @type {{from: number, to: number}} */ ({ from, to });
  state.all = parts.get('all') === '1';
  state.grown = new Set((parts.get('grown') || FALSE_START).split(' ').map(place).filter((one) => one !== null));
  const shows = parts.get('shows') || 'network';
  state.shows = shows === 'table' || graph.answers.some(({ name }) => name === shows) ? shows : 'network';
  state.view = viewFrom((parts.get('view') || '').split(' '), place) || { kind: 'overview' };
}

/** @param {string[]} words @param {(key: string) => ?number} place @returns {?View} */
function viewFrom([kind, ...keys], place) {
  const entity = place(keys[0]);
  if (kind === 'node' && entity !== null) return { kind, at: entity };
  if (kind === 'document') {
    const at = graph.documents.findIndex(({ id }) => id === keys.join(' '));
    return at < 0 ? null : { kind, at };
  }
  if (kind !== 'edge') return null;
  const [subject, relation, object] = keys;
  const edge = graph.edges.find((one) => one.subject === place(subject) && one.relation === relation && one.object === place(object));
  return edge ? { kind, at: edge.number } : null;
}
