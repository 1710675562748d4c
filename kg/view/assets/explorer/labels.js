/** @file How names stand on the stage: under nodes and along edges, with the ground around the letters. */

export const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "DejaVu Sans", sans-serif';

/** The colours of the style sheet, so that light and dark differ in one place; filled by readTheme(). */
export const theme = {};

/** Take the colours that the style sheet gives now. */
export function readTheme() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ['paper', 'ground', 'text', 'faint', 'accent', 'actual', 'planned', 'possible', 'past', 'negated']) {
    theme[name] = style.getPropertyValue(`--${name}`).trim();
  }
}

/** A colour on its way to that of the ground. @param {string} colour as #rrggbb @param {number} share of it that stays */
export function dimmed(colour, share) {
  const parts = (text) => [1, 3, 5].map((at) => parseInt(text.slice(at, at + 2), 16));
  const ground = parts(theme.paper);
  return `#${parts(colour).map((value, n) => Math.round(value * share + ground[n] * (1 - share)).toString(16).padStart(2, '0')).join('')}`;
}

function write(pen, text, x, y, colour) {
  pen.textAlign = 'center';
  pen.lineJoin = 'round';
  pen.lineWidth = 3.5;
  pen.strokeStyle = theme.paper;
  pen.strokeText(text, x, y);
  pen.fillStyle = colour;
  pen.fillText(text, x, y);
  pen.textAlign = 'start';
}

/** The name under a node. */
export function nodeLabel(pen, node) {
  if (!node.label) return;
  pen.font = `500 13px ${FONT}`;
  write(pen, node.label, node.x, node.y + node.size + 14, theme.text);
}

/** A ring around a node that is pointed at or chosen, and its whole name. */
export function nodeHover(pen, node) {
  pen.beginPath();
  pen.arc(node.x, node.y, node.size + 4, 0, 2 * Math.PI);
  pen.lineWidth = 2.5;
  pen.strokeStyle = theme.accent;
  pen.stroke();
  pen.font = `650 13px ${FONT}`;
  write(pen, node.name, node.x, node.y + node.size + 15, theme.text);
}

/** The middle of an edge on the screen, where y runs downwards. */
export function middle(from, to, bend) {
  const [across, down] = [to.x - from.x, to.y - from.y];
  return { x: (from.x + to.x) / 2 + (down * bend) / 2, y: (from.y + to.y) / 2 - (across * bend) / 2, across, down };
}

/** The words along an edge, where there is room for them. */
export function edgeLabel(pen, edge, from, to) {
  if (!edge.label) return;
  const { x, y, across, down } = middle(from, to, edge.bend);
  pen.font = `11px ${FONT}`;
  const room = Math.hypot(across, down) - from.size - to.size - 14;
  if (pen.measureText(edge.label).width > room && !edge.forceLabel) return;
  const angle = Math.atan2(down, across);
  pen.save();
  pen.translate(x, y);
  pen.rotate(Math.abs(angle) > Math.PI / 2 ? angle + Math.PI : angle);
  write(pen, edge.label, 0, 4, edge.ink);
  pen.restore();
}
