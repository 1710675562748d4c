// The page's editor. Whatever comes from the graph is put into the page as text, never as markup.
"use strict";

const SHOWN = 1000; // rows in the page; a download has them all
const NUMBERS = /#(integer|decimal|double|float)$/;
const FIRST = `# What is so, and what is planned.
SELECT ?subject ?relation ?object WHERE {
  ?from ?property ?to ; rdfs:label ?subject .
  ?to rdfs:label ?object .
  GRAPH kg:ontology { ?property rdfs:label ?relation FILTER(LANG(?relation) = "en") }
}
ORDER BY ?subject ?relation ?object
LIMIT 100`;

const by = (id) => document.getElementById(id);
let running = null;
let prefixes = {};

function element(name, text, properties = {}) {
  const made = Object.assign(document.createElement(name), properties);
  made.textContent = text;
  return made;
}

async function start() {
  by("query").value = new URLSearchParams(location.hash.slice(1)).get("query") || FIRST;
  by("ask").addEventListener("submit", (event) => { event.preventDefault(); ask(); });
  by("query").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); ask(); }
  });
  by("stop").addEventListener("click", () => running && running.abort());
  by("parameters").addEventListener("submit", (event) => { event.preventDefault(); fill(true); });
  for (const button of by("downloads").querySelectorAll("button")) {
    button.addEventListener("click", () => download(button.dataset.type, button.dataset.suffix));
  }
  const [about, queries] = await Promise.all([json("/about"), json("/queries")]);
  prefixes = about.prefixes;
  by("about").textContent = `${about.name}: ${about.quads.toLocaleString("en")} statements in ` +
    `${about.graphs.toLocaleString("en")} named graphs. A query may take ${about.timeout} seconds and give ` +
    `${about.max_rows.toLocaleString("en")} rows.`;
  for (const query of queries) by("examples").append(example(query));
}

async function json(address) {
  const response = await fetch(address, { headers: { Accept: "application/json" } });
  if (!response.ok) throw new Error(await problem(response));
  return response.json();
}

function example(query) {
  const button = element("button", query.answers, { type: "button" });
  button.setAttribute("aria-pressed", "false");
  button.addEventListener("click", () => choose(query, button));
  const item = document.createElement("li");
  item.append(button);
  return item;
}

function choose(query, button) {
  for (const other of by("examples").querySelectorAll("button")) other.setAttribute("aria-pressed", String(other === button));
  by("parameters").dataset.name = query.name;
  by("answers").textContent = query.answers;
  by("fields").replaceChildren(...query.parameters.map(field));
  by("parameters").hidden = query.parameters.length === 0;
  fill(false);
}

function field(parameter) {
  const id = `parameter-${parameter.name}`;
  const label = element("label", parameter.name, { htmlFor: id });
  label.append(element("small", parameter.description));
  const input = Object.assign(document.createElement("input"), { id, name: parameter.name, value: parameter.default, type: "text", required: parameter.required });
  input.autocomplete = "off";
  const block = document.createElement("div");
  block.append(label, input);
  return block;
}

// The server fills the blanks, so that a value is always a literal and never part of the query.
// A query that has just been chosen may need a value first: then its field waits for one.
async function fill(asked) {
  const form = by("parameters");
  const values = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ""));
  try {
    const response = await fetch(`/queries/${encodeURIComponent(form.dataset.name)}?${values}`);
    if (!response.ok) throw new Error(await problem(response));
    by("query").value = await response.text();
  } catch (error) {
    if (asked) show({ error: error.message });
    else form.querySelector("input").focus();
    return;
  }
  ask();
}

function request(accept, signal) {
  return fetch("/sparql", {
    method: "POST", body: by("query").value, signal,
    headers: { "Content-Type": "application/sparql-query", Accept: accept },
  });
}

async function ask() {
  if (running) running.abort();
  const mine = running = new AbortController();
  by("run").disabled = true;
  by("stop").hidden = false;
  by("status").textContent = "Running …";
  by("error").hidden = true;
  const begun = performance.now();
  try {
    const response = await request("application/sparql-results+json, text/turtle;q=0.9", mine.signal);
    if (!response.ok) throw new Error(await problem(response));
    const table = response.headers.get("Content-Type").startsWith("application/sparql-results+json");
    const answer = table ? await response.json() : await response.text();
    show(table ? { table: answer } : { graph: answer }, (performance.now() - begun) / 1000);
    history.replaceState(null, "", `#${new URLSearchParams({ query: by("query").value })}`);
  } catch (error) {
    if (running === mine) show({ error: error.name === "AbortError" ? "Stopped." : error.message });
  } finally {
    if (running === mine) {
      running = null;
      by("run").disabled = false;
      by("stop").hidden = true;
    }
  }
}

async function problem(response) {
  const told = await response.text();
  if (!response.headers.get("Content-Type").startsWith("application/problem+json")) {
    return told.replace(/^error: /, "").trim() || `The server answers ${response.status}.`;
  }
  const { title, where, remedy } = JSON.parse(told);
  return [where ? `${where}: ${title}` : title, remedy].filter(Boolean).join("\n");
}

function show(answer, seconds) {
  by("error").hidden = !answer.error;
  by("error").textContent = answer.error || "";
  by("result").hidden = Boolean(answer.error);
  by("downloads").hidden = Boolean(answer.error);
  if (answer.error) {
    by("status").textContent = "";
    return;
  }
  const took = `${seconds.toFixed(2)} s`;
  if (answer.graph !== undefined) {
    by("result").replaceChildren(element("pre", answer.graph));
    by("status").textContent = `A graph, ${took}`;
  } else if (answer.table.boolean !== undefined) {
    by("result").replaceChildren(element("p", answer.table.boolean ? "Yes" : "No", { className: "truth" }));
    by("status").textContent = took;
  } else {
    const rows = answer.table.results.bindings;
    by("result").replaceChildren(table(answer.table.head.vars, rows.slice(0, SHOWN)));
    const shown = rows.length > SHOWN ? `, the first ${SHOWN.toLocaleString("en")} shown` : "";
    const count = rows.length === 1 ? "1 row" : `${rows.length.toLocaleString("en")} rows`;
    by("status").textContent = rows.length ? `${count}${shown}, ${took}` : `Nothing matches, ${took}`;
    by("result").hidden = rows.length === 0;
  }
  by("result").scrollTop = 0;
  for (const button of by("downloads").querySelectorAll("button")) {
    button.hidden = (button.dataset.suffix === "ttl") !== (answer.graph !== undefined);
  }
}

function table(names, rows) {
  const made = document.createElement("table");
  const numeric = new Set(names.filter((name) => rows.length && rows.every((row) => !row[name] || NUMBERS.test(row[name].datatype || ""))
    && rows.some((row) => row[name])));
  const head = made.createTHead().insertRow();
  for (const name of names) {
    const cell = element("th", name, { scope: "col" });
    if (numeric.has(name)) cell.className = "number";
    head.append(cell);
  }
  const body = made.createTBody();
  for (const row of rows) {
    const line = body.insertRow();
    for (const name of names) write(line.insertCell(), row[name], numeric.has(name));
  }
  return made;
}

function write(cell, term, numeric) {
  if (!term) {
    cell.className = "unbound";
    return;
  }
  if (numeric) cell.className = "number";
  cell.append(document.createTextNode(term.type === "uri" ? shorten(term.value) : term.type === "bnode" ? `_:${term.value}` : plain(term)));
  if (term.type === "uri") cell.title = term.value;
  if (term["xml:lang"]) cell.append(" ", element("span", term["xml:lang"], { className: "tag" }));
}

function plain(term) {
  return term.type === "triple" ? JSON.stringify(term.value) : term.value;
}

function shorten(iri) {
  for (const [prefix, namespace] of Object.entries(prefixes)) {
    if (iri.startsWith(namespace)) return `${prefix}:${iri.slice(namespace.length)}`;
  }
  return iri;
}

async function download(type, suffix) {
  const response = await request(type);
  if (!response.ok) {
    show({ error: await problem(response) });
    return;
  }
  const address = URL.createObjectURL(await response.blob());
  const link = Object.assign(document.createElement("a"), { href: address, download: `answer.${suffix}` });
  link.click();
  URL.revokeObjectURL(address);
}

start().catch((error) => show({ error: error.message }));
