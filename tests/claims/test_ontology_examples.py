"""The sentences that teach the relations are read as they teach, and counter-examples are not."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from kg.documents import document_from_text
from kg.extractor import extractor
from kg.model import Readers
from kg.ontology import Ontology, Relation, load
from kg.teaching import unlearned

pytestmark = [pytest.mark.model, pytest.mark.slow]

LANGUAGES = pytest.mark.parametrize("language", ["fr", "en"])
READ = {"fr": 0.912, "en": 0.911}
"""Floors of the share of examples whose relation is found; measured 541 of 580 in French, 478 of 513 in English."""
LEARNED = {"fr": 0.921, "en": 0.905}
"""Floors of the share of examples that give a pattern; measured 546 of 580 in French, 475 of 513 in English."""
HELD = {"fr": 133 / 133, "en": 118 / 118}
"""Floors of the share of counter-examples from which the rules do not draw the relation: as measured."""
HELD_BY_BOTH = {"fr": 132 / 133, "en": 118 / 118}
"""The same for rules and learned reader together, which falls for some turns of phrase ("beat the drum for")."""


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load()


def _found(sentence: str, language: str, ontology: Ontology, readers: Readers = Readers.RULES) -> set[str]:
    """The relations that the reader finds in a sentence without its marks."""
    text = re.sub(r"\[[sov] ([^\]]*)\]", r"\1", sentence)
    text = text if text.endswith((".", "!", "?", "»")) else f"{text}."
    document = document_from_text(text, id="example", language=language)
    return {claim.relation for claim in extractor(language, ontology, readers).read(document).claims}


def _kin(relation: Relation, ontology: Ontology) -> Iterator[str]:
    """The relation, those above it and those below it: each may stand for it."""
    yield relation.name
    yield from ontology.ancestors(relation.name)
    yield from (other.name for other in ontology if relation.name in ontology.ancestors(other.name))


def _report(what: str, failed: list[tuple[str, str]], total: int) -> str:
    listed = "\n".join(f"  {relation}: {sentence}" for relation, sentence in failed[:40])
    return f"{total - len(failed)} of {total} {what}; not these:\n{listed}"


@LANGUAGES
def test_the_reader_finds_the_relation_of_an_example(ontology: Ontology, language: str) -> None:
    sentences = [(r, text) for r in ontology for text in r.examples.get(language, ())]
    failed = [(r.name, text) for r, text in sentences if not _found(text, language, ontology) & {*_kin(r, ontology)}]
    share = (len(sentences) - len(failed)) / len(sentences)
    assert share >= READ[language], _report("examples are read", failed, len(sentences))


@LANGUAGES
def test_a_counter_example_does_not_give_its_relation(ontology: Ontology, language: str) -> None:
    sentences = [(r.name, text) for r in ontology for text in r.counter_examples.get(language, ())]
    failed = [(name, text) for name, text in sentences if name in _found(text, language, ontology)]
    share = (len(sentences) - len(failed)) / len(sentences)
    assert share >= HELD[language], _report("counter-examples hold", failed, len(sentences))


@LANGUAGES
def test_both_readers_draw_few_relations_from_counter_examples(ontology: Ontology, language: str) -> None:
    sentences = [(r.name, text) for r in ontology for text in r.counter_examples.get(language, ())]
    failed = [(name, text) for name, text in sentences if name in _found(text, language, ontology, Readers.BOTH)]
    share = (len(sentences) - len(failed)) / len(sentences)
    assert share >= HELD_BY_BOTH[language], _report("counter-examples hold", failed, len(sentences))


@LANGUAGES
def test_examples_teach_a_pattern(ontology: Ontology, language: str) -> None:
    total = sum(len(relation.examples.get(language, ())) for relation in ontology)
    idle = [(one.relation, one.example) for one in unlearned(ontology.relations.keys(), ontology, language)]
    assert 1 - len(idle) / total >= LEARNED[language], _report("examples give a pattern", idle, total)
