"""Which participants the learned reader looks at together, and what it sees of them."""

from __future__ import annotations

from zlib import crc32

import numpy as np

from kg.discourse import Discourse
from kg.documents import document_from_text
from kg.extractor import extractor
from kg.learned.features import Features
from kg.learned.pairs import BACK, Pair, pairs
from kg.model import Readers
from tests.command import SEEDS

TAUGHT = {"racheter": ("acquires",), "diriger": ("leads",)}


def read(text: str) -> Discourse:
    return extractor("fr", readers=Readers.RULES).discourse(document_from_text(text, id="a", language="fr"))


def named(discourse: Discourse, pair: Pair) -> tuple[str, str]:
    return discourse.participants[pair.subject].name, discourse.participants[pair.object].name


def between(text: str, subject: str, target: str) -> set[str]:
    """The features of the first pair of that subject and object."""
    discourse = read(text)
    pair = next(p for p in pairs(discourse) if named(discourse, p) == (subject, target))
    seen = Features(discourse, TAUGHT)
    return set(seen.joint(pair))


def test_two_who_share_a_sentence_are_a_pair_in_both_orders() -> None:
    discourse = read("Nordwind a racheté Calvéor. La société Peltrac a protesté.")
    found = [(named(discourse, pair), pair.back) for pair in pairs(discourse)]
    assert (("Nordwind", "Calvéor"), 0) in found
    assert (("Calvéor", "Nordwind"), 0) in found
    assert all(one != other for (one, other), _ in found)


def test_a_pair_reaches_back_some_sentences_and_no_more() -> None:
    text = "La société Nordwind est en vue. " + "Il pleut sur la ville. " * BACK + "La société Peltrac a protesté."
    discourse = read(text)
    assert not list(pairs(discourse))
    nearer = read(text.replace("Il pleut sur la ville. ", "", 1))
    assert {pair.back for pair in pairs(nearer)} == {BACK}


def test_names_are_seen_by_their_type() -> None:
    seen = between("Le groupe Nordwind a racheté la société Calvéor.", "Nordwind", "Calvéor")
    assert "t:Company>Company" in seen
    assert not any("nordwind" in feature.lower() or "calvéor" in feature.lower() for feature in seen)


def test_a_word_that_teaches_a_relation_is_seen_as_such() -> None:
    seen = between("Le groupe Nordwind a racheté la société Calvéor.", "Nordwind", "Calvéor")
    assert "pr:acquires" in seen
    assert "pr:leads" not in seen


def test_hashes_are_sorted_and_each_once() -> None:
    discourse = read("Le groupe Nordwind a racheté la société Calvéor.")
    listed = list(pairs(discourse))
    flat, counts = Features(discourse, TAUGHT).hashes(listed)
    assert len(counts) == len(listed)
    for hashes in np.split(flat, np.cumsum(counts)[:-1]):
        assert hashes.tolist() == sorted(set(hashes.tolist()))
        assert len(hashes) > 12


def test_hashes_are_those_that_the_weights_know() -> None:
    """What pairs have in common is hashed once; the sums are those of hashing each string of each pair."""
    text = (SEEDS / "fr-contrat.txt").read_text("utf-8")
    discourse = read(text)
    listed = list(pairs(discourse))
    flat, counts = Features(discourse, TAUGHT).hashes(listed)
    assert (len(listed), len(flat), crc32(flat.tobytes()), crc32(counts.tobytes())) == (0, 0, 0, 0)
