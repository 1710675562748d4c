"""Where sentences start, decided from typography before the parser runs.

Left to itself the parser starts a new sentence after a one-word name ("Pyongyang | menace Séoul")
and loses the subject; newswire typography is regular enough to decide by rule.
"""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc

_FINAL = frozenset({".", "!", "?", "…", "...", "?!", "!?", ".»", '."'})
_CLOSING = frozenset({"»", '"', "”", ")", "]", "''", "’", "'"})
_OPENING = frozenset({"«", '"', "“", "(", "[", "-", "–", "—", "``", "‘", "'"})
_TITLES = frozenset(
    "m. mm. mme. mlle. me. dr. pr. st. ste. mr. mrs. ms. gen. sen. rep. gov. lt. sgt. col. no. vs. cf.".split()
)

_ENGLISH_TITLES = frozenset(
    "sens. reps. govs. gens. rev. revs. prof. profs. capt. maj. adm. cmdr. brig. supt. insp. det. cllr. messrs. drs. "
    "hon. pres. atty. asst. pvt. cpl. sgts. pfc. ft. mt. dept.".split()
)
_MONTHS = frozenset("jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec.".split())
_FIRMS = frozenset("inc. corp. co. ltd. bros. llc. cos.".split())
_OFFICES = frozenset(
    "chief president chairman chairwoman chair ceo cfo founder vice director executive general".split()
)
_STATES = frozenset(
    "ala. ariz. ark. calif. colo. conn. del. fla. ga. ill. ind. kan. ky. la. md. mass. mich. minn. miss. mo. mont. "
    "neb. nev. okla. ore. pa. tenn. tex. vt. va. wash. wis. wyo. ont. que. alta. sask. man.".split()
)
_LETTERED = frozenset(
    """annex annexe appendix bloc block catégorie category class division grade group groupe hall hepatitis hépatite
    pool poule section series serie série terminal vitamin vitamine ward zone""".split()
)
"""Nouns that a letter follows, with which a sentence may end: "to top Group B. | Ireland will face …"."""
_DOTTED = re.compile(r"(?:[A-Z]\.){2,}")
_CLOCK = frozenset("a.m. p.m.".split())
_TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december et est edt pt pst gmt bst local central eastern pacific".split()
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
    if _is_lettered(doc, before):
        return doc[index].text[:1].isupper() or doc[index].text in _OPENING
    if doc.lang_ == "en" and last.endswith(".") and (known := _abbreviation(doc, before, index)):
        return known > 0
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


def _is_lettered(doc: Doc, stop: int) -> bool:
    """Whether a full stop closes a noun with its letter, "Group B.", in one token with the letter or behind it."""
    letter = stop - 1 if doc[stop].text == "." else stop
    text = doc[letter].text if letter < stop else doc[stop].text.removesuffix(".")
    stopped = doc[stop].text.endswith(".") and len(text) == 1 and text.isupper()
    return stopped and letter > 0 and doc[letter - 1].lower_ in _LETTERED


def _abbreviation(doc: Doc, before: int, index: int) -> int:
    """Whether a sentence starts behind an English abbreviation: 1 if so, -1 if not, 0 when nothing tells."""
    last, following = doc[before].text, doc[index]
    if last == "." and before and not doc[before - 1].whitespace_:
        before, last = before - 1, doc[before - 1].text + "."  # "Reps", "."
    if not last[0].isalnum() or not (last[0].isupper() or last in _CLOCK):
        return 0
    word = last.lower()
    capital = following.text[:1].isupper()
    placed = before > 0 and doc[before - 1].text in (",", "-", "–")
    if word in _ENGLISH_TITLES or (word in _MONTHS and following.text[:1].isdigit()):
        return -1  # "Sens. | Holt and Reed", "Feb. | 3"
    if word in _CLOCK:
        return 1 if capital and following.lower_ not in _TIMES else -1
    if word in _STATES and placed:
        return 1 if capital or following.text in _OPENING else -1  # inside a sentence a comma follows the state
    if _DOTTED.fullmatch(last):
        if placed and capital:
            return 1  # "in Washington, D.C. | Reed said"
        return 1 if following.is_stop and capital else -1 if capital else 0  # "the U.S. | Senate"
    if word in _FIRMS and capital:
        office = following.lower_ in _OFFICES and index + 1 < len(doc) and doc[index + 1].text[:1].isupper()
        return -1 if office else 1 if following.is_stop or len(word) > 3 else 0
    return 1 if word in ("jr.", "sr.") and following.is_stop and capital else 0
