/** @file The way between Explorer, Query and Try; what the reader chose on one page, language and colours, holds on the others. */

import { say, speak } from '../explorer/language.js';

const root = document.documentElement;
const KEPT = ['spoken', 'theme'];

for (const name of KEPT) {
  const value = localStorage.getItem(`kg-${name}`);
  if (value) root.dataset[name] = value;
}
speak(null);

function label() {
  document.getElementById('pages').setAttribute('aria-label', say('pages'));
  for (const link of document.querySelectorAll('#pages a')) {
    link.textContent = say(`page_${link.dataset.to}`);
    link.title = say(`pageTitle_${link.dataset.to}`);
  }
}

function keep(event) {
  const language = event.target.closest('#languages button');
  if (language) root.dataset.spoken = language.value;
  if (language || event.target.closest('#theme')) for (const name of KEPT) localStorage.setItem(`kg-${name}`, root.dataset[name] || '');
}

label();
document.addEventListener('click', keep);
new MutationObserver(label).observe(root, { attributeFilter: ['lang'] });
