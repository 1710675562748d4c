/** @file What the search box of the explorer does: it reaches every entity, drawn or not, here or on the server. */

import { graph } from './archive.js';
import { startBox, suggest } from './combobox.js';
import { byId } from './page.js';
import { grownBy, selection } from './selection.js';
import { open } from './state.js';

const field = byId('search', HTMLInputElement);

/** Suggest what is here, and again when the server has brought more. */
function ask() {
  suggest();
  const coming = graph.supply && graph.supply.find(field.value);
  if (coming) coming.then(() => { if (field.value) ask(); }, () => {});
}

/** Open an entity; where the stage does not show it, its neighbourhood comes. @param {number} place */
function choose(place) {
  const { nodes, cut } = selection();
  const bring = nodes.has(place) || !graph.edgesOf[place].length ? {} : cut ? { grown: grownBy(place) } : { focus: { at: place, steps: 1 }, path: null };
  open({ kind: 'node', at: place }, bring);
}

/** Listen to the box; after the archive is open. */
export const startSearch = () => startBox(choose, ask);
