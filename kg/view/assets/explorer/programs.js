/**
 * @file What sigma runs on the graphics card: nodes in seven shapes; edges that bend, with dashes and arrowheads.
 *
 * All lengths are CSS pixels on the screen, so that dashes and arrowheads stay the same at every zoom.
 */

const SHAPES = ['dot', 'square', 'diamond', 'triangle', 'triangleDown', 'star', 'hexagon'];
const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;
const SEGMENTS = 10;
const { NodeProgram, EdgeProgram } = Sigma.rendering;

const NODE_VERTEX = `
attribute vec2 a_position, a_corner;
attribute float a_size, a_shape;
attribute vec4 a_color, a_outline, a_id;
uniform mat3 u_matrix;
uniform vec2 u_screen;
uniform float u_sizeRatio;
varying vec4 v_color, v_outline;
varying vec2 v_at;
varying float v_radius, v_shape;
void main() {
  v_radius = a_size / u_sizeRatio;
  v_at = a_corner * (v_radius * 1.1 + 1.0);
  vec2 centre = (u_matrix * vec3(a_position, 1.0)).xy;
  gl_Position = vec4(centre + v_at * 2.0 / u_screen, 0.0, 1.0);
  v_shape = a_shape;
  v_outline = a_outline;
#ifdef PICKING_MODE
  v_color = a_id;
#else
  v_color = a_color;
#endif
  v_color.a *= 255.0 / 254.0;
}`;

// Signed distances after Inigo Quilez, https://iquilezles.org/articles/distfunctions2d/ (MIT).
const NODE_FRAGMENT = `
precision highp float;
varying vec4 v_color, v_outline;
varying vec2 v_at;
varying float v_radius, v_shape;
uniform float u_feather;
float triangle(vec2 p, float r) {
  const float k = 1.7320508;
  p = vec2(abs(p.x) - r, p.y + r / k);
  if (p.x + k * p.y > 0.0) p = vec2(p.x - k * p.y, -k * p.x - p.y) / 2.0;
  p.x -= clamp(p.x, -2.0 * r, 0.0);
  return -length(p) * sign(p.y);
}
float hexagon(vec2 p, float r) {
  const vec3 k = vec3(-0.8660254, 0.5, 0.5773503);
  p = abs(p);
  p -= 2.0 * min(dot(k.xy, p), 0.0) * k.xy;
  p -= vec2(clamp(p.x, -k.z * r, k.z * r), r);
  return length(p) * sign(p.y);
}
float star(vec2 p, float r) {
  const vec2 k = vec2(0.809017, -0.5877853);
  const vec2 l = vec2(-0.809017, -0.5877853);
  p.x = abs(p.x);
  p -= 2.0 * max(dot(k, p), 0.0) * k;
  p -= 2.0 * max(dot(l, p), 0.0) * l;
  p.x = abs(p.x);
  p.y -= r;
  vec2 arm = 0.45 * vec2(0.5877853, 0.809017) - vec2(0.0, 1.0);
  float h = clamp(dot(p, arm) / dot(arm, arm), 0.0, r);
  return length(p - arm * h) * sign(p.y * arm.x - p.x * arm.y);
}
float distance(vec2 p, float r) {
  if (v_shape < 0.5) return length(p) - r * 0.92;
  if (v_shape < 1.5) return max(abs(p.x), abs(p.y)) - r * 0.84;
  if (v_shape < 2.5) return (abs(p.x) + abs(p.y) - r * 1.08) * 0.7071;
  if (v_shape < 3.5) return triangle(p + vec2(0.0, r * 0.12), r * 0.95);
  if (v_shape < 4.5) return triangle(vec2(p.x, -p.y + r * 0.12), r * 0.95);
  if (v_shape < 5.5) return star(p, r * 1.1);
  return hexagon(p, r * 0.88);
}
void main() {
  float d = distance(v_at, v_radius);
#ifdef PICKING_MODE
  if (d > 2.0) discard;
  gl_FragColor = v_color;
#else
  float seen = 1.0 - smoothstep(-u_feather, u_feather, d);
  if (seen < 0.01) discard;
  vec4 ink = mix(v_color, v_outline, smoothstep(-1.4 - u_feather, -1.4 + u_feather, d));
  gl_FragColor = vec4(ink.rgb * seen, seen);
#endif
}`;

/** Uniforms that both programs share. @param {*} params @param {*} program */
function setScreen(params, { gl, uniformLocations }) {
  gl.uniformMatrix3fv(uniformLocations.u_matrix, false, params.matrix);
  gl.uniform2f(uniformLocations.u_screen, params.width, params.height);
  gl.uniform1f(uniformLocations.u_sizeRatio, params.sizeRatio);
  gl.uniform1f(uniformLocations.u_feather, 0.6 / params.pixelRatio + 0.1);
}

const UNIFORMS = ['u_matrix', 'u_screen', 'u_sizeRatio', 'u_feather'];
/** @param {string} name @param {number} [size] */
const float = (name, size = 1) => ({ name, size, type: FLOAT });
/** @param {string} name */
const colour = (name) => ({ name, size: 4, type: UNSIGNED_BYTE, normalized: true });

/** A node: attributes shape, size, color and outline. */
export class ShapedNode extends NodeProgram {
  getDefinition() {
    return {
      VERTICES: 6, VERTEX_SHADER_SOURCE: NODE_VERTEX, FRAGMENT_SHADER_SOURCE: NODE_FRAGMENT, METHOD: TRIANGLES, UNIFORMS,
      ATTRIBUTES: [float('a_position', 2), float('a_size'), float('a_shape'), colour('a_color'), colour('a_outline'), colour('a_id')],
      CONSTANT_ATTRIBUTES: [float('a_corner', 2)],
      CONSTANT_DATA: [[-1, -1], [1, -1], [-1, 1], [-1, 1], [1, -1], [1, 1]],
    };
  }

  /** @param {number} index @param {number} start @param {*} node */
  processVisibleItem(index, start, node) {
    const { floatColor } = Sigma.utils;
    this.array.set([node.x, node.y, node.size, SHAPES.indexOf(node.shape)], start);
    this.array[start + 4] = floatColor(node.color);
    this.array[start + 5] = floatColor(node.outline);
    this.array[start + 6] = index;
  }

  /** @param {*} params @param {*} into */
  setUniforms(params, into) {
    setScreen(params, into);
  }
}

const EDGE_VERTEX = `
attribute vec2 a_from, a_to, a_radii, a_dash;
attribute float a_bend, a_size, a_arrow, a_t, a_side, a_part;
attribute vec4 a_color, a_id;
uniform mat3 u_matrix;
uniform vec2 u_screen;
uniform float u_sizeRatio, u_feather;
varying vec4 v_color;
varying float v_across, v_half, v_along;
varying vec2 v_dash;
vec2 pixels(vec2 p) { return (u_matrix * vec3(p, 1.0)).xy * u_screen / 2.0; }
void main() {
  vec2 from = pixels(a_from), to = pixels(a_to), way = to - from;
  float length_ = max(length(way), 0.001);
  vec2 control = (from + to) / 2.0 + vec2(-way.y, way.x) * a_bend;
  vec2 radii = a_radii / u_sizeRatio;
  float width = max(a_size / sqrt(u_sizeRatio), 0.8);
  float head = a_arrow * (5.0 + 2.0 * width);
  float start = min(radii.x / length_, 0.45);
  float tip = max(1.0 - radii.y / length_, start + 0.02);
  float end = max(tip - head / length_, start);
  float t = a_part > 0.5 ? mix(end, tip, a_t) : mix(start, end, a_t);
  vec2 at = mix(mix(from, control, t), mix(control, to, t), t);
  vec2 ahead = normalize(mix(control - from, to - control, t) + vec2(0.00001, 0.0));
#ifdef PICKING_MODE
  width += 7.0;
  v_color = a_id;
#else
  v_color = a_color;
#endif
  v_color.a *= 255.0 / 254.0;
  v_half = a_part > 0.5 ? 1000.0 : width / 2.0;
  float reach = a_part > 0.5 ? (2.5 + 1.1 * width) * (1.0 - a_t) * a_arrow : width / 2.0 + u_feather;
  v_across = a_side * reach;
  v_along = (t - start) * length_;
  v_dash = a_part > 0.5 ? vec2(0.0) : a_dash;
  gl_Position = vec4((at + vec2(-ahead.y, ahead.x) * a_side * reach) * 2.0 / u_screen, 0.0, 1.0);
}`;

const EDGE_FRAGMENT = `
precision highp float;
varying vec4 v_color;
varying float v_across, v_half, v_along;
varying vec2 v_dash;
uniform float u_feather;
void main() {
#ifdef PICKING_MODE
  gl_FragColor = v_color;
#else
  if (v_dash.y > 0.0 && mod(v_along, v_dash.x + v_dash.y) > v_dash.x) discard;
  float seen = 1.0 - smoothstep(v_half - u_feather, v_half + u_feather, abs(v_across));
  gl_FragColor = vec4(v_color.rgb * seen, seen);
#endif
}`;

/** The corners of an edge: a strip along the curve, and a triangle at its tip. */
function strip() {
  /** @type {[number, number, number][]} */ const corners = [];
  for (let n = 0; n < SEGMENTS; n += 1) {
    const [a, b] = [n / SEGMENTS, (n + 1) / SEGMENTS];
    corners.push([a, -1, 0], [a, 1, 0], [b, -1, 0], [b, -1, 0], [a, 1, 0], [b, 1, 0]);
  }
  return [...corners, [0, -1, 1], [0, 1, 1], [1, 0, 1]];
}

/** An edge: attributes bend (share of its length, positive to the left), size, color, dash, gap, arrow. */
export class BentEdge extends EdgeProgram {
  getDefinition() {
    const corners = strip();
    return {
      VERTICES: corners.length, VERTEX_SHADER_SOURCE: EDGE_VERTEX, FRAGMENT_SHADER_SOURCE: EDGE_FRAGMENT, METHOD: TRIANGLES, UNIFORMS,
      ATTRIBUTES: [float('a_from', 2), float('a_to', 2), float('a_radii', 2), float('a_dash', 2), float('a_bend'), float('a_size'), float('a_arrow'), colour('a_color'), colour('a_id')],
      CONSTANT_ATTRIBUTES: [float('a_t'), float('a_side'), float('a_part')],
      CONSTANT_DATA: corners,
    };
  }

  /** @param {number} index @param {number} start @param {*} from @param {*} to @param {*} edge */
  processVisibleItem(index, start, from, to, edge) {
    this.array.set([from.x, from.y, to.x, to.y, from.size, to.size, edge.dash, edge.gap, edge.bend, edge.size, edge.arrow ? 1 : 0], start);
    this.array[start + 11] = Sigma.utils.floatColor(edge.color);
    this.array[start + 12] = index;
  }

  /** Draw on the canvas where the nodes stand already: under them, and each edge under those before it. @param {*} params */
  render(params) {
    const { gl } = this.normalProgram;
    gl.blendFunc(gl.ONE_MINUS_DST_ALPHA, gl.ONE);
    super.render(params);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
  }

  /** @param {*} params @param {*} into */
  setUniforms(params, into) {
    setScreen(params, into);
  }
}
