"""Who a document credits for a claim: "selon X", reporting verbs, quotations.

The innermost credited source wins: for "des sources, a rapporté le Figaro" it is Le Figaro, unless
the sources have a name.
"""

from __future__ import annotations

from kg.claims.clauses import Clauses
from kg.claims.fillers import Fillers
from kg.claims.reporting import Frame, Reporting
from kg.claims.sources import Credit, Sources
from kg.claims.vocabulary import Vocabulary
from kg.discourse import Discourse
from kg.syntax import ParsedText, Token

_CARRIED = 3
"""How many sentences a source reaches on into, as long as the mood says that it is still speaking."""

_TOLD = ("ccomp", "parataxis", "obj", "advcl", "xcomp", "dep")
_NEWS = ("obj", "xcomp", "acl", "nsubj:pass")


class Attribution:
    """Finds the credited source for the words of one document."""

    def __init__(self, discourse: Discourse, clauses: Clauses, fillers: Fillers, vocabulary: Vocabulary) -> None:
        self.discourse = discourse
        self.parsed: ParsedText = discourse.parsed
        self.tokens = discourse.parsed.tokens
        self.clauses = clauses
        self.words = vocabulary
        self.quoted = _quotations(self.parsed)
        self.reporting = Reporting(self.parsed, clauses, vocabulary, self.quoted)
        self.sources = Sources(discourse, fillers, vocabulary)
        self._note_publishers()

    def _note_publishers(self) -> None:
        for number in range(len(self.parsed.sentences)):
            for frame in self.reporting.of(number):
                for head in frame.heads:
                    self.sources.note(head)

    def of(self, anchor: int, relation: str = "") -> tuple[Credit, ...]:
        """Participants (numbers) or unnamed sources (strings) credited for the word's clause."""
        token = self.tokens[anchor]
        if token.lemma in self.words.announcing_verbs and token.pos == "VERB" and relation != "produces":
            credit = self.sources.credit(self.reporting.subject(token))
            if credit:
                return credit
        found = self._governing(token)
        if found or self._is_aside(token):
            return found
        return self._framed(token) or self._quotation(token) or self._carried(token)

    def _is_aside(self, token: Token) -> bool:
        """Whether the word stands in a relative clause or participle that describes a noun: the writer's own words."""
        step = token
        while step.head != step.i:
            if self._describes(step):
                return True
            step = self.tokens[step.head]
        return False

    def _describes(self, step: Token) -> bool:
        return step.dep in ("acl:relcl", "appos") or (step.dep in ("acl", "amod") and step.form == "Part")

    # ------------------------------------------------------------ where they reach

    def _governing(self, token: Token) -> tuple[Credit, ...]:
        """Reporting verbs above the word, up to the noun that its clause describes."""
        step, limit = token, 0
        while step.head != step.i and limit < 10:
            if self._describes(step):
                return ()
            head = self.tokens[step.head]
            if any(t.text == ";" for t in self.tokens[min(step.i, head.i) : max(step.i, head.i)]):
                return ()
            if head.pos == "VERB" and head.i != token.i and self._reports(head, step):
                credit = self._told(head, self.sources.credit(self.reporting.subject(head), head.i))
                if credit:
                    return credit
            step, limit = head, limit + 1
        return ()

    def _reports(self, head: Token, step: Token) -> bool:
        full = self.clauses.verb_lemma(head)
        if head.lemma in self.words.announcing_verbs and step.dep in _NEWS:
            return True
        if head.lemma not in self.words.reporting_verbs and full not in self.words.reporting_verbs:
            return False
        if step.dep in ("obj", "xcomp", "acl", "obl:arg"):
            return step.pos in ("VERB", "AUX")
        if step.dep == "advcl" and step.form != "Fin":  # "X reprend la tête en battant Y" tells nothing of what it says
            return any(self.tokens[i].dep.startswith("aux") for i in step.children)
        return step.dep in _TOLD

    def _framed(self, token: Token) -> tuple[Credit, ...]:
        """The source of the narrowest frame that reaches the word."""
        frames = [f for f in self.reporting.of(token.sentence) if f.reaches(token.i)]
        for frame in sorted(frames, key=lambda f: (f.last - f.first, abs(f.start - token.i))):
            credit = self._of_frame(frame)
            if credit:
                return credit
        return ()

    def _of_frame(self, frame: Frame) -> tuple[Credit, ...]:
        credit = self.sources.credit(frame.heads, frame.stop)
        return self._told(self.tokens[frame.stop], credit) if frame.stop >= 0 else credit

    def _told(self, verb: Token, credit: tuple[Credit, ...]) -> tuple[Credit, ...]:
        """The paper that somebody without a name told it: "two bankers told La Presse Minière"."""
        if verb.lemma != "tell" or not credit or not all(isinstance(source, str) for source in credit):
            return credit
        for index in range(verb.i + 1, min(verb.i + 5, len(self.tokens))):
            reference = self.discourse.outermost(index)
            if reference is not None and reference.start == index and reference.kind == "name":
                listener = self.discourse.participants[reference.participants[0]]
                return reference.participants if listener.type in ("MediaOutlet", "Organization", "Company") else credit
        return credit

    def _quotation(self, token: Token) -> tuple[Credit, ...]:
        """The speaker of the quotation that the word stands in, named beside it."""
        span = next(((a, b) for a, b in self.quoted if a < token.i < b), None)
        if span is None:
            return ()
        first, last = span
        if (
            first and self.tokens[first - 1].text == ":"
        ):  # "X a commenté ce vote : « … »", in a paragraph of its own too
            before = self.parsed.sentence_of(first - 1)
            for word in reversed(self.tokens[before.start : first - 1]):
                if self.reporting.is_reporting(word):
                    return self._told(word, self.sources.credit(self.reporting.subject(word), word.i))
        paragraph = self.parsed.sentence_of(first).paragraph
        for index in (*range(last + 1, min(last + 8, len(self.tokens))), *range(first - 1, max(first - 8, -1), -1)):
            word = self.tokens[index]
            if self.parsed.sentence_of(index).paragraph == paragraph and self.reporting.is_reporting(word):
                return self._told(word, self.sources.credit(self.reporting.subject(word), index))
        return ()

    def _carried(self, token: Token) -> tuple[Credit, ...]:
        """The source of a sentence before, where the mood of this one says that somebody else still speaks."""
        if not self._is_hearsay(token):
            return ()
        for number in range(token.sentence - 1, max(-1, token.sentence - 1 - _CARRIED), -1):
            for frame in reversed(self.reporting.of(number)):
                credit = self._of_frame(frame)
                if credit:
                    return credit
        return ()

    def _is_hearsay(self, token: Token) -> bool:
        """ "Il serait dirigé par X": the conditional of what one was told, not of a condition."""
        if self.words.language != "fr":
            return False
        step, limit = token, 0
        while limit < 4:
            forms = [step, *(self.tokens[i] for i in step.children if self.tokens[i].dep.startswith(("aux", "cop")))]
            finite = next((form for form in forms if form.form == "Fin"), None)
            if finite is not None:
                return finite.mood == "Cnd" and finite.lemma not in ("devoir", "vouloir", "souhaiter", "pouvoir")
            if step.head == step.i:
                return False
            step, limit = self.tokens[step.head], limit + 1
        return False


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
