"""Rumours that somebody denies right behind: "X négocierait avec Y, ce que Y dément", "His office denied it"."""

from __future__ import annotations

from kg.claims.attribution import Attribution
from kg.claims.draft import Draft
from kg.claims.sources import Credit
from kg.model import Status
from kg.syntax import Token

_DENYING = frozenset("démentir nier réfuter deny".split())
_ANAPHORS = frozenset("l' le la les ce que qu' it that this these".split())
_NEWS = frozenset("information rumeur nouvelle projet report rumour rumor claim story".split())
"""What a denial calls the rumour, if it calls it anything."""
_NOT = frozenset("ne n' ni not nor neither".split())
_CLAUSAL = frozenset("avoir être any de d'".split())
"""Words behind the verb that open what else is denied."""
_TOLD_BEHIND = frozenset("that que qu' laquelle lequel of de d' du des".split())
"""Words that open what a report says."""
_BREAKING = (";", ",", ":")
_SOON = 12
"""Words within which the next sentence must deny it."""
_RUMOURED = (Status.POSSIBLE, Status.NEGATED)


class Denials:
    """Finds who denies what a sentence of one document tells as a rumour."""

    def __init__(self, attribution: Attribution) -> None:
        self.attribution = attribution
        self.parsed = attribution.parsed
        self.tokens = attribution.tokens

    def of(self, draft: Draft) -> tuple[Credit, ...]:
        """Who denies a draft behind its word; in English one of its ends, or somebody who speaks for one of them."""
        if draft.status not in _RUMOURED:
            return ()
        sentence = self.parsed.sentence_of(draft.anchor)
        for verb in self.tokens[draft.anchor + 1 : sentence.end]:
            signs = [t.text for t in self.tokens[draft.anchor : verb.i] if t.text in _BREAKING]
            apart = ";" in signs or (signs and draft.anchor not in self.parsed.subtree(verb.i))
            if apart and self._denies(verb):
                return self._denier(verb, draft)
        following = self._next(draft.anchor)
        return self._denier(following, draft) if following is not None else ()

    def _next(self, anchor: int) -> Token | None:
        """The verb of the next sentence, if denying is all that it tells first."""
        number = self.tokens[anchor].sentence + 1
        if number >= len(self.parsed.sentences):
            return None
        sentence = self.parsed.sentences[number]
        if sentence.paragraph != self.parsed.sentence_of(anchor).paragraph:
            return None
        opening = self.tokens[sentence.start : min(sentence.end, sentence.start + _SOON)]
        verb = next((t for t in opening if t.pos == "VERB"), None)
        return verb if verb is not None and self._denies(verb) else None

    def _denies(self, verb: Token) -> bool:
        """Whether a verb denies what stands before it, and nothing else."""
        if verb.pos != "VERB" or verb.lemma not in _DENYING or verb.form == "Inf":
            return False
        helped = any(t.dep.startswith("aux") and t.dep != "aux:pass" for t in self.parsed.children(verb.i))
        if verb.form != "Fin" and not helped:
            return False
        before = self.tokens[max(0, verb.i - 3) : verb.i]
        behind = self.tokens[verb.i + 1].lower if verb.i + 1 < len(self.tokens) else ""
        if any(t.lower in _NOT for t in before) or behind in _CLAUSAL:
            return False
        objects = [t for t in self.parsed.children(verb.i, "obj", "ccomp", "xcomp") if t.i > verb.i]
        return all(t.lower in _ANAPHORS or self._is_the_news(t) for t in objects)

    def _is_the_news(self, noun: Token) -> bool:
        """ "denied the report", and not "denied a report that": of what stands before, and of nothing told behind."""
        behind = self.tokens[noun.i + 1 : self.parsed.sentence_of(noun.i).end]
        return noun.lemma.lower() in _NEWS and not any(t.lower in _TOLD_BEHIND for t in behind)

    def _denier(self, verb: Token, draft: Draft) -> tuple[Credit, ...]:
        credit = self.attribution.sources.credit(self.attribution.reporting.subject(verb), verb.i)
        concerned = any(isinstance(one, str) or one in (draft.subject, draft.object) for one in credit)
        return credit if concerned or self.attribution.words.language == "fr" else ()
