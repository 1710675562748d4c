"""Names that vary: "Sydney University" and "University of Sydney", "the Safety Board", "Daech" and "Daesch", "DSK".

Whether what two names denote is of one kind, and nothing else in the text could be meant, is asked elsewhere
(`kg.entities.joining`); here only their words are compared, as `kg.entities.groups.normalise` gives them.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.entities.groups import full_words, is_subsequence

_LONG = 6
"""From this many letters on, two words that differ in one are one word misspelt, and not two short ones."""
_OF = frozenset("of for on".split())


def keeps_head(short: Sequence[str], full: Sequence[str], language: str, *, office: bool) -> bool:
    """Whether a name is a longer one without some words that say whose or which it is, but not without its noun.

    What heads an ``office`` may stand behind in one and before in the other.

    >>> keeps_head(("health", "ministry"), ("nigerian", "ministry", "of", "health"), "en", office=True)
    True
    >>> keeps_head(("centrale", "de", "fessenheim"), ("centrale", "nucleaire", "de", "fessenheim"), "fr", office=False)
    True
    >>> keeps_head(("new", "york"), ("new", "york", "police"), "en", office=True)
    False
    """
    some, every, head = full_words(tuple(short)), full_words(tuple(full)), head_of(full, language)
    if len(some) < 2 or head not in some:
        return False
    turned = office and some[-1] == head and is_subsequence((head, *some[:-1]), every)
    return is_subsequence(some, every) or turned


def head_of(words: Sequence[str], language: str) -> str:
    """The noun that says what a body or a building is: the first word in French, in English that before "of".

    >>> head_of(("federal", "bureau", "of", "investigation"), "en"), head_of(("cour", "supreme"), "fr")
    ('bureau', 'cour')
    """
    if language == "fr":
        return words[0]
    links = (index for index, word in enumerate(words) if word in _OF and index)
    return words[next(links, len(words)) - 1]


def are_its_members(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether a party goes by what its members are called: "Social Democrats" for "Social Democratic Party".

    >>> are_its_members(("unionists",), ("democratic", "unionist", "party"))
    True
    >>> are_its_members(("liberal", "democrats"), ("liberal", "party"))
    False
    """
    stems = [word[:_LONG] for word in full]
    plural = short[-1].endswith("s") and len(short[-1]) > _LONG
    return plural and len(short) < len(full) and all(word.removesuffix("s")[:_LONG] in stems for word in short)


def is_spelt_otherwise(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names differ by one letter, or two that are turned, inside one long word.

    >>> is_spelt_otherwise(("recep", "tayyip", "erdogan"), ("recep", "tayip", "erdogan"))
    True
    >>> is_spelt_otherwise(("daech",), ("daesch",)), is_spelt_otherwise(("ford",), ("fort",))
    (True, False)
    """
    if len(one) != len(other):
        return False
    apart = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(apart) == 1 and _is_slip(*apart[0])


def is_same_person(one: Sequence[str], other: Sequence[str]) -> bool:
    """The same for two people, or the short form of a first name: "Steve Cummings" is "Stephen Cummings".

    What only has a letter more at the end may be a wife, a sister or a daughter.

    >>> is_same_person(("steve", "cummings"), ("stephen", "cummings"))
    True
    >>> is_same_person(("olga", "petrov"), ("olga", "petrova")), is_same_person(("michel", "roy"), ("michele", "roy"))
    (False, False)
    """
    if len(one) != len(other):
        return False
    apart = [tuple(sorted(pair, key=len)) for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    if len(one) > 1 and one[1:] == other[1:] and len(apart) == 1:
        return any(called in _SHORT_FOR.get(short, ()) for short, called in (apart[0], apart[0][::-1]))
    return is_spelt_otherwise(one, other) and not any(longer.startswith(shorter) for shorter, longer in apart)


def _is_slip(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    if len(longer) < _LONG or one[0] != other[0] or not (one + other).isalpha():
        return False
    if len(longer) == len(shorter):
        apart = [k for k in range(len(one)) if one[k] != other[k]]
        turned = len(apart) == 2 and apart[1] == apart[0] + 1 and one[apart[0]] == other[apart[1]]
        return len(apart) == 1 or (turned and one[apart[1]] == other[apart[0]])
    return any(longer[:k] + longer[k + 1 :] == shorter for k in range(len(longer)))


_SHORT_FOR = {
    short: frozenset(names.split())
    for short, names in (
        ("abe", "abraham"), ("al", "albert alan"), ("alex", "alexander alexandre alexandra"), ("andy", "andrew"),
        ("ben", "benjamin"), ("bernie", "bernard"), ("bill", "william"), ("bob", "robert"), ("bobby", "robert"),
        ("charlie", "charles"), ("chris", "christopher christian christine"), ("chuck", "charles"), ("dan", "daniel"),
        ("dave", "david"), ("dick", "richard"), ("don", "donald"), ("doug", "douglas"), ("ed", "edward edmund"),
        ("eddie", "edward"), ("fred", "frederick"), ("gerry", "gerald gerard"), ("greg", "gregory"), ("hank", "henry"),
        ("harry", "henry harold"), ("jack", "john"), ("jeff", "jeffrey geoffrey"), ("jerry", "gerald jerome"),
        ("jim", "james"), ("jimmy", "james"), ("joe", "joseph"), ("jon", "jonathan"), ("josh", "joshua"),
        ("kate", "katherine catherine"), ("ken", "kenneth"), ("larry", "lawrence"), ("liz", "elizabeth"),
        ("matt", "matthew"), ("meg", "margaret"), ("mike", "michael"), ("nick", "nicholas"), ("pat", "patricia"),
        ("pete", "peter"), ("phil", "philip phillip"), ("rick", "richard"), ("rob", "robert"), ("ron", "ronald"),
        ("sam", "samuel samantha"), ("steve", "stephen steven"), ("sue", "susan"), ("ted", "edward theodore"),
        ("tim", "timothy"), ("tom", "thomas"), ("tony", "anthony"), ("vince", "vincent"), ("will", "william"),
        ("bertie", "bartholomew"), ("sandy", "alexander"), ("gus", "angus augustus"), ("maggie", "margaret"),
    )
}  # fmt: skip
"""What English first names are shortened to."""
