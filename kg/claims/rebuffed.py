"""Offers that English tells of by the answer: "Unilever rejected Kraft Heinz's $143bn takeover offer"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.claims.clauses import Clauses
from kg.claims.draft import Draft
from kg.claims.fillers import Filler, Fillers
from kg.claims.vocabulary import Vocabulary
from kg.discourse import Discourse

_BY = ("poss", "from", "by")


def rebuffed(discourse: Discourse, clauses: Clauses, fillers: Fillers, words: Vocabulary) -> Iterator[Draft]:
    """A draft for each firm whose offer another has answered; its status is that of the answer."""
    if words.language != "en":
        return
    for verb in discourse.parsed.tokens:
        if verb.pos != "VERB" or clauses.verb_lemma(verb) not in words.refusing_verbs:
            continue
        roles = clauses.verb_roles(verb)
        offers = [i for i in roles.get("obj", ()) if discourse.parsed.tokens[i].lemma.lower() in words.offer_nouns]
        suitors = [
            role for i in offers for by in _BY for role in clauses.noun_roles(discourse.parsed.tokens[i]).get(by, ())
        ]
        for target in _firms(roles.get("subj", ()), discourse, fillers):
            for suitor in _firms(suitors, discourse, fillers):
                if suitor.participant != target.participant:
                    yield Draft(
                        subject=suitor.participant,
                        relation="acquires",
                        object=target.participant,
                        anchor=verb.i,
                        rule="acquires: offer that is turned down",
                        weight=0.85 * suitor.weight * target.weight,
                        subject_tokens=(suitor.start, suitor.end),
                        object_tokens=(target.start, target.end),
                        anchor_tokens=(verb.i, verb.i + 1),
                    )


def _firms(indices: list[int] | tuple[int, ...], discourse: Discourse, fillers: Fillers) -> list[Filler]:
    found = (filler for index in indices for filler in fillers.of(index))
    return [filler for filler in found if discourse.participants[filler.participant].type == "Company"]
