"""Learns patterns from the ontology's wordings and example sentences.

An example is parsed with the reader's own eyes: the word of it that has the marked subject in one
role and the marked object in another is its anchor. Wordings take the frame that most examples of
their kind show, unless they end in a preposition, which then marks the object.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from kg.claims.barring import counter
from kg.claims.clauses import Clauses
from kg.claims.fillers import Fillers
from kg.claims.patterns import ADJECTIVE, NOUN, VERB, Marked, Pattern, PatternTable, Unlearned, unmark
from kg.claims.vocabulary import vocabulary
from kg.discourse import Discourse, Participant, Reference
from kg.model import Document, Span
from kg.ontology import Ontology, Relation
from kg.syntax import ParsedText, Token

Parse = Callable[[Document], ParsedText]
Mend = Callable[[ParsedText, Iterable[tuple[int, int]], frozenset[str]], None]
_PREPOSITIONS = frozenset(
    """à de en dans sur avec contre pour par chez vers entre sous auprès face envers parmi derrière devant
    to of in on with against for by at from into over as between under within towards""".split()
)
_COMPOUND = ("auprès", "en faveur", "au profit", "au sein")
_CONTRACTED = {"du": "de", "des": "de", "d'": "de", "au": "à", "aux": "à", "of": "of"}
_LIGHT = frozenset("voir faire avoir mettre prendre porter donner see have take make put give".split())


def learn(ontology: Ontology, language: str, parse: Parse, mend: Mend) -> PatternTable:
    """The patterns that all relation blocks teach in one language.

    ``parse`` reads a document, ``mend`` repairs its tree around names: examples are read as articles are.
    """
    return _Learner(ontology, language, parse, mend).run()


def parse_lines(lines: Sequence[str], language: str, parse: Parse) -> list[ParsedText]:
    """Short texts parsed in one go, each as a text of its own."""
    if not lines:
        return []
    text = "\n\n".join(lines)
    spans, position = [], 0
    for line in lines:
        spans.append(Span(position, position + len(line)))
        position += len(line) + 2
    whole = parse(Document(id="examples", text=text, language=language, paragraphs=tuple(spans)))
    return [_part(whole, number, span) for number, span in enumerate(spans)]


def _part(whole: ParsedText, paragraph: int, span: Span) -> ParsedText:
    sentences = [s for s in whole.sentences if s.paragraph == paragraph]
    first, last = sentences[0].start, sentences[-1].end
    number = whole.tokens[first].sentence
    tokens = [
        replace(
            token,
            i=token.i - first,
            start=token.start - span.start,
            end=token.end - span.start,
            head=token.head - first,
            sentence=token.sentence - number,
            children=[child - first for child in token.children],
        )
        for token in whole.tokens[first:last]
    ]
    moved = tuple(type(s)(s.start - first, s.end - first, 0, s.headline) for s in sentences)
    document = Document(
        id=f"example-{paragraph}",
        text=whole.document.quote(span),
        language=whole.document.language,
        paragraphs=(Span(0, span.end - span.start),),
    )
    return ParsedText(document, tuple(tokens), moved)


class _Learner:
    def __init__(self, ontology: Ontology, language: str, parse: Parse, mend: Mend) -> None:
        self.ontology = ontology
        self.language = language
        self.parse = parse
        self.mend = mend
        self.vocabulary = vocabulary(ontology, language)
        self.table = PatternTable()

    def run(self) -> PatternTable:
        self._learn_owners()
        self._learn_counters()
        relations = [r for r in self.ontology.relations.values() if r.value_kind is None]
        examples = [(r, text) for r in relations for text in r.examples.get(self.language, ())]
        wordings = [(r, text) for r in relations for text in r.wordings.get(self.language, ())]
        marked = [unmark(text) for _, text in examples]
        parsed = parse_lines(
            [m.text for m in marked] + [_as_sentence(text) for _, text in wordings], self.language, self.parse
        )
        frames: dict[str, Counter[tuple[str, str, str]]] = {}
        for (relation, text), mark, reading in zip(examples, marked, parsed, strict=False):
            learned = self._from_example(relation, text, mark, reading)
            if isinstance(learned, Unlearned):
                self.table.unlearned.append(learned)
                continue
            self.table.add(learned)
            frames.setdefault(relation.name, Counter())[(learned.kind, learned.subject, learned.object)] += 1
        for (relation, text), reading in zip(wordings, parsed[len(examples) :], strict=True):
            for pattern in self._from_wording(relation, text, reading, frames.get(relation.name, Counter())):
                self.table.add(pattern)
        return self.table

    def _marked(self, reading: ParsedText, spans: Sequence[Span]) -> Discourse:
        """The example with its marked ends as the only participants, its tree mended around them."""
        ranges = []
        for span in spans:
            inside = [t.i for t in reading.touched(span)]
            while len(inside) > 1 and reading.tokens[inside[0]].pos == "DET":
                inside = inside[1:]
            ranges.append((inside[0], inside[-1] + 1))
        names = [(a, b) for a, b in ranges if any(t.capitalised for t in reading.tokens[a:b])]
        self.mend(reading, names, self.vocabulary.calendar)
        references = []
        for number, (start, end) in enumerate(ranges):
            head = next(
                (
                    i
                    for i in range(start, end)
                    if not start <= reading.tokens[i].head < end or reading.tokens[i].head == i
                ),
                start,
            )
            references.append(Reference(start, end, head, (number,), "name", "marked", 1.0))
        participants = [Participant(i, f"e{i}", "Organization") for i in range(len(spans))]
        discourse = Discourse(reading, participants, references)
        discourse.index()
        return discourse

    def _learn_owners(self) -> None:
        """From the examples of value relations: which role of the verb owns the figure."""
        examples = [
            (relation.name, unmark(text))
            for relation in self.ontology.relations.values()
            if relation.value_kind is not None
            for text in relation.examples.get(self.language, ())
        ]
        examples = [(name, mark) for name, mark in examples if mark.subject is not None]
        counts: dict[tuple[str, str], Counter[str]] = {}
        for (name, mark), reading in zip(
            examples, parse_lines([m.text for _, m in examples], self.language, self.parse), strict=True
        ):
            discourse = self._marked(reading, [span for span in (mark.subject,) if span is not None])
            clauses, fillers = Clauses(reading, self.vocabulary), Fillers(discourse, self.vocabulary)
            for token in reading.tokens:
                if token.pos != "VERB" or discourse.at.get(token.i):
                    continue
                roles = clauses.verb_roles(token)
                for role in ("subj", "obj"):
                    if any(fillers.of(index) for index in roles.get(role, ())):
                        counts.setdefault((name, token.lemma), Counter())[role] += 1
                        counts.setdefault((name, ""), Counter())[role] += 1
        for key, roles_seen in sorted(counts.items()):
            self.table.owners[key] = max(sorted(roles_seen), key=lambda role: roles_seen[role])

    def _learn_counters(self) -> None:
        """What counter-examples with two ends say."""
        relations = self.ontology.relations.values()
        against = [(r.name, unmark(text)) for r in relations for text in r.counter_examples.get(self.language, ())]
        parsed = parse_lines([_as_written(mark.text) for _, mark in against], self.language, self.parse)
        for (name, mark), reading in zip(against, parsed, strict=True):
            target = mark.object or mark.value
            if mark.subject is None or target is None:
                continue
            ends = self._marked(reading, (mark.subject, target)).references
            subject, obj = ((end.start, end.end) for end in ends)
            known = self.table.counters.get(name, ())
            self.table.counters[name] = (*known, counter(reading, subject, obj))

    def _from_example(self, relation: Relation, text: str, mark: Marked, reading: ParsedText) -> Pattern | Unlearned:
        if mark.subject is None or mark.object is None:
            return Unlearned(relation.name, text, "mark the subject with [s …] and the object with [o …]")
        discourse = self._marked(reading, (mark.subject, mark.object))
        clauses = Clauses(reading, self.vocabulary)
        fillers = Fillers(discourse, self.vocabulary)
        found = []
        for token in reading.tokens:
            if discourse.at.get(token.i) or token.pos not in ("VERB", "NOUN", "ADJ", "AUX", "PROPN"):
                continue
            if token.pos == "AUX" and token.lemma in ("être", "avoir", "be", "have"):
                continue
            roles = clauses.roles(token)
            ends = _ends(roles, fillers)
            if ends is None:
                continue
            found.append((self._rank(relation, token, clauses), token, ends))
        if not found:
            return Unlearned(relation.name, text, "no single word has both marked ends in roles of its own")
        _, token, (subject, obj) = min(found, key=lambda item: (item[0], item[1].i))
        kind = _kind(token)
        anchor = clauses.verb_lemma(token) if kind == VERB else token.lemma.lower()
        words = self._set_phrase(token, discourse) if kind == VERB else ()
        return Pattern(relation.name, anchor, kind, subject, obj, words, text)

    def _set_phrase(self, verb: Token, discourse: Discourse) -> tuple[str, ...]:
        """The noun without which a support verb means nothing: "lieu" of "avoir lieu"."""
        if verb.lemma not in self.vocabulary.support_verbs and verb.lemma not in _LIGHT:
            return ()
        tokens = discourse.parsed.tokens
        for index in verb.children:
            noun = tokens[index]
            if (
                noun.dep in ("obj", "obl:arg", "obl:mod", "xcomp")
                and noun.pos == "NOUN"
                and not noun.case
                and index > verb.i
                and not discourse.at.get(index)
            ):
                return tuple(t.lower for t in tokens[verb.i + 1 : index + 1] if t.pos not in ("ADV", "NUM", "PUNCT"))[
                    -2:
                ]
        return ()

    def _rank(self, relation: Relation, token: Token, clauses: Clauses) -> int:
        """Prefer the relation's own vocabulary, then nouns over the verbs that support them."""
        plain = (w.removeprefix("to ").lower().split() for w in relation.wordings.get(self.language, ()))
        own = {w[0] for w in plain if len(w) == 1 or w[1] in _PREPOSITIONS}
        lemma = clauses.verb_lemma(token) if token.pos in ("VERB", "AUX") else token.lemma.lower()
        if lemma in own or token.lemma in own:
            return 0
        return 2 if token.lemma in self.vocabulary.support_verbs else 1

    def _from_wording(
        self, relation: Relation, text: str, reading: ParsedText, frames: Counter[tuple[str, str, str]]
    ) -> Iterable[Pattern]:
        words = _content(reading)
        infinitive = self.language == "en" and words[0] == "to" and len(words) > 1
        words = words[1:] if infinitive else words
        preposition = ""
        if len(words) > 1 and _CONTRACTED.get(words[-1], words[-1]) in _PREPOSITIONS:
            preposition = _CONTRACTED.get(words[-1], words[-1])
            words = words[:-1]
        words, preposition = _compounded(words, preposition)
        copula = words[0] in ("be", "être") and len(words) > 1
        words = words[1:] if copula else words
        reflexive = words[0] in ("se", "s'")
        if reflexive and words[1:2] in (["en"], ["y"]) and len(words) > 2:
            words = [words[0], *words[2:]]  # "s'en prendre à"
        first = 1 if reflexive and len(words) > 1 else 0
        kind = VERB if infinitive and not copula else self._wording_kind(words, first, reading)
        anchor = words[first]
        if copula or kind == NOUN:
            anchor = next((t.lemma.lower() for t in reading.tokens if t.lower == anchor), anchor)
        if reflexive:
            anchor = f"se {anchor}"
        rest = tuple(words[first + 1 :])
        if (
            any(
                (p.relation, p.kind, p.words) == (relation.name, kind, rest) and "[s " in p.taught_by
                for p in self.table.by_anchor.get(anchor, ())
            )
            and not preposition
        ):
            return []
        return [
            Pattern(relation.name, anchor, kind, subject, obj, rest, text, 0.95)
            for subject, obj in self._frames(kind, preposition, frames, copula=copula)
        ]

    def _wording_kind(self, words: list[str], first: int, reading: ParsedText) -> str:
        word = words[first]
        if self.language == "fr" and (
            first == 1
            or (
                re.search(r"(er|ir|re|oir)$", word)
                and any(t.lower == word and t.pos in ("VERB", "AUX") for t in reading.tokens)
            )
        ):
            return VERB
        if any(t.lower == word and t.form == "Part" for t in reading.tokens):
            return VERB
        if any(t.lower == word and t.pos == "ADJ" for t in reading.tokens):
            return ADJECTIVE
        return NOUN

    @staticmethod
    def _frames(
        kind: str, preposition: str, frames: Counter[tuple[str, str, str]], *, copula: bool
    ) -> list[tuple[str, str]]:
        if copula:
            return [("obj" if kind == VERB else "subj", preposition)] if preposition else []
        own = [((s, o), n) for (k, s, o), n in sorted(frames.items()) if k == kind]
        if kind in (VERB, ADJECTIVE):
            if preposition:
                return [("subj", preposition)]
            if not own:
                return [("subj", "obj")] if kind == VERB else []
            return [max(own, key=lambda item: item[1])[0]]
        if preposition:
            agents = ("subj", "de", "par", "poss", "adj", "of", "by", "compound")
            return [(agent, preposition) for agent in agents]
        own = [(frame, n) for frame, n in own if not {"adj", "nmod", "compound"} & set(frame)]
        most = max((n for _, n in own), default=0)
        return [frame for frame, n in own if n * 3 >= most]


def _compounded(words: list[str], preposition: str) -> tuple[list[str], str]:
    """A preposition of several words is one role, as in articles: "voter en faveur de", "un contrat auprès de"."""
    for phrase in _COMPOUND:
        parts = phrase.split()
        if preposition == "de" and len(words) > len(parts) and words[-len(parts) :] == parts:
            return words[: -len(parts)], f"{phrase} de"
    return words, preposition


def _as_sentence(wording: str) -> str:
    return f"Ils vont {wording}" if re.match(r"(se |s')?\w+(er|ir|re|oir)\b", wording) else wording


def _content(reading: ParsedText) -> list[str]:
    """The wording's own words as the tokenizer cuts them, without the frame put around a verb."""
    words = [token.lower for token in reading.tokens]
    return words[2:] if words[:2] == ["ils", "vont"] else words


def _kind(token: Token) -> str:
    if token.pos in ("VERB", "AUX") or token.form == "Part":
        return VERB
    return ADJECTIVE if token.pos == "ADJ" else NOUN


def _ends(roles: Mapping[str, list[int]], fillers: Fillers) -> tuple[str, str] | None:
    """The roles that hold participant 0 and participant 1."""
    places: dict[int, str] = {}
    for role in sorted(roles):
        for index in roles[role]:
            for filler in fillers.of(index):
                if filler.participant not in places or places[filler.participant] in ("nmod",):
                    places[filler.participant] = role
    if 0 in places and 1 in places and places[0] != places[1]:
        return places[0], places[1]
    if 0 in places and 1 in places and places[0] == places[1] and places[0] in ("subj", "entre", "between", "de", "of"):
        return places[0], places[1]
    return None


def _as_written(text: str) -> str:
    """A counter-example with the stop that an article would give it, which parses otherwise without."""
    return text if text.endswith((".", "!", "?", "»")) else f"{text}."
