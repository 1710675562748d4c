/** @file The slider that shows the graph as of a day, and plays it day by day. */

import { graph } from './archive.js';
import { element } from './elements.js';
import { say, writtenDate } from './language.js';
import { change, state } from './state.js';

const line = document.getElementById('timeline');
const PAUSE = 700;
let days = [];
let playing = 0;

/** Listen to the slider, where the documents have at least two dates. */
export function startTimeline() {
  days = [...new Set(graph.documents.map(({ date }) => date).filter(Boolean))].sort();
  line.hidden = days.length < 2;
  if (line.hidden) return;
  line.querySelector('input').max = String(days.length - 1);
  line.querySelector('input').addEventListener('input', (event) => {
    const rank = Number(event.target.value);
    stop();
    show(rank);
  });
  line.querySelector('button').addEventListener('click', () => (playing ? stop() : play()));
  line.querySelector('.bars').replaceChildren(...bars());
}

/** How many claims each stretch of the slider adds, as bars above it. */
function bars() {
  const wide = Math.min(days.length, 120);
  const heights = new Array(wide).fill(0);
  const rank = new Map(days.map((day, n) => [day, n]));
  for (const { date, claims } of graph.documents) if (date) heights[Math.floor((rank.get(date) * wide) / days.length)] += claims.length;
  const most = Math.max(...heights, 1);
  return heights.map((height) => {
    const bar = element('span', null);
    bar.style.height = `${Math.round((100 * height) / most)}%`;
    return bar;
  });
}

const show = (rank) => change({ until: rank >= days.length - 1 ? null : days[rank] });

function play() {
  let rank = state.until ? days.findIndex((day) => day > state.until) : 0;
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
  playing = 0;
  showTimeline();
}

/** Make the slider say what the state says. */
export function showTimeline() {
  if (line.hidden) return;
  const slider = line.querySelector('input');
  const past = days.filter((day) => day <= (state.until || days.at(-1)));
  const rank = past.length - 1;
  slider.value = String(Math.max(0, rank));
  const day = writtenDate(days[Math.max(0, rank)]);
  const words = state.until ? say('asOf', { date: day }) : say('allDays', { date: day });
  slider.setAttribute('aria-label', say('timeline'));
  slider.setAttribute('aria-valuetext', words);
  line.querySelector('output').textContent = words;
  const toggle = line.querySelector('button');
  toggle.textContent = playing ? '❚❚' : '▶';
  toggle.setAttribute('aria-label', say(playing ? 'pause' : 'play'));
}
