"""Patterns met in a document → drafts: the words that carry a relation, and who fills its roles."""

from __future__ import annotations

from collections.abc import Iterator

from kg.claims.arguments import Roles
from kg.claims.clauses import Clauses
from kg.claims.draft import Draft
from kg.claims.fillers import METONYM, Filler, Fillers
from kg.claims.patterns import ADJECTIVE, NOUN, VERB, Pattern, PatternTable
from kg.claims.types import fit
from kg.discourse import Discourse
from kg.ontology import Ontology, Relation
from kg.syntax import Token

_LOCATIVE = frozenset("à en dans au aux sur in at".split())
_SELLING = frozenset(("vendre", "acheter", "sell", "buy", "céder"))
_BODIES = frozenset(
    """filiale division branche activité participation part usine site actif magasin marque licence droit entreprise
    société groupe club joueur pôle portefeuille subsidiary division unit stake business share plant brand
    company""".split()
)
_CONTESTS = frozenset(("defeats", "competesWith"))
_PASSING = frozenset("depuis dès since".split())
_TOWARDS = frozenset("à avec contre to with".split())
"""Prepositions of the other side, who may stand inside a set phrase."""


class Matcher:
    """Applies the pattern table of one language to one document."""

    def __init__(
        self, discourse: Discourse, clauses: Clauses, fillers: Fillers, table: PatternTable, ontology: Ontology
    ) -> None:
        self.discourse = discourse
        self.tokens = discourse.parsed.tokens
        self.clauses = clauses
        self.fillers = fillers
        self.table = table
        self.ontology = ontology

    def run(self) -> Iterator[Draft]:
        """Drafts in the order of their anchors."""
        for token in self.tokens:
            if token.pos not in ("VERB", "NOUN", "ADJ", "AUX", "PROPN"):
                continue
            patterns = self._patterns(token)
            if not patterns:
                continue
            reference = self.discourse.innermost(token.i)
            if reference is not None and reference.kind == "name":
                continue
            roles = self.clauses.roles(token)
            for pattern, end in patterns:
                yield from self._match(token, end, roles, pattern)

    def _patterns(self, token: Token) -> list[tuple[Pattern, int]]:
        kinds = (VERB,) if token.pos in ("VERB", "AUX") else (ADJECTIVE, VERB) if token.pos == "ADJ" else (NOUN,)
        anchor, particle = token.lemma.lower(), ""
        if VERB in kinds:
            anchor = self.clauses.verb_lemma(token)  # "se rendre" is not "rendre", "pick up" is not "pick"
            particle = anchor.removeprefix(f"{token.lemma} ") if anchor.startswith(f"{token.lemma} ") else ""
        taught = list(self.table.by_anchor.get(anchor, ()))
        if particle:  # wordings keep it among the words that follow: "hit", "out"
            taught += [p for p in self.table.by_anchor.get(token.lemma, ()) if p.words[:1] == (particle,)]
        found = []
        for pattern in taught:
            if pattern.kind in kinds and (
                end := self._words_follow(token, pattern) or self._words_before(token, pattern)
            ):
                found.append((pattern, end))
        longest: dict[str, int] = {}
        for pattern, _ in found:
            longest[pattern.relation] = max(longest.get(pattern.relation, 0), len(pattern.words))
        return [(p, end) for p, end in found if len(p.words) == longest[p.relation]]

    def _words_follow(self, token: Token, pattern: Pattern) -> int:
        """The end of the anchor's words, or 0 when the text goes on otherwise."""
        index = token.i + 1
        over_name = False
        for word in pattern.words:
            skipped = 0
            while index < len(self.tokens) and not self._same_word(self.tokens[index], word):
                reference = self.discourse.outermost(index)
                if reference is not None and reference.kind in ("name", "nominal", "noun", "pronoun") and not over_name:
                    index, over_name = reference.end, True  # "attaque X en justice"
                    continue
                amount = 0 if "%" in pattern.words else self._amount_end(index)
                if amount:
                    index = amount  # "won a | $4.7 billion | contract from X", but not "détient | 35 % | de X"
                    continue
                if skipped >= 3 or not self._is_passing(index):
                    return 0
                index, skipped = index + 1, skipped + 1
            if index >= len(self.tokens) or self.tokens[index].sentence != token.sentence:
                return 0
            index += 1
        return index

    def _is_passing(self, index: int) -> bool:
        """Whether a word may stand inside a set phrase: "won a supply contract", "a confié à | X la gestion"."""
        token = self.tokens[index]
        if token.pos in ("ADV", "AUX", "PART", "PRON", "ADJ", "DET") or token.lower in _PASSING:
            return True
        compound = token.dep == "compound" and token.head > index and not token.capitalised
        return compound or token.lower in self.clauses.calendar or self._leads_to_name(index)

    def _leads_to_name(self, index: int) -> bool:
        """The "à" of "a attribué à | X un marché", the "avec" of "a signé avec | X un contrat"."""
        named = self.discourse.outermost(index + 1) if index + 1 < len(self.tokens) else None
        return self.tokens[index].lower in _TOWARDS and named is not None and named.start == index + 1

    def _amount_end(self, index: int) -> int:
        """Where the amount or the number that starts at a word ends, or 0."""
        start = self.tokens[index].start
        for amount in self.discourse.parsed.amounts:
            if amount.start <= start < amount.end:
                return next((t.i for t in self.tokens[index:] if t.start >= amount.end), 0)
        percent = self.tokens[index].pos in ("NUM", "SYM") or self.tokens[index].text in ("%", "-")
        return index + 1 if percent else 0

    def _words_before(self, token: Token, pattern: Pattern) -> int:
        """The same for a passive, whose noun stands before: "l'attaque de X a été revendiquée par Y"."""
        if pattern.kind != VERB or not pattern.words or pattern.subject != "subj" or pattern.object in ("obj", "subj"):
            return 0
        if not self.clauses.is_passive(token):
            return 0
        noun = self._undergone(token)
        return token.i + 1 if noun is not None and self._same_word(noun, pattern.words[-1]) else 0

    def _undergone(self, token: Token) -> Token | None:
        subjects = self.clauses.surface_subject(token)
        noun = self.tokens[subjects[0]] if subjects else None
        return noun if noun is not None and noun.pos == "NOUN" and noun.i < token.i else None

    @staticmethod
    def _same_word(token: Token, word: str) -> bool:
        if token.lower == word or token.lemma.lower() == word:
            return True
        return token.pos == "DET" and word in (
            "le",
            "la",
            "les",
            "l'",
            "un",
            "une",
            "des",
            "son",
            "sa",
            "ses",
            "the",
            "a",
            "an",
            "its",
        )

    def _match(self, token: Token, end: int, roles: Roles, pattern: Pattern) -> Iterator[Draft]:
        if pattern.words:
            roles = self._with_words(token, end, roles)
        relation = self.ontology.relations[pattern.relation]
        if pattern.relation == "supplies" and pattern.anchor in _SELLING and self._sells_a_body(roles):
            return
        ending = token.pos in ("VERB", "AUX") and pattern.anchor in self.fillers.ending_verbs
        subjects = self._role(roles, pattern.subject, relation, relation.domain)
        objects = self._role(roles, pattern.object, relation, relation.range)
        if pattern.subject == pattern.object:
            subjects, objects = subjects[:1], objects[1:]
        elif relation.symmetric and pattern.kind == NOUN and not objects and len(subjects) > 1:
            subjects, objects = subjects[:1], subjects[1:]  # "X et Y ont noué un partenariat"
        elif relation.symmetric and not (subjects and objects):
            between = self._role(roles, "entre", relation, relation.domain) or self._role(
                roles, "between", relation, relation.domain
            )
            subjects, objects = (between[:1], between[1:]) if len(between) > 1 else (subjects, objects)
        for subject, subject_fit in subjects:
            for obj, object_fit in objects:
                if subject.participant == obj.participant or self._is_vague(obj, pattern):
                    continue
                if "subj" not in (pattern.subject, pattern.object) and obj.participant in self._doers(roles):
                    continue  # "X a vendu ses activités à Y": Y has not bought X
                if ending and pattern.relation == "memberOf" and self._is_person(subject.participant):
                    continue  # a person leaves; a country is no longer a member
                yield Draft(
                    subject=subject.participant,
                    relation=pattern.relation,
                    object=obj.participant,
                    anchor=token.i,
                    rule=pattern.rule,
                    weight=pattern.weight * subject.weight * obj.weight * subject_fit * object_fit,
                    subject_tokens=(subject.start, subject.end),
                    object_tokens=(obj.start, obj.end),
                    anchor_tokens=(token.i, end),
                )

    def _doers(self, roles: Roles) -> frozenset[int]:
        return frozenset(filler.participant for index in roles.get("subj", ()) for filler in self.fillers.of(index))

    def _is_person(self, number: int) -> bool:
        return self.discourse.participants[number].type == "Person"

    def _sells_a_body(self, roles: Roles) -> bool:
        """Whether what changes hands is a company, a site or a share: that is no delivery."""
        for index in roles.get("obj", ()):
            lemma = self.tokens[index].lemma.lower()
            if any(lemma in words for words in (self.fillers.shares, self.fillers.body_nouns, _BODIES)):
                return True
            for filler in self.fillers.of(index):
                participant = self.discourse.participants[filler.participant]
                kind = participant.type
                if self.ontology.is_a(kind, "Organization") or kind in ("Facility", "Person") or participant.guessed:
                    return True
        return not roles.get("obj")

    def _is_vague(self, obj: Filler, pattern: Pattern) -> bool:
        """Whether the object only seems to be meant: "voted for it", "détient 35 % de X"."""
        if pattern.relation in ("supports", "opposes"):
            return self.tokens[obj.start].lower == "it"
        if pattern.relation == "arrests":
            before = self.tokens[max(0, obj.start - 6) : obj.start]
            return any(t.text == "%" or t.lemma.lower() in self.fillers.shares for t in before)
        own = obj.rule == METONYM and self.discourse.parsed.document.language == "en"
        return own and pattern.relation in ("acquires", "divests")  # "sell its pizza business": not itself

    def _role(
        self, roles: Roles, name: str, relation: Relation, classes: tuple[str, ...]
    ) -> list[tuple[Filler, float]]:
        names = [name]
        places = sum(self.ontology.is_a(cls, "Place") for cls in classes)
        if name in _LOCATIVE and classes is relation.range and places * 2 >= len(classes):
            names = [role for role in roles if role in _LOCATIVE]  # "à Rome", "en Italie", "dans le Latium"
        found: dict[int, tuple[Filler, float]] = {}
        for role in names:
            for index in roles.get(role, ()):
                for filler in self.fillers.of(index) or self._sited(index, relation):
                    participant = self.discourse.participants[filler.participant]
                    quality = fit(participant, classes, self.ontology)
                    if quality == 0.0 and participant.type == "City" and relation.name in _CONTESTS:
                        quality = 0.7  # clubs go by their town
                    if quality > 0.0 and filler.participant not in found:
                        found[filler.participant] = (filler, quality)
        return list(found.values())

    def _sited(self, index: int, relation: Relation) -> list[Filler]:
        """ "invested in a plant in Ohio": where the thing without a name is."""
        if relation.name != "investsIn" or self.tokens[index].lemma.lower() not in self.fillers.metonyms:
            return []
        places = (c.i for c in self.clauses.parsed.children(index, "nmod") if c.case in _LOCATIVE | {"near"})
        return [filler for place in places for filler in self.fillers.of(place)]

    def _with_words(self, token: Token, end: int, roles: Roles) -> Roles:
        """The verb's roles and those of the set phrase's other words: "mettre la main sur X"."""
        merged = {role: list(fillers) for role, fillers in roles.items()}
        if end == token.i + 1 and (noun := self._undergone(token)) is not None:
            for role, complements in self.clauses.noun_roles(noun).items():
                if role not in ("subj", "par", "agent"):
                    merged.setdefault(role, list(complements))
        for index in range(token.i + 1, end):
            for child in self.tokens[index].children:
                word = self.tokens[child]
                if token.i <= child < end or not word.case:
                    continue
                merged.setdefault(word.case, []).append(child)
        last = f"{self.tokens[end - 1].lower} "
        for role in [r for r in merged if r.startswith(last)]:
            merged.setdefault(role.removeprefix(last), merged[role])  # "hit | out at X", which the parser takes for one
        agents = merged.get("par") or merged.get("by")
        if agents and self.clauses.is_passive(token) and not merged.get("subj"):
            merged["subj"] = agents
        return merged
