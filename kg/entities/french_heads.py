"""What French says around a common noun that heads a name: seats that are no sieges, disciplines of contests."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from kg.entities.candidate import Candidate
from kg.entities.lexicon import Phrase
from kg.syntax import Token

CONTESTS = frozenset("championnat championnats coupe mondial mondiaux tournoi critérium".split())
"""Contests that are told apart by what they are in."""

QUALIFYING = frozenset(
    """général générale généraux adjoint adjointe exécutif exécutive délégué déléguée honoraire intérimaire sortant
    sortante national nationale régional régionale fédéral fédérale municipal municipale européen européenne unique
    financier financière technique sportif sportive artistique associé associée historique principal principale
    administratif commercial emblématique charismatique influent élu élue socialiste républicain républicaine néo-
    démocrate social-démocrate chrétien-démocrate travailliste démocrate écologiste centriste communiste
    conservateur conservatrice libéral libérale indépendant indépendante par intérim actuel actuelle ancien nouvelle
    nouveau international internationale déchu déchue destitué destituée renversé renversée évincé évincée""".split()
)
"""Adjectives inside a title: "directeur général adjoint"."""

_GENERIC = frozenset("forces services garde police armée brigade direction hôtel agence office commission".split())
"""First words of bodies that a country has many of."""
_OF_THE_STATE = frozenset("nationale républicaine présidentielle aux".split())
"""What makes one of them the only one: "la police nationale", "la police aux frontières"."""

_SCHEDULED = frozenset(
    """présidentielle législatives municipales européennes régionales sénatoriales primaire primaires élection élections
    référendum""".split()
)
"""Votes that are clear in their country without a complement: "à la présidentielle"."""

_HEIGHTS = frozenset(
    "alpiniste alpinisme altitude ascension col coureur cordée cyclisme dénivelé grimpeur gravir randonneur".split()
)
"""Words of texts in which a "sommet" is a mountain's."""
_HIGH = frozenset("col colline immeuble mont montagne pic piton puy tour volcan".split())
"""What has a top: "au | sommet du mont Ventoux"."""
_DETERMINERS = frozenset("le la les l'".split())


def names_nothing(tokens: Sequence[Token], index: int) -> bool:
    """Whether a noun that may head a name heads none here.

    That is a "sommet" which nobody holds ("le sommet de l'État", and where people climb, race or walk), and what is
    paid: "les droits de | douane", "le | prix du Brent".
    """
    word = tokens[index]
    if word.lower == "douane":
        return index > 1 and tokens[index - 2].lower in ("droit", "droits")
    if word.text == "prix":
        return index + 1 < len(tokens) and tokens[index + 1].lower in ("de", "du", "des", "d'")
    return word.lower == "sommet" and _is_top(tokens, index)


def _is_top(tokens: Sequence[Token], index: int) -> bool:
    behind = [token.lower for token in tokens[index + 1 : index + 4]]
    return (
        "état" in behind
        or bool(_HIGH & set(behind))
        or any({token.lemma, token.lower.rstrip("s")} & _HEIGHTS for token in tokens)
    )


_LIKE_A_PEOPLE = re.compile(r"\w{3,}(?:iens?|iennes?|ois|oises?|ais|aises?|éens?|éennes?)$")
_NO_PEOPLE = frozenset(
    """ancien anciens ancienne anciennes quotidien quotidiens quotidienne quotidiennes aérien aériens aérienne aériennes
    chrétien chrétiens chrétienne chrétiennes citoyen citoyens citoyenne citoyennes moyen moyens moyenne moyennes
    mauvais mauvaise mauvaises européen européens européenne européennes""".split()
)


def is_of_place(adjective: str) -> bool:
    """Whether a French adjective is made as those of peoples are, of places that no list has.

    >>> is_of_place("jurassien"), is_of_place("vaudoise"), is_of_place("ancienne"), is_of_place("cantonal")
    (True, True, False, False)
    """
    return adjective not in _NO_PEOPLE and _LIKE_A_PEOPLE.match(adjective) is not None


def is_office(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word belongs to a prosecutor's title: "le procureur de la | République", "du | Roi"."""
    before = (token.lower for token in tokens[max(index - 3, 0) : index])
    return tokens[index].lower in ("république", "roi") and any(word.startswith("procureur") for word in before)


def past_office(tokens: Sequence[Token], start: int, end: int) -> int:
    """Where a name begins: "le procureur de la République de | Nice", "du Roi de | Liège" has the office before it."""
    if not is_office(tokens, start):
        return start
    return next((k for k in range(start + 2, end) if tokens[k].capitalised), start)


_FOLLOWED = frozenset("alliance coalition front ligue mouvement parti rassemblement union".split())


def before_leader(tokens: Sequence[Token], start: int, end: int, titles: Collection[tuple[str, ...]]) -> int:
    """Where a party's name ends: "Parti libéral | du premier ministre sortant" goes on with whose it is."""
    if tokens[start].lower not in _FOLLOWED:
        return end
    for index in range(start + 1, end - 1):
        noun = index + 1 + (tokens[index + 1].lower in ("la", "l'"))
        words = tuple(token.lower for token in tokens[noun : noun + 2])
        titled = tokens[noun].text.islower() and (words in titles or words[:1] in titles)
        if tokens[index].lower in ("du", "de") and titled:
            return index
    return end


_FEMININE = re.compile(r"(?<=[ié]en)ne$|(?<=on)ne?$|(?<=[ao]is|and|.in|.an|.ol|.kh|var)e$")


def masculine(adjective: str) -> str:
    """The masculine of a people's adjective, as a ministry needs it beside a woman who heads it.

    >>> [masculine(word) for word in ("italienne", "allemande", "turque", "slovène", "tchèque", "belge", "philippine")]
    ['italien', 'allemand', 'turc', 'slovène', 'tchèque', 'belge', 'philippin']
    """
    return _IRREGULAR.get(adjective) or _FEMININE.sub("", adjective)


_IRREGULAR = {"turque": "turc", "grecque": "grec", "ouzbèke": "ouzbek"}


class FrenchHeads:
    """Rules of French for the names that a common noun heads."""

    tokens: tuple[Token, ...]
    heads: Mapping[str, tuple[Phrase, ...]]
    at: dict[int, Candidate]

    def _is_seat(self, index: int) -> bool:
        """ "devant le siège de X", "au siège de X": no siege."""
        before = [t.lower for t in self.tokens[max(0, index - 2) : index]]
        return before[-1:] in (["au"], ["son"], ["leur"]) or before[:1] in (["devant"], ["dans"], ["vers"], ["dont"])

    def _is_institution(self, index: int, words: tuple[str, ...], kind: str) -> bool:
        """A body of several words that exists once in its country: "le conseil constitutionnel"."""
        if kind == "Event" and words[0] in _SCHEDULED and (len(words) > 1 or words[0][-1] in "se"):
            single = len(words) == 1 and words[0].startswith(("élection", "référendum"))
            return not single and index > 0 and self.tokens[index - 1].lower in ("la", "les", "l'", "des", "aux")
        return (
            len(words) > 1
            and kind in ("GovernmentBody", "IntergovernmentalOrganization")
            and (words[0] not in _GENERIC or words[1] in _OF_THE_STATE)
            and index > 0
            and self.tokens[index - 1].lower in ("le", "la", "l'", "les", "du", "des", "au", "aux", "the")
        )

    def _past_topic(self, index: int, limit: int) -> int:
        """Past the topic right behind a law: "la loi | travail", "la loi | asile et immigration"."""
        law = self.tokens[index - 1].lower == "loi" and self.tokens[index - 2].lower in ("la", "cette")
        if not law or not self._is_topic(index, limit):
            return index
        end = index + 1
        if end < limit and self.tokens[end].lower == "et" and self._is_topic(end + 1, limit):
            end += 2
        while end < limit and self.tokens[end].pos == "ADJ" and end not in self.at:
            end += 1
        return end

    def _is_topic(self, index: int, limit: int) -> bool:
        noun = self.tokens[index] if index < limit else None
        return noun is not None and noun.pos == "NOUN" and noun.text.islower() and index not in self.at

    def _discipline(self, end: int, limit: int) -> int:
        """Past what a contest is in: "championnats d'Europe | d'escrime", "du monde | de canoë"."""
        while end + 1 < limit and self.tokens[end].lower in ("de", "d'") and end + 1 not in self.at:
            noun = self.tokens[end + 1]
            if noun.pos not in ("NOUN", "PROPN") or noun.capitalised:
                break
            end += 2
            while end < limit and self.tokens[end].pos == "ADJ" and end not in self.at:
                end += 1
        return end

    def _leads_to_vote(self, index: int, limit: int) -> bool:
        if index + 1 < limit and self.tokens[index].lower in _DETERMINERS:
            index += 1
        return any(classes[0] == "Event" for _, classes in self.heads.get(self.tokens[index].lower, ()))
