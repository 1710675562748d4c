"""The tables of the ledger: what each document states, and counts over all of them."""

from __future__ import annotations

FORMAT = 1
"""The version of a store's layout. One that is written by a later version is not opened."""

TABLES = """
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- ``summary`` is what taking the document out again needs, ``quads`` its quads under its own IRIs,
-- ``record`` its text, mentions and claims: zlib each.
CREATE TABLE IF NOT EXISTS document (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, digest TEXT NOT NULL, title TEXT NOT NULL,
    source TEXT NOT NULL, claims INTEGER NOT NULL, refused INTEGER NOT NULL,
    summary BLOB NOT NULL, quads BLOB NOT NULL, record BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS document_source ON document (source);

-- A node is an IRI within a family of types. ``canonical`` is the IRI that the graph shows for it.
CREATE TABLE IF NOT EXISTS node (
    number INTEGER PRIMARY KEY, iri TEXT NOT NULL, family TEXT NOT NULL, documents INTEGER NOT NULL DEFAULT 0,
    known INTEGER NOT NULL DEFAULT 0, canonical TEXT, UNIQUE (iri, family));
CREATE INDEX IF NOT EXISTS node_canonical ON node (canonical);
CREATE TABLE IF NOT EXISTS speaks (
    node INTEGER NOT NULL, document INTEGER NOT NULL, PRIMARY KEY (node, document)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS speaks_document ON speaks (document, node);
CREATE TABLE IF NOT EXISTS said (
    node INTEGER NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL, documents INTEGER NOT NULL,
    PRIMARY KEY (node, kind, value)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS said_value ON said (value, kind, node);
CREATE TABLE IF NOT EXISTS decision (
    one INTEGER NOT NULL, other INTEGER NOT NULL, rule TEXT NOT NULL, words TEXT NOT NULL, reason TEXT NOT NULL,
    PRIMARY KEY (one, other)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS decision_other ON decision (other, one);

-- How many documents state a plain triple, or name an entity in a status graph.
CREATE TABLE IF NOT EXISTS fact (key BLOB PRIMARY KEY, documents INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS ending (
    iri TEXT NOT NULL, status TEXT NOT NULL, documents INTEGER NOT NULL, PRIMARY KEY (iri, status)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS described (iri TEXT PRIMARY KEY, entity TEXT NOT NULL) WITHOUT ROWID;

-- What the quads may not have yet: applied again, in order, when a store is opened after a crash.
CREATE TABLE IF NOT EXISTS pending (
    number INTEGER PRIMARY KEY AUTOINCREMENT, removed BLOB NOT NULL, added BLOB NOT NULL);

CREATE TABLE IF NOT EXISTS passage (number INTEGER PRIMARY KEY, document INTEGER, iri TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS passage_document ON passage (document);
CREATE INDEX IF NOT EXISTS passage_name ON passage (iri) WHERE document IS NULL;
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (name, text, tokenize = "unicode61 remove_diacritics 2");
"""
