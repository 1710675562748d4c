/**
 * @file Sigma on one canvas of the graphics card, where it would take three.
 *
 * Each costs a tenth of a second where there is no graphics card, and more at every change of size. Nodes and edges share
 * one (programs.js draws edges under nodes); nodes that are pointed at need none, since a ring on another layer marks them.
 */

/** Stands for a WebGL context on which nothing is drawn. */
const NOWHERE = { COLOR_BUFFER_BIT: 0, clear() {}, viewport() {} };

/** Stands for a program that has nothing to draw. */
export class NoProgram {
  reallocate() {}

  process() {}

  render() {}

  kill() {}
}

/** Sigma as it is, but for where it draws. */
export class OnOneCanvas extends Sigma {
  /** @param {string} id of a layer @param {*} options @returns {*} its WebGL context */
  createWebGLContext(id, options = {}) {
    const { elements, container, webGLContexts } = this;
    if (id === 'edges') {
      const canvas = this.createCanvas(id); // as large as it will be: sigma would make it small, then change width and height
      canvas.width = container.offsetWidth * devicePixelRatio;
      canvas.height = container.offsetHeight * devicePixelRatio;
    }
    elements[id] = elements.edges;
    if (id !== 'hoverNodes') return super.createWebGLContext(id, { ...options, canvas: elements.edges });
    webGLContexts[id] = NOWHERE;
    return NOWHERE;
  }
}
