/**
 * @file The panel: what is known of what was clicked, with the sentences that say so.
 *
 * Views are built from elements and text nodes only; no string is ever parsed as markup.
 */

const panel = byId('panel');

/** @typedef {{kind: 'overview'|'node'|'edge'|'document', at?: number}} View */

/** Set by page.js: opens a View; shows the neighbourhood of an entity. */
const act = { open: (view) => {}, back: () => {}, neighbourhood: (place) => {} };

/** @param {number} place @returns {HTMLElement} a button that opens the entity */
function entityButton(place) {
  return button('link', () => act.open({ kind: 'node', at: place }), typeSign(graph.entities[place].type), told(entityName(place)));
}

function documentButton(place) {
  const { title, date, publisher } = graph.documents[place];
  const when = date ? writtenDate(date) : say('unknownDate');
  return button('row', () => act.open({ kind: 'document', at: place }),
    element('span', { className: 'strong' }, told(title)),
    element('span', { className: 'faint' }, ...(publisher ? [told(publisher), ' · '] : []), when));
}

/** @returns {string} the most definite status among an edge's claims */
function edgeStatus(edge, claims = edge.claims) {
  const told = new Set(claims.map((number) => graph.claims[number].status));
  return graph.statuses.find(({ name }) => told.has(name)).name;
}

/** A line of a node's panel: the relation and the other end. */
function edgeButton(number, place) {
  const edge = graph.edges[number];
  const other = edge.subject === place ? edge.object : edge.subject;
  const status = edgeStatus(edge);
  const times = edge.claims.length > 1 ? ` ×${edge.claims.length}` : '';
  const [relation, name] = [relationWords(edge.relation, status), told(entityName(other))];
  const words = edge.subject === place || edge.mutual ? [relation, ' ', name] : [name, ' ', relation];
  return button('row across', () => act.open({ kind: 'edge', at: number }),
    typeSign(graph.entities[other].type),
    element('span', null, ...words, element('span', { className: 'faint' }, times)),
    status === 'actual' ? null : badge(status));
}

/** @param {Claim} claim @returns {HTMLElement} its sentence, both ends and the words of the relation marked */
function quotation(claim) {
  const names = { s: say('subject'), o: say('object'), a: say('anchor') };
  const pieces = claim.evidence.map(([text, kinds]) => (kinds
    ? element('mark', { className: [...kinds].join(' '), title: [...kinds].map((kind) => names[kind]).join(', ') }, text)
    : text));
  const quote = element('blockquote', { dir: 'auto', lang: graph.documents[claim.document].language }, ...pieces);
  return quote;
}

function sourceLine(claim) {
  if (!claim.sources.length) return say('ownVoice');
  const line = element('span', null);
  claim.sources.forEach((source, rank) => {
    if (rank) line.append(`, ${say('via')} `);
    line.append(typeof source === 'number' ? entityButton(source) : told(source));
  });
  return line;
}

/**
 * @param {number} number of a claim
 * @param {{whole?: boolean, placed?: boolean}} [options] whole: with its two ends, placed: with its document,
 *   where the panel's heading does not name them
 * @returns {HTMLElement}
 */
function card(number, { whole = false, placed = true } = {}) {
  const claim = graph.claims[number];
  const credits = element('footer', null, placed ? documentButton(claim.document) : null, finding(claim));
  const end = claim.object === null ? element('span', { className: 'strong' }, told(written(claim.value))) : null;
  return element('article', { className: `card ${claim.status}` },
    element('p', { className: 'claim' }, badge(claim.status), ' ',
      whole ? entityButton(claim.subject) : null, ' ',
      whole || end ? relationWords(claim.relation, claim.status) : null, ' ',
      whole && claim.object !== null ? entityButton(claim.object) : end),
    quotation(claim),
    facts([[say('from'), sourceLine(claim)],
      ...claim.qualifiers.map(([name, value]) => [capital(label(name)), told(written(value))])]),
    credits);
}

/** @param {number} number of a claim with a value @returns {HTMLElement} a line that unfolds into its card */
function valueLine(number) {
  const claim = graph.claims[number];
  return element('details', null,
    element('summary', null, element('span', { className: `relation ${claim.status}` }, capital(label(claim.relation))), ' ',
      element('span', { className: 'strong' }, told(written(claim.value))),
      claim.status === 'actual' ? null : badge(claim.status)),
    card(number));
}

function nodeView(place) {
  const entity = graph.entities[place];
  const direct = (number) => graph.edges[number].subject === place;
  const named = { name: entity.name };
  const documents = new Set([...edgesOf[place].flatMap((number) => graph.edges[number].claims), ...valuesOf[place]]
    .map((number) => graph.claims[number].document));
  return [
    element('p', { className: 'kind' }, typeSign(entity.type), capital(label(entity.type))),
    element('h2', { tabIndex: -1 }, told(entity.name)),
    facts([
      ...(entity.aliases.length ? [[say('aliases'), told(entity.aliases.join(' · '))]] : []),
      ...entity.identifiers.map(([scheme, value]) => [label(scheme), element('code', null, value)]),
    ]),
    edgesOf[place].length && chosen.focus !== place
      ? button('plain', () => act.neighbourhood(place), say('neighbourhoodOnly'))
      : null,
    entity.weight ? null : element('p', { className: 'faint' }, say('noClaim')),
    section(say('values'), valuesOf[place].map(valueLine)),
    section(say('outgoing', named), edgesOf[place].filter(direct).map((number) => edgeButton(number, place))),
    section(say('incoming', named), edgesOf[place].filter((n) => !direct(n)).map((number) => edgeButton(number, place))),
    section(say('credited', named), creditedTo[place].map((number) => card(number, { whole: true }))),
    section(say('documents'), [...documents].sort((a, b) => a - b).map(documentButton)),
    element('p', { className: 'faint iri' }, element('code', null, entity.iri)),
  ];
}

function edgeView(number) {
  const edge = graph.edges[number];
  const statuses = new Set(edge.claims.map((claim) => graph.claims[claim].status));
  return [
    element('h2', { tabIndex: -1, className: 'triple' }, entityButton(edge.subject),
      relationWords(edge.relation, edgeStatus(edge)), entityButton(edge.object)),
    statuses.has('negated') && statuses.size > 1 ? element('p', { className: 'contested' }, say('contested')) : null,
    element('h3', null, `${say('evidence')} (${edge.claims.length})`),
    ...edge.claims.map((claim) => card(claim, { whole: edge.mutual })),
  ];
}

function documentView(place) {
  const { title, date, publisher, source } = graph.documents[place];
  const claims = [...graph.claims.keys()].filter((number) => graph.claims[number].document === place);
  const when = date ? writtenDate(date) : say('unknownDate');
  return [
    element('p', { className: 'kind' }, ...(publisher ? [told(publisher), `· ${when}`] : [when])),
    element('h2', { tabIndex: -1 }, told(title)),
    facts(source ? [[say('original'), told(source)]] : []),
    element('h3', null, count('countClaims', claims.length)),
    ...claims.map((number) => card(number, { whole: true, placed: false })),
  ];
}

function overview() {
  const claimed = [...graph.entities.keys()].filter((place) => graph.entities[place].weight);
  const ranked = claimed.sort((a, b) => graph.entities[b].weight - graph.entities[a].weight || a - b);
  const silent = graph.entities.length - claimed.length;
  const figures = [['countClaims', graph.claims.length], ['countEntities', claimed.length], ['countDocuments', graph.documents.length]];
  return [
    element('h2', { tabIndex: -1 }, say('overview')),
    element('p', { className: 'figures' }, ...figures.map(([key, n]) => element('span', null, count(key, n)))),
    silent ? element('p', { className: 'faint' }, say('unclaimed', { n: count('countEntities', silent) })) : null,
    section(say('howToRead'), [say('readNode'), say('readEdge'),
      element('span', null, say('readMarks'), ' ', ...[['s', 'subject'], ['o', 'object'], ['a', 'anchor']].flatMap(
        ([kind, key]) => [element('mark', { className: kind }, say(key)), ' ']))], 'how'),
    section(say('documents'), [...graph.documents.keys()].map(documentButton)),
    section(say('entities'), ranked.slice(0, 12).map((place) => element('span', { className: 'across' }, entityButton(place),
      element('span', { className: 'faint' }, count('countClaims', graph.entities[place].weight))))),
  ];
}

/**
 * Fill the panel.
 * @param {View} view
 * @param {boolean} returnable whether a view was open before
 */
function showPanel(view, returnable) {
  const views = { overview, node: nodeView, edge: edgeView, document: documentView };
  const parts = present(views[view.kind](view.at));
  const back = returnable ? [button('back', act.back, '← ', say('back'))] : [];
  panel.replaceChildren(...back, ...parts);
  panel.scrollTop = 0;
}
