/** @file The frame around every page: the reader's language, light or dark. */

import { capital, say, speak, spoken } from './language.js';
import { byId } from './page.js';

const THEMES = ['', 'light', 'dark'];

/** @param {string} id of a group @returns {HTMLButtonElement[]} */
export const buttons = (id) => [...byId(id).querySelectorAll('button')];

/** Listen to the frame. @param {() => void} spoke after another language was chosen @param {() => void} repaint after the colours changed */
export function startFrame(spoke, repaint) {
  for (const one of buttons('languages')) one.addEventListener('click', () => { speak(one.value); spoke(); });
  byId('theme').addEventListener('click', () => {
    const root = document.documentElement;
    root.dataset.theme = THEMES[(THEMES.indexOf(root.dataset.theme || '') + 1) % THEMES.length];
    repaint();
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', repaint);
}

/** Words of the frame and of the stage's tools, in the reader's language. */
export function labelFrame() {
  byId('languages').setAttribute('aria-label', say('language'));
  for (const one of buttons('languages')) one.setAttribute('aria-pressed', String(one.value === spoken()));
  byId('theme').setAttribute('aria-label', say('theme'));
  byId('theme').title = say('theme');
  byId('zoom').setAttribute('aria-label', say('zoom'));
  for (const one of buttons('zoom')) {
    one.title = say(`zoom${capital(one.value)}`);
    one.setAttribute('aria-label', one.title);
  }
}
