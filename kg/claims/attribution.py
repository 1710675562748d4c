"""Who a document credits for a claim: "selon X", reporting verbs, quotations.

The innermost credited source wins: for "des sources, a rapporté le Figaro" it is Le Figaro, unless
the sources have a name.
"""

from __future__ import annotations

from kg.claims.clauses import Clauses
from kg.claims.fillers import Fillers
from kg.claims.interviews import Interview
from kg.claims.outcome import is_clause_of_noun
from kg.claims.reporting import Frame, Reporting
from kg.claims.sources import Credit, Sources
from kg.claims.vocabulary import Vocabulary
from kg.discourse import Discourse
from kg.syntax import ParsedText, Token

Words = tuple[int, int]
"""Half-open token indices."""

_CARRIED = 3
"""How many sentences a source reaches on into, as long as the mood says that it is still speaking."""

_TOLD = ("ccomp", "parataxis", "obj", "advcl", "xcomp", "dep")
_NEWS = ("obj", "xcomp", "ccomp", "acl", "nsubj:pass")
_STATED = ("état", "part")
"""What makes "faire" a verb of announcing."""
_SAYINGS = ("avis", "opinion", "réaction", "commentaire", "mot", "mots", "propos", "explication", "réponse")
_CHOOSING = ("retenir", "valider", "sélectionner", "désigner", "publier", "proclamer", "autoriser")
_RESULTS = ("bénéfice", "chiffre", "perte", "profit", "recette", "recettes", "résultat")
_ANNOUNCING = frozenset("annoncer confirmer révéler écrire indiquer announce confirm reveal report".split())
_IT = frozenset("l' le information nouvelle it this news move deal decision".split())
_ITS_NEWS = _IT | frozenset(
    "disparition décès mort nomination démission départ décision opération death appointment resignation".split()
)
"""How a sentence calls what the one before told."""
_WHERE_TOLD = ("produces", "visits")
"""Relations of the verb that tells which are not what it tells: "a déclaré X en visite à Y"."""
_RELATIVE = frozenset("qui que qu' dont où lequel laquelle lesquels lesquelles who whom whose which that".split())
_SOON = 16
"""Words within which a sentence must say who told the one before."""
_LISTS = (("il", "s'", "agit"), ("ce", "sont"), ("il", "se", "agit"))
"""How a sentence opens that lists what the one before announced."""


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
        self.interview = Interview(discourse)
        self._note_publishers()

    def _note_publishers(self) -> None:
        for number in range(len(self.parsed.sentences)):
            for frame in self.reporting.of(number):
                for head in frame.heads:
                    self.sources.note(head)

    def of(self, anchor: int, relation: str = "", ends: tuple[Words, ...] = ()) -> tuple[Credit, ...]:
        """Participants (numbers) or unnamed sources (strings) credited for the word's clause.

        ``ends`` are the words that the claim joins, as far as they are known.
        """
        token = self._telling(self.tokens[anchor], ends)
        if token.lemma in self.words.announcing_verbs and token.pos == "VERB" and relation not in _WHERE_TOLD:
            credit = self.sources.credit(self.reporting.subject(token))
            if credit:
                return credit
        found = self._governing(token, ends)
        if found:
            return found
        aside = self._aside(token, ends)
        if aside is not None and self._is_hearsay(token):
            return self._framed(token)  # "selon X, …, dont Y aurait pris la tête": the mood says that X still speaks
        if aside is not None:
            return self._framed(token, aside) or self._listed(token)
        near = self._framed(token) or self._quotation(token) or self._carried(token)
        after = near or self._listed(token) or self._announced_after(token)
        return after or self._signed_headline(token) or self.interview.of(token) or self._of_lead(token)

    def _of_lead(self, token: Token) -> tuple[Credit, ...]:
        """Whom the first sentence of the article credits for all of it: the headline makes it short."""
        number = next((k for k, s in enumerate(self.parsed.sentences) if not s.headline), -1)
        if number < 0 or not self.parsed.sentences[token.sentence].headline or self.words.language != "fr":
            return ()
        lead = self.parsed.sentences[number]
        for frame in self.reporting.of(number):
            if frame.first == lead.start or frame.start == lead.start:
                return self._of_frame(frame)
        root = next((t for t in self.tokens[lead.start : lead.end] if t.head == t.i), None)
        if root is None or root.pos != "VERB" or root.lemma not in self.words.announcing_verbs:
            return ()
        return self.sources.credit(self.reporting.subject(root), root.i)

    def _signed_headline(self, token: Token) -> tuple[Credit, ...]:
        """The medium that a French headline names at one of its ends: "Le Parisien : X …", "X … (Reuters)"."""
        sentence = self.parsed.sentences[token.sentence]
        if not sentence.headline or self.words.language != "fr":
            return ()
        for reference in self.discourse.references:
            if reference.kind != "name" or self.discourse.participants[reference.participants[0]].type != "MediaOutlet":
                continue
            around = [self.tokens[i].text for i in (reference.start - 1, reference.end) if 0 <= i < len(self.tokens)]
            opens = reference.start == sentence.start and around[-1:] == [":"]
            if opens or (around[:1] == ["("] and reference.end == sentence.end - 1):
                return reference.participants
        return ()

    def _listed(self, token: Token) -> tuple[Credit, ...]:
        """Who announced what this sentence lists: "N candidats ont été retenus par X. Il s'agit de A et B"."""
        sentence = self.parsed.sentences[token.sentence]
        if self.words.language != "fr" or not token.sentence or not self._lists(sentence.start, sentence.end):
            return ()
        before = self.parsed.sentences[token.sentence - 1]
        for verb in self.tokens[before.start : before.end]:
            if verb.pos != "VERB" or not self._announces(verb):
                continue
            credit = self.sources.credit(self.reporting.subject(verb))
            if credit:
                return credit
        return ()

    def _lists(self, start: int, end: int) -> bool:
        opening = [t.lower for t in self.tokens[start : min(end, start + 5)]]
        if any(tuple(opening[: len(words)]) == words for words in _LISTS):
            return True
        return (
            len(opening) == 5 and opening[0] == "les" and opening[3] == "sont" and self.tokens[start + 1].pos == "NUM"
        )

    def _announced_after(self, token: Token) -> tuple[Credit, ...]:
        """Who the next sentence says told it: "Sa fille l'a annoncé", "The club confirmed the move"."""
        if token.sentence + 1 >= len(self.parsed.sentences) or token.pos not in ("VERB", "AUX"):
            return ()
        here, behind = self.parsed.sentences[token.sentence], self.parsed.sentences[token.sentence + 1]
        if here.headline or behind.paragraph != here.paragraph:
            return ()
        this = [t.lower for t in self.tokens[behind.start : min(behind.end, behind.start + 4)]]
        for verb in self.tokens[behind.start : min(behind.end, behind.start + _SOON)]:
            if verb.pos != "VERB":
                continue
            if this[:3] == ["c'", "est", "ce"] and verb.lemma in _ANNOUNCING:  # "C'est ce qu'a annoncé X"
                named = self.reporting.name_behind(verb)
                return self.sources.credit(self.reporting.subject(verb) if named is None else (named,), verb.i)
            if self._made_known(verb):
                return self.sources.credit(self.reporting.subject(self.tokens[verb.i - 1]), verb.i)
            if verb.lemma in _ANNOUNCING and self._is_what_was_said(verb):
                return self.sources.credit(self.reporting.subject(verb), verb.i)
        return ()

    def _made_known(self, verb: Token) -> bool:
        """ "X l'a fait | savoir"."""
        before = [t.lower for t in self.tokens[max(0, verb.i - 3) : verb.i]]
        return verb.lower == "savoir" and before[:1] == ["l'"] and before[-1:] == ["fait"]

    def _is_what_was_said(self, verb: Token) -> bool:
        """Whether the verb's object, or the subject of its passive, is the sentence before."""
        role, words = ("nsubj:pass", _ITS_NEWS) if self.clauses.is_passive(verb) else ("obj", _IT)
        return any(child.lower in words for child in self.parsed.children(verb.i, role))

    def _announces(self, verb: Token) -> bool:
        if self.clauses.is_passive(verb):
            return verb.lemma in self.words.announcing_verbs or verb.lemma in _CHOOSING
        return verb.lemma in self.words.announcing_verbs

    def _telling(self, token: Token, ends: tuple[Words, ...]) -> Token:
        """The word, or what a name hangs on: "X et l'Alliance Y | négocieraient"."""
        while token.head != token.i and any(start <= token.i < end for start, end in ends):
            if self._is_told_of(token):
                break
            token = self.tokens[token.head]
        return token

    def _aside(self, token: Token, ends: tuple[Words, ...]) -> Token | None:
        """The noun that the relative clause or participle around the word describes: the writer's own words."""
        step = token
        while step.head != step.i:
            if self._is_aside(step, ends):
                return self.tokens[step.head]
            step = self.tokens[step.head]
        return None

    def _is_aside(self, step: Token, ends: tuple[Words, ...]) -> bool:
        return self._describes(step) and not self._is_told_of(step) and self._holds(step, ends)

    def _is_told_of(self, step: Token) -> bool:
        """ "Selon le colonel X, | une unité a tué Y": what the parser took to describe whom the phrase credits.

        True ones have a relative pronoun ("selon X, qui a tué Y"), are a participle or no name.
        """
        frames = self.reporting.of(step.sentence)
        phrase = next((f for f in frames if f.first <= f.start <= step.head < f.end <= step.i), None)
        if phrase is None:
            return False
        if step.dep == "appos":
            reference = self.discourse.outermost(step.i)
            return reference is not None and reference.kind == "name"
        children = [self.tokens[i] for i in step.children]
        relative = any(t.lower in _RELATIVE for t in (*self.tokens[phrase.end : phrase.end + 3], *children))
        return not relative and any(child.dep.startswith(("aux", "nsubj")) for child in children)

    def _describes(self, step: Token) -> bool:
        if self.words.language == "en" and step.dep.startswith("acl") and is_clause_of_noun(step, self.tokens):
            return False  # "denied a report that X had bought Y"
        return step.dep in ("acl:relcl", "appos") or (step.dep in ("acl", "amod") and step.form == "Part")

    def _holds(self, step: Token, ends: tuple[Words, ...]) -> bool:
        """Whether an aside tells of both ends: each stands in it, or is what it describes."""
        near = [(start, end) for start, end in ends if start < end and self.tokens[start].sentence == step.sentence]
        if not near:
            return True
        below, described = self.parsed.subtree(step.i), self.discourse.outermost(step.head)
        opens = step.head if described is None else described.start
        inside = {*below, *range(opens, below[0]), step.head}
        return all(any(index in inside for index in range(start, end)) for start, end in near)

    # ------------------------------------------------------------ where they reach

    def _governing(self, token: Token, ends: tuple[Words, ...]) -> tuple[Credit, ...]:
        """Reporting verbs above the word, up to the noun that its clause describes."""
        step, limit = token, 0
        while step.head != step.i and limit < 10:
            if self._is_aside(step, ends):
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
        announcing = head.lemma in self.words.announcing_verbs or (head.lemma == "faire" and step.lower in _STATED)
        if announcing and step.dep in _NEWS:
            return True
        if head.lemma in self.words.negated_verbs & self.words.reporting_verbs and step.dep == "obj":
            return True  # "denied a report that", "dément toute négociation"
        if self._presents(head, step):
            return True
        if head.lemma not in self.words.reporting_verbs and full not in self.words.reporting_verbs:
            return False
        if step.dep in ("obj", "xcomp", "acl", "obl:arg"):
            return step.pos in ("VERB", "AUX")
        if step.dep == "advcl" and step.form != "Fin":  # "X reprend la tête en battant Y" tells nothing of what it says
            return any(self.tokens[i].dep.startswith("aux") for i in step.children)
        return step.dep in _TOLD and not (step.dep == "advcl" and self._is_circumstance(step))

    def _presents(self, verb: Token, step: Token) -> bool:
        """ "a fait état d'un bénéfice", "a publié un chiffre d'affaires": figures that one tells of oneself."""
        if verb.lemma == "publier":
            return step.dep == "obj" and step.lemma in _RESULTS
        stated = any(child.lower == "état" for child in self.parsed.children(verb.i, "obj"))
        return verb.lemma == "faire" and stated and step.dep == "obl:arg"

    def _is_circumstance(self, step: Token) -> bool:
        """ "X reprend la tête, tandis que Y chute": a French adverbial clause that nobody says."""
        marks = [self.tokens[i].lower for i in step.children if self.tokens[i].dep == "mark"]
        return self.words.language == "fr" and any(mark not in ("que", "qu'", "si", "de", "d'") for mark in marks)

    def _framed(self, token: Token, described: Token | None = None) -> tuple[Credit, ...]:
        """The source of the narrowest frame that reaches the word.

        A word of an aside is told by a frame whose own words the parser took for what the aside describes:
        "a rappelé dans un communiqué | que X", "d'après Y, qui cite une note, X".
        """
        frames = [f for f in self.reporting.of(token.sentence) if f.reaches(token.i)]
        if described is not None:
            frames = [f for f in frames if self.words.language == "fr" and self._frames_aside(f, token, described)]
        for frame in sorted(frames, key=lambda f: (f.last - f.first, abs(f.start - token.i))):
            credit = self._of_frame(frame)
            if credit:
                return credit
        return ()

    def _frames_aside(self, frame: Frame, token: Token, described: Token) -> bool:
        if frame.first > frame.start:
            return described.i < frame.first and (described.i >= frame.start or described.i in frame.heads)
        cited = next((t for t in self.tokens[frame.end : frame.end + 2] if t.lower == "qui"), None)
        if cited is None or not frame.start <= described.i < token.i:
            return False
        return any(t.text == "," for t in self.tokens[max(cited.i, described.i) : token.i])

    def _of_frame(self, frame: Frame) -> tuple[Credit, ...]:
        phrase = frame.stop < 0 and frame.start < frame.heads[0] < frame.end
        credit = self.sources.credit(frame.heads, frame.stop, frame.end if phrase else -1)
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
            if self.words.language == "fr" and (named := self._said_by(before.start, first - 1)):
                return named
        if self.words.language == "fr" and (signed := self._signed(last + 1)):
            return signed
        paragraph = self.parsed.sentence_of(first).paragraph
        for index in (*range(last + 1, min(last + 8, len(self.tokens))), *range(first - 1, max(first - 8, -1), -1)):
            word = self.tokens[index]
            if self.parsed.sentence_of(index).paragraph == paragraph and self.reporting.is_reporting(word):
                return self._told(word, self.sources.credit(self.reporting.subject(word), index))
        return ()

    def _said_by(self, start: int, colon: int) -> tuple[Credit, ...]:
        """Whose words stand behind the colon: "Ce n'est pas l'avis de X : « … »", "X : « … »"."""
        reference = self.discourse.outermost(colon - 1) if colon > start else None
        if reference is None or reference.end != colon or reference.kind != "name":
            return ()
        before = self.tokens[reference.start - 2].lower if reference.start >= start + 2 else ""
        person = self.discourse.participants[reference.participants[0]].type == "Person"
        return reference.participants if person and (reference.start == start or before in _SAYINGS) else ()

    def _signed(self, index: int) -> tuple[Credit, ...]:
        """The signature of a quotation in a paragraph of its own: "— X"."""
        if index + 1 >= len(self.tokens) or self.tokens[index].text not in ("—", "–"):
            return ()
        if self.parsed.sentence_of(index).paragraph == self.parsed.sentence_of(index - 1).paragraph:
            return ()
        for step in range(index + 1, min(index + 3, len(self.tokens))):
            reference = self.discourse.outermost(step)
            if reference is not None and reference.start == step and reference.kind == "name":
                return reference.participants
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

    def is_hearsay(self, anchor: int) -> bool:
        """Whether the mood of a word's clause says that somebody else tells it."""
        return self._is_hearsay(self.tokens[anchor])

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
