"""Where sentences start, decided from typography before the parser runs.

Left to itself the parser starts a new sentence after a one-word name ("Pyongyang | menace Séoul")
and loses the subject; newswire typography is regular enough to decide by rule.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

_FINAL = frozenset({".", "!", "?", "…", "...", "?!", "!?", ".»", '."'})
_CLOSING = frozenset({"»", '"', "”", ")", "]", "''", "’", "'"})
_OPENING = frozenset({"«", '"', "“", "(", "[", "-", "–", "—", "``", "‘", "'"})
_TITLES = frozenset(
    "m. mm. mme. mlle. me. dr. pr. st. ste. mr. mrs. ms. gen. sen. rep. gov. lt. sgt. col. no. vs. cf.".split()
)


@Language.component("kg_sentence_starts")
def sentence_starts(doc: Doc) -> Doc:
    """The document with every token marked as starting a sentence or not."""
    for token in doc:
        token.is_sent_start = token.i == 0 or _starts(doc, token.i)
    return doc


def _starts(doc: Doc, index: int) -> bool:
    before = index - 1
    while before > 0 and doc[before].text in _CLOSING:
        before -= 1
    last = doc[before].text
    if last not in _FINAL and not (last.endswith((".", "!", "?")) and len(last) > 3 and last.lower() not in _TITLES):
        return False
    if last == "." and before > 0 and len(doc[before - 1].text) == 1 and doc[before - 1].text.isupper():
        return False  # an initial: "J. Dupont"
    if doc[index].text in _CLOSING and doc[index].text not in _OPENING:
        return False
    following = index
    while following < len(doc) - 1 and doc[following].text in _OPENING:
        following += 1
    word = doc[following].text
    return word[:1].isupper() or word[:1].isdigit()
