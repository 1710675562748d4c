"""What a date is told of, where it hangs below the word that says something, but not on it."""

from __future__ import annotations

from kg.discourse import Discourse
from kg.syntax import Token


def is_told_aside(date: Token, anchor: int, discourse: Discourse) -> bool:
    """Whether the date is that of a clause, a role or an apposition below the anchor.

    "will cut jobs at its unit X, which it bought | in 2023"; "the winner of the prize | in 1999, X has died";
    "né | en 1990, X vit à Y".
    """
    titles = {title.head for title in discourse.titles}
    step, aside = date, False
    while step.i != anchor and step.head != step.i:
        clause = step.dep in ("acl", "acl:relcl") or (step.dep == "advcl" and step.form == "Part")
        told = clause and step.pos in ("VERB", "AUX")
        role = step.i != date.i and (step.i in titles or step.dep == "appos")
        aside = aside or told or role
        step = discourse.parsed.tokens[step.head]
    return aside and step.i == anchor
