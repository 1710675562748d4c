/** @file The way between Explorer, Query and Try; what the reader chose on one page, language and colours, holds on the others. */

import { say, speak } from '../explorer/language.js';
import { byId } from '../explorer/page.js';

const root = document.documentElement;
const KEPT = ['spoken', 'theme'];

/** Where choices are kept; nothing in a browser that was told to keep nothing. @returns {?Storage} */
function shelf() {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

for (const name of KEPT) {
  const value = shelf()?.getItem(`kg-${name}`);
  if (value) root.dataset[name] = value;
}
speak(null);

function label() {
  byId('pages').setAttribute('aria-label', say('pages'));
  /** @type {NodeListOf<HTMLAnchorElement>} */ const links = document.querySelectorAll('#pages a');
  for (const link of links) {
    link.textContent = say(`page_${link.dataset.to}`);
    link.title = say(`pageTitle_${link.dataset.to}`);
  }
}

/** @param {MouseEvent} event */
function keep({ target }) {
  if (!(target instanceof Element)) return;
  const language = target.closest('#languages button');
  if (language instanceof HTMLButtonElement) root.dataset.spoken = language.value;
  if (language || target.closest('#theme')) for (const name of KEPT) shelf()?.setItem(`kg-${name}`, root.dataset[name] || '');
}

label();
document.addEventListener('click', keep);
new MutationObserver(label).observe(root, { attributeFilter: ['lang'] });
