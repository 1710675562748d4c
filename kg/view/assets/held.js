/**
 * @file What the page holds, and what it has from the modules of the explorer, which stand before this script.
 *
 * @typedef {{document: number, subject: number, relation: string, object: ?number, value: *, status: string,
 *   sources: (number|string)[], qualifiers: [string, *][], confidence: number, rule: string, extractor: string,
 *   evidence: [string, string][]}} Claim
 * @typedef {{subject: number, relation: string, object: number, claims: number[], mutual: boolean}} Edge
 */

const { graph } = archiveModule;
const { byId } = pageModule;
const { capital, count, figure, label, say, speak, spoken, statusLabel, written, writtenDate } = languageModule;
const { badge, button, element, entityName, facts, finding, present, relationWords, section, statusSign, told, typeSign } = elementsModule;
const { buttons, labelFrame, startFrame } = frameModule;
const { labelSearch, startBox } = comboboxModule;

/** @param {string} id of a JSON block @returns {*} what it holds */
const held = (id) => JSON.parse(byId(id).textContent);

const opening = held('opening');
Object.assign(graph, held('graph'), { made: 1 });

/** Edges, value claims and attributed claims of each entity, by its place. */
const edgesOf = graph.entities.map(() => []);
const valuesOf = graph.entities.map(() => []);
const creditedTo = graph.entities.map(() => []);
graph.edges.forEach((edge, number) => {
  edgesOf[edge.subject].push(number);
  if (edge.object !== edge.subject) edgesOf[edge.object].push(number);
});
graph.claims.forEach((claim, number) => {
  if (claim.object === null) valuesOf[claim.subject].push(number);
  for (const source of new Set(claim.sources)) if (typeof source === 'number') creditedTo[source].push(number);
});
