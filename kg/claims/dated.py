"""What a date is told of, where it hangs below the word that says something, but not on it."""

from __future__ import annotations

from kg.discourse import Discourse
from kg.syntax import ParsedText, Token


def is_told_aside(date: Token, anchor: int, discourse: Discourse) -> bool:
    """Whether the date is that of a clause, a role or an apposition below the anchor.

    "will cut jobs at its unit X, which it bought | in 2023"; "the winner of the prize | in 1999, X has died";
    "né | en 1990, X vit à Y"; "médaille d'or | en 2002, il présidait X".
    """
    titles = {title.head for title in discourse.titles}
    step, aside = date, False
    while step.i != anchor and step.head != step.i:
        clause = step.dep in ("acl", "acl:relcl") or (step.dep == "advcl" and step.form == "Part")
        told = clause and step.pos in ("VERB", "AUX")
        role = step.i != date.i and (step.i in titles or step.dep == "appos" or _opens(step, discourse))
        aside = aside or told or role
        step = discourse.parsed.tokens[step.head]
    return aside and step.i == anchor


def is_told_in_clause(word: Token, anchor: int, parsed: ParsedText) -> bool:
    """Whether a word belongs to a relative clause below the anchor: "X, which invested | $5m, may sue Y"."""
    step, inside = word, False
    while step.i != anchor and step.head != step.i:
        inside = inside or step.dep == "acl:relcl"
        step = parsed.tokens[step.head]
    return inside and step.i == anchor


def _opens(noun: Token, discourse: Discourse) -> bool:
    """ "Médaille d'or du CNRS en 2002, il présidait X": a noun that opens the sentence, said of its subject."""
    parsed = discourse.parsed
    bare = noun.pos == "NOUN" and not noun.case and noun.dep in ("obl:mod", "dislocated", "parataxis")
    dates = any(period.start < noun.end and noun.start < period.end for period in parsed.periods)
    return bare and not dates and noun.i == parsed.sentence_of(noun.i).start
