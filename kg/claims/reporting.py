"""Words that credit somebody, and how far they reach in their sentence: "selon X", ", a indiqué X", "X says that"."""

from __future__ import annotations

from dataclasses import dataclass

from kg.claims.clauses import Clauses
from kg.claims.tellers import CLITICS, CLOSING, GOING_ON, ON, OPENING, SET_WORDS, Tellers
from kg.claims.vocabulary import Vocabulary
from kg.syntax import ParsedText, Token

FOR = "pour"
_SHORT = 10
"""Words that a view's holder takes at the head of a sentence."""
_OF = ("de", "d'", "du", "des")
_PHRASES = {
    "fr": (
        ("selon",), ("d'", "après"), ("à", "en", "croire"), ("dixit",), ("de", "source"),
        *((*words, of) for words in (("aux", "yeux"), ("aux", "dires"), ("au", "dire"), ("de", "l'", "avis"),
        ("de", "l'", "aveu"), ("de", "l'", "aveu", "même")) for of in _OF),
    ),
    "en": (
        ("according", "to"), ("in", "the", "view", "of"), ("in", "the", "words", "of"),
        ("as", "reported", "by"), ("as", "first", "reported", "by"), ("as", "announced", "by"),
    ),
}  # fmt: skip

_FROM = frozenset("de d' auprès à au aux dans chez du".split())
_LEARNING = frozenset("apprendre indiquer préciser confirmer dire assurer faire confier expliquer lire".split())
_JOINING = frozenset("and but or while as if because who which that when where et mais ou".split())
_LAPSE = frozenset(
    """on in at late early when after before last this yesterday today through via during to until hours days weeks
    minutes""".split()
)
_BEFORE_QUE = frozenset(
    "tandis alors ainsi bien pendant dès depuis avant après lorsque tant afin sans plus moins".split()
)
"""Words that make a conjunction with "que"."""
_BEFORE_DONE = frozenset('« “ " rien jamais pas déjà plus aussi'.split())
_DASHES = ("—", "–", "--", ":")
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


class Reporting(Tellers):
    """Finds the frames of the sentences of one document."""

    def __init__(
        self, parsed: ParsedText, clauses: Clauses, vocabulary: Vocabulary, quoted: list[tuple[int, int]]
    ) -> None:
        super().__init__(parsed, clauses, vocabulary)
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
                    self._as_told(token, first, last)
                    or self._behind_comma(token, first, last)
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
        word = self.tokens[index].lower
        for words in _PHRASES[self.words.language]:
            if words[0] != word or tuple(t.lower for t in self.tokens[index : index + len(words)]) != words:
                continue
            begin = index + len(words) - (words[-1] == "source")
            head = self._counted(begin, last)
            head = self.noun_after(begin, last) if head is None else head
            if head is None or self.tokens[head].lower in _WORKS:
                return None
            end = next((t.i for t in self.tokens[head:last] if t.text in CLOSING), last)
            return Frame(index, end, first, last, (head,))
        return self._in_the_view(index, first, last)

    def _in_the_view(self, index: int, first: int, last: int) -> Frame | None:
        """ "Pour X, la France a …": at the head of a French sentence, whose view it is."""
        if self.words.language != "fr" or index != first or self.tokens[index].lower != FOR:
            return None
        head = self.noun_after(index + 1, last)
        end = next((t.i for t in self.tokens[index:last] if t.text in CLOSING), last)
        if head is None or head >= end or self.tokens[end].text != ",":
            return None
        return Frame(index, end, first, last, (head,)) if end - index < _SHORT else None

    def _counted(self, index: int, last: int) -> int | None:
        """ "selon | deux de ces sources": a number that stands for its noun."""
        of = index + 1 < last and self.tokens[index + 1].lower in ("de", "d'", "des", "of")
        return index if of and self.tokens[index].pos == "NUM" else None

    # ------------------------------------------------------------ verbs

    def is_reporting(self, token: Token) -> bool:
        """Whether the word is a verb of reporting in a form that can have a subject."""
        if self._is_made_known(token):
            return True
        if token.pos != "VERB" or token.form == "Inf":
            return False
        if token.lower in _CALLED and not self._helped(token):
            return False  # "la série dite X"
        if self.clauses.verb_lemma(token) == GOING_ON:
            return False  # "le dépouillement se poursuivait"
        if token.lemma in ("faire", "croire", "laisser"):
            after = self.tokens[token.i + 1 : token.i + 3]
            return any(t.lower in SET_WORDS for t in after) or (token.lemma == "croire" and token.lower != "croire")
        return token.lemma in self.words.reporting_verbs

    def _is_made_known(self, token: Token) -> bool:
        """ "X fait | savoir que": where the parser took "fait" for an auxiliary."""
        made = self.tokens[token.i - 1] if token.i and token.lower in SET_WORDS else token
        return token.form == "Inf" and made.pos == "AUX" and made.lemma in ("faire", "laisser")

    def _helped(self, verb: Token) -> bool:
        """Whether a participle has an auxiliary, or is a finite form: "X dit | avoir racheté Y"."""
        helped = any(self.tokens[i].dep.startswith("aux") for i in verb.children)
        behind = self.tokens[verb.i + 1] if verb.i + 1 < len(self.tokens) else verb
        return helped or (
            verb.lower == "dit" and "Inf" not in verb.form and (verb.form == "Fin" or behind.form == "Inf")
        )

    def _learned(self, verb: Token, first: int, last: int) -> Frame | None:
        """ "a-t-on appris de source judiciaire", "peut-on lire dans Y", "a appris l'agence X"."""
        if verb.lemma == "apprendre" and verb.form == "Part" and self.tokens[self.group(verb) - 1].text in OPENING:
            named = self.behind(verb)
            if named and self.tokens[named[0]].lower not in ON:
                return self._frame(self.group(verb), last, first, last, tuple(named))
        around = [t.lower for t in self.tokens[max(first, verb.i - 2) : verb.i + 3]]
        if verb.lemma not in _LEARNING or not any(word in ON for word in around):
            return None
        for index in range(verb.i + 1, min(verb.i + 6, last)):
            if self.tokens[index].lower in _FROM and self.tokens[index + 1].lower not in _FROM:  # "auprès de"
                head = self.noun_after(index + 1, last)
                return Frame(self.group(verb), last, first, last, (head,)) if head is not None else None
        return None

    def _inverted(self, verb: Token, first: int, last: int) -> Frame | None:
        group = self._led(self.group(verb))
        bare = verb.form == "Part" and group == verb.i and self.words.language == "fr"
        if bare or (verb.form == "Part" and verb.tense == "Pres"):
            return None  # ", considéré comme proche de X", "confirmant les révélations de X"
        if group <= first or self.tokens[group - 1].text not in OPENING or self.takes_clause(verb):
            return None
        if self.has_subject(verb):
            return None
        if verb.lemma == "tell":
            return None
        after = self.tokens[verb.i + 1] if verb.i + 1 < last else None
        clitic = next(
            (t.i for t in self.tokens[group : verb.i + 3] if t.lower in CLITICS[1:] or t.lower.startswith("-t-")), None
        )
        if clitic is not None:
            return self._frame(group, max(verb.i + 2, clitic + 1), first, last, (clitic,))
        if self.words.language == "en" and (after is None or after.pos in ("ADP", "SCONJ", "ADV", "PUNCT", "VERB")):
            return None
        head = self.name_behind(verb)
        if head is None:
            return None
        end = next((t.i for t in self.tokens[head:last] if t.text in CLOSING), last)
        if self.words.language == "en" and any(t.form == "Fin" for t in self.tokens[verb.i + 1 : end]):
            return None
        if self.words.language == "fr" and not any(t.form == "Fin" for t in self.tokens[end:last]):
            end = last  # "a insisté X, le dirigeant de Y, en visite à Z": all of it describes X
        return self._frame(group, end, first, last, (head,))

    def _led(self, group: int) -> int:
        """Where "comme" or "ainsi que" stands before an inverted verb: ", | ainsi que l'avait annoncé X"."""
        words = [t.lower for t in self.tokens[max(group - 2, 0) : group]]
        if words[-1:] == ["comme"]:
            return group - 1
        return group - 2 if words in (["ainsi", "que"], ["ainsi", "qu'"]) else group

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
        head = self._subject_within(verb, inside, who)
        if head is None:
            return None
        start = min(start, head)
        end = next((t.i for t in self.tokens[verb.i : last] if t.text in CLOSING), last)
        return self._frame(start, end, first, last, (head,), verb.i)

    def _as_told(self, verb: Token, first: int, last: int) -> Frame | None:
        """ ", as the Herald first | reported": nothing but a date stands behind the verb."""
        mark = next((t.i for t in self.parsed.children(verb.i, "mark") if t.lower == "as"), None)
        if self.words.language != "en" or mark is None or not self._ends_behind(verb, last):
            return None
        opens = mark == first or self.tokens[mark - 1].text in OPENING
        subjects = tuple(c.i for c in self.parsed.children(verb.i, "nsubj") if mark < c.i < verb.i)
        return Frame(mark, verb.i + 1, first, last, subjects[:1]) if opens and subjects else None

    def _subject_within(self, verb: Token, inside: tuple[Token, ...], who: int) -> int | None:
        """The subject among the words before a verb, or the one that they describe: "X, a lawyer, told reporters"."""
        subjects = [c.i for c in self.parsed.children(verb.i, "nsubj") if c.i < verb.i]
        near = [i for i in subjects if i >= inside[0].i]
        apposed = self.tokens[verb.i - 1].text == "," and any(t.dep == "appos" for t in inside)
        described = subjects if apposed else []
        return max(near or described, default=None) if near or described else self.first_noun(inside[:who])

    def _ends_behind(self, verb: Token, last: int) -> bool:
        """Whether nothing but a listener, a date or a circumstance follows the verb."""
        index = verb.i + 1
        if verb.lemma == "tell":
            while index < last and self.tokens[index].text not in CLOSING:
                if self.tokens[index].form == "Fin" or self.tokens[index].lower == "that":
                    return False
                index += 1
        timed = ("ADV", "NUM")  # "announced | two | hours before the window closed"
        while index < last and (self.tokens[index].pos in timed or self.tokens[index].lower in self.words.calendar):
            index += 1
        return index >= last or self.tokens[index].text in CLOSING or self.tokens[index].lower in _LAPSE

    def _that(self, verb: Token, first: int, last: int) -> Frame | None:
        """ "X rappelle que": all that follows in the clause."""
        for index in range(verb.i + 1, min(verb.i + 13, last)):
            if self.tokens[index].lower in ("que", "qu'") and self.tokens[index - 1].lower in _BEFORE_QUE:
                return None  # "X reprend la tête, tandis que Y chute"
            if self.tokens[index].lower in ("que", "qu'", "that"):
                heads = self.subject(verb)
                return Frame(verb.i, index, index, last, tuple(heads), verb.i) if heads else None
            if self.tokens[index].text in CLOSING[1:] or self.tokens[index].form == "Fin":
                return None
            if self.tokens[index].text == "," and not self._is_inserted(index, last):
                return None
        return None

    def _is_inserted(self, comma: int, last: int) -> bool:
        """ "a fait savoir, | dans un communiqué, | que": a comma that opens or closes what is put in before "que"."""
        if self.words.language != "fr":
            return False
        closing = self.tokens[comma + 1].lower in ("que", "qu'") if comma + 1 < last else False
        led = comma + 1 < last and (self.tokens[comma + 1].pos == "ADP" or self._is_day(self.tokens[comma + 1]))
        return closing or (led and any(t.text == "," for t in self.tokens[comma + 2 : min(comma + 10, last)]))

    def _is_day(self, token: Token) -> bool:
        return token.lower in self.words.calendar

    def _colon(self, verb: Token, first: int, last: int) -> Frame | None:
        """ "Le Journal l'a écrit noir sur blanc : …": what stands behind the colon."""
        if self.words.language != "fr" or not self.has_subject(verb):
            return None
        for index in range(verb.i + 1, min(verb.i + 9, last)):
            if self.tokens[index].text == ":":
                return Frame(first, index, index, last, tuple(self.subject(verb)), verb.i)
            if self.tokens[index].text in CLOSING or self.tokens[index].form == "Fin":
                return None
        return None

    def _having_done(self, verb: Token, last: int) -> Frame | None:
        """ "X annonce, dans un communiqué, avoir pris Y": what one says that one has done."""
        if self.words.language != "fr" or not self.has_subject(verb):
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

    def subject(self, verb: Token) -> list[int]:
        """The words that stand for who reports, before the verb or behind it."""
        if (told := self._told_before(verb)) is not None:
            return self.subject(told)
        if (voice := self.voice(verb)) is not None:
            return [voice]
        if self.clauses.is_passive(verb) and verb.lower not in _CALLED:
            return self.clauses.verb_roles(verb).get("subj", [])  # "revendiqué par X", "estimé par X"
        if self.words.language == "fr" and self.opens(verb) and not self.has_subject(verb):
            behind = None if self.takes_clause(verb) else self.name_behind(verb)
            if behind is not None:
                return [behind]
        sentence = self.parsed.sentence_of(verb.i)
        behind_comma = self._behind_comma(verb, sentence.start, sentence.end)
        if behind_comma is not None:
            return list(behind_comma.heads)
        subjects = [
            c.i
            for c in self.parsed.children(verb.i, "nsubj", "nsubj:pass", "expl:subj")
            if c.lower not in ("qui", "que", "who", "which")
        ]
        if not subjects:
            described = self.described_subject(verb)
            return self.clauses.surface_subject(verb) if described is None else [described]
        clitic = next((i for i in subjects if self.tokens[i].lower in CLITICS), None)
        if clitic is not None:
            return [clitic]  # "l'exploitant de Y, a-t-elle annoncé": no noun before it
        found = max(subjects, key=lambda i: (i < verb.i, i))
        return [self._behind_dateline(found, verb)]

    def _behind_dateline(self, subject: int, verb: Token) -> int:
        """ "MANILA — | Conglomerate X disclosed that": the subject, not the place of writing."""
        opens = subject == self.parsed.sentence_of(verb.i).start and subject + 1 < verb.i
        if not opens or self.tokens[subject + 1].text not in _DASHES:
            return subject
        behind = self.tokens[subject + 2 : verb.i]
        head = self.first_noun(behind) if self.words.language == "en" else self.noun_after(subject + 2, verb.i)
        return subject if head is None else head

    def _told_before(self, participle: Token) -> Token | None:
        """The verb behind a quotation whose subject goes on: "« … », a-t-elle | expliqué, précisant que"."""
        comma = participle.i - 1
        if participle.tense != "Pres" or participle.form != "Part" or self.tokens[comma].text != ",":
            return None
        verb = self.tokens[comma - 1]
        quoted = self.tokens[self.group(verb) - 1].text in OPENING and self.is_reporting(verb)
        return verb if quoted else None
