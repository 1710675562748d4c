"""Who a document credits for a claim: "selon X", reporting verbs, quotations.

The innermost credited source wins: for "des sources, a rapporté le Figaro" it is Le Figaro, unless
the sources have a name.
"""

from __future__ import annotations

from kg.claims.clauses import Clauses
from kg.claims.fillers import Filler, Fillers
from kg.claims.vocabulary import Vocabulary
from kg.discourse import Discourse
from kg.syntax import ParsedText, Token

_REPORTS = frozenset(
    "rapport article document information informations étude enquête report story article communiqué statement".split()
)
"""Nouns that stand for whoever published them, when somebody was credited before."""

_SET_WORDS = frozenset("savoir valoir part état".split())
"""What makes "faire" and "croire" verbs of reporting."""

_PERSON_PRONOUNS = frozenset("il elle ils elles on je nous vous tu he she they it i we you".split())

Credit = int | str


class Attribution:
    """Finds the credited source for the words of one document."""

    def __init__(self, discourse: Discourse, clauses: Clauses, fillers: Fillers, vocabulary: Vocabulary) -> None:
        self.discourse = discourse
        self.parsed: ParsedText = discourse.parsed
        self.tokens = discourse.parsed.tokens
        self.clauses = clauses
        self.fillers = fillers
        self.words = vocabulary
        self.quoted = _quotations(self.parsed)
        self._whole: dict[int, tuple[Credit, ...]] = {}
        self._last_reporter: list[tuple[int, int]] = []
        self._note_reporters()

    def _note_reporters(self) -> None:
        """Media credited by name, in order: "le rapport" later stands for the last of them."""
        for token in self.tokens:
            if self._is_source_phrase(token) or self._is_reporting(token):
                filler_tokens = [token.i] if self._is_source_phrase(token) else self._reporters(token)
                for index in filler_tokens:
                    for filler in self.fillers.of(index):
                        if self.discourse.participants[filler.participant].type in (
                            "MediaOutlet",
                            "Organization",
                            "Company",
                            "GovernmentBody",
                        ):
                            self._last_reporter.append((token.i, filler.participant))

    def of(self, anchor: int, subject: int) -> tuple[Credit, ...]:
        """Participants (numbers) or unnamed sources (strings) credited for the word's clause."""
        token = self.tokens[anchor]
        if token.lemma in self.words.announcing_verbs and token.pos == "VERB":
            credit = self._credit(self._subject_of(token))
            if credit:
                return credit
        found = self._governing(token)
        if found or self._is_aside(token):
            return found
        return self._sentence_wide(token) or self._quotation(token)

    def _is_aside(self, token: Token) -> bool:
        """Whether the word stands in a relative clause or participle that describes a noun: the writer's own words."""
        step = token
        while step.head != step.i:
            if step.dep in ("acl:relcl", "appos") or (step.dep in ("acl", "amod") and step.form == "Part"):
                return True
            step = self.tokens[step.head]
        return False

    # ------------------------------------------------------------ finding the words

    def _is_source_phrase(self, token: Token) -> bool:
        if token.case in self.words.source_prepositions:
            return True
        if token.pos not in ("NOUN", "PROPN", "PRON", "X") or token.i < 2:
            return False
        index = token.i - 1
        while index > 1 and self.tokens[index].pos in ("DET", "ADJ"):
            index -= 1
        if self.tokens[index].lower == "croire" and self.tokens[index - 1].lower == "en":
            return True  # "à en croire X"
        return self.tokens[index].lower == "après" and self.tokens[index - 1].lower == "d'"

    def _is_reporting(self, token: Token) -> bool:
        if token.pos == "VERB" and token.lemma == "faire" and token.i + 1 < len(self.tokens):
            return token.form != "Inf" and self.tokens[token.i + 1].lower in _SET_WORDS
        return token.pos == "VERB" and token.lemma in self.words.reporting_verbs and token.form != "Inf"

    def _reporters(self, verb: Token) -> list[int]:
        """The subject of a reporting verb, also when it stands behind it: "a rapporté le Figaro"."""
        subjects = [
            c.i
            for c in self.parsed.children(verb.i, "nsubj", "nsubj:pass")
            if c.lower not in ("qui", "que", "who", "which")
        ]
        if subjects:
            return subjects
        if self._is_parenthetical(verb):
            behind = self._first_name_behind(verb)
            if behind is not None:
                return [behind]
        if verb.dep == "conj":
            return self.clauses.surface_subject(verb)
        return []

    def _first_name_behind(self, verb: Token) -> int | None:
        """The inverted subject, over dates and places: "a annoncé mardi à la presse sa directrice"."""
        index = verb.i + 1
        limit = min(verb.i + 12, self.parsed.sentence_of(verb.i).end)
        while index < limit and self.tokens[index].text not in (",", "(", ";", "»"):
            token = self.tokens[index]
            if token.lower in _SET_WORDS:
                index += 1
                continue
            if token.pos in ("VERB", "AUX", "SCONJ"):
                return None
            calendar = token.lower in self.words.calendar or token.text[:1].isdigit()
            if (
                token.pos in ("NOUN", "PROPN", "X", "PRON")
                and not token.case
                and not calendar
                and token.lower not in ("-on", "-t-on")
            ):
                return index
            index += 1
        return None

    def _is_parenthetical(self, verb: Token) -> bool:
        """Whether the verb opens an inverted clause after a comma or a quotation."""
        index = verb.i - 1
        while index >= 0 and (
            self.tokens[index].pos in ("AUX", "PRON", "ADV")
            or self.tokens[index].lower in ("-t-il", "-t-elle", "a", "ont", "l'")
        ):
            index -= 1
        return index < 0 or self.tokens[index].text in (",", "»", '"', "”", ")", "–", "—")

    # ------------------------------------------------------------ where they reach

    def _governing(self, token: Token) -> tuple[Credit, ...]:
        """Reporting verbs above the word."""
        step, limit = token, 0
        while step.head != step.i and limit < 10:
            head = self.tokens[step.head]
            if head.pos == "VERB" and head.i != token.i:
                full = self.clauses.verb_lemma(head)
                reports = (
                    head.lemma in self.words.reporting_verbs or full in self.words.reporting_verbs
                ) and step.dep in (
                    "ccomp",
                    "parataxis",
                    "obj",
                    "advcl",
                    "xcomp",
                    "dep",
                    *(("acl", "obl:arg") if step.pos == "VERB" else ()),
                )
                announces = head.lemma in self.words.announcing_verbs and step.dep in (
                    "obj",
                    "xcomp",
                    "acl",
                    "nsubj:pass",
                )
                if step.dep in ("obj", "xcomp") and not announces:
                    reports = reports and step.pos == "VERB"
                if reports or announces:
                    credit = self._credit(self._subject_of(head))
                    if credit:
                        return credit
            if step.dep == "acl:relcl" and step.i != token.i:
                break
            step, limit = head, limit + 1
        return ()

    def _subject_of(self, verb: Token) -> list[int]:
        if self.clauses.is_passive(verb):
            return self.clauses.verb_roles(verb).get("subj", [])  # "revendiqué par X", "estimé par X"
        return self._reporters(verb) or self.clauses.surface_subject(verb)

    def _sentence_wide(self, token: Token) -> tuple[Credit, ...]:
        sentence = token.sentence
        if sentence not in self._whole:
            self._whole[sentence] = self._find_sentence_wide(sentence)
        return self._whole[sentence]

    def _find_sentence_wide(self, number: int) -> tuple[Credit, ...]:
        sentence = self.parsed.sentences[number]
        for index in range(sentence.start, sentence.end):
            token = self.tokens[index]
            if self._is_source_phrase(token):
                credit = self._credit([index])
                if credit:
                    return credit
        for index in range(sentence.start, sentence.end):
            token = self.tokens[index]
            behind = self._first_name_behind(token)
            has_object = any(
                self.tokens[c].dep == "obj"
                and self.tokens[c].lower not in self.words.calendar
                and (behind is None or c < behind)
                for c in token.children
            )
            if (
                self._is_reporting(token)
                and self._is_parenthetical(token)
                and index > sentence.start + 1
                and not has_object
            ):
                credit = self._credit(self._reporters(token))
                if credit:
                    return credit
        return ()

    def _quotation(self, token: Token) -> tuple[Credit, ...]:
        """The speaker of the quotation that the word stands in, named beside it."""
        span = next(((a, b) for a, b in self.quoted if a < token.i < b), None)
        if span is None:
            return ()
        first, last = span
        for index in (*range(last + 1, min(last + 8, len(self.tokens))), *range(first - 1, max(first - 8, -1), -1)):
            word = self.tokens[index]
            if self._is_reporting(word):
                return self._credit(self._subject_of(word))
        return ()

    # ------------------------------------------------------------ naming the source

    def _credit(self, indices: list[int]) -> tuple[Credit, ...]:
        for index in indices:
            fillers = self.fillers.of(index)
            if fillers:
                return tuple(dict.fromkeys(f.participant for f in _surest(fillers)))
            token = self.tokens[index]
            if token.lemma.lower() in _REPORTS or token.lower in _REPORTS:
                known = [p for place, p in self._last_reporter if place < index]
                if known:
                    return (known[-1],)
            if token.pos == "PRON" or token.lower in _PERSON_PRONOUNS:
                continue
            if (
                token.pos in ("NOUN", "PROPN")
                and token.lower not in self.words.calendar
                and not self._is_lost_anaphor(token)
            ):
                return (self._describe(token),)
        return ()

    def _is_lost_anaphor(self, token: Token) -> bool:
        """ "le groupe", "the company" that refers to somebody we could not tell: no source at all."""
        before = self.tokens[token.i - 1].lower if token.i else ""
        return before in ("le", "la", "l'", "the", "les") and token.lemma.lower() in self.words.body_nouns

    def _describe(self, token: Token) -> str:
        """The noun phrase without its article: "sources proches du dossier", "son entourage"."""
        start, end = token.i, token.i + 1
        limit = self.parsed.sentence_of(token.i).end
        while (
            end < limit and end < start + 10 and self.tokens[end].pos in ("ADJ", "ADP", "DET", "NOUN", "PROPN", "VERB")
        ):
            if self.tokens[end].form == "Fin" or (self.tokens[end].pos == "VERB" and self.tokens[end].form != "Part"):
                break
            end += 1
        while end > start + 1 and self.tokens[end - 1].pos in ("ADP", "DET"):
            end -= 1
        first = self.parsed.sentence_of(token.i).start
        while start > first and self.tokens[start - 1].pos in ("ADJ", "NUM") and not self.tokens[start - 1].case:
            start -= 1
        if start > first and (
            self.tokens[start - 1].possessive
            or self.tokens[start - 1].lower in ("a", "an", "son", "sa", "ses", "her", "his", "its")
        ):
            start -= 1
        return self.parsed.text(start, end).replace("\n", " ")


def _surest(fillers: tuple[Filler, ...]) -> list[Filler]:
    best = max(f.weight for f in fillers)
    return [f for f in fillers if f.weight >= best - 0.2]


def _quotations(parsed: ParsedText) -> list[tuple[int, int]]:
    """Token ranges between quotation marks, within one paragraph."""
    found, opened = [], -1
    for token in parsed.tokens:
        if token.text in ("«", "“") or (token.text == '"' and opened < 0):
            opened = token.i
        elif token.text in ("»", "”", '"') and opened >= 0:
            if parsed.sentence_of(opened).paragraph == parsed.sentence_of(token.i).paragraph and token.i - opened > 4:
                found.append((opened, token.i))
            opened = -1
    return found
