/** @file Buttons that lead to entities, documents and claims. */

import { graph } from './archive.js';
import { button, element, entityName, told, typeSign } from './elements.js';
import { say, writtenDate } from './language.js';
import { open } from './state.js';

/** @param {number} place @returns {HTMLElement} a button that opens the entity */
export const entityButton = (place) => button('link', () => open({ kind: 'node', at: place }), typeSign(graph.entities[place].type), told(entityName(place)));

/** @param {number} place @returns {HTMLElement} a button that opens the document */
export function documentButton(place) {
  const { title, date, publisher } = graph.documents[place];
  const when = date ? writtenDate(date) : say('unknownDate');
  return button('row', () => open({ kind: 'document', at: place }), element('span', { className: 'strong' }, told(title)),
    element('span', { className: 'faint' }, ...(publisher ? [told(publisher), ' · '] : []), when));
}

/** Open what a claim stands behind: its edge, or its subject where it has a value; the panel shows its card. @param {Claim} claim */
export function openClaim({ number, subject, object }) {
  const edge = object === null ? null : graph.edgesOf[subject].find(({ claims }) => claims.some((one) => one.number === number));
  open(edge ? { kind: 'edge', at: edge.number } : { kind: 'node', at: subject });
  const card = document.getElementById(`claim-${number}`);
  if (!card) return;
  if (card.parentElement instanceof HTMLDetailsElement) card.parentElement.open = true;
  card.scrollIntoView({ block: 'nearest' });
}
