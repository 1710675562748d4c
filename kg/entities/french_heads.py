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
_DEFINITE = frozenset("le la les l' du des au aux cette cet".split())

_MONTHS = frozenset("janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split())
_DAY = re.compile(r"\d{1,2}(?:er)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NOT_DATED = frozenset("budget course crise jeux journée marche mission opération prix semaine siège tour".split())
"""Events and laws of which a date tells when they were, not which they are."""

_NAMED_AFTER = frozenset(
    """cyclone ouragan tempête typhon festival prix trophée coupe tournoi rallye affaire opération fondation commission
    clinique cirque fanfare brigade chambre derby procès gouvernement administration""".split()
)
"""Nouns that take a name along without "de": "le cyclone X", "la commission d'enquête X"."""

RELATIVE = frozenset("relatif relative relatifs relatives".split())
"""What stands before the topic of a law: "la loi | relative à la bioéthique"."""

_ADMINISTRATIVE = {
    "province": ("City",),
    "district": ("City",),
    "canton": ("City",),
    "comté": ("City",),
    "oblast": ("City",),
    "wilaya": ("City",),
    "cercle": (),
    "quartier": (),
}
"""Areas, with the kinds of known places whose name another area has: "province de Gitega", but "de la Drôme" is it."""
_SOME = frozenset("un une des cette ce cet chaque plusieurs".split())

_TOPICAL_LAWS = frozenset("loi projet proposition réforme pacte charte".split())
_LAW_TOPICS = frozenset(
    """amnistie finances financement modernisation orientation programmation ratification refondation règlement
    résilience sauvegarde simplification séparation transformation""".split()
)
"""What laws are of without an article: "loi de finances", "projet de loi d'orientation"."""


def tells_alone(noun: str, kind: str, tokens: Sequence[Token], end: int) -> bool:
    """Whether nothing learned outweighs a noun's kind: "baie de Somme", "coup d'État de mai | 2021"."""
    if kind == "Region":
        return noun not in ("bande", "district", "province")
    return kind in ("Event", "Law") and is_date(tokens[:end], end - 2) == end


def is_date(tokens: Sequence[Token], index: int) -> int:
    """Where a date that begins at a token ends: a year, or a month with or without day and year; 0 if none does."""
    if index >= len(tokens) or _YEAR.fullmatch(tokens[index].text):
        return index + 1 if index < len(tokens) else 0
    index += _DAY.fullmatch(tokens[index].text) is not None
    if index >= len(tokens) or tokens[index].lower not in _MONTHS:
        return 0
    return index + (2 if index + 1 < len(tokens) and _YEAR.fullmatch(tokens[index + 1].text) else 1)


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


def is_without_complement(tokens: Sequence[Token], index: int) -> bool:
    """Whether a noun for buildings has a name right behind it or none: "le cinéma Rex", no "cinéma de Godard".

    Squares and gates have one of another word where no article is before them: "réunis | place de la Bastille".
    """
    noun, before = tokens[index].lower, tokens[index - 1] if index else None
    if noun in ("place", "porte"):
        free = before is not None and before.pos in ("VERB", "NOUN", "PROPN", "NUM", "PUNCT", "ADV")
        at_gate = noun == "porte" and [token.lower for token in tokens[max(index - 2, 0) : index]] == ["à", "la"]
        return not (free or at_gate) or (before is not None and before.lemma == "prendre")
    return noun in _NAME_ONLY


_NAME_ONLY = frozenset("cinéma immeuble restaurant résidence".split())

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
    classes: Mapping[str, tuple[Phrase, ...]]
    at: dict[int, Candidate]

    def _takes_name(self, words: tuple[str, ...], kind: str, index: int, name: Candidate) -> bool:
        """Whether the name right behind the noun is only the noun's: "la loi X", "le cyclone Y"."""
        kinds = {one for phrase, classes in self.classes.get(words[0], ()) if phrase == words for one in classes}
        if kinds & {"Company", "MediaOutlet", "Product"}:
            return False  # "le laboratoire suisse X", "le site X": the name stands alone
        if kind == "Law":
            return name.start == index + len(words) and name.entry is None
        if kind in ("Event", "Organization", "GovernmentBody"):
            return words[0] in _NAMED_AFTER and name.entry is None
        return kind in ("Facility", "Region", "Product", "EducationalInstitution")

    def _is_some_area(self, index: int, end: int, words: tuple[str, ...]) -> bool:
        """Whether a noun for areas names none of its own: "une province de Chine", "le canton du Valais"."""
        if index and self.tokens[index - 1].lower in _SOME:
            return True
        inner = next((self.at[k] for k in range(index + 1, end) if k in self.at and self.at[k].kind == "name"), None)
        if inner is None:
            return False
        if inner.entry is None:
            return words[0] not in _ADMINISTRATIVE and inner.weight("Person") > 0
        return inner.entry.type not in _ADMINISTRATIVE.get(words[0], ("City", "Country", "Region"))

    def _is_seat(self, index: int) -> bool:
        """ "devant le siège de X", "au siège de X": no siege."""
        before = [t.lower for t in self.tokens[max(0, index - 2) : index]]
        return before[-1:] in (["au"], ["son"], ["leur"]) or before[:1] in (["devant"], ["dans"], ["vers"], ["dont"])

    def _is_institution(self, index: int, words: tuple[str, ...], kind: str) -> bool:
        """A body of several words that exists once in its country: "le conseil constitutionnel"."""
        if kind == "Event" and words[0] in _SCHEDULED and (len(words) > 1 or words[0][-1] in "se"):
            single = len(words) == 1 and words[0].startswith(("élection", "référendum"))
            return not single and index > 0 and self.tokens[index - 1].lower in ("la", "les", "l'", "des", "aux")
        reform = kind == "Law" and words[0] == "réforme"  # "la réforme fiscale"
        return (
            len(words) > 1
            and (reform or kind in ("GovernmentBody", "IntergovernmentalOrganization"))
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

    def _leads_to_topic(self, words: tuple[str, ...], link: int) -> bool:
        """Whether the preposition is before what a law is about: "loi | sur l'eau", "réforme | des retraites"."""
        preposition, behind = self.tokens[link].lower, self.tokens[link + 1]
        if words[0] == "réforme" and preposition in ("du", "des", "de"):
            return preposition != "de" or behind.lower in ("la", "l'")
        if words[-1] == "loi" and preposition in ("de", "d'"):
            return behind.lower in _LAW_TOPICS
        if self.tokens[link - 1].lower in RELATIVE:
            return True
        return words[0] in _TOPICAL_LAWS and preposition in ("sur", "contre")

    def _past_object(self, words: tuple[str, ...], end: int, limit: int) -> int:
        """Past what the topic of a bill is of: "loi contre la manipulation | de l'information", unless it is whose."""
        if words[-1] != "loi" or not 0 < end < limit - 1 or self.tokens[end].lower not in ("de", "d'", "du", "des"):
            return end
        noun = end + 1 + (self.tokens[end + 1].lower in ("la", "l'"))
        if noun >= limit or self.tokens[noun].pos != "NOUN" or self.tokens[noun].capitalised or noun in self.at:
            return end
        kinds = {kind for phrase, kinds in self.classes.get(self.tokens[noun].lower, ()) for kind in kinds}
        if kinds & {"Person", "GovernmentBody", "PoliticalParty"}:
            return end
        noun += 1
        while noun < limit and self.tokens[noun].pos == "ADJ" and noun not in self.at:
            noun += 1
        return noun

    def _dated(self, end: int, limit: int, noun: str, kind: str) -> int:
        """Past the date that tells an event or a law from others: "manifestation | du 12 mars", "loi | de 1905".

        0 where there is none.
        """
        start = end - 1
        while start > 0 and self.tokens[start].lower != noun:
            start -= 1
        known = kind in ("Event", "Law") and noun not in _NOT_DATED and self.tokens[start - 1].lower in _DEFINITE
        if end < limit and self.tokens[end].pos in ("ADJ", "VERB") and self.tokens[end].dep == "amod":
            end += 1  # "élection | anticipée | du 3 juin"
        if not known or end + 1 >= limit or self.tokens[end].lower not in ("de", "du", "d'"):
            return 0
        after = is_date(self.tokens[:limit], end + 1)
        alone = after == end + 2 and self.tokens[end + 1].lower in _MONTHS
        return 0 if alone and noun not in _SCHEDULED else after  # "élections de mai", no "match de mai"

    def _past_hyphen(self, end: int, limit: int) -> int:
        """Past the rest of a compound: "assurance | -chômage"."""
        while end + 1 < limit and self.tokens[end].text == "-" and self.tokens[end].start == self.tokens[end - 1].end:
            end += 2
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
