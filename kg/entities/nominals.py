"""Names headed by a common noun: "tribunal de Séoul", "gouvernement turc", "accord de Paris".

The heads are listed per class in the ontology (kg:headNoun). A head with a complement that names
something becomes a candidate of its own; the name inside keeps its own candidate.
"""

from __future__ import annotations

from dataclasses import dataclass

from kg.entities.candidate import Candidate, headed
from kg.entities.french_heads import (
    CONTESTS,
    RELATIVE,
    FrenchHeads,
    is_of_place,
    is_without_complement,
    names_nothing,
    tells_alone,
)
from kg.entities.idioms import is_idle_noun
from kg.entities.lexicon import Lexicon
from kg.syntax import ParsedText, Token

_LINKS = {
    "fr": frozenset("de du des d' à au aux en pour contre sur".split()),
    "en": frozenset("of for in on against at".split()),
}
_DETERMINERS = frozenset("le la les l' the".split())
_LOWER_COMPLEMENT = frozenset("ministère secrétariat parquet ministry department".split())
"""Heads whose complement may be a common noun: "ministère des transports"."""

_PERSONAL = frozenset(
    """
    affaire procès assassinat enlèvement exécution réélection élection destitution obsèques funérailles meurtre
    trial murder
    """.split()
)
"""Events that are named after a person."""

_BY_TOPIC = frozenset("sommet forum marche salon fête congrès assises conference congress convention".split())
_PLAYED = frozenset(("game", "match"))
_LOCATIVE_ONLY = frozenset("à au aux en in at".split())
_EVENT_LINKS = frozenset("contre against sur on".split())


@dataclass(frozen=True, slots=True)
class _Head:
    words: tuple[str, ...]
    type: str


def find_nominals(
    parsed: ParsedText, names: list[Candidate], lexicon: Lexicon
) -> tuple[list[Candidate], list[Candidate]]:
    """Candidates that a listed common noun heads, in order, and the names that are nothing but part of one.

    A name that already starts with the head ("Cour suprême") is widened over its complement; "Al-Fateh"
    in "mosquée Al-Fateh" names nothing by itself.
    """
    finder = _Finder(parsed, names, lexicon)
    return finder.run(), [name for name in finder.absorbed if name.entry is None]


class _Finder(FrenchHeads):
    def __init__(self, parsed: ParsedText, names: list[Candidate], lexicon: Lexicon) -> None:
        self.tokens = parsed.tokens
        self.parsed = parsed
        self.language = parsed.document.language
        self.heads = lexicon.head_nouns
        self.classes = lexicon.class_nouns
        self.at: dict[int, Candidate] = {}
        self.absorbed: list[Candidate] = []
        for name in names:
            self.at.setdefault(name.start, name)
        self.inside = {i for name in names if name.kind == "name" for i in range(name.start + 1, name.end)}

    def run(self) -> list[Candidate]:
        found: list[Candidate] = []
        index = 0
        while index < len(self.tokens):
            candidate = None if index in self.inside else self._from_head(index)
            if candidate is not None and not (found and self._is_inner(candidate, found[-1])):
                found.append(candidate)
            index += 1
        return found

    def _is_inner(self, candidate: Candidate, outer: Candidate) -> bool:
        """ "élection | présidentielle", "projet de | loi sur X": part of another of its class, nothing more."""
        joined = self.tokens[candidate.start - 1].pos in ("NOUN", "ADJ", "PROPN") or candidate.head_class == "Law"
        return joined and candidate.start < outer.end and candidate.head_class == outer.head_class

    def _from_head(self, index: int) -> Candidate | None:
        head = self._match_head(index)
        if head is None:
            return None
        end = index + len(head.words)
        if self.language == "en":
            return self._english(index, end, head)
        limit = self.parsed.sentence_of(index).end
        before = self.tokens[index - 1].lower if index else ""
        if head.type == "Facility" and before in ("un", "une", "des", "cette", "ce", "chaque"):
            return None
        if (head.words == ("siège",) and self._is_seat(index)) or names_nothing(self.tokens, index):
            return None
        end, specific = self._adjectives(end, limit, head.type)
        specific = specific and head.type != "Facility"
        name = self.at.get(end)
        if name is not None and name.kind == "name" and self._takes_name(head.words, head.type, index, name):
            end, specific = name.end, True
            self.absorbed.append(name)
        bare = is_without_complement(self.tokens, index)
        named = bare or (
            specific and head.type == "Facility"
        )  # "l'hôpital Broussais de Vannes" has its name without the town
        end, complement = (end, False) if named else self._complements(end, limit, head)
        known = self.at.get(index)
        listed = known is not None and known.entry is not None
        if not (named or complement or listed) and head.type in ("GovernmentBody", "EducationalInstitution"):
            end, complement = self._behind_adjectives(end, limit, head)
        specific = specific or complement or self._is_institution(index, head.words, head.type)
        if head.type == "Region" and self._is_some_area(index, end, head.words):
            return None
        if known is not None and known.entry is None and head.type == "Event" and known.end > end:
            known.add("head noun", {head.type: 4.0})  # "Présidentielle en Bolivie"
            if head.words[0] in CONTESTS:
                known.end = self._discipline(known.end, limit)
            return None
        if not specific and not self._proper_head(index, end):
            return None
        if known is not None and known.kind == "name" and known.end >= end and known.end > index + len(head.words):
            known.add("head noun", {head.type: 4.0})
            return None
        candidate = headed(index, end, head.type)
        if tells_alone(head.words[0], head.type, self.tokens, end):
            candidate.add("told by its noun", {head.type: 4.0})
        return candidate

    def _proper_head(self, index: int, end: int) -> bool:
        """A capitalised official name without complement: "Assemblée nationale", "Sénat"."""
        token = self.tokens[index]
        starts = self.parsed.sentence_of(index).start == index
        return token.capitalised and not starts and (end - index > 1 or token.lower in _SOLO)

    def _match_head(self, index: int) -> _Head | None:
        for words, classes in self.heads.get(self.tokens[index].lower, ()):
            official = self.tokens[index].capitalised and self.parsed.sentence_of(index).start != index
            body = self.language == "en" and official and "GovernmentBody" in classes
            head = _Head(words, "GovernmentBody" if body else classes[0])  # "the Congress of the Republic"
            size = len(head.words)
            if all(
                index + k < len(self.tokens) and self.tokens[index + k].lower == word
                for k, word in enumerate(head.words)
            ):
                before = self.tokens[index - 1].lower if self.language == "fr" and index else ""
                if before in _SUBJECTS or (before, *words) == ("en", "bourse"):
                    return None  # "introduction en Bourse d'Altavel"
                other = size == 1 and self.tokens[index].pos in ("VERB", "AUX", "ADV", "PRON", "ADP", "DET")
                return None if other or is_idle_noun(self.tokens, index) else head
        return None

    def _adjectives(self, index: int, limit: int, kind: str) -> tuple[int, bool]:
        """Past the adjectives after the head; a demonym among them makes the name specific, listed or not."""
        end = self._past_topic(index, limit) if kind == "Law" else index
        specific, index = end > index, end
        while index < limit:
            token = self.tokens[index]
            name = self.at.get(index)
            if name is not None and name.kind == "adjective":
                index, specific, end = name.end, True, name.end
            elif token.pos == "ADJ" and name is None and not token.lower.endswith("ment"):
                index += 1
                local = kind == "GovernmentBody" and is_of_place(token.lower)
                if token.lower in _OFFICIAL or token.lower in _POLITICAL or local:
                    end = index
                    specific = specific or token.lower in _POLITICAL or local
            else:
                break
        return end, specific

    def _behind_adjectives(self, end: int, limit: int, head: _Head) -> tuple[int, bool]:
        """The complement behind adjectives that are no part of a name by themselves: "cour d'assises spéciale de X"."""
        rest = range(end, limit)
        index = next((i for i in rest if self.tokens[i].pos != "ADJ" or i in self.at), max(end, limit))
        after, found = self._complements(index, limit, head) if index > end else (end, False)
        return (after, True) if found else (end, False)

    def _complements(self, end: int, limit: int, head: _Head) -> tuple[int, bool]:
        found = False
        while end < limit and (after := self._complement(end, limit, head, found)):
            end, found = after, True
            if head.type not in ("Event", "Law", "GovernmentBody"):
                break
        if (
            found
            and end + 1 < limit
            and self.tokens[end].lower in ("en", "au", "aux", "à", "in")
            and self._is_official_name(end)
        ):
            name = self.at.get(end + 1)
            if name is not None and name.kind == "name" and name.entry is not None and name.entry.type == "Country":
                end = name.end  # "Opération des Nations unies au Burundi"
        if found and head.words[0] in CONTESTS:
            end = self._discipline(end, limit)
        if not found and self.language == "fr" and (after := self._dated(end, limit, head.words[0], head.type)):
            return after, True
        year = self.tokens[end] if end < limit else None
        if found and year is not None and head.type in ("Event", "Law") and year.text.isdigit() and len(year.text) == 4:
            end += 1
        return end, found

    def _is_official_name(self, end: int) -> bool:
        """Whether the head that the complement belongs to is capitalised inside a sentence."""
        index = end - 1
        while index > 0 and index > end - 8:
            token = self.tokens[index]
            if (
                token.capitalised
                and token.common
                and self.parsed.sentence_of(index).start != index
                and (self.tokens[index - 1].pos == "DET" or self.tokens[index - 1].text == "(")
            ):
                return True
            index -= 1
        return False

    def _complement(self, index: int, limit: int, head: _Head, again: bool) -> int:
        """Where a complement that starts at ``index`` ends, or 0."""
        index += head.type == "Law" and self.tokens[index].lower in RELATIVE
        link = self.tokens[index].lower
        if link not in _LINKS[self.language]:
            return 0
        if link == "for" and not (self._is_official(index) and (head.type != "Event" or head.words[-1] in _BY_TOPIC)):
            return 0  # "his last match for the West Indies", "won the Grand Prix for Norvane", "a camp for the army"
        if link in _EVENT_LINKS and head.type not in ("Event", "Law"):
            return 0
        relative = self.tokens[index - 1].lower in RELATIVE
        if link in _LOCATIVE_ONLY and not relative and (head.type != "Event" or again or head.words[0] in _PLAYED):
            return 0  # "their game | at the Falmer Stadium"
        inside = index + 1
        while inside < limit and self.tokens[inside].lower in _DETERMINERS and inside not in self.at:
            inside += 1
        name = self.at.get(inside)
        if name is not None and name.kind == "name":
            if head.words == ("team",) and name.is_known_body():
                return 0  # "a team | of the International Rescue Committee"
            if (head.type == "Event" and link == "pour") or (  # "commente la course pour Eurosport"
                head.type == "Event"
                and link in ("du", "de", "d'")
                and head.words[0] in ("tour", "siège", "mission", "semaine", "course", "journée", "marche")
                and not self.tokens[index - 1].capitalised
                and name.entry is not None
                and name.entry.type in ("Country", "IntergovernmentalOrganization")
            ):
                return 0  # "faire le tour de l'Égypte", "le siège de l'Onu"
            person = head.type == "Event" and name.weight("Person") > name.weight("Place") + name.weight("Organization")
            if head.words == ("justice",) and name.entry is None and name.weight("Place") <= 0:
                return 0  # "le ministre de la Justice de X"
            return 0 if person and head.words[0] not in _PERSONAL else name.end
        if head.words[0] in CONTESTS and inside < limit and self.tokens[inside].lower == "monde":
            return inside + 1
        official = self._is_official(index) and head.words[0] not in _SOLO  # "le passage au Sénat | de la loi"
        if (
            inside < limit
            and not again
            and (head.words[0] in _LOWER_COMPLEMENT or official or self._names_topic(head, index))
        ):
            return self._past_object(head.words, self._lower_complement(inside, limit, greedy=official), limit)
        if head.type == "Event" and inside < limit and self._is_year(self.tokens[inside]):
            return inside + 1
        return 0

    def _names_topic(self, head: _Head, link: int) -> bool:
        """ "le sommet de l'eau", "la loi sur les semences": a gathering or a law is known by its topic."""
        if head.words[-1] in _BY_TOPIC:
            return self.tokens[link].lower in ("du", "de", "des", "d'") and self.tokens[link + 1].pos in ("DET", "NOUN")
        return head.type == "Law" and self._leads_to_topic(head.words, link)

    def _is_official(self, link: int) -> bool:
        """Whether the head before is capitalised inside a sentence: "le Parti de la justice"."""
        index = link - 1
        while index > 0 and self.tokens[index].pos == "ADJ" and not self.tokens[index].capitalised:
            index -= 1
        return self.tokens[index].capitalised and self.parsed.sentence_of(index).start != index

    def _lower_complement(self, index: int, limit: int, *, greedy: bool) -> int:
        token = self.tokens[index]
        if token.pos not in ("NOUN", "PROPN"):
            return 0
        end = self._past_hyphen(index + 1, limit)
        if greedy:
            return self._greedy(end, limit)
        while end < limit and self.tokens[end].pos == "ADJ" and end not in self.at:
            end += 1
        if end + 1 < limit and self.tokens[end].lower in ("et", "and"):
            further = end + 1
            while further < limit and self.tokens[further].lower in (*_DETERMINERS, "de", "du", "des", "d'"):
                further += 1
            if further < limit and self.tokens[further].capitalised and token.capitalised:
                return further + 1
        return end

    def _greedy(self, end: int, limit: int) -> int:
        """The whole official name: "Parti de la justice et du développement"."""
        last = end
        while end < limit and end - last < 4:
            token = self.tokens[end]
            name = self.at.get(end)
            if name is not None and name.kind == "name":
                end = last = name.end
                continue
            if token.pos in ("NOUN", "PROPN", "ADJ"):
                last = end + 1
            elif token.lower not in ("de", "du", "des", "d'", "la", "le", "l'", "les", "et", "pour", "à", "aux", "-"):
                break
            elif token.lower in ("à", "pour") and self._leads_to_vote(end + 1, limit):
                break  # "le candidat du Parti du Renouveau | à la présidentielle"
            end += 1
        return last

    @staticmethod
    def _is_year(token: Token) -> bool:
        return token.text.isdigit() and len(token.text) == 4 and token.text[:2] in ("19", "20")

    def _english(self, index: int, end: int, head: _Head) -> Candidate | None:
        """ "Seoul court", "French government", "ministry of finance"."""
        limit = self.parsed.sentence_of(index).end
        start, specific = index, False
        before = next((c for c in self.at.values() if c.end == index and c.start < index), None)
        goods = before is not None and before.entry is not None and before.entry.type == "Product"  # "the Wii | game"
        if before is not None and (before.kind == "adjective" or (head.type in _BEHIND_NAMES and not goods)):
            start, specific = before.start, True
        if head.words[-1] in _VOTES:
            start, specific = self._vote(index)
        elif head.words == ("ministry",) and not specific:
            start, specific = self._ministry(index)
        end, complement = self._complements(end, limit, head)
        if not (specific or complement or self._proper_head(index, end)):
            return None
        return headed(start, end, head.type)

    def _ministry(self, index: int) -> tuple[int, bool]:
        """From where a ministry is named: "the | foreign ministry", "Turkish defence ministry"."""
        start, first = index, self.parsed.sentence_of(index).start
        while start > first and index - start < 4 and start - 1 not in self.inside:
            before = self.tokens[start - 1]
            joined = before.lower == "and" and start < index
            if start - 1 in self.at or not (before.pos in ("NOUN", "ADJ", "PROPN") or joined):
                break
            start -= 1
        while start < index and self.tokens[start].lower in ("and", "same", "other", "own", "whole", "new", "former"):
            start += 1
        if start == index:
            return index, False
        people = next((c for c in self.at.values() if c.kind == "adjective" and c.end == start), None)
        if people is not None:
            return people.start, True
        return start, start == first or self.tokens[start - 1].lower in ("the", "'s", "’s", "its", "their")

    def _vote(self, index: int) -> tuple[int, bool]:
        """From where a vote is named, and whether surely: "2007 Ontario provincial election"."""
        start, qualified = index, False
        first = self.parsed.sentence_of(index).start
        while start > first and self.tokens[start - 1].lower in _VOTE_KINDS:
            start, qualified = start - 1, True
        name = next((c for c in self.at.values() if c.end == start and c.start < start), None)
        if name is not None:
            start, qualified = name.start, True
        if start > first and self._is_year(self.tokens[start - 1]):
            return start - 1, True
        before = self.tokens[start - 1].lower if start > first else ""
        return start, qualified and (name is not None or before in ("the", "'s"))


_BEHIND_NAMES = ("GovernmentBody", "Facility", "Event", "EducationalInstitution")
_VOTES = frozenset("election elections referendum primary primaries runoff caucus caucuses".split())
_VOTE_KINDS = frozenset(
    """federal provincial general presidential parliamentary municipal mayoral legislative local state national
    gubernatorial leadership regional senatorial congressional midterm snap early territorial council primary
    by by- - special""".split()
)
"""Words that tell one kind of vote from another."""

_SUBJECTS = frozenset("il elle on qui".split())  # "elle siège"
_SOLO = frozenset("sénat senate congrès congress parlement parliament bundestag knesset douma duma kremlin".split())
_POLITICAL = frozenset(
    """socialiste communiste conservateur conservatrice libéral libérale démocrate républicain républicaine travailliste
    écologiste centriste néo-démocrate social-démocrate chrétien-démocrate radical radicale nationaliste
    indépendantiste""".split()
)
"""Adjectives that name a party or its group: "parti conservateur"."""

_OFFICIAL = frozenset(
    """national nationale nationaux nationales suprême fédéral fédérale régional régionale général générale central
    centrale européen européenne international internationale constitutionnel constitutionnelle présidentiel
    présidentielle présidentielles législatif législatives législative municipal municipale municipales départemental
    départementale civil civile aérien aérienne républicain républicaine judiciaire pénal pénale électoral électorale
    municipaux mondial mondiale olympique olympiques paralympiques scientifique spatial spatiale""".split()
)
"""Adjectives that belong to the name of a body or an event."""
