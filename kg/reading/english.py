"""Turns the English pipeline's dependency labels into Universal Dependencies."""

from __future__ import annotations

from kg.syntax import Token

_PLAIN = {
    "ROOT": "root", "dobj": "obj", "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass",
    "relcl": "acl:relcl", "poss": "nmod:poss", "prt": "compound:prt", "neg": "advmod", "npadvmod": "obl:mod",
    "quantmod": "advmod", "dative": "iobj", "attr": "xcomp", "oprd": "xcomp", "acomp": "xcomp", "intj": "discourse",
    "predet": "det", "preconj": "cc", "meta": "dep", "pcomp": "advcl",
}  # fmt: skip


def convert(tokens: list[Token], offset: int) -> None:
    """Rewrite heads and labels of one parsed paragraph in place; ``offset`` is its first index."""
    for token in tokens:
        token.dep = _PLAIN.get(token.dep, token.dep)
    for token in tokens:
        if token.dep == "pobj" or (token.dep == "advcl" and tokens[token.head - offset].dep in ("prep", "agent")):
            _lift_over_preposition(token, tokens, offset)
    for token in tokens:
        if token.dep in ("prep", "agent"):
            token.dep = "advmod"
    for token in tokens:
        if token.dep == "xcomp" and token.form != "Inf":
            _lift_over_copula(token, tokens, offset)


def _lift_over_preposition(token: Token, tokens: list[Token], offset: int) -> None:
    """ "met with Putin": Putin becomes the oblique of met, with its case."""
    marker = tokens[token.head - offset]
    words = [marker.lower]
    above = tokens[marker.head - offset]
    while (
        above.dep in ("prep", "agent", "pcomp")
        and above.i != above.head
        and above.pos in ("ADP", "SCONJ", "ADV", "VERB")
    ):
        if above.form == "Ger" or above.pos == "ADP" or above.lower in ("according", "because", "instead", "out"):
            words.insert(0, above.lower)
        marker, above = above, tokens[above.head - offset]
        if marker.i == above.i:
            break
    agent = marker.dep == "agent"
    noun_above = above.pos in ("NOUN", "PROPN", "PRON", "NUM", "SYM")
    if token.dep == "advcl":
        token.dep = "advcl"
    elif agent:
        token.dep = "obl:agent"
    else:
        token.dep = "nmod" if noun_above else "obl:mod"
    old = tokens[token.head - offset]
    token.head = above.i
    token.case = " ".join(words)
    if old.dep in ("prep", "agent", "dative", "iobj"):
        if old.dep == "iobj" and token.dep == "obl:mod":
            token.dep = "obl:arg"
        old.dep, old.head = "case", token.i


def _lift_over_copula(token: Token, tokens: list[Token], offset: int) -> None:
    """ "X is chairman": chairman becomes the head, "is" its copula."""
    verb = tokens[token.head - offset]
    if verb.lemma != "be" or verb.i == token.i:
        return
    token.head = verb.head if verb.head != verb.i else token.i
    token.dep = verb.dep
    for other in tokens:
        if other.head == verb.i and other.i not in (verb.i, token.i):
            other.head = token.i
    verb.head, verb.dep = token.i, "cop"
