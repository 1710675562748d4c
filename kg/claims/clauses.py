"""Who does what in a clause: subjects, objects and obliques of a word, folded to one form.

Passive and active, relative clauses, participles, coordination and control end in the same roles,
so that a pattern is written once. Labels are Universal Dependencies (``kg.syntax``).
"""

from __future__ import annotations

from kg.claims.arguments import Arguments, Roles
from kg.claims.vocabulary import Vocabulary
from kg.syntax import ParsedText, Token

_SITES = frozenset(
    """clinique hôpital maison banlieue périphérie région quartier centre centre-ville nord sud est ouest ville village
    commune station port prison université faubourg large environs appartement domicile maternité cimetière
    arrondissement
    clinic hospital suburb outskirts district centre center city town village north south east west""".split()
)
"""Nouns for a spot that is told by the place it belongs to: "dans une clinique de Montevideo"."""

_WHEN = frozenset(
    "le la l' les un une en au début fin courant dernier dernière passé passée prochain prochaine".split()
)
"""Words that tell when with a word of the calendar."""

_TOWARDS = frozenset(("pour", "sur", "en vue de", "for", "on", "over", "concernant"))

_CIRCUMSTANTIAL = frozenset(("en", "lors", "lors de", "durant", "pendant", "during", "in", "on", "after", "après"))


class Clauses(Arguments):
    """Roles of the words of one document. Role names: "subj", "obj", a preposition, "poss", "adj"."""

    def __init__(self, parsed: ParsedText, vocabulary: Vocabulary) -> None:
        super().__init__(parsed, vocabulary)
        self._open: set[int] = set()
        self.plans = vocabulary.planned_nouns | vocabulary.possible_nouns | vocabulary.offer_nouns

    # ------------------------------------------------------------ verbs

    def verb_roles(self, token: Token) -> Roles:
        """All roles of a verb, passive folded into active."""
        roles = self.obliques(token)
        subject = self.surface_subject(token)
        if self.is_passive(token) or self._made_to(token):
            roles["obj"] = subject
            agents = roles.pop("agent", []) or roles.get("par", []) or roles.get("by", [])
            if agents:
                roles["subj"] = agents
        else:
            agents = roles.pop("agent", [])
            if agents:
                roles.setdefault("par", []).extend(agents)
            roles["subj"] = subject
            objects = self.objects(token)
            if objects and "iobj" in roles and all(self._is_sum(i) for i in objects):
                roles["obj"] = [*roles["iobj"], *objects]  # "fined Google a record €4 billion"
            elif objects:
                roles["obj"] = objects
                self._lend(roles, objects)
        for case in ("à", "to", "avec", "with", "dans", "in"):
            self._lend_places(roles, roles.get(case, []))
        if token.lemma in self.copulas:
            for child in self.parsed.children(token.i, "xcomp", "obl:arg", "dep", "appos"):
                if child.pos in ("NOUN", "PROPN") and not child.case:
                    roles.setdefault("as", []).append(child.i)
        return roles

    def _is_sum(self, index: int) -> bool:
        """Whether a word is part of an amount, or stands right before one: "a record €4 billion"."""
        start, end = self.tokens[index].start, self.tokens[min(index + 1, len(self.tokens) - 1)].end
        return any(found.start < end and start < found.end for found in self.parsed.amounts)

    def _lend(self, roles: Roles, objects: list[int]) -> None:
        """Complements that the parser hung on the object: "vend sa filiale à X"."""
        for index in objects:
            for child in self.parsed.children(index, "nmod", "obl:mod", "obl:arg", "obl"):
                if child.case not in ("", "de", "of"):
                    roles.setdefault(child.case, []).append(child.i)

    def _lend_places(self, roles: Roles, indices: list[int]) -> None:
        """Where the people in a complement are: "rend visite à des clients en Italie"."""
        for index in indices:
            if self.tokens[index].pos != "NOUN" or self.tokens[index].capitalised:
                continue
            for child in self.parsed.children(index, "nmod", "obl:mod"):
                if child.case in ("à", "en", "dans", "in", "at") and child.case not in roles:
                    roles[child.case] = [child.i]
                elif self._belongs_to_spot(child, index) or (child.case == "à" and index in roles.get("à", ())):
                    roles.setdefault("en", []).append(child.i)

    def _belongs_to_spot(self, place: Token, index: int) -> bool:
        """ "dans une clinique de Montevideo"."""
        return place.case in ("de", "of") and place.capitalised and self.tokens[index].lemma.lower() in _SITES

    def verb_above(self, token: Token) -> Token | None:
        """The verb that a word hangs on, over nouns and numbers between them."""
        step = token
        for _ in range(5):
            if step.head == step.i:
                return None
            step = self.tokens[step.head]
            if step.pos in ("VERB", "AUX"):
                return step
        return None

    def governs_verb(self, token: Token) -> bool:
        """Whether an infinitive hangs on the word, as on a modal: "doit investir"."""
        return any(self.tokens[i].pos == "VERB" and self.tokens[i].form == "Inf" for i in token.children)

    # ------------------------------------------------------------ nouns and adjectives

    def noun_roles(self, token: Token) -> Roles:
        """Roles of an action noun: its complements, and what a support verb lends it."""
        roles: Roles = {}
        for child in self.parsed.children(token.i, "nmod", "obl", "obl:mod", "obl:arg", "obl:agent"):
            roles.setdefault("par" if child.dep == "obl:agent" and not child.case else child.case or "nmod", []).append(
                child.i
            )
        self._reclaim(roles, token)
        if "de" not in roles and (told := self._behind_aside(token)) is not None:
            roles["de"] = [told]
        owner = self._relative_owner(token)
        if owner is not None:
            roles.setdefault("de", []).append(owner)
            self._lend_predicate(roles, token)
        for child in self.parsed.children(token.i, "det", "nmod:poss", "poss"):
            if child.possessive or child.dep == "nmod:poss":
                roles.setdefault("poss", []).append(child.i)
        for child in self.parsed.children(token.i, "amod"):
            roles.setdefault("adj", []).append(child.i)
        for child in self.parsed.children(token.i, "compound"):
            roles.setdefault("compound", []).append(child.i)
        for child in self.parsed.children(token.i, "acl", "amod"):
            if child.form == "Part" and child.lemma in self.support_verbs:
                self._lend_participle(roles, child)
        if any(self.tokens[i].dep == "cop" for i in token.children):
            subject = self.surface_subject(token)
            if subject:
                roles["subj"] = subject
        if not {"subj", "poss", "de", "of"} & roles.keys():
            subject = self._circumstance(token)
            if subject:
                roles["subj"] = subject
        aside = token.dep in ("obl:mod", "nmod") and token.case not in ("", "à", "en", "de", "in", "to")
        if (
            token.head != token.i
            and not aside
            and token.dep in ("obj", "dobj", "obl:arg", "obl:mod", "nmod", "nsubj:pass", "conj")
        ):
            verb = self.tokens[token.head]
            if token.dep == "conj" and verb.head != verb.i:
                verb = self.tokens[verb.head]
            if verb.pos in ("VERB", "AUX") and verb.lemma in self.support_verbs:
                self._borrow(roles, verb, token)
                if {"par", "by"} & roles.keys():  # "X annonce le rachat de Y par Z": Z buys
                    roles.pop("subj", None)
        return roles

    def _reclaim(self, roles: Roles, noun: Token) -> None:
        """What stands between a subject and its verb is the subject's: "l'usine de X à Łódź | tourne"."""
        verb = self.tokens[noun.head]
        if noun.dep not in ("nsubj", "nsubj:pass") or verb.i < noun.i or self.parsed.document.language != "fr":
            return
        for child in self.parsed.children(verb.i, "obl", "obl:mod", "obl:arg"):
            aside = any(t.text == "," for t in self.tokens[noun.i : child.i])
            if noun.i < child.i < verb.i and child.case and not aside:
                roles.setdefault(child.case, []).append(child.i)

    def _behind_aside(self, noun: Token) -> int | None:
        """The X of "le rachat, l'an dernier, de X", which the parser hangs on the date."""
        index, end = noun.i + 1, self.parsed.sentence_of(noun.i).end
        while index < end and (self.tokens[index].text == "," or self._tells_when(self.tokens[index])):
            index += 1
        dated = any(self._is_dated(t) for t in self.tokens[noun.i + 1 : index])
        if not dated or index + 1 >= end or self.tokens[index].lower not in ("de", "du", "des", "d'"):
            return None
        behind = self.tokens[index + 1 : min(index + 5, end)]
        return next((t.i for t in behind if t.pos in ("NOUN", "PROPN") and self.tokens[index].head == t.i), None)

    def _tells_when(self, word: Token) -> bool:
        return word.lower in _WHEN or self._is_dated(word)

    def _is_dated(self, word: Token) -> bool:
        year = word.pos == "NUM" and len(word.text) == 4 and word.text.isdigit()
        return year or (word.lower in self.calendar and word.lower not in _WHEN)

    def _relative_owner(self, noun: Token) -> int | None:
        """The X of "X, dont le siège": what stands before the relative word."""
        index = noun.i - 1
        while index > 0 and self.tokens[index].pos in ("DET", "ADJ", "ADV", "NUM"):
            index -= 1
        if index < 1 or self.tokens[index].lower not in ("dont", "whose"):
            return None
        index -= 1
        if self.tokens[index].text == ",":
            index -= 1
        while index > 0 and self.tokens[index].pos == "ADJ" and not self.tokens[index].capitalised:
            index -= 1
        return index if self.tokens[index].pos in ("NOUN", "PROPN", "X") else None

    def _lend_predicate(self, roles: Roles, noun: Token) -> None:
        """ "dont le siège est à X": X is where the noun is."""
        for word in self.tokens[noun.i + 1 : noun.i + 8]:
            if word.lemma in ("être", "se trouver", "situer", "be") and word.pos in ("AUX", "VERB"):
                place = next((t for t in self.tokens[word.i + 1 : word.i + 6] if t.case and t.pos == "PROPN"), None)
                if place is not None and place.sentence == noun.sentence:
                    roles.setdefault(place.case, []).append(place.i)
                return
            if word.text == ",":
                return

    def _lend_participle(self, roles: Roles, participle: Token) -> None:
        """ "l'amende infligée à X par Y": what the participle governs belongs to the noun."""
        for case, fillers in self.obliques(participle).items():
            roles.setdefault("par" if case == "agent" else case, fillers)

    def _circumstance(self, noun: Token) -> list[int]:
        """Who "en visite à Rome" or "lors d'une rencontre avec X" is said of."""
        if noun.head == noun.i:
            return []
        head = self.tokens[noun.head]
        planned = noun.case == "de" and head.lemma.lower() in self.plans
        if head.pos == "NOUN" and (noun.case in _TOWARDS or planned) and noun.i not in self._open:
            self._open.add(noun.i)
            inherited = self.noun_roles(head)
            self._open.discard(noun.i)
            return inherited.get("subj") or inherited.get("poss") or []  # "en discussions pour le rachat de X"
        if noun.case not in _CIRCUMSTANTIAL:
            return []
        if head.pos in ("VERB", "AUX"):
            return self.surface_subject(head)
        return [head.i] if head.pos == "PROPN" else []

    def _borrow(self, roles: Roles, verb: Token, noun: Token) -> None:
        passive = self.is_passive(verb)
        subject = self.verb_roles(verb).get("subj", []) if passive else self.surface_subject(verb)
        if subject:
            roles.setdefault("subj", subject)
        for case, fillers in self.obliques(verb).items():
            others = [i for i in fillers if i != noun.i and i not in roles.get(case, ())]
            if others:
                roles[case] = [*roles.get(case, ()), *others]

    def adjective_roles(self, token: Token) -> Roles:
        """Roles of a predicate adjective: what it is said of, and its complements."""
        roles: Roles = self.obliques(token)
        subject = self.surface_subject(token)
        if not subject and token.dep in ("amod", "acl", "appos") and token.head != token.i:
            subject = [token.head]
        roles["subj"] = subject
        return roles

    def roles(self, token: Token) -> Roles:
        """The roles around any word that can carry a relation."""
        if token.pos in ("VERB", "AUX") or (token.form == "Part" and token.pos == "ADJ"):
            return self.verb_roles(token)
        if token.pos == "ADJ":
            return self.adjective_roles(token)
        return self.noun_roles(token)
