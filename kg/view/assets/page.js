/** @file Joins panel, network, legend and search; last script of the page, and the one that starts it. */

const past = [];

/** Open a view in the panel and light it on the stage; what is not on stage brings its neighbourhood. */
act.open = (view, { remember = true } = {}) => {
  if (remember && !same(view, chosen.view)) past.push(chosen.view);
  if (view.kind === 'overview') past.length = 0;
  chosen.view = view;
  const absent = missing(view);
  if (absent !== null) chosen.focus = absent;
  showPanel(view, past.length > 0);
  refresh();
  if (absent === null) paint();
  else setStage();
  panel.querySelector('h2').focus({ preventScroll: true });
};

act.back = () => act.open(past.pop() || { kind: 'overview' }, { remember: false });

act.neighbourhood = (place) => {
  chosen.focus = place;
  if (same(chosen.view, { kind: 'node', at: place })) showPanel(chosen.view, past.length > 0);
  else act.open({ kind: 'node', at: place });
  refresh();
  setStage();
};

const same = (a, b) => a.kind === b.kind && a.at === b.at;

function showWholeNetwork() {
  chosen.focus = null;
  refresh();
  setStage();
  if (missing(chosen.view) !== null) act.open({ kind: 'overview' });
  else showPanel(chosen.view, past.length > 0);
}

/** Everything outside panel and canvas: the note, the legend's states, titles in the reader's language. */
function refresh() {
  byId('title').textContent = graph.title || say('untitled');
  document.title = graph.title || say('untitled');
  labelSearch();
  panel.setAttribute('aria-label', say('panelLabel'));
  labelFrame();
  showNote();
  showLegend();
}

function showNote() {
  const note = byId('note');
  const claimed = graph.entities.filter(({ weight }) => weight).length;
  const parts = [];
  if (chosen.focus !== null) {
    const all = neighbours(chosen.focus).length;
    const cut = all > MOST_NEIGHBOURS ? ` (${say('neighboursCut', { shown: MOST_NEIGHBOURS, all: figure(all) })})` : '';
    parts.push(say('neighbourhoodOf', { name: entityName(chosen.focus) }) + cut,
      button('', showWholeNetwork, say('wholeNetwork')));
  } else if (claimed > graph.drawn.length) {
    parts.push(say('mostClaimed', { shown: figure(graph.drawn.length), all: figure(claimed) }));
  } else if (!graph.drawn.length) parts.push(say('nothing'));
  note.replaceChildren(...parts);
  note.hidden = !parts.length;
}

/** @returns {HTMLElement} a legend entry that hides or shows what it stands for */
function chip(sign, text, n, hidden, name) {
  const words = capital(text);
  const made = element('button', { type: 'button', className: 'chip', value: name, 'aria-pressed': String(!hidden.has(name)),
    title: `${say(hidden.has(name) ? 'show' : 'hide')} : ${words}`.replace(' :', spoken() === 'fr' ? '\u00a0:' : ':'),
    onclick: () => {
      if (!hidden.delete(name)) hidden.add(name);
      paint();
      showLegend();
      [...document.querySelectorAll('.chip')].find((other) => other.value === name).focus();
    } }, sign, words, element('span', { className: 'faint' }, figure(n)));
  return made;
}

function showLegend() {
  const tally = (names) => names.reduce((counts, name) => counts.set(name, (counts.get(name) || 0) + 1), new Map());
  const types = tally(graph.entities.filter(({ weight }) => weight).map(({ type }) => type));
  const statuses = tally(graph.claims.map(({ status }) => status));
  const ranked = [...types].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const group = (name, chips) => {
    const made = element('div', { className: 'group', 'aria-label': say(name) }, ...chips);
    made.setAttribute('role', 'group');
    return made;
  };
  byId('legend').replaceChildren(
    group('typesLabel', ranked.map(([name, n]) => chip(typeSign(name), label(name), n, chosen.hiddenTypes, name))),
    group('statusesLabel', graph.statuses.filter(({ name }) => statuses.has(name)).map(({ name }) => (
      chip(statusSign(name), statusLabel(name), statuses.get(name), chosen.hiddenStatuses, name)))),
  );
}

function start() {
  speak(null);
  startBox((place) => act.open({ kind: 'node', at: place }));
  startFrame(() => {
    showPanel(chosen.view, past.length > 0);
    paint();
    refresh();
  }, paint);
  for (const one of buttons('zoom')) {
    one.addEventListener('click', () => {
      if (one.value === 'fit') fit();
      else network.moveTo({ scale: network.getScale() * (one.value === 'in' ? 1.35 : 1 / 1.35) });
      untouched = one.value === 'fit';
    });
  }
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && event.target !== byId('search') && past.length) act.back();
  });
  showPanel(chosen.view, false);
  refresh();
  setStage();
}

start();
