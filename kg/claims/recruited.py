"""Players whom a team takes: they belong to it, and are appointed to nothing."""

from __future__ import annotations

from kg.claims.draft import Draft
from kg.claims.vocabulary import Vocabulary
from kg.discourse import Discourse

_STAFF = frozenset(
    """adjoint adjointe assistant coach directeur directrice entraîneur entraîneuse manager préparateur président
    sélectionneur sélectionneuse technicien technicienne boss chief director doctor head manageress physio scout
    trainer""".split()
)
"""Who is hired by a team to a post."""


def is_recruited(draft: Draft, discourse: Discourse, words: Vocabulary) -> bool:
    """Whether a draft appoints the player that a team signs: "Nantes a recruté l'attaquant X"."""
    if draft.relation != "appoints" or discourse.participants[draft.subject].type != "SportsTeam":
        return False
    tokens = discourse.parsed.tokens
    if tokens[draft.anchor].lemma not in words.signing_verbs:
        return False
    sentence = discourse.parsed.sentence_of(draft.anchor)
    return not _STAFF & {t.lemma.lower() for t in tokens[sentence.start : sentence.end]}
