"""Whom the sentences beside a claim credit for it: the lead for its headline, "X l'a confirmé"."""

from __future__ import annotations

from itertools import pairwise

from kg.claims.clauses import Clauses
from kg.claims.reporting import Reporting
from kg.claims.sources import Credit, Sources
from kg.claims.vocabulary import Vocabulary
from kg.discourse import Discourse
from kg.syntax import Sentence, Token

_CHOOSING = ("retenir", "valider", "sélectionner", "désigner", "publier", "proclamer", "autoriser")
_ANNOUNCING = frozenset("annoncer confirmer révéler écrire indiquer announce confirm reveal report".split())
_IT = frozenset("l' le information nouvelle annonce it this news move deal decision announcement".split())
_ITS_NEWS = _IT | frozenset(
    "disparition décès mort nomination démission départ décision opération death appointment resignation".split()
)
"""How a sentence calls what the one before told."""
_DEALS = frozenset(
    """contrat accord opération transaction investissement fusion acquisition rachat cession transfert nomination
    commande contract agreement deal transaction acquisition takeover merger sale transfer appointment""".split()
)
"""How a sentence calls the deal that the one before told."""
_MADE_OF = {
    "memberOf": frozenset("signature arrivée recrutement transfert venue signing arrival transfer".split()),
    "leaves": frozenset("départ démission departure resignation exit".split()),
    "acquires": frozenset("rachat acquisition reprise takeover purchase".split()),
    "appoints": frozenset("nomination désignation appointment".split()),
    "diedIn": frozenset("décès mort disparition death".split()),
    "diedOn": frozenset("décès mort disparition death".split()),
}
"""How an announcement calls what a relation tells: "Le club a annoncé la signature du gardien"."""
_MAKING = ("faire", "rendre", "make")
"""Verbs of "l'annonce en a été faite par", "a été rendue publique par", "the announcement was made by"."""
_REVISING = frozenset("revoir réviser établir arrêter".split())
"""Verbs that bring a toll to a number, besides those that change any figure."""
_PUBLISHING = frozenset(
    """publier révéler rapporter divulguer diffuser relayer annoncer confirmer dévoiler publish report reveal announce
    confirm""".split()
)
_SENTENCES = 2
"""How many sentences behind a claim may say who told it."""
_SOON = 16
"""Words within which a sentence must say who told the one before."""
_LISTS = (
    *(("il", "s'", "agit"), ("ce", "sont"), ("il", "se", "agit")),
    *(("seront", "présents"), ("parmi", "eux"), ("parmi", "elles")),
)
"""How a sentence opens that lists what the one before announced."""


class Announcements:
    """Finds who announced, in another sentence, what a sentence of one document says."""

    def __init__(
        self, discourse: Discourse, clauses: Clauses, reporting: Reporting, sources: Sources, words: Vocabulary
    ) -> None:
        self.discourse = discourse
        self.parsed = discourse.parsed
        self.tokens = discourse.parsed.tokens
        self.clauses = clauses
        self.reporting = reporting
        self.sources = sources
        self.words = words

    def of_lead(self, token: Token) -> tuple[Credit, ...]:
        """Whom the first sentence of the article credits for all of it: the headline makes it short."""
        number = next((k for k, s in enumerate(self.parsed.sentences) if not s.headline and self._tells(s)), -1)
        if number < 0 or not self.parsed.sentences[token.sentence].headline:
            return ()
        lead = self.parsed.sentences[number]
        for frame in self.reporting.of(number):
            if frame.first == lead.start or frame.start == lead.start:
                return self.sources.of_frame(frame)
        root = next((t for t in self.tokens[lead.start : lead.end] if t.head == t.i), None)
        if root is None or root.pos != "VERB" or root.lemma not in self.words.announcing_verbs:
            return ()
        return self.sources.credit(self.reporting.subject(root), root.i)

    def _tells(self, sentence: Sentence) -> bool:
        """Whether a sentence is more than a place and a date: "TOURS (AFP) -"."""
        return any(t.form == "Fin" for t in self.tokens[sentence.start : sentence.end])

    def of_headline(self, token: Token) -> tuple[Credit, ...]:
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

    def of_list(self, token: Token) -> tuple[Credit, ...]:
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

    def after(self, token: Token, relation: str = "") -> tuple[Credit, ...]:
        """Who one of the next two sentences says told it: "Sa fille l'a annoncé", "The club confirmed the move"."""
        here = self.parsed.sentences[token.sentence]
        if here.headline or token.pos not in ("VERB", "AUX"):
            return ()
        for behind in self.parsed.sentences[token.sentence + 1 : token.sentence + 1 + _SENTENCES]:
            if behind.paragraph != here.paragraph:
                return ()
            told = self._told_in(behind, relation)
            if told:
                return told
        return ()

    def _told_in(self, behind: Sentence, relation: str) -> tuple[Credit, ...]:
        """Who a sentence says told what stands before it."""
        this = self._what_it_is(behind)
        for verb in self.tokens[behind.start : min(behind.end, behind.start + _SOON)]:
            if verb.pos != "VERB":
                continue
            if this and self.reporting.is_reporting(verb):  # "C'est ce qu'a annoncé X"
                named = self.reporting.name_behind(verb)
                return self.sources.credit(self.reporting.subject(verb) if named is None else (named,), verb.i)
            if self._made_known(verb):
                who = self.reporting.subject(self.tokens[verb.i - 1])
                first = self.reporting.noun_after(behind.start, verb.i)
                return self.sources.credit(who or (() if first is None else (first,)), verb.i)
            if verb.lemma in _PUBLISHING and (made := self._made_public(verb, behind)):
                return made
            if verb.lemma in _MAKING and (makers := self._makers(verb, behind)):
                return makers
            if verb.lemma in _ANNOUNCING and self._is_what_was_said(verb, relation):
                return self.sources.credit(self.reporting.subject(verb), verb.i)
        return self._of_deal(behind)

    def _what_it_is(self, behind: Sentence) -> bool:
        """ "C'est ce qu'a annoncé X", "C'est du moins ce qu'affirme X": of the sentence before."""
        opening = [t.lower for t in self.tokens[behind.start : min(behind.end, behind.start + 7)]]
        told = any(pair in (("ce", "qu'"), ("ce", "que")) for pair in pairwise(opening[2:]))
        return opening[:2] == ["c'", "est"] and told

    def _makers(self, verb: Token, behind: Sentence) -> tuple[Credit, ...]:
        """ "L'annonce en a été faite par X", "L'information a été rendue publique par X"."""
        if not self.clauses.is_passive(verb) or not self._is_what_was_said(verb, ""):
            return ()
        by = next((t for t in self.tokens[verb.i : behind.end] if t.lower in ("par", "by")), None)
        head = self.reporting.noun_after(by.i + 1, behind.end) if by is not None else None
        return self.sources.credit((head,)) if head is not None else ()

    def _of_deal(self, behind: Sentence) -> tuple[Credit, ...]:
        """Who tells, in its sentence, of the deal told before: "Le contrat a été signé à Rabat, selon le ministère"."""
        opening = self.tokens[behind.start : behind.start + 2]
        if len(opening) < 2 or opening[0].pos != "DET" or opening[1].lower not in _DEALS or opening[1].number == "p":
            return ()
        frames = (f for f in self.reporting.of(opening[0].sentence) if f.reaches(opening[1].i))
        return next((credit for frame in frames if (credit := self.sources.of_frame(frame))), ())

    def _made_public(self, verb: Token, behind: Sentence) -> tuple[Credit, ...]:
        """ "L'information, publiée par X, n'a pas été commentée": by whom."""
        by = self.tokens[verb.i + 1] if verb.i + 1 < behind.end else verb
        news = any(t.lower in _IT for t in self.tokens[behind.start : min(verb.i, behind.start + 3)])
        if by.lower not in ("par", "by") or not news or verb.form != "Part":
            return ()
        head = self.reporting.noun_after(by.i + 1, behind.end)
        return self.sources.credit((head,)) if head is not None else ()

    def of_toll(self, token: Token) -> tuple[Credit, ...]:
        """Who brings a French death toll to what it is: "le bilan a été ramené à sept morts par X"."""
        sentence = self.parsed.sentence_of(token.i)
        words = self.tokens[sentence.start : sentence.end]
        if self.words.language != "fr" or not any(t.lower == "bilan" for t in words):
            return ()
        verb = next((t for t in words if t.pos == "VERB" and t.lemma in self.words.change_verbs | _REVISING), None)
        if verb is None:
            return ()
        if not self.clauses.is_passive(verb):
            subjects = (t.i for t in self.parsed.children(verb.i, "nsubj") if t.lower != "bilan" and t.i < verb.i)
            return self.sources.credit([*subjects][:1])
        by = next((t for t in self.tokens[verb.i : sentence.end] if t.lower == "par"), None)
        head = self.reporting.noun_after(by.i + 1, sentence.end) if by is not None else None
        return self.sources.credit((head,)) if head is not None else ()

    def _made_known(self, verb: Token) -> bool:
        """ "X l'a fait | savoir"."""
        before = [t.lower for t in self.tokens[max(0, verb.i - 3) : verb.i]]
        return verb.lower == "savoir" and before[:1] == ["l'"] and before[-1:] == ["fait"]

    def _is_what_was_said(self, verb: Token, relation: str) -> bool:
        """Whether the verb's object, or the subject of its passive, is the sentence before."""
        role, words = ("nsubj:pass", _ITS_NEWS) if self.clauses.is_passive(verb) else ("obj", _IT)
        called = words | _MADE_OF.get(relation, frozenset())
        return any(child.lower in called for child in self.parsed.children(verb.i, role))

    def _announces(self, verb: Token) -> bool:
        if self.clauses.is_passive(verb):
            return verb.lemma in self.words.announcing_verbs or verb.lemma in _CHOOSING
        return verb.lemma in self.words.announcing_verbs
