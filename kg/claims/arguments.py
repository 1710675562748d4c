"""Subjects, objects and obliques of a word, through passives, relative clauses, participles and control."""

from __future__ import annotations

from kg.claims.vocabulary import Vocabulary
from kg.syntax import ParsedText, Token

_HIRING = frozenset("appoint choose designate elect hire name nominate pick recruit select tap".split())
OBJECT_CONTROL = _HIRING | frozenset(
    """demander autoriser obliger contraindre inviter appeler accuser soupçonner empêcher exhorter inciter pousser
    forcer permettre charger ordonner interdire convaincre persuader aider reprocher conseiller enjoindre sommer
    suspecter dissuader presser prier ask order tell urge force accuse allow persuade invite forbid help suspect
    require encourage warn instruct convince charge blame enable compel advise authorise authorize cause commission
    oblige permit""".split()
)
"""Verbs whose infinitive is done by their object: "a demandé à X de vendre", "named X to lead Y"."""

_UNACCUSATIVE = frozenset(
    """aller venir partir arriver mourir naître devenir rester entrer sortir monter descendre tomber retourner décéder
    intervenir parvenir revenir survenir provenir rentrer passer demeurer apparaître disparaître""".split()
)
"""Verbs that form their past with être: never passive."""

_RELATIVE = frozenset(
    "qui que qu' dont où lequel laquelle lesquels lesquelles auquel duquel who which that whom whose where".split()
)

_STEPPING = frozenset(("step", "stand"))
_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:caus", "csubj")


_STRAY = ("obl:mod", "obl:arg", "obl", "dep", "punct", "xcomp", "appos", "nmod", "amod", "flat:name", "nsubj", "advmod")
_OBLIQUE = ("obl", "obl:arg", "obl:mod", "obl:agent", "nmod", "iobj", "obl:npmod")
Roles = dict[str, list[int]]


class Arguments:
    """Subjects, objects and obliques of the words of one document."""

    def __init__(self, parsed: ParsedText, vocabulary: Vocabulary) -> None:
        self.parsed = parsed
        self.tokens = parsed.tokens
        self.support_verbs = vocabulary.support_verbs
        self.copulas = vocabulary.naming_verbs | vocabulary.becoming_verbs
        self.calendar = vocabulary.calendar
        self.language = vocabulary.language
        self.reporting_verbs = vocabulary.reporting_verbs
        self._surface: dict[int, list[int]] = {}
        self._busy: set[int] = set()

    def is_passive(self, token: Token) -> bool:
        """Whether a verb form's surface subject undergoes it."""
        if token.pos not in ("VERB", "AUX", "ADJ") or self.is_reflexive(token):
            return False
        children = [self.tokens[i] for i in token.children]
        if token.lemma in _UNACCUSATIVE:
            return False
        auxiliaries = [c for c in children if c.dep.startswith("aux")]
        if auxiliaries:
            return any(c.dep == "aux:pass" or (c.lemma == "être" and c.dep == "aux:tense") for c in auxiliaries) or any(
                c.lower == "été" for c in auxiliaries
            )
        if any(c.dep in ("aux:pass", "nsubj:pass") for c in children):
            return True
        bare = token.form == "Part" and token.tense != "Pres" and not any(c.dep.startswith("aux") for c in children)
        if bare and token.dep in ("acl", "amod", "advcl", "root", "appos", "conj", "acl:relcl", "parataxis", "dep"):
            return token.dep in ("acl", "amod") or not any(c.dep == "obj" for c in children)
        return False

    def _made_to(self, token: Token) -> bool:
        """ "s'est fait éliminer par X": as good as a passive."""
        head = self.tokens[token.head]
        return token.form == "Inf" and head.i != token.i and head.lemma == "faire" and self.is_reflexive(head)

    def is_reflexive(self, token: Token) -> bool:
        """Whether the verb carries "se"."""
        return any(self.tokens[i].lower in ("se", "s'") and self.tokens[i].pos == "PRON" for i in token.children)

    def verb_lemma(self, token: Token) -> str:
        """The lemma with "se" or an English particle: "se rendre", "take over"."""
        if self.is_reflexive(token):
            return "se " + token.lemma
        for i in token.children:
            if self.tokens[i].dep == "compound:prt":
                return f"{token.lemma} {self.tokens[i].lower}"
            if i == token.i + 1 and token.lemma in _STEPPING and self.tokens[i].lower in ("down", "aside"):
                return f"{token.lemma} {self.tokens[i].lower}"  # an adverb, for the parser
        return token.lemma

    def surface_subject(self, token: Token) -> list[int]:
        """The words that stand as subject, whatever the voice, found through relatives and control."""
        if token.i in self._surface:
            return self._surface[token.i]
        if token.i in self._busy:
            return []
        self._busy.add(token.i)
        found = self._find_subject(token)
        self._busy.discard(token.i)
        self._surface[token.i] = found
        return found

    def _find_subject(self, token: Token) -> list[int]:
        inverted = self._inverted_subject(token)
        if inverted:
            return inverted
        own = [c for c in (self.tokens[i] for i in token.children) if c.dep in _SUBJECTS and c.pos != "VERB"]
        if self._is_infinitive(token):
            own = [c for c in own if c.i < token.i]
        if len(own) > 1:
            between = (t.i for t in self.tokens[own[0].i : token.i] if t.lower in ("dont", "que", "qu'", "whose"))
            relative = next(between, -1)
            own = [c for c in own if c.i > relative]  # "X, dont le fonds Y détient 20 %"
        if own:
            found = []
            for subject in own:
                if subject.lower in _RELATIVE and subject.pos == "PRON":
                    antecedent = self._antecedent(token)
                    found += [antecedent] if antecedent is not None else []
                else:
                    found.append(subject.i)
            return found
        if token.head == token.i:
            return self._after_comma(token)
        head = self.tokens[token.head]
        if token.dep == "conj":
            return self.surface_subject(head) if head.pos in ("VERB", "AUX", "ADJ", "NOUN") else []
        if token.dep in ("xcomp", "ccomp", "advcl", "obl:arg", "obl:mod", "obl", "parataxis") and token.form in (
            "Inf",
            "Ger",
            "Part",
        ):
            return self._controller(token, head)
        perfect = any(self.tokens[i].form == "Inf" for i in token.children if self.tokens[i].dep.startswith("aux"))
        if (token.form == "Inf" or perfect) and token.dep in ("acl", "dep") and head.pos in ("VERB", "AUX"):
            return self._controller(token, head)
        if token.dep in ("acl", "acl:relcl", "nmod", "amod") and head.pos in (
            "NOUN",
            "PROPN",
            "PRON",
            "NUM",
            "X",
            "ADJ",
        ):
            if token.form == "Inf":
                return self._controller_over_noun(head)
            if any(self.tokens[i].lower == "qui" for i in token.children) or token.form in ("Part", "Ger"):
                return [self._named_by_place(token, head)]
        if token.form == "Inf" and head.pos in ("ADP", "ADV", "SCONJ"):
            return self._controller(token, self.tokens[head.head]) if head.head != head.i else []
        return self._after_comma(token)

    def _is_infinitive(self, token: Token) -> bool:
        """ "avoir inculpé X", "racheter X": French forms behind which no subject stands."""
        helped = any(self.tokens[i].form == "Inf" for i in token.children if self.tokens[i].dep.startswith("aux"))
        return self.language == "fr" and (token.form == "Inf" or helped)

    def _named_by_place(self, participle: Token, head: Token) -> int:
        """ "le tribunal de Nantes, présidé par X": of the tribunal, and not of the town it is called after."""
        noun = self.tokens[head.head]
        aside = participle.i > head.i + 1 and self.tokens[participle.i - 1].text == ","
        called = head.pos == "PROPN" and head.case == "de" and noun.pos == "NOUN" and head.dep == "nmod"
        agrees = noun.gender and (participle.gender, participle.number) == (noun.gender, noun.number)
        return noun.i if aside and called and agrees and participle.form == "Part" else head.i

    def _after_comma(self, token: Token) -> list[int]:
        """ "Racheté par X, le groupe …", "Plutôt que de racheter X, Y …": the main clause's subject."""
        sentence = self.parsed.sentence_of(token.i)
        if (token.form not in ("Inf", "Part", "Ger") and token.pos != "ADJ") or token.i - sentence.start > 4:
            return []
        if any(self.tokens[i].dep.startswith("aux") for i in token.children):
            return []
        comma = next((t.i for t in self.tokens[token.i : sentence.end] if t.text == ","), -1)
        if comma < 0:
            return []
        for verb in self.tokens[comma : sentence.end]:
            if verb.pos in ("VERB", "AUX", "ADJ", "NOUN") and verb.i != token.i:
                own = [i for i in verb.children if self.tokens[i].dep in _SUBJECTS and i > comma]
                if own and self._opens_after_comma(own[0]):
                    return own
        return self.named_behind_commas(comma, sentence.end)

    def named_behind_commas(self, comma: int, limit: int) -> list[int]:
        """ "Née à X, morte à Y, Z …": the first bare noun or name that opens a stretch between commas."""
        index = comma + 1
        while index < limit:
            if self.tokens[index].pos == "ADJ" and index + 1 < limit and self.tokens[index + 1].pos == "ADP":
                index = self._next_comma(index, limit)
                continue
            while index < limit and self.tokens[index].pos in ("DET", "ADJ") and self.tokens[index].form != "Part":
                index += 1
            token = self.tokens[index] if index < limit else None
            if token is not None and token.pos in ("PROPN", "NOUN") and not token.case:
                return [token.i] if token.lower not in self.calendar else []
            if token is None or not (token.form == "Part" or token.pos == "ADP"):
                return []
            index = self._next_comma(index, limit)
        return []

    def _next_comma(self, index: int, limit: int) -> int:
        return next((t.i + 1 for t in self.tokens[index:limit] if t.text == ","), limit)

    def _opens_after_comma(self, index: int) -> bool:
        """Whether the noun phrase of the word stands right behind a comma: "…, le groupe français X vend"."""
        if self.tokens[index].pos == "PRON":
            return self.tokens[index - 1].text == ","
        while index > 0 and self.tokens[index - 1].pos in ("DET", "ADJ", "NOUN", "PROPN", "NUM", "X"):
            index -= 1
        return index > 0 and (self.tokens[index - 1].text == "," or self.tokens[index - 1].pos in ("ADP", "CCONJ"))

    def _inverted_subject(self, token: Token) -> list[int]:
        """ ", écrit le Figaro": what stands behind a reporting verb that follows a comma or a quotation."""
        if token.lemma not in self.reporting_verbs or token.i == 0:
            return []
        index = token.i - 1
        while index > 0 and (
            self.tokens[index].pos in ("AUX", "ADV") or self.tokens[index].lower in ("l'", "a", "ont")
        ):
            index -= 1
        if self.tokens[index].text not in (",", "»", '"', "”"):
            return []
        if any(self.tokens[i].dep in _SUBJECTS and i < token.i for i in token.children):
            return []
        behind = [
            c
            for c in self.parsed.children(token.i, "obj", "nsubj", *_STRAY)
            if c.i > token.i and not c.case and c.pos in ("NOUN", "PROPN", "X")
        ]
        return [
            c.i
            for c in behind[:1]
            if all(
                self.tokens[k].pos in ("DET", "ADJ", "ADV") or self.tokens[k].head == c.i
                for k in range(token.i + 1, c.i)
            )
        ]

    def _antecedent(self, token: Token) -> int | None:
        step = token
        while step.dep in ("conj", "xcomp", "advcl", "ccomp", "cop", "aux:pass") and step.head != step.i:
            step = self.tokens[step.head]
        if step.dep in ("acl:relcl", "acl", "advcl") and step.head != step.i:
            return self._clefted(step) if self.tokens[step.head].lower in ("c'", "ce", "it") else step.head
        return None

    def _clefted(self, clause: Token) -> int:
        """ "C'est X qui a racheté": X."""
        relative = next((i for i in sorted(clause.children) if self.tokens[i].lower in _RELATIVE), clause.i)
        for index in range(clause.head + 1, relative):
            if self.tokens[index].pos in ("PROPN", "NOUN"):
                return index
        return clause.head

    def _controller(self, token: Token, head: Token) -> list[int]:
        if head.pos in ("NOUN", "PROPN"):
            return self._controller_over_noun(head)
        stepped_over = head.pos in ("ADP", "ADV", "SCONJ") or head.lower == "worth"  # "an order worth $2m to supply X"
        if stepped_over and head.head != head.i:
            return self._controller(token, self.tokens[head.head])
        if head.lemma in OBJECT_CONTROL and not self.is_passive(head):
            objects = self.objects(head) or self.obliques(head).get("à", []) or self.obliques(head).get("iobj", [])
            if objects:
                return [] if head.lemma in _HIRING and self._does_to_ones_own(token) else objects
        return self.surface_subject(head)

    def _does_to_ones_own(self, verb: Token) -> bool:
        """ "hired X to run its AI unit": a part, of which nothing more is told."""
        objects = self.parsed.children(verb.i, "obj", "dobj")
        return any(self.tokens[i].possessive for one in objects for i in one.children)

    def _controller_over_noun(self, noun: Token) -> list[int]:
        """ "la décision de X de vendre": X; "a signé un accord pour vendre": who signed."""
        owners = [
            c.i
            for c in self.parsed.children(noun.i, "nmod", "nmod:poss")
            if c.case in ("de", "d'", "of", "") and self._may_own(c)
        ]
        if owners:
            return owners
        possessive = [c.i for c in self.parsed.children(noun.i, "det", "nmod:poss") if c.possessive]
        if possessive:
            return possessive
        if any(self.tokens[i].dep == "cop" for i in noun.children):
            return self.surface_subject(noun)  # "est en négociations pour racheter"
        if noun.head != noun.i:
            head = self.tokens[noun.head]
            if head.pos in ("VERB", "AUX"):
                return self.surface_subject(head)
            if head.pos == "NOUN":
                return self._controller_over_noun(head)
        return []

    @staticmethod
    def _may_own(token: Token) -> bool:
        return token.pos == "PROPN" or token.capitalised

    def objects(self, token: Token) -> list[int]:
        """Direct objects of an active verb, through "que" relatives and shared objects."""
        if self._inverted_subject(token):
            return []
        found = []
        for child in self.parsed.children(token.i, "obj", "dobj"):
            if child.lower in ("que", "qu'", "that", "which", "whom") and child.pos == "PRON":
                antecedent = self._antecedent(token)
                found += [antecedent] if antecedent is not None else []
            elif child.lower not in ("se", "s'"):
                found.append(child.i)
        if found:
            return found
        found = [c.i for c in self.parsed.children(token.i, *_STRAY) if self._is_stray_object(token, c)]
        if found:
            return found[:1]
        neither = [c.i for c in self.parsed.children(token.i, "conj") if c.i > token.i and self._is_neither(c)]
        if neither:
            return neither
        for child in self.parsed.children(token.i, "conj"):
            if child.pos == "VERB" and child.form == token.form:
                shared = [c.i for c in self.parsed.children(child.i, "obj")]
                between = any(self.tokens[k].pos in ("NOUN", "PROPN") for k in range(token.i + 1, child.i))
                if shared and not between:
                    return shared
        return []

    def _is_neither(self, word: Token) -> bool:
        """ "n'a racheté ni X ni Y"."""
        return word.pos in ("NOUN", "PROPN") and any(c.lower == "ni" for c in self.parsed.children(word.i, "cc"))

    def _has_other_subject(self, verb: Token) -> bool:
        before = any(self.tokens[i].dep == "nsubj" and i < verb.i for i in verb.children)
        return before or self._is_infinitive(verb)

    def _is_stray_object(self, verb: Token, word: Token) -> bool:
        """A bare name after the verb, whatever label the parser gave it."""
        if (
            word.case
            or word.i < verb.i
            or (word.dep == "nsubj" and not self._has_other_subject(verb))
            or word.pos not in ("NOUN", "PROPN", "X", "PUNCT", "ADJ", "NUM")
        ):
            return False
        if verb.lemma in self.copulas or word.lower in self.calendar:
            return False
        if word.pos in ("PUNCT", "ADJ", "NUM") and not word.capitalised:
            return False
        return all(
            self.tokens[k].pos in ("DET", "ADV", "PUNCT", "ADJ", "NUM")
            or self.tokens[k].head == word.i
            or self.tokens[k].lower in self.calendar
            for k in range(verb.i + 1, word.i)
        ) and not any(self.tokens[k].text in (",", ":", ";") for k in range(verb.i + 1, word.i))

    def obliques(self, token: Token) -> Roles:
        """Complements by preposition; indirect pronouns count as "à" (French) or "to"."""
        roles: Roles = {}
        joined = min(
            (c.i for c in self.parsed.children(token.i, "conj") if c.pos in ("VERB", "AUX") or c.form == "Part"),
            default=10**9,
        )
        for child in self._own_and_lent(token, joined):
            if child.dep == "obl:agent":
                roles.setdefault("agent", []).append(child.i)
            elif child.pos == "PRON" and child.lower in ("lui", "leur", "y") and not child.case:
                roles.setdefault("à", []).append(child.i)
            elif child.pos == "PRON" and child.lower == "en" and not child.case:
                roles.setdefault("de", []).append(child.i)
            elif child.dep == "iobj" and not child.case:
                roles.setdefault("iobj", []).append(child.i)
            elif child.case:
                roles.setdefault(child.case, []).append(child.i)
        return roles

    def _own_and_lent(self, token: Token, joined: int) -> list[Token]:
        """A verb's complements; what stands behind a joined verb is that one's: "née à X et morte à Y"."""
        own = [c for c in self.parsed.children(token.i, *_OBLIQUE) if c.i < joined]
        head = self.tokens[token.head]
        if token.dep == "conj" and head.pos in ("VERB", "AUX", "ADJ"):
            own += [c for c in self.parsed.children(head.i, *_OBLIQUE) if c.i > token.i]
        return own
