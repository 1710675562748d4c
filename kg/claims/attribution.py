"""Who a document credits for a claim: "selon X", reporting verbs, quotations.

The innermost credited source wins: for "des sources, a rapporté le Figaro" it is Le Figaro, unless
the sources have a name.
"""

from __future__ import annotations

from kg.claims.announcements import Announcements
from kg.claims.clauses import Clauses
from kg.claims.fillers import Fillers
from kg.claims.interviews import Interview
from kg.claims.outcome import is_clause_of_noun
from kg.claims.reporting import Frame, Reporting
from kg.claims.sources import Credit, Sources
from kg.claims.speakers import Speakers, quotations
from kg.claims.tellers import GOING_ON
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
_RESULTS = frozenset(
    """bénéfice chiffre perte profit recette recettes résultat résultats compte comptes trimestre semestre
    exercice""".split()
)
_MADE_PUBLIC = frozenset("annoncer révéler confirmer dévoiler rapporter évoquer announce reveal report".split())
_LAYING_OUT = ("présenter", "dévoiler", "exposer", "unveil", "present", "outline")
_PLANS = ("plan", "projet", "plans")
_FIGURES = frozenset("profit revenue raises valuation debt".split())
"""Relations of the figures of accounts."""
_EXCLUDING = ("exclure", "exclude")
_WHERE_TOLD = ("produces", "visits")
"""Relations of the verb that tells which are not what it tells: "a déclaré X en visite à Y"."""
_CONJECTURING = ("could", "might", "would")
_RELATIVE = frozenset("qui que qu' dont où lequel laquelle lesquels lesquelles who whom whose which that".split())


class Attribution:
    """Finds the credited source for the words of one document."""

    def __init__(self, discourse: Discourse, clauses: Clauses, fillers: Fillers, vocabulary: Vocabulary) -> None:
        self.discourse = discourse
        self.parsed: ParsedText = discourse.parsed
        self.tokens = discourse.parsed.tokens
        self.clauses = clauses
        self.words = vocabulary
        self.quoted = quotations(self.parsed)
        self.reporting = Reporting(self.parsed, clauses, vocabulary, self.quoted)
        self.sources = Sources(discourse, fillers, vocabulary)
        self.speakers = Speakers(discourse, self.reporting, self.sources, vocabulary, self.quoted)
        self.announcements = Announcements(discourse, clauses, self.reporting, self.sources, vocabulary)
        self.interview = Interview(discourse)
        self._note_publishers()

    def _note_publishers(self) -> None:
        """Remember whom frames credit, and those without a name who are the subjects of verbs that govern a clause."""
        framed = {h for number in range(len(self.parsed.sentences)) for f in self.reporting.of(number) for h in f.heads}
        verbs = (t for t in self.tokens if t.pos == "VERB" and self.reporting.is_reporting(t))
        governing = {i for verb in verbs for i in self.reporting.subject(verb) if self.tokens[i].pos == "NOUN"}
        for head in sorted(framed | governing):
            self.sources.note(head, named=head in framed)

    def of(self, anchor: int, relation: str = "", ends: tuple[Words, ...] = ()) -> tuple[Credit, ...]:
        """Participants (numbers) or unnamed sources (strings) credited for the word's clause.

        ``ends`` are the words that the claim joins, as far as they are known.
        """
        token = self._telling(self.tokens[anchor], ends)
        earned = token.lemma == "rapporter" and relation in _FIGURES  # "des clients qui lui ont rapporté 600 000 euros"
        telling = token.lemma in self.words.announcing_verbs and token.pos == "VERB" and not earned
        if telling and relation not in _WHERE_TOLD:
            credit = self.sources.credit(self.reporting.subject(token))
            if credit:
                return credit
        found = self._governing(token, ends, relation) or self._announced_by(token)
        if found:
            return found
        if relation == "casualties" and (revised := self.announcements.of_toll(token)):
            return revised
        aside = self._aside(token, ends)
        if aside is not None and (self._is_hearsay(token) or self._is_conjecture(token)):
            return self._framed(token)  # "selon X, …, dont Y aurait pris la tête": the mood says that X still speaks
        if aside is not None:
            return self._framed(token, aside) or self.announcements.of_list(token)
        near = self._framed(token) or self.speakers.of(token) or self._carried(token)
        after = near or self.announcements.of_list(token) or self.announcements.after(token, relation)
        return (
            after
            or self.announcements.of_headline(token)
            or self.interview.of(token)
            or self.announcements.of_lead(token)
            or self._forecast(token, relation)
        )

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
        if step.dep in ("acl", "amod"):
            return step.form == "Part" and not any(t.form == "Fin" for t in self.parsed.children(step.i, "aux"))
        return step.dep == "appos" or (step.dep == "acl:relcl" and not self._is_main(step))

    def _is_main(self, step: Token) -> bool:
        """ "The Dublin-based service X lost Y, it said": a main clause that the parser took for a relative one."""
        opened = self.words.language == "en" and self.tokens[step.head].dep == "dep"
        return opened and not any(t.lower in _RELATIVE for t in self.parsed.children(step.i))

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

    def _governing(self, token: Token, ends: tuple[Words, ...], relation: str) -> tuple[Credit, ...]:
        """Reporting verbs above the word, up to the noun that its clause describes."""
        step, limit = token, 0
        while step.head != step.i and limit < 10:
            if self._is_aside(step, ends):
                return ()
            head = self.tokens[step.head]
            if any(t.text == ";" for t in self.tokens[min(step.i, head.i) : max(step.i, head.i)]):
                return ()
            telling = head.pos == "VERB" and head.i != token.i
            if telling and (self._reports(head, step) or self._states(head, token, relation)):
                framed = self._framed(token) if self._rules_out(head) else ()
                credit = framed or self.sources.through(head, self.sources.credit(self.reporting.subject(head), head.i))
                if credit:
                    return credit
            step, limit = head, limit + 1
        return ()

    def _announced_by(self, token: Token) -> tuple[Credit, ...]:
        """ "le rachat de X par Y, annoncé jeudi par Z": by whom, where a noun tells it."""
        if token.pos != "NOUN":
            return ()
        sentence = self.parsed.sentence_of(token.i)
        for told in self.tokens[token.i + 1 : sentence.end]:
            if told.text in (";", ".") or told.form == "Fin":
                return ()
            announced = told.form == "Part" and told.lemma in _MADE_PUBLIC and self.tokens[told.i - 1].pos != "AUX"
            agrees = self.words.language == "en" or (told.number, told.gender) == (token.number, token.gender)
            if announced and agrees and (by := self._agent_index(told)):
                return self.sources.credit((by,))
        return ()

    def _agent_index(self, participle: Token) -> int:
        """The head of whom "par" or "by" names behind a participle and a date; 0 if there is none."""
        index, last = participle.i + 1, self.parsed.sentence_of(participle.i).end - 1
        while index < last and (self.tokens[index].lower in {"on", *self.words.calendar}):
            index += 1
        if index >= last or self.tokens[index].lower not in ("par", "by"):
            return 0
        return self.reporting.noun_after(index + 1, last + 1) or 0

    def _reports(self, head: Token, step: Token) -> bool:
        if head.lower == "dire" and self.tokens[head.i - 1].text == "-":
            return False  # "c'est-à-dire que"
        if head.lower == "croire" and self.tokens[head.i - 1].lower == "en":
            return False  # "à en croire X, Y négocie": X says it
        full = self.clauses.verb_lemma(head)
        if full == GOING_ON:
            return False
        announcing = head.lemma in self.words.announcing_verbs or (head.lemma == "faire" and step.lower in _STATED)
        if announcing and step.dep in _NEWS:
            return True
        if head.lemma in self.words.negated_verbs & self.words.reporting_verbs and step.dep == "obj":
            return True  # "denied a report that", "dément toute négociation"
        if self._presents(head, step) or self._lays_out(head, step) or (self._rules_out(head) and step.dep in _NEWS):
            return True
        if head.lemma not in self.words.reporting_verbs and full not in self.words.reporting_verbs:
            return False
        if step.dep in ("obj", "xcomp", "acl", "obl:arg"):
            return step.pos in ("VERB", "AUX")
        if step.dep == "advcl" and step.form != "Fin":  # "X reprend la tête en battant Y" tells nothing of what it says
            return any(self.tokens[i].dep.startswith("aux") for i in step.children)
        return step.dep in _TOLD and not (step.dep == "advcl" and self._is_circumstance(step))

    def _rules_out(self, verb: Token) -> bool:
        """ "n'exclut pas un rachat", "ruled out talks": what somebody says of what may be."""
        out = any(child.lower == "out" for child in self.parsed.children(verb.i, "compound:prt"))
        return verb.lemma in _EXCLUDING or (verb.lemma == "rule" and out)

    def _presents(self, verb: Token, step: Token) -> bool:
        """ "a fait état d'un bénéfice", "a fait part d'un rachat", "a publié un chiffre d'affaires"."""
        if verb.lemma == "publier":
            return step.dep == "obj" and step.lemma in _RESULTS
        stated = any(child.lower in _STATED for child in self.parsed.children(verb.i, "obj"))
        return verb.lemma == "faire" and stated and step.dep == "obl:arg"

    def _lays_out(self, verb: Token, step: Token) -> bool:
        """ "a présenté aux élus un plan de suppression de 143 emplois": what one says that one intends."""
        inside = (self.tokens[i] for i in self.parsed.subtree(step.i) if i > verb.i)
        return verb.lemma in _LAYING_OUT and step.dep in ("obj", "obl:arg") and any(t.lemma in _PLANS for t in inside)

    def _states(self, verb: Token, figure: Token, relation: str) -> bool:
        """ "a fait état d'un chiffre d'affaires de X, mais d'un bénéfice en recul, à Y", "a publié ses comptes : X"."""
        if verb.lemma == "publier" and relation in _FIGURES and figure.i > verb.i:
            return any(t.lemma in _RESULTS for t in self.parsed.children(verb.i, "obj"))
        stated = verb.lemma == "faire" and any(t.lower == "état" for t in self.parsed.children(verb.i, "obj"))
        return stated and relation in _FIGURES and figure.i > verb.i and figure.case == "de"

    def _forecast(self, token: Token, relation: str) -> tuple[Credit, ...]:
        """Who expects a figure: "prévoit un bénéfice", "sees a loss", "expects X to raise"."""
        step, limit = token, 0
        while relation in _FIGURES and step.head != step.i and limit < _CARRIED:
            step, limit = self.tokens[step.head], limit + 1
            ahead = step.lemma in self.words.forecasting_verbs or step.lower == "sees"
            if step.pos == "VERB" and ahead and not self.clauses.is_passive(step):
                credit = self.sources.credit(self.reporting.subject(step), step.i)
                return credit if all(isinstance(one, int) for one in credit) else ()
        return ()

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
            credit = self.sources.of_frame(frame)
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

    def _carried(self, token: Token) -> tuple[Credit, ...]:
        """The source of a sentence before, where the mood of this one says that somebody else still speaks."""
        if not self._is_hearsay(token):
            return ()
        for number in range(token.sentence - 1, max(-1, token.sentence - 1 - _CARRIED), -1):
            for frame in reversed(self.reporting.of(number)):
                credit = self.sources.of_frame(frame)
                if credit:
                    return credit
        return self._medium_before(token)

    def _medium_before(self, token: Token) -> tuple[Credit, ...]:
        """ "La Voix du Nord citait une note. Les postes seraient supprimés": the medium that has just been named."""
        start = self.parsed.sentences[max(0, token.sentence - _CARRIED)].start
        end = self.parsed.sentences[token.sentence].start
        media = [
            r
            for r in self.discourse.references
            if r.kind in ("name", "noun") and start <= r.start < end and not self._is_headline(r.start)
            and self.discourse.participants[r.participants[0]].type == "MediaOutlet"
        ]  # fmt: skip
        return max(media, key=lambda r: r.start).participants if media else ()

    def _is_headline(self, index: int) -> bool:
        return self.parsed.sentence_of(index).headline

    def _is_conjecture(self, token: Token) -> bool:
        """ "a sale that could value X at $3bn, two people said": what only those who tell it hold to be possible."""
        modals = (t.lower for t in self.parsed.children(token.i) if t.dep.startswith("aux"))
        return self.words.language == "en" and token.pos == "VERB" and any(m in _CONJECTURING for m in modals)

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
