"""What a date is told of, where it hangs below the word that says something, but not on it."""

from __future__ import annotations

from kg.discourse import Discourse
from kg.syntax import ParsedText, Token

_RELATIVE = frozenset("qui lequel laquelle which who".split())


def is_told_aside(date: Token, anchor: int, discourse: Discourse) -> bool:
    """Whether the date is that of a clause, a role or an apposition below the anchor.

    "will cut jobs at its unit X, which it bought | in 2023"; "the winner of the prize | in 1999, X has died";
    "né | en 1990, X vit à Y"; "médaille d'or | en 2002, il présidait X".
    """
    path = _up_to(anchor, date, discourse.parsed)
    if not path:
        return False
    titles = {title.head for title in discourse.titles}
    for step in path:
        clause = step.dep in ("acl", "acl:relcl") or (step.dep == "advcl" and step.form == "Part")
        if clause and step.pos in ("VERB", "AUX"):
            return True
        if step.i != date.i and (step.i in titles or step.dep == "appos" or _opens(step, discourse.parsed)):
            return True
    return False


def is_told_of_another(word: Token, anchor: int, parsed: ParsedText) -> bool:
    """Whether a word belongs to a relative clause, or another verb, below the anchor.

    "X, which invested | $5m, may sue Y"; "X emploie 30 personnes et a réalisé | en 2022".
    """
    return any(_tells_another(step, parsed) for step in _up_to(anchor, word, parsed))


def _tells_another(verb: Token, parsed: ParsedText) -> bool:
    """Whether a verb tells something of its own, beside what its head tells."""
    if verb.pos not in ("VERB", "AUX"):
        return False
    relative = any(parsed.tokens[child].lower in _RELATIVE for child in verb.children)
    return verb.dep in ("acl:relcl", "conj") or (verb.dep == "advcl" and relative)


def _up_to(anchor: int, word: Token, parsed: ParsedText) -> list[Token]:
    """A word and those above it, up to the anchor, which is left out; nothing where it does not hang below that."""
    path = []
    while word.i != anchor:
        if word.head == word.i:
            return []
        path.append(word)
        word = parsed.tokens[word.head]
    return path


def _opens(noun: Token, parsed: ParsedText) -> bool:
    """ "Médaille d'or du CNRS en 2002, il présidait X": a noun that opens the sentence, said of its subject."""
    bare = noun.pos == "NOUN" and not noun.case and noun.dep in ("obl:mod", "dislocated", "parataxis")
    if not bare or noun.i != parsed.sentence_of(noun.i).start:
        return False
    return not any(period.start < noun.end and noun.start < period.end for period in parsed.periods)
