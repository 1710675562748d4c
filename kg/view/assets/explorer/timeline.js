/** @file The slider that shows the graph as of a day, and plays it day by day. */

import { graph } from './archive.js';
import { element } from './elements.js';
import { say, writtenDate } from './language.js';
import { byId, within } from './page.js';
import { change, state } from './state.js';

const line = byId('timeline');
const slider = within(line, 'input', HTMLInputElement);
const toggle = within(line, 'button');
const PAUSE = 700;
/** @type {string[]} */
let days = [];
/** @type {number|undefined} a timer, while it plays */
let playing;

/** Listen to the slider, where the documents have at least two dates. */
export function startTimeline() {
  days = [...new Set(graph.documents.map(({ date }) => date || ''))].filter(Boolean).sort();
  line.hidden = days.length < 2;
  if (line.hidden) return;
  slider.max = String(days.length - 1);
  slider.addEventListener('input', () => {
    const rank = Number(slider.value);
    stop();
    show(rank);
  });
  toggle.addEventListener('click', () => (playing ? stop() : play()));
  within(line, '.bars').replaceChildren(...bars());
}

/** How many claims each stretch of the slider adds, as bars above it. */
function bars() {
  const wide = Math.min(days.length, 120);
  const heights = new Array(wide).fill(0);
  const rank = new Map(days.map((day, n) => [day, n]));
  for (const { date, claims } of graph.documents) if (date) heights[Math.floor(((rank.get(date) ?? 0) * wide) / days.length)] += claims.length;
  const most = Math.max(...heights, 1);
  return heights.map((height) => {
    const bar = element('span', null);
    bar.style.height = `${Math.round((100 * height) / most)}%`;
    return bar;
  });
}

/** @param {number} rank of a day */
const show = (rank) => change({ until: rank >= days.length - 1 ? null : days[rank] });

function play() {
  let rank = state.until ? days.findIndex((day) => day > (state.until || '')) : 0;
  const step = () => {
    show(rank);
    rank += Math.max(1, Math.floor(days.length / 60));
    if (rank >= days.length) { show(days.length - 1); stop(); }
  };
  playing = setInterval(step, PAUSE);
  step();
  showTimeline();
}

function stop() {
  clearInterval(playing);
  playing = undefined;
  showTimeline();
}

/** Make the slider say what the state says. */
export function showTimeline() {
  if (line.hidden) return;
  const past = days.filter((day) => day <= (state.until || day));
  const rank = past.length - 1;
  slider.value = String(Math.max(0, rank));
  const day = writtenDate(days[Math.max(0, rank)]);
  const words = state.until ? say('asOf', { date: day }) : say('allDays', { date: day });
  slider.setAttribute('aria-label', say('timeline'));
  slider.setAttribute('aria-valuetext', words);
  within(line, 'output').textContent = words;
  toggle.textContent = playing ? '❚❚' : '▶';
  toggle.setAttribute('aria-label', say(playing ? 'pause' : 'play'));
}
