"""Mends the dependency tree where the parser stumbled over names, once the names are known.

A name is one word to syntax: it hangs on one head with one label, governs no agents, and a bare
name that hangs on a verb by a label for adverbs is its subject or object. The parser, which has
never seen most names, often says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.reading.subjects import adopt_subjects, free_subject, join_roots, restore_object, turn_nominal_root
from kg.syntax import ParsedText, Token

_ARGUMENTS = frozenset(
    (
        "nsubj",
        "nsubj:pass",
        "obj",
        "iobj",
        "obl",
        "obl:arg",
        "obl:mod",
        "obl:agent",
        "nmod",
        "nmod:poss",
        "conj",
        "appos",
        "root",
        "poss",
        "compound",
        "vocative",
    )
)
_OUTWARD = frozenset("par by pour for avec with contre against à to from".split())
"""Prepositions whose complement belongs to the word above a name, never to the name."""
_ADVERBIAL = frozenset(("obl:mod", "obl", "obl:arg", "nmod", "advmod", "obl:npmod", "nummod", "dep"))
_COMPOUND = frozenset(
    (
        *("face à", "lors de", "au cours de", "auprès de", "au profit de", "en faveur de", "au sein de"),
        *("à l' encontre de", "à l' égard de", "aux côtés de", "au détriment de", "à l' issue de", "grâce à"),
        *("à cause de", "hors de", "près de", "loin de", "au nom de", "ahead of", "instead of", "because of"),
        *("in favour of", "in favor of", "on behalf of", "out of", "in front of", "according to"),
    )
)
"""Prepositions of several words; the last one is written uncontracted."""

_ASIDE = frozenset("acl advcl amod conj appos dep parataxis obl:mod".split())
"""Labels of a participle that is said of the name before it."""

_DETERMINERS = frozenset("le la l' les the un une a an".split())
_CONTRACTED = {"du": "de", "des": "de", "d'": "de", "au": "à", "aux": "à"}


def mend(
    parsed: ParsedText,
    names: Iterable[tuple[int, int]],
    calendar: frozenset[str],
    honorifics: frozenset[str] = frozenset(),
) -> None:
    """Rewrite heads and labels in place.

    ``names`` are half-open token ranges, none crossing another; ``calendar`` the words for times,
    which like names govern no agents.
    """
    spans = sorted(set(names), key=lambda span: (span[1] - span[0], span))
    for start, end in spans:
        if len({parsed.tokens[i].sentence for i in range(start, end)}) == 1:
            _unite(parsed, start, end)
            _put_first(parsed, start, honorifics)
            _put_kind_first(parsed, start, end)
            _free_kind(parsed, start, end)
            _give_participle(parsed, start, end)
    for token in parsed.tokens:
        day = _is_day(parsed, token, calendar)
        if day and token.dep == "obj":
            token.dep = "obl:mod"
        if (token.lower in calendar or token.text[:1].isdigit()) and token.dep in _ADVERBIAL:
            _send_outward(parsed, token, token.i + 1)
            if day or token.lower in calendar:
                _free_object(parsed, parsed.tokens[token.i + day], parsed.tokens[token.head])
        elif token.lower == "intérim" and token.case == "par":
            for child in parsed.tokens[token.i + 1 : token.i + 6]:
                if child.head == token.i and child.case:
                    child.head = token.head
        elif token.case == "par" and token.dep.startswith("obl"):
            _give_agent(parsed, token)
    for sentence in parsed.sentences:
        join_roots(parsed, sentence)
        turn_nominal_root(parsed, sentence)
        free_subject(parsed, sentence)
        adopt_subjects(parsed, sentence)
        restore_object(parsed, sentence, calendar)
    for token in parsed.tokens:
        if token.case in ("à", "de", "of", "to"):
            _join_preposition(parsed, token)
    for amount in parsed.amounts:
        _free_from_amount(parsed, {token.i for token in parsed.touched(amount)})
    _keep_trees(parsed)
    for token in parsed.tokens:
        token.children.clear()
    for token in parsed.tokens:
        if token.head != token.i:
            parsed.tokens[token.head].children.append(token.i)


def _unite(parsed: ParsedText, start: int, end: int) -> None:
    tokens = parsed.tokens
    head = _head(tokens, start, end)
    for index in range(start, end):
        token = tokens[index]
        if index != head.i:
            token.head, token.dep = head.i, token.dep if token.dep in ("case", "det", "amod") else "flat:name"
            if token.pos in ("VERB", "AUX"):
                token.pos, token.form = "PROPN", ""
    if head.pos in ("VERB", "AUX", "ADV", "ADJ", "X", "PUNCT", "ADP", "SCONJ", "INTJ", "NUM") and head.capitalised:
        head.pos, head.form, head.tense, head.mood = "PROPN", "", "", ""
    for token in tokens[parsed.sentence_of(start).start : parsed.sentence_of(start).end]:
        if not start <= token.i < end and start <= token.head < end:
            token.head = head.i
    _break_cycle(tokens, head)
    _label(parsed, head, start)
    _send_outward(parsed, head, end)


def _put_first(parsed: ParsedText, start: int, honorifics: frozenset[str]) -> None:
    """ "Mme Plante": the name governs its form of address."""
    if start == 0 or parsed.tokens[start - 1].lower.rstrip(".") not in honorifics:
        return
    address = parsed.tokens[start - 1]
    name = parsed.tokens[start]
    while name.head != name.i and name.head != address.i and name.head >= start:
        name = parsed.tokens[name.head]
    if name.head != address.i:
        return
    name.head, name.dep = (address.head if address.head != address.i else name.i), address.dep
    name.case = name.case or address.case
    address.head, address.dep = name.i, "det"
    for token in parsed.tokens[parsed.sentence_of(start).start : parsed.sentence_of(start).end]:
        if token.head == address.i and token.i != name.i:
            token.head = name.i


def _put_kind_first(parsed: ParsedText, start: int, end: int) -> None:
    """ "le conglomérat X a accepté": the noun before a name governs it, whatever the parser made of the two."""
    tokens = parsed.tokens
    first = parsed.sentence_of(start).start
    index = start - 1
    while index > first and tokens[index].pos == "ADJ":
        index -= 1
    noun = tokens[index] if index >= first else None
    if noun is None or noun.pos != "NOUN" or noun.capitalised or not start <= noun.head < end:
        return
    name = tokens[noun.head]
    if noun.dep not in ("nsubj", "nsubj:pass", "amod", "nmod", "det", "dep", "appos") or noun.case:
        return
    noun.head, noun.dep = (name.head, name.dep) if name.head != name.i else (noun.i, "root")
    name.head, name.dep = noun.i, "appos"
    for token in tokens[first : parsed.sentence_of(start).end]:
        if token.head == name.i and not start <= token.i < end and (token.i > end or token.dep == "det"):
            token.head = noun.i


def _free_kind(parsed: ParsedText, start: int, end: int) -> None:
    """ "la vente de la société X | au groupe Y": no more than the name does the noun before it govern Y."""
    kind = parsed.tokens[start - 1] if start else None
    if kind is None or kind.pos != "NOUN" or kind.case not in ("de", "of"):
        return
    if _head(parsed.tokens, start, end).head == kind.i and parsed.tokens[kind.head].pos == "NOUN":
        _send_outward(parsed, kind, end)


def _give_participle(parsed: ParsedText, start: int, end: int) -> None:
    """ "X a battu Y, entraîné par Z": a participle behind a comma is said of the name before it."""
    tokens = parsed.tokens
    if end + 1 >= len(tokens) or tokens[end].text != ",":
        return
    participle = tokens[end + 1]
    _restore_left(parsed, participle)
    if participle.form != "Part" or participle.tense == "Pres" or participle.dep not in _ASIDE:
        return
    if participle.sentence != tokens[start].sentence or any(
        t.head == participle.i and t.dep.startswith("aux") for t in tokens[end : end + 6]
    ):
        return
    name = next(tokens[i] for i in range(start, end) if not start <= tokens[i].head < end or tokens[i].head == i)
    if name.head == participle.i:
        return
    if _is_below(tokens, name, participle):
        name.head, name.dep = participle.head, participle.dep  # the name takes the participle's place
    participle.head, participle.dep = name.i, "acl"


def _restore_left(parsed: ParsedText, word: Token) -> None:
    """ "Y, parti diriger Z", "Y, partie rejoindre Z": before an infinitive it is a participle, and no party or part."""
    after = parsed.tokens[word.i + 1] if word.i + 1 < len(parsed.tokens) else word
    if word.lower.rstrip("es") != "parti" or not after.lower.endswith(("er", "ir", "re")) or after.capitalised:
        return
    if after.pos != "VERB" or after.sentence != word.sentence or word.head == word.i:
        return
    word.pos, word.lemma, word.form, word.tense, word.dep = "VERB", "partir", "Part", "Past", "acl"
    after.form, after.tense, after.head, after.dep = "Inf", "", word.i, "xcomp"
    after.lemma = after.lower


def _is_below(tokens: tuple[Token, ...], token: Token, above: Token) -> bool:
    step = token
    while step.head != step.i:
        step = tokens[step.head]
        if step.i == above.i:
            return True
    return False


def _keep_trees(parsed: ParsedText) -> None:
    """Cut every cycle that moving words about has left: what closes one hangs on the sentence's root."""
    tokens = parsed.tokens
    for sentence in parsed.sentences:
        rooted = {token.i for token in tokens[sentence.start : sentence.end] if token.head == token.i}
        root = min(rooted, default=-1)
        for token in tokens[sentence.start : sentence.end]:
            path: list[int] = []
            step = token
            while step.i not in rooted and step.i not in path:
                path.append(step.i)
                step = tokens[step.head]
            if step.i in path:
                step.head, step.dep = (root, "dep") if root >= 0 else (step.i, "root")
                root = root if root >= 0 else step.i
            rooted.update(path)


def _break_cycle(tokens: tuple[Token, ...], head: Token) -> None:
    """When what stood above one word of the name hung on another, the name goes on top."""
    step, seen = tokens[head.head], {head.i}
    while step.head != step.i and step.i not in seen:
        seen.add(step.i)
        step = tokens[step.head]
    if step.i == head.i and head.head != head.i:
        head.head, head.dep = head.i, "root"


def _head(tokens: tuple[Token, ...], start: int, end: int) -> Token:
    outward = [tokens[i] for i in range(start, end) if not start <= tokens[i].head < end or tokens[i].head == i]
    proper = [token for token in outward if token.dep in _ARGUMENTS]
    return (proper or outward or [tokens[start]])[0]


def _label(parsed: ParsedText, head: Token, start: int) -> None:
    """Give the name the label that its preposition, or the lack of one, asks for."""
    tokens = parsed.tokens
    preposition = _preposition(parsed, start)
    if head.head == head.i:
        return
    above = tokens[head.head]
    nominal = above.pos in ("NOUN", "PROPN", "PRON", "NUM", "X", "ADJ")
    if preposition is not None:
        preposition.head, preposition.dep = head.i, "case"
        head.case = _CONTRACTED.get(preposition.lower, preposition.lower)
        if head.dep not in ("obl", "obl:arg", "obl:mod", "obl:agent", "nmod", "conj"):
            head.dep = "nmod" if nominal else "obl:mod"
    elif head.dep not in _ARGUMENTS and above.pos in ("VERB", "AUX"):
        head.dep = "nsubj" if head.i < above.i and not _has_subject(parsed, above) else "dep"
    elif head.dep not in _ARGUMENTS:
        head.dep = "dep"


def _preposition(parsed: ParsedText, start: int) -> Token | None:
    index = start - 1
    first = parsed.sentence_of(start).start
    if index >= first and parsed.tokens[index].lower in _DETERMINERS:
        index -= 1
    if index < first:
        return None
    token = parsed.tokens[index]
    return token if token.pos == "ADP" or token.lower in _CONTRACTED else None


def _has_subject(parsed: ParsedText, verb: Token) -> bool:
    return any(
        token.head == verb.i and token.dep in ("nsubj", "nsubj:pass")
        for token in parsed.tokens[max(0, verb.i - 60) : verb.i + 20]
    )


def _send_outward(parsed: ParsedText, name: Token, end: int) -> None:
    if name.head == name.i:
        return
    sentence = parsed.sentence_of(name.i)
    for token in parsed.tokens[end : sentence.end]:
        if token.head == name.i and token.case in _OUTWARD and token.dep not in ("conj", "appos"):
            token.head = name.head
            above = parsed.tokens[name.head]
            if token.dep not in ("obl:agent",):
                token.dep = "nmod" if above.pos in ("NOUN", "PROPN") else "obl:mod"


def _free_from_amount(parsed: ParsedText, inside: set[int]) -> None:
    """ "une commande de 300 millions d'euros | auprès de X": who stands behind an amount hangs on what has it."""
    tokens = parsed.tokens
    above = next((tokens[i] for i in inside if tokens[i].head not in inside), None)
    if above is None or above.head == above.i:
        return
    owner = tokens[above.head]
    if owner.lower == "worth" and owner.head != owner.i:
        inside, owner = inside | {owner.i}, tokens[owner.head]  # "an order worth $2m from X"
    for token in tokens[max(inside) + 1 : parsed.sentence_of(owner.i).end]:
        if token.head not in inside or token.case not in _OUTWARD | _COMPOUND:
            continue
        if token.pos == "PROPN" or any(t.head == token.i and t.capitalised for t in tokens[token.i : token.i + 4]):
            token.head, token.dep = owner.i, "nmod" if owner.pos in ("NOUN", "PROPN") else "obl:mod"


def _give_agent(parsed: ParsedText, agent: Token) -> None:
    """ "a autorisé l'achat de X | par son rival Y": an active verb has no agent, what is done to X has."""
    tokens = parsed.tokens
    verb = tokens[agent.head]
    before = [t for t in tokens[verb.i + 1 : agent.i] if t.head == verb.i and t.dep == "obj" and t.pos == "NOUN"]
    if verb.pos != "VERB" or not before or _is_passive(parsed, verb):
        return
    between = tokens[before[-1].i + 1 : agent.i]
    done_to = any(t.head == before[-1].i and t.case == "de" for t in between)
    if done_to and not any(t.pos in ("PUNCT", "VERB") for t in between):
        agent.head, agent.dep = before[-1].i, "nmod"


def _is_passive(parsed: ParsedText, verb: Token) -> bool:
    around = parsed.tokens[max(0, verb.i - 20) : verb.i]
    return any(t.head == verb.i and t.dep in ("aux:pass", "nsubj:pass") for t in around)


def _is_day(parsed: ParsedText, token: Token, calendar: frozenset[str]) -> bool:
    """ "a limogé le | 22 mars": a day of the month, which is nobody's object."""
    following = parsed.tokens[token.i + 1 : token.i + 2]
    return token.text.isdigit() and any(month.lower in calendar and month.head == token.i for month in following)


def _free_object(parsed: ParsedText, time: Token, verb: Token) -> None:
    """ "a sanctionné vendredi | la banque X": what follows a day is the verb's, not the day's."""
    tokens = parsed.tokens
    if verb.pos not in ("VERB", "AUX") or time.i + 1 >= len(tokens):
        return
    limit = min(parsed.sentence_of(time.i).end, time.i + 5)
    for token in tokens[time.i + 1 : limit]:
        if token.head == time.i and token.pos in ("NOUN", "PROPN", "X") and not token.case:
            if all(t.pos in ("DET", "ADJ") for t in tokens[time.i + 1 : token.i]) and token.lower not in _HOURS:
                taken = any(t.head == verb.i and t.dep in ("obj", "nsubj:pass") for t in tokens[verb.i : limit])
                passive = any(t.head == verb.i and t.dep in ("aux:pass", "cop") for t in tokens[: verb.i])
                token.head, token.dep = verb.i, "dep" if taken or passive else "obj"
                _follow(parsed, token, time)
            return


def _follow(parsed: ParsedText, noun: Token, time: Token) -> None:
    """ "a annoncé mercredi la suppression | de 300 postes": what hung on the day besides goes with the noun."""
    for token in parsed.tokens[noun.i + 1 : parsed.sentence_of(noun.i).end]:
        if token.head == time.i and token.case == "de":
            token.head, token.dep = noun.i, "nmod"


_HOURS = frozenset("matin soir midi nuit après-midi dernier prochain morning evening night".split())


def _join_preposition(parsed: ParsedText, token: Token) -> None:
    """ "face à X", "au profit de X": one preposition, and X hangs on what it modifies."""
    tokens = parsed.tokens
    first = parsed.sentence_of(token.i).start
    index = token.i - 1
    while index >= first and tokens[index].lower not in ("à", "au", "aux", "de", "du", "des", "d'", "of", "to"):
        if token.i - index > 5:
            return
        index -= 1
    for size in (3, 2, 1):
        start = index - size
        if start < first:
            continue
        phrase = " ".join([*(t.lower for t in tokens[start:index]), token.case])
        if phrase in _COMPOUND:
            token.case = phrase
            inside = {t.i for t in tokens[start : index + 1]}
            outer = tokens[token.head]
            if outer.i in inside and outer.head not in inside:
                token.head = outer.head if outer.head != outer.i else token.head
                token.dep = "obl:mod"
            return
