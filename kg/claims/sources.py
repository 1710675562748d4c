"""Who a noun phrase credits: participants, or its own words when it has no name.

"a spokesman for X" stays what the text calls it; "le rapport de X" is X, "the report" whoever published the last one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.claims.describing import BREAKS, CLAUSAL, THE
from kg.claims.fillers import METONYM, Filler, Fillers
from kg.claims.named_beside import NamedBeside
from kg.claims.reporting import FOR, Frame
from kg.claims.vocabulary import Vocabulary
from kg.discourse import Discourse, Reference
from kg.syntax import Token

Credit = int | str

PUBLISHERS = (
    *("MediaOutlet", "Organization", "Company", "GovernmentBody", "EducationalInstitution", "Person"),
    *("IntergovernmentalOrganization", "PoliticalParty", "SportsTeam"),
)
"""Types of those whom "the report" may stand for."""

_VIEWERS = ("Person", "GovernmentBody", "MediaOutlet")
"""Types of those for whom something is so: "pour X, la France a …"."""

_PRONOUNS = frozenset("il elle he she -t-il -t-elle -il -elle".split())
_SEVERAL = frozenset("they ils elles -t-ils -t-elles -ils -elles".split())
_THE_SAME = frozenset("the this these those les ce cet cette ces".split())
_REMEMBERED = 4
"""Sentences for which the words for somebody without a name are remembered."""
_ADDING = frozenset("ajouter poursuivre préciser conclure renchérir add continue conclude".split())
"""Verbs with which whoever spoke last goes on."""
_OWNED = ("her ", "his ", "its ", "their ")
_LES = ("les", "des")
OPENED, CLOSED = ("«", "“"), ("»", "”")
_OF = frozenset("de of par by from in dans".split())
_SOMEBODY = frozenset("someone somebody another others quelqu'un certains d'autres".split())
_COLLEAGUES = ("confrère", "consœur")
"""What one medium calls another: "nos confrères de X"."""
_RELEASES = frozenset(("communiqué",))
"""What somebody publishes of oneself."""
_PUBLISHING = frozenset("publier communiquer diffuser dévoiler transmettre établir".split())


class Sources(NamedBeside):
    """Names the sources that the words of one document stand for."""

    def __init__(self, discourse: Discourse, fillers: Fillers, vocabulary: Vocabulary) -> None:
        super().__init__(discourse, vocabulary)
        self.fillers = fillers
        self.published: list[tuple[int, int]] = []
        self.told: list[tuple[int, tuple[Credit, ...]]] = []

    def note(self, index: int, *, named: bool) -> None:
        """Remember whom a word credits, for "le rapport" or "they"; only without a name where not ``named``."""
        found = self.credit((index,))
        if not named and any(isinstance(credit, int) for credit in found):
            return
        if found:
            self.told.append((index, found))
        for credit in found:
            if isinstance(credit, int) and self.discourse.participants[credit].type in PUBLISHERS[:4]:
                self.published.append((index, credit))

    def credit(self, indices: Iterable[int], stop: int = -1, last: int = -1) -> tuple[Credit, ...]:
        """Whom the first of the words that tells names; ``stop`` is where its phrase must end, -1 if unknown.

        Nobody is meant with it who stands behind ``last``: "selon la police, X et Y ont …".
        """
        for index in indices:
            found = self._one(self.tokens[index], stop, last)
            if found:
                return found
        return ()

    def through(self, verb: Token, credit: tuple[Credit, ...]) -> tuple[Credit, ...]:
        """The paper that somebody without a name told it: "two bankers told La Presse Minière", not "her office"."""
        if credit and isinstance(credit[0], str) and credit[0].lower().startswith(_OWNED):
            return credit
        if verb.lemma != "tell" or not credit or not all(isinstance(source, str) for source in credit):
            return credit
        for index in range(verb.i + 1, min(verb.i + 5, len(self.tokens))):
            reference = self.discourse.outermost(index)
            if reference is not None and reference.start == index and reference.kind == "name":
                listener = self.discourse.participants[reference.participants[0]]
                return reference.participants if listener.type in ("MediaOutlet", "Organization", "Company") else credit
        return credit

    def of_frame(self, frame: Frame) -> tuple[Credit, ...]:
        """Whom the words that credit somebody name."""
        phrase = frame.stop < 0 and frame.start < frame.heads[0] < frame.end
        credit = self.credit(frame.heads, frame.stop, frame.end if phrase else -1)
        if not credit and phrase and self._is_lost_anaphor(self.tokens[frame.heads[0]]):
            credit = (self.describe(self.tokens[frame.heads[0]], -1),)  # "selon la ligue": whichever it is
        if self.tokens[frame.start].lower == FOR and not all(self._has_views(one) for one in credit):
            return ()  # "pour la finale, X a …"
        return self.through(self.tokens[frame.stop], credit) if frame.stop >= 0 else credit

    def _has_views(self, credit: Credit) -> bool:
        if isinstance(credit, str):
            return any(word in self.words.view_holders for word in credit.lower().split())
        return self.discourse.participants[credit].type in _VIEWERS

    def _one(self, token: Token, stop: int, last: int) -> tuple[Credit, ...]:
        before = self.tokens[token.i - 1].lower if token.i else ""
        if token.lemma in _COLLEAGUES:
            return self._publisher(token)
        if before in ("nos", "notre"):
            return ()  # "selon nos informations": the document's own words
        if before in ("même", "mêmes", "same"):
            return self._same_as_before(token)
        if token.lower in _RELEASES and (issuer := self._publisher(token) or self._subject_before(token)):
            return issuer
        if self._is_report(token):
            return self._publisher(token) or self._last_published(token) or (self.describe(token, stop),)
        if token.pos == "NUM" and self._is_describable(token):
            return (self.describe(token, stop),)
        person = self._apposed_person(token)
        if person is not None:
            return person.participants
        quoting = self._quoted_by(token)
        if quoting is not None:
            return quoting.participants
        limit = next((t.i for t in self.tokens[token.i :] if t.text in BREAKS), len(self.tokens))
        limit = max(limit, stop if last < 0 else limit)  # "her employer, the start-up X, | said"
        fillers = [
            f
            for f in _surest(self.fillers.of(token.i))
            if (f.rule != METONYM or self._stands_for_body(token))
            and not self._is_mistaken(token, f)
            and (f.rule != "apposition" or token.i <= f.start < limit)
            and (last < 0 or f.start < last)
        ]
        house = self._house(token)
        if house is not None:
            return house.participants
        if self._are_others(token, fillers):
            return (self.describe(token, stop),)
        if fillers:
            return tuple(dict.fromkeys(f.participant for f in fillers))
        name = self._name_beside(token)
        if name is not None:
            return name.participants
        if self._is_medium(token) and (
            known := self._last_published(token) or self._last_medium(token) or self._only_medium(token)
        ):
            return known
        if self._is_french and (owners := self._of_sentence(token)):
            return owners
        if token.lower in _SEVERAL:
            return self._unnamed_before(token, "")
        if token.lower in _PRONOUNS:
            inverted = token.lower.startswith("-")  # "X a vu son bénéfice tomber à Y, a-t-elle publié"
            return self._still_speaking(token) or (self._subject_before(token) if inverted else ())
        if self.is_abstract(token):
            return self._person_behind(token)
        if not self._is_describable(token) or self._is_lost_anaphor(token):
            return ()
        if self._goes_on(token) and (speaking := self._still_speaking(token)):
            return speaking
        called = self.describe(token, stop)
        return self._unnamed_before(token, called) or (called,)

    def _unnamed_before(self, token: Token, called: str) -> tuple[Credit, ...]:
        """ "the people said", "ont ajouté ces sources", "they said": those of whom the text has said more before."""
        before = self.tokens[token.i - 1].lower if token.i else ""
        if called and (called.lower() not in (token.lower, f"{before} {token.lower}") or before not in _THE_SAME):
            return ()
        near = (
            credit[0]
            for index, credit in reversed(self.told)
            if index < token.i and token.sentence - self.tokens[index].sentence <= _REMEMBERED and len(credit) == 1
        )
        if not called:
            last = next(near, 0)
            return (last,) if isinstance(last, str) else ()
        return next(((one,) for one in near if isinstance(one, str) and f" {token.lower} " in f" {one.lower()} "), ())

    def _is_mistaken(self, token: Token, filler: Filler) -> bool:
        """ "selon le greffe": no noun for people stands for a person."""
        reference = self.discourse.outermost(token.i)
        person = self.discourse.participants[filler.participant].type == "Person"
        if not person or reference is None or reference.kind != "noun" or not self._is_french:
            return False
        return not {token.lemma.lower(), token.lower} & self.words.person_nouns

    def _are_others(self, token: Token, fillers: Sequence[Filler]) -> bool:
        """ "selon deux diplomates, X a …", "X will resign, the aides said": several people are not the one beside."""
        persons = {f.participant for f in fillers}
        several = token.pos == "NOUN" and token.number == "p" and self._is_describable(token)
        return several and len(persons) == 1 and self.discourse.participants[fillers[0].participant].type == "Person"

    def _same_as_before(self, token: Token) -> tuple[Credit, ...]:
        """ "la même source": the last one called so, or else the last one."""
        known = [(index, credit) for index, credit in self.told if index < token.i]
        alike = [credit for index, credit in known if self.tokens[index].lemma == token.lemma]
        return alike[-1] if alike else known[-1][1] if known else ()

    def _still_speaking(self, token: Token) -> tuple[Credit, ...]:
        """Whom "a-t-il ajouté" means where nobody is known for it: who was credited last, just before."""
        near = [
            credit
            for index, credit in self.told
            if index < token.i and 0 <= self._since(token) - self.tokens[index].sentence <= 1
        ]
        return near[-1] if near and len(near[-1]) == 1 else ()

    def _goes_on(self, token: Token) -> bool:
        """ "« … », affirme X. Le directeur général ajoute que": a role in which the last speaker goes on."""
        role = {token.lemma.lower(), token.lower} & self.words.person_nouns and token.number != "p"
        opened = self.tokens[token.i - 1].lower in THE if token.i else False
        return bool(role) and opened and self.tokens[token.head].lemma in _ADDING

    def _since(self, token: Token) -> int:
        """The sentence that a pronoun stands in, or the first one of the quotation before it: "… », a-t-il ajouté"."""
        before = self.tokens[max(0, token.i - 4) : token.i]
        if not any(t.text in CLOSED for t in before):
            return token.sentence
        opened = next((t for t in reversed(self.tokens[: token.i]) if t.text in OPENED), token)
        return opened.sentence

    def _subject_before(self, token: Token) -> tuple[Credit, ...]:
        """Who does what a press release tells: "X a signé un accord, selon un communiqué"."""
        sentence = self.parsed.sentence_of(token.i)
        bodies = (
            r.participants[0]
            for r in sorted(self.discourse.references, key=lambda r: r.start)
            if len(r.participants) == 1 and sentence.start <= r.start < token.i and self._may_speak(r.participants[0])
        )
        return next(((n,) for n in bodies if self._is_subject(n, sentence.start, token.i)), ())

    def _is_describable(self, token: Token) -> bool:
        if token.lower in self.words.calendar:
            return False
        if token.pos in ("NUM", "PRON"):  # "two of the sources", "l'un d'eux", "someone close to them"
            after = self.tokens[token.i + 1].lower if token.i + 1 < len(self.tokens) else ""
            return token.lower in _SOMEBODY or after in ("of", "d'", "de", "des")
        return token.pos in ("NOUN", "PROPN")

    def _person_behind(self, token: Token) -> tuple[Credit, ...]:
        """ "la colère de la ministre X, qui rappelle que": whose mood it is says it."""
        found: tuple[Credit, ...] = ()
        for index in range(token.i + 1, min(token.i + 14, self.parsed.sentence_of(token.i).end)):
            if self.tokens[index].text in BREAKS or self.tokens[index].form == "Fin":
                break
            reference = self.discourse.outermost(index)
            if reference is not None and reference.kind == "name" and reference.start == index:
                person = self.discourse.participants[reference.participants[0]].type == "Person"
                found = reference.participants if person else found
        return found

    def _is_medium(self, token: Token) -> bool:
        return token.lemma.lower() in self.words.media_nouns or token.lower in self.words.media_nouns

    def _stands_for_body(self, token: Token) -> bool:
        """ "la direction de Renault" speaks for Renault; "son équipe" and "un porte-parole de X" for themselves."""
        owned = any(c.possessive for c in self.parsed.children(token.i, "det", "nmod:poss"))
        return not owned and token.lemma.lower() not in self.words.person_nouns and token.lower != "porte-parole"

    def _quoted_by(self, token: Token) -> Reference | None:
        """Who quotes an unnamed source or makes it public: "un conseiller cité par X", "résultats publiés par X"."""
        if token.pos != "NOUN" or self.discourse.outermost(token.i) is not None:
            return None
        limit = min(token.i + 8, self.parsed.sentence_of(token.i).end - 2)
        for index in range(token.i + 1, limit):
            word = self.tokens[index]
            if word.text in BREAKS or word.form == "Fin":
                return None
            led = index + 1
            while led < limit and self.tokens[led].lower in self.words.calendar:
                led += 1  # "publiés mercredi par X"
            if word.form == "Part" and self.tokens[led].lower in ("par", "by"):
                start = led + 1
                while start < limit + 2 and self.tokens[start].pos == "DET":
                    start += 1
                reference = self.discourse.outermost(start)
                if reference is not None and reference.kind in ("name", "nominal"):
                    kind = self.discourse.participants[reference.participants[0]].type
                    public = word.lemma in _PUBLISHING and kind in PUBLISHERS
                    return reference if kind == "MediaOutlet" or public else None
        return None

    # ------------------------------------------------------------ reports

    def _is_report(self, token: Token) -> bool:
        return token.lemma.lower() in self.words.report_nouns or token.lower in self.words.report_nouns

    def _publisher(self, report: Token) -> tuple[Credit, ...]:
        """Who made the report, told behind it: "un rapport de la Cour des comptes", "a report in X"; "X data"."""
        maker = None if self._is_french or not report.i else self.discourse.outermost(report.i - 1)
        if maker is not None and maker.kind == "name" and maker.end == report.i and self._publishes(maker, report):
            return maker.participants
        limit = min(report.i + 9, self.parsed.sentence_of(report.i).end)
        index = report.i + 1
        while index < limit and self.tokens[index].text not in BREAKS:
            clausal = self.tokens[index].lower in CLAUSAL
            if clausal and not (self._is_french and self.tokens[index].lower in ("que", "qu'", "dont")):
                break
            reference = self.discourse.outermost(index)
            named = reference is not None and reference.kind in ("name", "nominal") and reference.start == index
            if named and reference is not None and self._publishes(reference, report):
                return reference.participants
            if named and reference is not None and self._has_got(reference):
                return reference.participants
            if self.tokens[index].lower in ("sur", "on", "about", "concernant", "contre", "against", "to", "à"):
                return ()
            index += 1
        return ()

    def _publishes(self, reference: Reference, report: Token) -> bool:
        kind = self.discourse.participants[reference.participants[0]].type
        between = [t.lower for t in self.tokens[report.i + 1 : reference.start]]
        linked = not between or any(word in _OF or word in ("du", "d'", "de", "des") for word in between)
        return linked and kind in PUBLISHERS

    def _has_got(self, reference: Reference) -> bool:
        """ "une note que X s'est procurée", "un document dont X a eu copie", "consulté par X": X is who tells of it."""
        before = reference.start - 1
        while self.tokens[before].pos == "DET":
            before -= 1
        medium = self.discourse.participants[reference.participants[0]].type == "MediaOutlet"
        return self._is_french and medium and self.tokens[before].lower in ("que", "qu'", "dont", "par")

    def _last_published(self, report: Token) -> tuple[Credit, ...]:
        before = self.tokens[report.i - 1].lower if report.i else ""
        if report.i + 1 < len(self.tokens) and self.tokens[report.i + 1].pos in ("ADJ", "PROPN", "NOUN", "X"):
            return ()
        if before not in ("le", "l'", "the", "ce", "cet", "cette", "la", "this"):
            return ()
        known = [participant for place, participant in self.published if place < report.i]
        return (known[-1],) if known else ()

    # ------------------------------------------------------------ whom the text named before

    def _last_medium(self, token: Token) -> tuple[Credit, ...]:
        """The medium named last, in this sentence or the one before: "le site", "le quotidien"."""
        before = self.tokens[token.i - 1].lower if token.i else ""
        if not self._is_french or before not in THE:
            return ()
        named = [
            r
            for r in self.discourse.references
            if r.kind == "name" and r.end <= token.i and token.sentence - 1 <= self.tokens[r.start].sentence
            and self.discourse.participants[r.participants[0]].type == "MediaOutlet"
        ]  # fmt: skip
        return max(named, key=lambda r: r.start).participants if named else ()

    def _only_medium(self, token: Token) -> tuple[Credit, ...]:
        """ "le quotidien genevois", where one medium alone has been named so far."""
        opened = self.tokens[token.i - 1].lower in THE if token.i else False
        named = {
            r.participants[0]
            for r in self.discourse.references
            if r.kind == "name" and r.end <= token.i
            and self.discourse.participants[r.participants[0]].type == "MediaOutlet"
        }  # fmt: skip
        return tuple(named) if self._is_french and opened and len(named) == 1 else ()

    def _of_sentence(self, token: Token) -> tuple[Credit, ...]:
        """ "…, a annoncé la société", "…, ont indiqué les deux groupes": the bodies that the sentence names."""
        several = token.i > 1 and self.tokens[token.i - 1].lower == "deux" and self.tokens[token.i - 2].lower in _LES
        if not (self._is_lost_anaphor(token) or (several and self._is_body(token))):
            return ()
        sentence = self.parsed.sentence_of(token.i)
        bodies = {
            r.participants[0]: None
            for r in sorted(self.discourse.references, key=lambda r: r.start)
            if r.kind in ("name", "noun", "pronoun") and len(r.participants) == 1
            and sentence.start <= r.start < token.i and self._may_speak(r.participants[0])
        }  # fmt: skip
        if len(bodies) > 1 and not several:  # "X a racheté Y, a indiqué la société": X
            return next(((n,) for n in bodies if self._is_subject(n, sentence.start, token.i)), ())
        return tuple(bodies) if len(bodies) == 1 + several else ()

    def _is_subject(self, number: int, start: int, limit: int) -> bool:
        """Whether the participant is the subject of a main clause before the word."""
        words = (t for t in self.tokens[start:limit] if t.dep in ("nsubj", "nsubj:pass"))
        roots = (t for t in words if self.tokens[t.head].head == t.head)
        return any(f.participant == number for t in roots for f in self.fillers.of(t.i))

    def _may_speak(self, number: int) -> bool:
        participant = self.discourse.participants[number]
        kinds = ("Company", "Organization", "SportsTeam", "MediaOutlet", "EducationalInstitution")
        return participant.type in kinds or (participant.guessed and participant.type != "Person")

    def _is_body(self, token: Token) -> bool:
        return token.lemma.lower() in self.words.body_nouns

    def _is_lost_anaphor(self, token: Token) -> bool:
        """ "le groupe", "the company" that refers to somebody we could not tell: no source at all."""
        before = self.tokens[token.i - 1].lower if token.i else ""
        return before in THE and token.number != "p" and token.lemma.lower() in self.words.body_nouns


def _surest(fillers: tuple[Filler, ...]) -> list[Filler]:
    best = max((f.weight for f in fillers), default=0.0)
    return [f for f in fillers if f.weight >= best - 0.2]
