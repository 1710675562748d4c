"""Which participants the learned reader looks at together, and what it sees of them."""

from __future__ import annotations

from zlib import crc32

import numpy as np

from kg.discourse import BACK, Discourse, Participant, Reference, Title
from kg.documents import document_from_text
from kg.extractor import extractor
from kg.learned.features import Features
from kg.learned.pairs import Pair, pairs
from kg.model import Readers
from kg.syntax import ParsedText, Sentence, Token

TAUGHT = {"racheter": ("acquires",), "diriger": ("leads",)}


def read(text: str) -> Discourse:
    return extractor("fr", readers=Readers.RULES).discourse(document_from_text(text, id="a", language="fr"))


def named(discourse: Discourse, pair: Pair) -> tuple[str, str]:
    return discourse.participants[pair.subject].name, discourse.participants[pair.object].name


def each(text: str) -> list[tuple[Discourse, Pair]]:
    discourse = read(text)
    return [(discourse, pair) for pair in pairs(discourse)]


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
    rain = "Il pleut sur la ville. "
    text = "La société Calvéor est en vue. " + rain * BACK + "Les sociétés Nordwind et Peltrac protestent. " * 2
    assert ("Calvéor", "Peltrac") not in {named(*one) for one in each(text)}
    nearer = each(text.replace(rain, "", 1))
    assert {pair.back for discourse, pair in nearer if named(discourse, pair) == ("Calvéor", "Peltrac")} == {BACK}


def test_a_pair_reaches_those_whom_the_document_is_about_at_any_distance() -> None:
    text = "La société Nordwind est en vue. " + "Il pleut sur la ville. " * 9 + "La société Peltrac a protesté."
    assert {pair.back for _, pair in each(text)} == {BACK + 1}
    assert {named(*one) for one in each(text)} == {("Nordwind", "Peltrac"), ("Peltrac", "Nordwind")}


def test_a_pair_reaches_events_and_places_at_any_distance() -> None:
    told = "Les sociétés Nordwind et Calvéor viennent de Lyon. " + "Les sociétés Nordwind et Calvéor parlent. " * 9
    last = "Paul Ferrand a protesté auprès de la société Peltrac."
    found = {named(*one) for one in each(told + last)}
    assert ("Paul Ferrand", "Lyon") in found
    of_bodies = {named(*one) for one in each(told.replace("de Lyon", "de la société Brescat") + last)}
    assert ("Paul Ferrand", "Brescat") not in of_bodies


def test_what_lies_between_a_pair_far_apart_is_not_looked_at() -> None:
    text = "La société Nordwind est en vue. " + "Il pleut sur la ville. " * 9 + "La société Peltrac a protesté."
    discourse, pair = each(text)[0]
    *_, start, end = Features(discourse, TAUGHT).ends(pair)
    sentences = discourse.parsed.sentences
    assert (start, end) == (sentences[-1 - BACK].start, sentences[-1].end)


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


SENTENCES = (
    # word, lemma, part of speech, relation to its head, place of the head in the sentence, preposition
    "Ferrand:Ferrand:PROPN:nsubj:2 ,:,:PUNCT:punct:0 dirige:diriger:VERB:root:2 Nordwind:Nordwind:PROPN:obj:2 "
    "et:et:CCONJ:cc:5 Calvéor:Calvéor:PROPN:conj:3 à:à:ADP:case:7 Lyon:Lyon:PROPN:obl:2:à",
    "Elle:lui:PRON:nsubj:2 a:avoir:AUX:aux:2 racheté:racheter:VERB:root:2 la:le:DET:det:4 filiale:filiale:NOUN:obj:2 "
    "de:de:ADP:case:6 Peltrac:Peltrac:PROPN:nmod:4:de",
    "Le:le:DET:det:1 directeur:directeur:NOUN:nsubj:3 a:avoir:AUX:aux:3 protesté:protester:VERB:root:3",
)


def handmade() -> Discourse:
    """Three sentences as the steps before leave them, so that no model has a say."""
    tokens: list[Token] = []
    sentences = []
    for number, sentence in enumerate(SENTENCES):
        offset = len(tokens)
        for word in sentence.split():
            text, lemma, pos, dep, head, case = (*word.split(":"), "")[:6]
            i = len(tokens)
            tokens.append(
                Token(i, 0, 0, text, text.lower(), lemma, pos, dep, offset + int(head), case=case, sentence=number)
            )
        sentences.append(Sentence(offset, len(tokens), number, headline=number == 0))
    people = [
        Participant(0, "Ferrand", "Person", salience=3),
        Participant(1, "Nordwind", "Company", salience=1),
        Participant(2, "Calvéor", "Company", salience=1, guessed=True),
        Participant(3, "Lyon", "City", salience=1),
        Participant(4, "Peltrac", "Company", salience=1),
    ]
    names = [(0, 0), (3, 1), (5, 2), (7, 3), (14, 4)]
    references = [Reference(at, at + 1, at, (who,), "name", "name") for at, who in names]
    references += [
        Reference(8, 9, 8, (0,), "pronoun", "subject", 0.85),
        Reference(11, 15, 12, (1, 2), "noun", "kind", 0.61),
        Reference(15, 17, 16, (0,), "noun", "role", 0.9),
    ]
    titles = [
        Title(15, 16, 17, 17, ("directeur",), (("leads", False),), holders=(0,), complements=(4,)),
        Title(11, 12, 15, 15, ("filiale",), (("owns", True),), holders=(1,), complements=(4,)),
    ]
    document = document_from_text("x", id="a", language="fr")
    discourse = Discourse(ParsedText(document, tuple(tokens), tuple(sentences)), people, references, titles)
    discourse.index()
    return discourse


def test_hashes_are_those_that_the_weights_know() -> None:
    """Whoever changes a feature must train again."""
    discourse = handmade()
    listed = list(pairs(discourse))
    flat, counts = Features(discourse, TAUGHT | {"filiale": ("owns", "subsidiaryOf")}).hashes(listed)
    assert (len(listed), len(flat)) == (38, 814)
    assert (crc32(flat.tobytes()), crc32(counts.tobytes())) == (1347377611, 945579780)
