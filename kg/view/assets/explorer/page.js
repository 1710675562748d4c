/** @file The elements that a page has from the start, each of the kind that it is. */

/**
 * @template {Element} [T=HTMLElement]
 * @param {string} id
 * @param {new () => T} [kind] of element
 * @returns {T} the element of that id; a page without it is broken, and says so
 */
export function byId(id, kind) {
  const found = document.getElementById(id);
  if (!(found instanceof (kind || HTMLElement))) throw new TypeError(`no such element: ${id}`);
  return /** @type {T} */ (/** @type {unknown} */ (found));
}

/** @template {Element} [T=HTMLElement] @param {Element} parent @param {string} selector @param {new () => T} [kind] @returns {T} the first such element inside another */
export function within(parent, selector, kind) {
  const found = parent.querySelector(selector);
  if (!(found instanceof (kind || HTMLElement))) throw new TypeError(`no such element: ${selector}`);
  return /** @type {T} */ (/** @type {unknown} */ (found));
}
