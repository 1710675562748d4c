"""Figures of something else than the draft says: "dont deux enfants" is no toll, "an order worth $2bn" no value.

So are dates: "winner of the prize in 1999, X has died".
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.claims.dated import is_told_aside
from kg.claims.draft import Draft
from kg.claims.figures import head_of
from kg.claims.vocabulary import Vocabulary
from kg.discourse import Discourse
from kg.model import Period, Quantity
from kg.syntax import ParsedText, Token

_PART = frozenset("among dont including parmi".split())
_BEHIND_PART = (("of", "them"), ("of", "whom"), ("d'", "entre"), ("d’", "entre"))
"""What parts of a toll stand before or behind: "six dead, including two children", "two of them children"."""

_OTHER = frozenset("another autre comparable earlier précédent précédente previous semblable similaire similar".split())
_INDEFINITE = frozenset("a an un une".split())
_NEAR = 3
_COSTS = frozenset(
    """amende budget coût coûts cost costs damage dégât dégâts dommage dommages facture fine manque-à-gagner préjudice
    rançon surcoût""".split()
)
"""What an amount may be of that is no revenue, whoever bears it."""
_ACCOUNTS = frozenset(
    "affaires bénéfice bénéfices chiffre earnings income loss losses perte pertes profit profits revenue revenues "
    "sales ventes".split()
)
_BARGAINS = frozenset(
    """contract contracts order orders deal deals agreement agreements loan loans tender contrat contrats commande
    commandes marché marchés accord accords prêt prêts financement""".split()
)
"""What is worth an amount, whoever it is with."""


def is_miscounted(draft: Draft, discourse: Discourse, words: Vocabulary) -> bool:
    """Whether the figure of a draft is of something else than its relation says."""
    inside = discourse.parsed.touched(draft.value_span) if draft.value_span is not None else ()
    if not inside:
        return False
    if isinstance(draft.value, Period):
        return is_told_aside(head_of(inside), draft.anchor, discourse)
    if draft.relation == "age":
        return _is_of_ones_own(draft, inside[0].i, discourse.parsed)
    if draft.relation == "valuation":
        return _is_worth_of_bargain(head_of(inside), discourse.parsed)
    if draft.relation in ("profit", "revenue"):
        return _is_cost(inside[0].i, discourse.parsed)
    return draft.relation == "casualties" and _is_no_toll(draft, inside[0].i, inside[-1].i, discourse, words)


def _is_of_ones_own(draft: Draft, first: int, parsed: ParsedText) -> bool:
    """ "X's 16-year-old record", "X's 12-year-old son": not X's age."""
    return draft.subject_tokens[1] == first - 1 and parsed.tokens[first - 1].lower in ("'s", "’s", "'")


def _is_cost(first: int, parsed: ParsedText) -> bool:
    """ "chiffre le coût à 170 millions", "le manque à gagner à 20 millions": no noun stands nearer that names it."""
    for token in reversed(parsed.tokens[parsed.sentence_of(first).start : first]):
        if token.text in (",", ";", ":") or token.lower in _ACCOUNTS:
            return False
        gain = token.lower == "gagner" and parsed.text(max(token.i - 2, 0), token.i).lower() == "manque à"
        if gain or token.lower in _COSTS:
            return True
    return False


def _is_worth_of_bargain(step: Token, parsed: ParsedText) -> bool:
    """Whether an amount that is said to be what somebody is worth is that of an order, a loan or the like."""
    while step.head != step.i:
        step = parsed.tokens[step.head]
        if step.lower in _BARGAINS:
            return True
        if step.pos in ("VERB", "AUX"):
            return False
    return False


def _is_no_toll(draft: Draft, first: int, last: int, discourse: Discourse, words: Vocabulary) -> bool:
    """Whether a draft of how many died counts a part of the dead, other things, or the dead of another event."""
    return (
        _is_part(discourse.parsed, first, last)
        or _is_counted_besides(discourse.parsed, draft, first, last)
        or _is_of_another(discourse, draft, first, words)
    )


def _is_part(parsed: ParsedText, first: int, last: int) -> bool:
    tokens, sentence = parsed.tokens, parsed.sentence_of(first)
    before = {token.lower for token in tokens[max(sentence.start, first - _NEAR) : first]}
    behind = tuple(token.lower for token in tokens[last + 1 : last + _NEAR])
    if before & _PART or behind in _BEHIND_PART:
        return True
    counted = _count_before(parsed, first)  # "trois morts, | deux pêcheurs et un vulcanologue"
    return counted is not None and tokens[first - 1].text == ","


def _count_before(parsed: ParsedText, first: int) -> Quantity | None:
    """The count that ends where the comma before a figure stands."""
    if first < 2:
        return None
    end = parsed.tokens[first - 2].end
    return next((found.value for found in parsed.quantities if found.end == end), None)


def _is_counted_besides(parsed: ParsedText, draft: Draft, first: int, last: int) -> bool:
    """Whether the word of the dead has a number of its own: "deux | morts en Irlande, 90 000 foyers sans courant"."""
    anchor = parsed.tokens[draft.anchor_tokens[0]]
    if anchor.pos != "NOUN" or first <= anchor.i <= last:
        return False
    own = (parsed.tokens[index] for index in anchor.children)
    return any(token.dep == "nummod" and not first <= token.i <= last for token in own)


def _is_of_another(discourse: Discourse, draft: Draft, first: int, words: Vocabulary) -> bool:
    """Whether another event stands nearer: one that its sentence brings up as new, and not the draft's."""
    parsed = discourse.parsed
    own = [r for r in discourse.references if draft.subject in r.participants]
    mine = {index for reference in own for index in range(reference.start, reference.end)}
    others = [token for token in _brought_up(parsed, first, words) if token.i not in mine]
    if not others:
        return False
    nearest = min(abs(token.i - first) for token in others)
    sentence = parsed.sentence_of(first)
    here = [abs(index - first) for index in mine if sentence.start <= index < sentence.end]
    return min(here, default=nearest + 1) > nearest


def _brought_up(parsed: ParsedText, index: int, words: Vocabulary) -> Iterator[Token]:
    """Disasters that a token's sentence tells from those before: "a collision", "un accident semblable"."""
    sentence = parsed.sentence_of(index)
    for token in parsed.tokens[sentence.start : sentence.end]:
        if token.lower not in words.disasters or token.pos != "NOUN":
            continue
        around = parsed.tokens[max(sentence.start, token.i - _NEAR) : min(sentence.end, token.i + 2)]
        if any(one.lower in _OTHER | _INDEFINITE for one in around):
            yield token
