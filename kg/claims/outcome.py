"""What becomes of an operation that is the subject: "la fusion a échoué", "le rachat doit être finalisé en juin"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.claims.mood import Finding, Mood
from kg.claims.vocabulary import Vocabulary
from kg.model import Status
from kg.syntax import ParsedText, Token

_RELATIVES = frozenset("qui que qu' dont où".split())
_GOING = frozenset("rendre quitter partir fuir venir aller rentrer".split())
_INDEFINITE = frozenset("un une toute tout pareil pareille".split())
"""What opens a sentence about something that is only supposed: "une attaque de X serait …"."""
_EXPIRING = frozenset("expirer achever expire".split())
_MODAL = {"devoir": Status.PLANNED, "pouvoir": Status.POSSIBLE}
_REMAINING = frozenset("rester demeurer remain".split())
_LINKING = frozenset("être rester demeurer paraître sembler voir".split())
_REACH = 6
"""Words from a copula on in which its predicate stands."""
_PENDING = frozenset(
    "soumettre suspendre conditionner subordonner dépendre subject conditional contingent depend hinge".split()
)
"""What still hangs on somebody's consent."""


def outcome(verb: Token, parsed: ParsedText, mood: Mood, words: Vocabulary) -> Finding | None:
    """What a verb or predicate says of the operation that is its subject."""
    own = mood.of(verb)
    particle = next((t.lower for t in parsed.children(verb.i, "compound:prt")), "")
    if f"{verb.lemma} {particle}" in words.negated_verbs:
        return Finding(Status.NEGATED, f"{verb.lemma} {particle}")  # "the match was called off"
    below = [*parsed.children(verb.i, "xcomp", "acomp", "obj")]
    lemmas = _predicate(verb, parsed)
    if (
        own is not None
        and own.status in (Status.NEGATED, Status.PAST)
        and lemmas & (words.settled_words | words.agenda_words)
    ):
        return Finding(Status.POSSIBLE if lemmas & words.settled_words else Status.NEGATED, verb.lemma)
    late = verb.lemma in words.postponing_verbs or (
        verb.lemma in _MODAL and any(c.lemma in words.postponing_verbs for c in below)
    )
    if late and (own is None or own.status is Status.POSSIBLE):
        return Finding(Status.PLANNED, verb.lemma)  # "a été retardée", "pourrait être retardée"
    if verb.lemma in words.negated_verbs or verb.lemma in words.failing_verbs:
        return Finding(Status.NEGATED, verb.lemma)
    if verb.lemma in _EXPIRING or any(c.lower == "fin" for c in parsed.children(verb.i, "obj")):
        return Finding(Status.PAST, verb.lemma)
    if verb.lemma in words.expecting_verbs:
        return Finding(Status.PLANNED, verb.lemma)
    if verb.lemma in _PENDING or (verb.lemma in _REMAINING and any(c.lemma in _PENDING for c in below)):
        return own or Finding(Status.PLANNED, verb.lemma)
    if lemmas & words.open_words or lemmas & words.coming_words:
        return own or Finding(Status.POSSIBLE if lemmas & words.open_words else Status.PLANNED, verb.lemma)
    telling = words.completing_verbs | words.measure_verbs
    if verb.lemma in _MODAL and any(c.lemma in telling | words.expecting_verbs for c in below):
        return own or Finding(_MODAL[verb.lemma], verb.lemma)
    comes = verb.lemma == "faire" and any(parsed.tokens[i].lower in ("se", "s'") for i in verb.children)
    return own if comes or verb.lemma in telling else None


def _predicate(verb: Token, parsed: ParsedText) -> frozenset[str]:
    """The lemmas of what is said of the subject by a copula or in the passive: "reste à l'étude", "a été reporté"."""
    links = [i for i in verb.children if parsed.tokens[i].dep in ("cop", "aux:pass")]
    if not links and verb.lemma not in _LINKING:
        return frozenset()
    start = min((verb.i, *links))
    lemmas = set()
    for token in parsed.tokens[start : start + _REACH]:
        if token.pos == "PUNCT" or token.sentence != verb.sentence:
            break
        lemmas.add(token.lemma)
    return frozenset(lemmas)


def fails_behind(verb: Token, parsed: ParsedText, words: Vocabulary) -> bool:
    """ "devait racheter X ; le montage a capoté"."""
    sentence = parsed.sentence_of(verb.i)
    return any(t.pos == "VERB" and t.lemma in words.failing_verbs for t in parsed.tokens[verb.i + 1 : sentence.end])


def fronted(noun: Token, parsed: ParsedText, mood: Mood, words: Vocabulary) -> Finding | None:
    """What the verb says of an operation that opens a French sentence, whatever the parser hung it on."""
    sentence = parsed.sentence_of(noun.i)
    if words.language != "fr" or noun.pos != "NOUN" or noun.i - sentence.start > 1:
        return None
    if noun.lemma.lower() in words.person_nouns:
        return None  # "le joueur de X n'a rien conclu": he plays there
    for token in parsed.tokens[_over_aside(noun, parsed) : sentence.end]:
        if token.pos == "PUNCT" or token.lower in _RELATIVES:
            return None
        if token.form == "Fin":
            verb = parsed.tokens[token.head] if token.dep == "cop" or token.dep.startswith("aux") else token
            told = outcome(verb, parsed, mood, words)
            supposed = token.mood == "Cnd" and parsed.tokens[sentence.start].lower in _INDEFINITE
            return told or (Finding(Status.POSSIBLE, token.lower) if supposed else None)
    return None


def _over_aside(noun: Token, parsed: ParsedText) -> int:
    """Where the words go on behind a participle between commas: "L'acquisition de X, annoncée en mars, | devrait"."""
    tokens, sentence = parsed.tokens, parsed.sentence_of(noun.i)
    commas = [t.i for t in tokens[noun.i : sentence.end] if t.text == ","]
    if len(commas) < 2 or any(t.form == "Fin" for t in tokens[noun.i : commas[1]]):
        return noun.i + 1
    return commas[1] + 1 if tokens[commas[0] + 1].form == "Part" else noun.i + 1


def is_clause_of_noun(clause: Token, tokens: Sequence[Token]) -> bool:
    """Whether a clause tells what the noun above it is: "l'idée que X rachète Y", "l'hypothèse selon laquelle …"."""
    joining = [tokens[i] for i in clause.children if tokens[i].lower in ("que", "qu'") and tokens[i].dep != "obj"]
    joining += [tokens[i] for i in clause.children if tokens[i].lower == "that" and tokens[i].dep == "mark"]
    joining += [tokens[i] for i in clause.children if tokens[i].lower.endswith(("quelle", "quel", "quels", "quelles"))]
    finite = clause.form == "Fin" or any(tokens[i].dep.startswith("aux") for i in clause.children)
    return finite and bool(joining)


def has_gone(verb: Token, tokens: Sequence[Token]) -> bool:
    """ "s'est rendu à Vienne pour y rencontrer X", "a quitté le pays pour trouver refuge en Y": it came to that."""
    helped = any(tokens[i].dep.startswith("aux") and tokens[i].tense == "Pres" for i in verb.children)
    return verb.lemma in _GOING and verb.form == "Part" and helped
