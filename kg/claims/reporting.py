"""Words that credit somebody, and how far they reach in their sentence: "selon X", ", a indiqué X", "X says that"."""

from __future__ import annotations

from dataclasses import dataclass

from kg.claims.clauses import Clauses
from kg.claims.vocabulary import Vocabulary
from kg.syntax import ParsedText, Token

_OPENING = (",", "»", '"', "”", ")", "–", "—", "-", "“", "«", "*", "•")
_CLOSING = (*_OPENING, ".", ";", ":", "!", "?", "…")
_PHRASES = {
    "fr": (("selon",), ("d'", "après"), ("à", "en", "croire"), ("dixit",), ("de", "source")),
    "en": (("according", "to"),),
}
_SET_WORDS = frozenset("savoir valoir part état entendre".split())
"""What makes "faire" and "croire" verbs of reporting."""

_CLITICS = ("-t", "-t-il", "-t-elle", "-il", "-elle", "-ils", "-elles", "-t-on", "-on", "-t-ils", "-t-elles")
_ON = ("-t-on", "-on", "t-on", "on")
_FROM = frozenset("de d' auprès à au dans chez du".split())
_LEARNING = frozenset("apprendre indiquer préciser confirmer dire assurer faire confier expliquer".split())
_JOINING = frozenset("and but or while as if because who which that when where et mais ou".split())
_LAPSE = frozenset("on in at late early when after before last this yesterday today in through via during".split())
_NAMED = ("NOUN", "PROPN", "X", "PRON")
_BEFORE_QUE = frozenset(
    "tandis alors ainsi bien pendant dès depuis avant après lorsque tant afin sans plus moins".split()
)
"""Words that make a conjunction with "que"."""
_BEFORE_DONE = frozenset('« “ " rien jamais pas déjà plus aussi'.split())
_CALLED = ("dit", "dite", "dits", "dites")
_WORKS = frozenset("film roman livre pièce œuvre scénario série conte nouvelle légende".split())
"""What something is made after: "d'après le film de X" credits nobody."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Words ``start`` to ``end`` that credit ``heads`` for what stands from ``first`` to ``last``: half-open ranges.

    ``stop`` is where the phrase of the source ends, -1 when it is not known.
    """

    start: int
    end: int
    first: int
    last: int
    heads: tuple[int, ...]
    stop: int = -1

    def reaches(self, token: int) -> bool:
        """Whether the word is told by this source."""
        return self.first <= token < self.last and not self.start <= token < self.end


class Reporting:
    """Finds the frames of the sentences of one document."""

    def __init__(
        self, parsed: ParsedText, clauses: Clauses, vocabulary: Vocabulary, quoted: list[tuple[int, int]]
    ) -> None:
        self.parsed = parsed
        self.tokens = parsed.tokens
        self.clauses = clauses
        self.words = vocabulary
        self.quoted = quoted
        self._known: dict[int, tuple[Frame, ...]] = {}

    def of(self, sentence: int) -> tuple[Frame, ...]:
        """The frames of a sentence, left to right."""
        if sentence not in self._known:
            self._known[sentence] = tuple(frame for a, b in self._segments(sentence) for frame in self._in(a, b))
        return self._known[sentence]

    def _segments(self, number: int) -> list[tuple[int, int]]:
        """The parts of a sentence between semicolons."""
        sentence = self.parsed.sentences[number]
        found, start = [], sentence.start
        for index in range(sentence.start, sentence.end):
            if self.tokens[index].text == ";":
                found.append((start, index))
                start = index + 1
        return [*found, (start, sentence.end)]

    def _in(self, first: int, last: int) -> list[Frame]:
        found = []
        for index in range(first, last):
            token = self.tokens[index]
            frame = self._phrase(index, first, last) or self._learned(token, first, last)
            if frame is None and self.is_reporting(token):
                frame = (
                    self._behind_comma(token, first, last)
                    or self._inverted(token, first, last)
                    or self._that(token, first, last)
                    or self._colon(token, first, last)
                    or self._having_done(token, last)
                )
            if frame is not None:
                found.append(frame)
        return found

    # ------------------------------------------------------------ selon X

    def _phrase(self, index: int, first: int, last: int) -> Frame | None:
        for words in _PHRASES[self.words.language]:
            if tuple(t.lower for t in self.tokens[index : index + len(words)]) != words:
                continue
            head = self._noun_after(index + len(words) - (words[-1] == "source"), last)
            if head is None or self.tokens[head].lower in _WORKS:
                return None
            end = next((t.i for t in self.tokens[head:last] if t.text in _CLOSING), last)
            return Frame(index, end, first, last, (head,))
        return None

    def _noun_after(self, index: int, last: int) -> int | None:
        """The head of the noun phrase that begins at a word; in English it is the last noun of a compound."""
        head = None
        while index < last:
            token = self.tokens[index]
            if token.pos in _NAMED and not (token.pos == "PRON" and token.possessive):
                head = index
                if self.words.language == "fr" or self.tokens[min(index + 1, last - 1)].pos not in ("NOUN", "PROPN"):
                    return head
            elif token.pos not in ("DET", "ADJ", "NUM", "PRON", "ADV", "PART") or token.text in _CLOSING:
                return head if head is not None else None
            index += 1
        return head

    # ------------------------------------------------------------ verbs

    def is_reporting(self, token: Token) -> bool:
        """Whether the word is a verb of reporting in a form that can have a subject."""
        if token.pos != "VERB" or token.form == "Inf":
            return False
        if token.lower in _CALLED and not self._helped(token):
            return False  # "la série dite X"
        if token.lemma in ("faire", "croire", "laisser"):
            after = self.tokens[token.i + 1 : token.i + 3]
            return any(t.lower in _SET_WORDS for t in after) or (token.lemma == "croire" and token.lower != "croire")
        return token.lemma in self.words.reporting_verbs

    def _helped(self, verb: Token) -> bool:
        """Whether a participle has an auxiliary, or is a finite form."""
        helped = any(self.tokens[i].dep.startswith("aux") for i in verb.children)
        return helped or (verb.form == "Fin" and verb.lower == "dit")

    def opens(self, verb: Token) -> bool:
        """Whether the verb opens an inverted clause after a comma or a quotation."""
        return self.tokens[self._group(verb) - 1].text in _OPENING if self._group(verb) else True

    def _group(self, verb: Token) -> int:
        """Where the verb's auxiliaries and clitics begin."""
        index = verb.i
        while index > 0 and (
            self.tokens[index - 1].pos in ("AUX", "ADV")
            or self.tokens[index - 1].lower in (*_CLITICS, "a", "ont", "l'", "le", "se", "s'", "en", "lui", "on")
        ):
            index -= 1
        return index

    def _learned(self, verb: Token, first: int, last: int) -> Frame | None:
        """ "a-t-on appris de source judiciaire", "indique-t-on au siège du groupe"."""
        around = [t.lower for t in self.tokens[max(first, verb.i - 2) : verb.i + 2]]
        if verb.lemma not in _LEARNING or not any(word in _ON for word in around):
            return None
        for index in range(verb.i + 1, min(verb.i + 6, last)):
            if self.tokens[index].lower in _FROM and self.tokens[index + 1].lower not in _FROM:  # "auprès de"
                head = self._noun_after(index + 1, last)
                return Frame(self._group(verb), last, first, last, (head,)) if head is not None else None
        return None

    def _inverted(self, verb: Token, first: int, last: int) -> Frame | None:
        group = self._group(verb)
        if verb.form == "Part" and verb.tense == "Pres":
            return None  # "confirmant les révélations de X"
        if group <= first or self.tokens[group - 1].text not in _OPENING or self._takes_clause(verb):
            return None
        if self._has_subject(verb):
            return None
        if verb.lemma == "tell":
            return None
        after = self.tokens[verb.i + 1] if verb.i + 1 < last else None
        clitic = next(
            (t.i for t in self.tokens[group : verb.i + 3] if t.lower in _CLITICS[1:] or t.lower.startswith("-t-")), None
        )
        if clitic is not None:
            return self._frame(group, max(verb.i + 2, clitic + 1), first, last, (clitic,))
        if self.words.language == "en" and (after is None or after.pos in ("ADP", "SCONJ", "ADV", "PUNCT", "VERB")):
            return None
        head = self.name_behind(verb)
        if head is None:
            return None
        end = next((t.i for t in self.tokens[head:last] if t.text in _CLOSING), last)
        if self.words.language == "en" and any(t.form == "Fin" for t in self.tokens[verb.i + 1 : end]):
            return None
        if self.words.language == "fr" and not any(t.form == "Fin" for t in self.tokens[end:last]):
            end = last  # "a insisté X, le dirigeant de Y, en visite à Z": all of it describes X
        return self._frame(group, end, first, last, (head,))

    def _takes_clause(self, verb: Token) -> bool:
        """Whether what it reports stands behind it."""
        behind = self.tokens[verb.i + 1 : verb.i + 5]
        if any(t.lower in ("que", "qu'", "that") for t in behind[:2]):
            return True
        named = self.name_behind(verb)
        return any(
            child.dep == "obj" and child.lower not in self.words.calendar and (named is None or child.i < named)
            for child in self.parsed.children(verb.i)
        )

    def name_behind(self, verb: Token) -> int | None:
        """The inverted subject, over dates and places: "a annoncé mardi à la presse sa directrice"."""
        index = verb.i + 1
        limit = min(verb.i + 14, self.parsed.sentence_of(verb.i).end)
        while index < limit and self.tokens[index].text not in (",", "(", ";", "»", ":", ".", "“", "«"):
            token = self.tokens[index]
            if token.lower in _SET_WORDS:
                index += 1
                continue
            if token.pos in ("VERB", "AUX", "SCONJ"):
                return None
            calendar = token.lower in self.words.calendar or token.text[:1].isdigit()
            if token.case and token.pos in _NAMED:  # "à l'agence Lusa": all of it
                while index + 1 < limit and self.tokens[index + 1].pos in ("PROPN", "ADJ", "X"):
                    index += 1
            if token.pos in _NAMED and not token.case and not calendar and token.lower not in _ON:
                if self._differs(verb, token):
                    return None
                english = self.words.language == "en"
                return self._noun_after(index, limit) if english else index
            index += 1
        return None

    def _differs(self, verb: Token, noun: Token) -> bool:
        """ "ont annoncé la reprise": one thing cannot be what several do."""
        joined = any(True for _ in self.parsed.children(noun.i, "conj"))
        return (
            noun.pos == "NOUN" and noun.number == "s" and not joined and verb.i > 0
            and any(t.lower in ("ont", "avaient") for t in self.tokens[max(0, verb.i - 2) : verb.i])
        )  # fmt: skip

    def _behind_comma(self, verb: Token, first: int, last: int) -> Frame | None:
        """ "…, two of her aides said on Monday": subject and verb at the end of the sentence or a clause."""
        if self.words.language != "en" or verb.form not in ("Fin", ""):
            return None
        start = verb.i
        if self.tokens[start - 1].text == ",":
            start -= 1  # "their employer, the relief group X, said"
        while start > first and self.tokens[start - 1].text not in (",", '"', "”", "“"):
            start -= 1
        inside = self.tokens[start : verb.i]
        if start <= first or not inside or inside[0].lower in _JOINING:
            return None
        who = next((k for k, t in enumerate(inside) if t.lower in ("who", "which")), len(inside))
        if any(t.form == "Fin" for t in inside[:who]) or not self._ends_behind(verb, last):
            return None
        subject = max((c.i for c in self.parsed.children(verb.i, "nsubj") if start <= c.i < verb.i), default=None)
        head = subject if subject is not None else self._first_noun(inside[:who])
        if head is None:
            return None
        end = next((t.i for t in self.tokens[verb.i : last] if t.text in _CLOSING), last)
        return self._frame(start, end, first, last, (head,), verb.i)

    def _first_noun(self, phrase: tuple[Token, ...]) -> int | None:
        """The head of an English noun phrase: the last noun before what follows it, "two" for "two of them"."""
        head = None
        for token in phrase:
            if token.pos in ("NOUN", "PROPN", "X") or (token.pos in ("PRON", "NUM") and not token.possessive):
                head = token.i
            elif head is not None and token.pos != "PART" and token.text != ",":
                return head
        return head

    def _ends_behind(self, verb: Token, last: int) -> bool:
        """Whether nothing but a listener, a date or a circumstance follows the verb."""
        index = verb.i + 1
        if verb.lemma == "tell":
            while index < last and self.tokens[index].text not in _CLOSING:
                if self.tokens[index].form == "Fin" or self.tokens[index].lower == "that":
                    return False
                index += 1
        while index < last and (self.tokens[index].pos == "ADV" or self.tokens[index].lower in self.words.calendar):
            index += 1
        return index >= last or self.tokens[index].text in _CLOSING or self.tokens[index].lower in _LAPSE

    def _that(self, verb: Token, first: int, last: int) -> Frame | None:
        """ "X rappelle que": all that follows in the clause."""
        for index in range(verb.i + 1, min(verb.i + 13, last)):
            if self.tokens[index].lower in ("que", "qu'") and self.tokens[index - 1].lower in _BEFORE_QUE:
                return None  # "X reprend la tête, tandis que Y chute"
            if self.tokens[index].lower in ("que", "qu'", "that"):
                heads = self.subject(verb)
                return Frame(verb.i, index, index, last, tuple(heads), verb.i) if heads else None
            if self.tokens[index].text in _CLOSING or self.tokens[index].form == "Fin":
                return None
        return None

    def _colon(self, verb: Token, first: int, last: int) -> Frame | None:
        """ "Le Journal l'a écrit noir sur blanc : …": what stands behind the colon."""
        if self.words.language != "fr" or not self._has_subject(verb):
            return None
        for index in range(verb.i + 1, min(verb.i + 9, last)):
            if self.tokens[index].text == ":":
                return Frame(first, index, index, last, tuple(self.subject(verb)), verb.i)
            if self.tokens[index].text in _CLOSING or self.tokens[index].form == "Fin":
                return None
        return None

    def _having_done(self, verb: Token, last: int) -> Frame | None:
        """ "X annonce, dans un communiqué, avoir pris Y": what one says that one has done."""
        if self.words.language != "fr" or not self._has_subject(verb):
            return None
        for index in range(verb.i + 1, min(verb.i + 18, last - 1)):
            token = self.tokens[index]
            done = next((t for t in self.tokens[index + 1 : last] if t.lower not in _BEFORE_DONE), None)
            if token.form == "Inf" and token.lower in ("avoir", "être") and done is not None and done.form == "Part":
                return Frame(verb.i, index, index, last, tuple(self.subject(verb)), verb.i)
            if token.form in ("Fin", "Inf") or token.text in (";", ":", "»"):
                return None
        return None

    def _frame(
        self, start: int, end: int, first: int, last: int, heads: tuple[int, ...], stop: int = -1
    ) -> Frame | None:
        """A frame behind a quotation that fills its sentence reaches that quotation only."""
        for opened, closed in self.quoted:
            if closed in (start - 1, start - 2) and opened <= first + 1:
                return Frame(start, end, opened, last, heads, stop)
        return Frame(start, end, first, last, heads, stop)

    # ------------------------------------------------------------ subjects

    def _has_subject(self, verb: Token) -> bool:
        """Whether a subject stands before the verb, with nothing but descriptions of it in between."""
        for child in self.parsed.children(verb.i, "nsubj", "nsubj:pass"):
            if child.i < verb.i and child.lower not in ("qui", "que", *_CLITICS):
                between = self.tokens[child.i : self._group(verb)]
                if self._belongs_before(child, verb):
                    continue
                relative = next((k for k, t in enumerate(between) if t.lower in ("qui", "que", "dont", "où")), None)
                if not any(t.form == "Fin" for t in between[:relative]):
                    return True
        return False

    def _belongs_before(self, noun: Token, verb: Token) -> bool:
        """ "X est mort des suites d'un cancer, a annoncé Y": a noun that a clause holds which has its own verb.

        "X a suspendu sa directrice, Y, rapporte le quotidien Z": so is a name behind it, where a medium or a name
        stands behind the verb.
        """
        if self.words.language != "fr" or self.tokens[self._group(verb) - 1].text not in _OPENING:
            return False
        named = self.name_behind(verb)
        speaks = named is not None and (
            self.tokens[named].lemma.lower() in self.words.media_nouns or self.tokens[named].pos == "PROPN"
        )
        return (bool(noun.case) or speaks) and any(t.form == "Fin" for t in self.tokens[self._first(verb) : noun.i])

    def _first(self, token: Token) -> int:
        return self.parsed.sentence_of(token.i).start

    def subject(self, verb: Token) -> list[int]:
        """The words that stand for who reports, before the verb or behind it."""
        if self.clauses.is_passive(verb):
            return self.clauses.verb_roles(verb).get("subj", [])  # "revendiqué par X", "estimé par X"
        if self.words.language == "fr" and self.opens(verb) and not self._has_subject(verb):
            behind = None if self._takes_clause(verb) else self.name_behind(verb)
            if behind is not None:
                return [behind]
        sentence = self.parsed.sentence_of(verb.i)
        behind_comma = self._behind_comma(verb, sentence.start, sentence.end)
        if behind_comma is not None:
            return list(behind_comma.heads)
        subjects = [
            c.i
            for c in self.parsed.children(verb.i, "nsubj", "nsubj:pass")
            if c.lower not in ("qui", "que", "who", "which")
        ]
        return [max(subjects, key=lambda i: (i < verb.i, i))] if subjects else self.clauses.surface_subject(verb)
