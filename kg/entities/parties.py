"""Parties named by an adjective: "le député socialiste X", "la républicaine Y" belong to them.

The party takes part in the document under the name that other mentions give it, else under
"Parti" and the adjective.
"""

from __future__ import annotations

from kg.discourse import Discourse, Participant, Reference, Title
from kg.entities.groups import normalise
from kg.entities.lexicon import Lexicon
from kg.syntax import Token


class Parties:
    """Adds titles of membership for the party adjectives beside persons' names."""

    def __init__(self, discourse: Discourse, lexicon: Lexicon) -> None:
        self.discourse = discourse
        self.tokens = discourse.parsed.tokens
        self.adjectives = lexicon.party_adjectives

    def run(self) -> None:
        """Read the whole document."""
        if not self.adjectives:
            return
        found: list[tuple[int, tuple[int, ...]]] = []
        for title in self.discourse.titles:
            persons = tuple(h for h in title.holders if self.discourse.participants[h].type == "Person")
            if persons and title.rule in ("title before the name", "title after the name"):
                found += [
                    (i, persons)
                    for i in range(title.head, min(title.end + 1, len(self.tokens)))
                    if self._is_party(self.tokens[i]) and not title.complements
                ]
        taken = {index for index, _ in found}
        for reference in list(self.discourse.references):
            index = reference.start - 1
            if reference.kind == "name" and index > 0 and index not in taken and self._is_party(self.tokens[index]):
                person = reference.participants[0]
                article = self.tokens[index - 1].lower in ("le", "la", "l'", "du", "au")
                if article and self.discourse.participants[person].type == "Person":
                    found.append((index, (person,)))
        for index, persons in found:
            self._join(index, persons)
        if found:
            self.discourse.index()

    def _is_party(self, token: Token) -> bool:
        return not token.capitalised and self._masculine(token.lower) in self.adjectives

    def _masculine(self, word: str) -> str:
        word = word.removesuffix("s")
        if word.endswith("trice"):
            return word.removesuffix("trice") + "teur"
        return word if word in self.adjectives else word.removesuffix("e")

    def _join(self, index: int, persons: tuple[int, ...]) -> None:
        adjective = self._masculine(self.tokens[index].lower)
        party = self._party(adjective)
        self.discourse.participants[party].aliases.add(self.tokens[index].text)
        self.discourse.references.append(
            Reference(index, index + 1, index, (party,), "nominal", "party adjective", 0.9)
        )
        self.discourse.titles.append(
            Title(
                start=index,
                head=index,
                end=index + 1,
                complement_end=index + 1,
                words=(adjective,),
                relations=(("memberOf", False),),
                holders=persons,
                complements=(party,),
                rule="title before the name",
                weight=0.85,
            )
        )

    def _party(self, adjective: str) -> int:
        stem = normalise(adjective)[-1][:7]
        for participant in self.discourse.participants:
            names = (participant.name, *participant.aliases)
            if participant.type == "PoliticalParty" and any(
                word.startswith(stem) for name in names for word in normalise(name)
            ):
                return participant.index
        participant = Participant(
            len(self.discourse.participants),
            f"Parti {adjective}",
            "PoliticalParty",
            scores={"PoliticalParty": 5.0},
            gender="m",
            salience=1,
        )
        self.discourse.participants.append(participant)
        return participant.index
