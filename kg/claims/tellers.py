"""Who stands for the subject of a verb of reporting: before it, or behind it where French and English invert."""

from __future__ import annotations

from kg.claims.clauses import Clauses
from kg.claims.vocabulary import Vocabulary
from kg.syntax import ParsedText, Token

OPENING = (",", "»", '"', "”", ")", "–", "—", "-", "“", "«", "*", "•")
CLOSING = (*OPENING, ".", ";", ":", "!", "?", "…")
SET_WORDS = frozenset("savoir valoir part état entendre".split())
"""What makes "faire" and "croire" verbs of reporting."""
CLITICS = ("-t", "-t-il", "-t-elle", "-il", "-elle", "-ils", "-elles", "-t-on", "-on", "-t-ils", "-t-elles")
GOING_ON = "se poursuivre"
"""What is no verb of reporting, as "poursuivre" is."""
ON = ("-t-on", "-on", "t-on", "on")
_RELATIVES = ("qui", "que", "qu'", "dont", "où")
_NAMED = ("NOUN", "PROPN", "X", "PRON")


class Tellers:
    """Finds whom the verbs of one document that report name."""

    def __init__(self, parsed: ParsedText, clauses: Clauses, vocabulary: Vocabulary) -> None:
        self.parsed = parsed
        self.tokens = parsed.tokens
        self.clauses = clauses
        self.words = vocabulary

    def opens(self, verb: Token) -> bool:
        """Whether the verb opens an inverted clause after a comma or a quotation."""
        return self.tokens[self.group(verb) - 1].text in OPENING if self.group(verb) else True

    def group(self, verb: Token) -> int:
        """Where the verb's auxiliaries and clitics begin."""
        index = verb.i
        while index > 0 and (
            self.tokens[index - 1].pos in ("AUX", "ADV")
            or self.tokens[index - 1].lower in (*CLITICS, "a", "ont", "l'", "le", "se", "s'", "en", "lui", "on")
        ):
            index -= 1
        return index

    def takes_clause(self, verb: Token) -> bool:
        """Whether what it reports stands behind it."""
        behind = self.tokens[verb.i + 1 : verb.i + 5]
        if any(t.lower in ("que", "qu'", "that") for t in behind[:2]):
            return True
        named = self.name_behind(verb)
        return any(
            child.dep == "obj"
            and child.i > verb.i
            and child.lower not in self.words.calendar
            and (named is None or child.i < named)
            for child in self.parsed.children(verb.i)
        )

    def behind(self, verb: Token) -> list[int]:
        """The inverted subject of a verb behind a quotation, whatever the verb tells."""
        if self.has_subject(verb) or self.takes_clause(verb):
            return []
        clitic = next((t.i for t in self.tokens[verb.i : verb.i + 3] if t.lower in CLITICS[1:]), None)
        named = self.name_behind(verb) if clitic is None else clitic
        return [] if named is None else [named]

    def name_behind(self, verb: Token) -> int | None:
        """The inverted subject, over dates and places: "a annoncé mardi à la presse sa directrice"."""
        index = verb.i + 1
        limit = min(verb.i + 14, self.parsed.sentence_of(verb.i).end)
        while index < limit and self.tokens[index].text not in (",", "(", ";", "»", ":", ".", "“", "«"):
            token = self.tokens[index]
            if token.lower in SET_WORDS:
                index += 1
                continue
            if token.pos in ("VERB", "AUX", "SCONJ"):
                return None
            calendar = self._is_time(token)
            if token.case and token.pos in _NAMED:  # "à l'agence Lusa": all of it
                while index + 1 < limit and self.tokens[index + 1].pos in ("PROPN", "ADJ", "X"):
                    index += 1
            if token.pos in _NAMED and not token.case and not calendar and token.lower not in ON:
                if self._differs(verb, token):
                    return None
                english = self.words.language == "en"
                return self.noun_after(index, limit) if english else index
            index += 1
        return None

    def _is_time(self, token: Token) -> bool:
        """A number or a word for times, which French writes small: "rapporte Le | Matin" names a newspaper."""
        named = self.words.language == "fr" and token.text[:1].isupper()
        return token.text[:1].isdigit() or (token.lower in self.words.calendar and not named)

    def voice(self, verb: Token) -> int | None:
        """Who speaks for another: "annonce, par la voix de | son directeur, X, la fermeture de"."""
        for index in range(verb.i + 1, min(verb.i + 4, len(self.tokens) - 4)):
            words = tuple(t.lower for t in self.tokens[index : index + 3])
            if words in (("par", "la", "voix"), ("par", "la", "bouche")):
                return self.noun_after(index + 4, self.parsed.sentence_of(verb.i).end)
        return None

    def _differs(self, verb: Token, noun: Token) -> bool:
        """ "ont annoncé la reprise": one thing cannot be what several do."""
        joined = any(True for _ in self.parsed.children(noun.i, "conj"))
        return (
            noun.pos == "NOUN" and noun.number == "s" and not joined and verb.i > 0
            and any(t.lower in ("ont", "avaient") for t in self.tokens[max(0, verb.i - 2) : verb.i])
        )  # fmt: skip

    def noun_after(self, index: int, last: int) -> int | None:
        """The head of the noun phrase that begins at a word; in English it is the last noun of a compound."""
        head = None
        while index < last:
            token = self.tokens[index]
            counted = token.pos == "VERB" and token.form == "Part" and self._is_described(token)
            if counted or (token.pos in _NAMED and not (token.pos == "PRON" and token.possessive)):
                head = index
                if self.words.language == "fr" or self.tokens[min(index + 1, last - 1)].pos not in ("NOUN", "PROPN"):
                    return head
            elif token.pos not in ("DET", "ADJ", "NUM", "PRON", "ADV", "PART") or token.text in CLOSING:
                return head if head is not None else None
            index += 1
        return head

    def _is_described(self, participle: Token) -> bool:
        """ "selon le dernier | relevé": what a French determiner or adjective makes a noun of."""
        before = self.tokens[participle.i - 1].pos if participle.i else ""
        return self.words.language == "fr" and before in ("DET", "ADJ")

    def first_noun(self, phrase: tuple[Token, ...]) -> int | None:
        """The head of an English noun phrase: the last noun before what follows it, "two" for "two of them"."""
        head = None
        for token in phrase:
            if token.pos in ("NOUN", "PROPN", "X") or (token.pos in ("PRON", "NUM") and not token.possessive):
                head = token.i
            elif head is not None and token.pos != "PART" and token.text != ",":
                return head
        return head

    def has_subject(self, verb: Token) -> bool:
        """Whether a subject stands before the verb, with nothing but descriptions of it in between."""
        if any(child.lower in CLITICS for child in self.parsed.children(verb.i, "nsubj")):
            return False  # "l'exploitant de X, a-t-elle annoncé"
        if self.described_subject(verb) is not None:
            return True
        for child in self.parsed.children(verb.i, "nsubj", "nsubj:pass"):
            if child.i < verb.i and child.lower not in ("qui", "que", *CLITICS):
                between = self.tokens[child.i : self.group(verb)]
                if self._belongs_before(child, verb):
                    continue
                relative = next((k for k, t in enumerate(between) if t.lower in ("qui", "que", "dont", "où")), None)
                if not any(t.form == "Fin" for t in between[:relative]):
                    return True
        return False

    def described_subject(self, verb: Token) -> int | None:
        """ "X, dont le siège est à Y, | annonce la suppression de": the noun that opens a French sentence.

        No verbs stand between but those of relative clauses. None where what stands there is no such noun.
        """
        first, group = self._first(verb), self.group(verb)
        head = self.noun_after(first, group) if self.words.language == "fr" else None
        if head is None or self.tokens[head].case:
            return None
        described, index = False, head + 1
        while index < group:
            if self.tokens[index].text == "," and self.tokens[index + 1].lower in _RELATIVES:
                closing = next((t.i for t in self.tokens[index + 2 : group] if t.text == ","), None)
                if closing is None:
                    return None
                described, index = True, closing
            elif self.tokens[index].form == "Fin" or self.tokens[index].text in ("»", '"', ":", ";"):
                return None
            index += 1
        return head if described else None

    def _belongs_before(self, noun: Token, verb: Token) -> bool:
        """ "X est mort des suites d'un cancer, a annoncé Y": a noun that a clause holds which has its own verb.

        "X a suspendu sa directrice, Y, rapporte le quotidien Z": so is a name behind it, where a medium or a name
        stands behind the verb.
        """
        if self.words.language != "fr" or self.tokens[self.group(verb) - 1].text not in OPENING:
            return False
        if any(self.tokens[i].form == "Fin" and self.tokens[i].dep.startswith(("aux", "cop")) for i in noun.children):
            return True  # "Neuf pêcheurs sont | morts, ont confirmé X"
        if self.tokens[verb.head].form == "Fin" and verb.head > verb.i and self.name_behind(verb) is not None:
            return True  # "X, a annoncé jeudi son président, va racheter Y": what is inserted there tells of X
        named = self.name_behind(verb)
        speaks = named is not None and (
            self.tokens[named].lemma.lower() in self.words.media_nouns or self.tokens[named].pos == "PROPN"
        )
        return (bool(noun.case) or speaks) and any(t.form == "Fin" for t in self.tokens[self._first(verb) : noun.i])

    def _first(self, token: Token) -> int:
        return self.parsed.sentence_of(token.i).start
