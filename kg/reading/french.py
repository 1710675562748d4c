"""Repairs of what the French pipeline gets wrong as a rule: lemmas of verbs, prepositions."""

from __future__ import annotations

from collections.abc import Callable, Container
from functools import lru_cache
from typing import cast

from spacy.language import Language
from spacy.pipeline import Lemmatizer

from kg.syntax import Token

_PREPOSITIONS = {
    "du": "de", "des": "de", "d'": "de", "au": "à", "aux": "à", "jusqu'": "jusque", "vers": "vers",
    "dès": "dès", "chez": "chez", "envers": "envers",
}  # fmt: skip

_LEMMAS = {
    "vient": "venir", "viennent": "venir", "veut": "vouloir", "veulent": "vouloir", "peut": "pouvoir",
    "peuvent": "pouvoir", "doit": "devoir", "doivent": "devoir", "dément": "démentir", "démentent": "démentir",
    "dit": "dire", "disent": "dire", "va": "aller", "vont": "aller", "élit": "élire", "élu": "élire",
    "élue": "élire", "élus": "élire", "bat": "battre", "battent": "battre", "vend": "vendre", "vendent": "vendre",
    "prend": "prendre", "prennent": "prendre", "reprend": "reprendre", "perd": "perdre", "rend": "rendre",
    "met": "mettre", "promet": "promettre", "soutient": "soutenir", "soutiennent": "soutenir", "tient": "tenir",
    "détient": "détenir", "détiennent": "détenir", "obtient": "obtenir", "devient": "devenir", "deviennent": "devenir",
    "produit": "produire", "produisent": "produire", "construit": "construire", "conduit": "conduire",
    "fournit": "fournir", "investit": "investir", "acquiert": "acquérir", "acquis": "acquérir", "sort": "sortir",
    "part": "partir", "meurt": "mourir", "mort": "mourir", "morte": "mourir", "naît": "naître", "né": "naître",
    "née": "naître", "nés": "naître", "vit": "vivre", "détruit": "détruire", "poursuit": "poursuivre",
    "rejoint": "rejoindre", "craint": "craindre", "fait": "faire", "font": "faire", "suit": "suivre",
    "écrit": "écrire", "voit": "voir", "reçoit": "recevoir", "reçoivent": "recevoir", "sera": "être", "serait": "être",
    "offert": "offrir", "offre": "offrir", "ouvre": "ouvrir", "détenu": "détenir", "vendu": "vendre", "fonde": "fonder",
}  # fmt: skip
"""Irregular forms that the pipeline's rules leave as they are or give to another word."""


def preposition(word: str) -> str:
    """The uncontracted preposition: "du" → "de", "aux" → "à"."""
    return _PREPOSITIONS.get(word, word)


def verb_lemmatiser(nlp: Language) -> Callable[[str, str], str]:
    """A function from (form, the pipeline's lemma) to an infinitive that the pipeline's lexicon knows.

    The pipeline's rules miss the present tense of many verbs ("diffuse" → "diffus"); its own list
    of infinitives tells when, and the endings lead back.
    """
    lemmatizer = cast(Lemmatizer, nlp.get_pipe("lemmatizer"))
    lookups = lemmatizer.lookups
    irregular = lookups.get_table("lemma_exc")["verb"]
    infinitives = frozenset(lookups.get_table("lemma_index")["verb"]).union(*irregular.values())

    @lru_cache(maxsize=20_000)
    def lemma_of(form: str, proposed: str) -> str:
        if form in _LEMMAS:
            return _LEMMAS[form]
        if proposed in infinitives:
            return proposed
        if known := irregular.get(form):
            return str(known[0])
        for ending, restored in _ENDINGS:
            if form.endswith(ending) and (stem := form.removesuffix(ending)) and stem + restored in infinitives:
                return stem + restored
        return proposed

    return lemma_of


@lru_cache(maxsize=2)
def adjectives(nlp: Language) -> frozenset[str]:
    """Adjectives of the pipeline's own dictionary, in lower case, inflected forms included."""
    lookups = cast(Lemmatizer, nlp.get_pipe("lemmatizer")).lookups
    return frozenset(word for table in ("lemma_index", "lemma_exc") for word in lookups.get_table(table).get("adj", ()))


def is_future_or_conditional(form: str, infinitive: str) -> str:
    """Tense of a finite form by its ending: "Fut", "Cnd" or "" (neither).

    The pipeline confuses the endings of rare verbs. Both tenses are built on a stem in r; the
    imperfect and the simple past of "tirer", on the stem of the infinitive without its ending.

    >>> is_future_or_conditional("rachètera", "racheter"), is_future_or_conditional("rencontrerait", "rencontrer")
    ('Fut', 'Cnd')
    >>> is_future_or_conditional("tira", "tirer"), is_future_or_conditional("courait", "courir")
    ('', '')
    """
    if not infinitive.endswith(("er", "ir", "re")):
        return ""
    for endings, tense in ((("ait", "aient"), "Cnd"), (("a", "ont"), "Fut")):
        for ending in endings:
            stem = form.removesuffix(ending)
            if stem != form and len(stem) > 2 and stem.endswith("r") and stem != infinitive[:-2]:
                return tense
    return ""


def tense_in_er(form: str, infinitive: str) -> str:
    """Tense of a finite form of a verb in -er by its ending: "Past" (simple), "Pres" or "" (neither).

    >>> tense_in_er("dirigea", "diriger"), tense_in_er("enseigne", "enseigner"), tense_in_er("va", "aller")
    ('Past', 'Pres', '')
    >>> tense_in_er("dirigera", "diriger"), tense_in_er("jugèrent", "juger"), tense_in_er("jugent", "juger")
    ('', 'Past', 'Pres')
    """
    if not infinitive.endswith("er") or is_future_or_conditional(form, infinitive) or form in ("va", "a"):
        return ""
    if form.endswith(("a", "èrent")):
        return "Past"
    return "Pres" if form.endswith(("e", "ent")) and not form.endswith("aient") else ""


def is_imperfect(form: str, infinitive: str) -> bool:
    """Whether a finite form is an imperfect by its ending, which the pipeline takes for others in rare verbs.

    >>> is_imperfect("détenait", "détenir"), is_imperfect("détiendrait", "détenir"), is_imperfect("fait", "faire")
    (True, False, False)
    """
    if not form.endswith(("ait", "aient")) or is_future_or_conditional(form, infinitive):
        return False
    return form not in ("sait", "hait", "ait", "aient", infinitive[:-2] + "t", infinitive[:-2])


_ENDINGS = (
    ("e", "er"), ("es", "er"), ("ent", "er"), ("é", "er"), ("ée", "er"), ("és", "er"), ("ées", "er"), ("a", "er"),
    ("era", "er"), ("erait", "er"), ("ait", "er"), ("aient", "er"), ("ant", "er"), ("èrent", "er"), ("eront", "er"),
    ("eraient", "er"), ("ge", "ger"), ("gea", "ger"), ("geait", "ger"), ("geant", "ger"), ("ça", "cer"),
    ("çait", "cer"), ("ie", "yer"), ("ient", "yer"), ("iera", "yer"), ("ette", "eter"), ("elle", "eler"),
    ("ète", "éter"), ("ède", "éder"), ("ère", "érer"), ("ège", "éger"), ("ève", "ever"), ("ène", "ener"),
    ("èle", "eler"), ("it", "ir"), ("issent", "ir"), ("ira", "ir"), ("irait", "ir"), ("issait", "ir"),
    ("issant", "ir"), ("i", "ir"), ("ie", "ir"), ("is", "ir"), ("ies", "ir"), ("irent", "ir"), ("iront", "ir"),
    ("u", "re"), ("ue", "re"), ("us", "re"), ("ues", "re"), ("ra", "re"), ("rait", "re"), ("ait", "re"),
    ("ent", "re"), ("ant", "re"), ("aient", "re"), ("it", "re"), ("irent", "re"),
)  # fmt: skip


_PARTICIPLES = ("é", "ée", "és", "ées", "i", "ie", "is", "ies", "u", "ue", "us", "ues", "t", "te", "ts", "tes")


def correct_tags(tokens: list[Token], lemma_of: Callable[[str, str], str], adjectives: Container[str]) -> None:
    """Retag in one sentence, in place, what the tagger cannot have meant.

    A word of letters is no punctuation and an unknown capitalised word inside a sentence no pronoun:
    both are names. An adjective whose lemma is a verb is its participle: "Basée à Nairobi".
    """
    if len(tokens) > 3:
        _correct_opening(tokens, lemma_of, adjectives)
    for place, token in enumerate(tokens):
        if token.text[:1].isalpha():
            unknown = token.capitalised and not token.common and place > 0 and len(token.text) > 2
            if token.pos in ("PUNCT", "SYM") and len(token.text) > 1:
                token.pos = "PROPN" if token.capitalised else "X"
            elif token.pos == "PRON" and unknown and tokens[place - 1].text not in ("«", '"', ":", "-", "–", "—", "("):
                token.pos = "PROPN"
        if (
            token.pos == "ADJ"
            and not token.form
            and token.lemma != token.lower
            and token.lemma.endswith(("er", "ir", "re", "oir"))
            and token.lower.endswith(_PARTICIPLES)
        ):
            token.form, token.tense = "Part", "Past"
        elif token.pos in ("X", "PROPN", "NOUN") and _is_helped(token, tokens[max(0, place - 4) : place]):
            token.pos, token.lemma = "VERB", lemma_of(token.lower, token.lemma)
            token.form, token.tense = "Part", "Past"
        elif token.pos == "VERB" and token.form == "Fin" and place and _determines(tokens[place - 1], token):
            token.pos, token.lemma, token.form, token.tense, token.mood = "NOUN", token.lower, "", "", ""
        elif token.pos in ("VERB", "AUX") and token.text.isupper() and len(token.text) > 1:
            _make_noun(token, tokens)
        elif token.pos in ("VERB", "AUX") and token.form == "Fin" and token.lower.endswith(_PARTICIPLES[:4]):
            token.form, token.tense, token.mood = "Part", "Past", ""
        elif token.pos in ("VERB", "AUX") and token.form == "Fin" and is_imperfect(token.lower, token.lemma):
            token.tense, token.mood = "Imp", "Ind"
        elif token.pos == "VERB" and token.form == "Fin" and token.tense in ("Past", "Pres") and token.mood == "Ind":
            token.tense = tense_in_er(token.lower, token.lemma) or token.tense
        elif token.pos == "ADJ" and token.lower in _LIFE and place + 1 < len(tokens) and tokens[place + 1].pos == "ADP":
            token.pos, token.lemma, token.form, token.tense = "VERB", _LIFE[token.lower], "Part", "Past"


def _is_helped(token: Token, before: list[Token]) -> bool:
    """ "a | nié avoir discuté": behind its auxiliary stands a participle, whatever the tagger takes it for."""
    participle = not token.capitalised and token.lower.endswith(_PARTICIPLES)
    return participle and any(t.head == token.i and t.dep == "aux:tense" for t in before)


def _determines(before: Token, token: Token) -> bool:
    """ "son | offre", "l'| offre valorise X": no verb stands behind its determiner."""
    return before.pos == "DET" and before.head == token.i and not token.capitalised


def _make_noun(token: Token, tokens: list[Token]) -> None:
    """ "est PDG de X": capitals are an abbreviation, and "être" before it a copula."""
    token.pos, token.form, token.tense, token.mood = "NOUN", "", "", ""
    for other in tokens:
        if other.head == token.i and other.i < token.i:
            other.dep = {"aux:pass": "cop", "aux:tense": "cop", "nsubj:pass": "nsubj"}.get(other.dep, other.dep)


_LIFE = {
    "mort": "mourir", "morte": "mourir", "morts": "mourir", "mortes": "mourir", "né": "naître", "née": "naître",
    "nés": "naître", "nées": "naître",
}  # fmt: skip


def _correct_opening(tokens: list[Token], lemma_of: Callable[[str, str], str], adjectives: Container[str]) -> None:
    """ "Visé par une enquête, X …", "Présent en Bolivie, X …": the first word is no name before a complement."""
    first, second = tokens[0], tokens[1]
    if first.pos not in ("PROPN", "NOUN", "ADJ", "X", "VERB") or second.capitalised or first.text.isupper():
        return
    if not (second.pos in ("ADP", "ADV") or second.text[:1].isdigit() or second.lower in ("il", "lundi", "mardi")):
        return
    if not any(t.text == "," for t in tokens[2:25]):
        return
    infinitive = lemma_of(first.lower, first.lower)
    if second.lower in ("à", "au", "aux", "en", "dans", "le") and first.lower in _LIFE:  # no "Mort | de X"
        first.pos, first.lemma, first.form, first.tense = "VERB", _LIFE[first.lower], "Part", "Past"
    elif first.lower.endswith(_PARTICIPLES[:4]) and infinitive != first.lower and infinitive.endswith("er"):
        first.pos, first.lemma, first.form, first.tense = "VERB", infinitive, "Part", "Past"
    elif first.pos in ("PROPN", "X") and first.lower in adjectives:
        first.pos, first.lemma = "ADJ", first.lower


_NOMINAL_LABELS = frozenset(
    {"amod", "nmod", "appos", "flat", "flat:name", "root", "dep", "obl:mod", "conj", "acl", "advmod"}
)


def revive_verb(tokens: list[Token], offset: int, lemma_of: Callable[[str, str], str]) -> None:
    """Give a sentence without a verb the one that was tagged as a noun or an adjective, in place.

    "Le Qatar finance le club": "finance" hangs on "Qatar" as if it were an adjective. Only a word
    between two noun phrases, without determiner or preposition of its own, is turned.
    """
    denial = next((t for t in tokens[1:-1] if t.lower == "dément" and t.pos == "ADV"), None)
    if denial is not None:  # no adverb, for all its ending: "Paul Lemoine dément que X ait livré Y"
        root = next((t for t in tokens if t.head == t.i), denial)
        if root.i < denial.i and root.pos in ("NOUN", "PROPN", "X"):
            denial.head = root.i
        _make_root(denial, lemma_of(denial.lower, denial.lower), tokens, offset)
        return
    if any(t.form == "Fin" or (t.pos == "AUX" and t.form != "Inf") for t in tokens):
        return
    for token in tokens[1:-1]:
        if (
            token.pos not in ("NOUN", "ADJ", "VERB", "X", "ADV")
            or token.capitalised
            or token.dep not in _NOMINAL_LABELS
        ):
            continue
        if not token.lower.endswith(("e", "ent", "it", "nd")) or token.form in ("Inf", "Part"):
            continue
        lemma = lemma_of(token.lower, token.lower)
        if lemma == token.lower or not lemma.endswith(("er", "ir", "re")):
            continue
        before, after = tokens[token.i - offset - 1], tokens[token.i - offset + 1]
        aside = before.text == "," and lemma in ("démentir",)
        counted = lemma in ("compter", "employer") and after.text[:1].isdigit()
        if not (before.pos in ("PROPN", "NOUN", "X", "ADJ") or aside) or not (counted or _opens_complement(after)):
            continue
        _make_root(token, lemma, tokens, offset)
        return


def _opens_complement(token: Token) -> bool:
    return (
        token.pos in ("DET", "PROPN", "X")
        or token.capitalised
        or token.form == "Inf"
        or token.lower in ("sur", "contre", "à", "au", "aux", "avec", "dans", "en")
    )


def _make_root(verb: Token, lemma: str, tokens: list[Token], offset: int) -> None:
    subject = tokens[verb.head - offset] if verb.head < verb.i else tokens[verb.i - offset - 1]
    while (
        subject.head != subject.i
        and subject.head < verb.i
        and tokens[subject.head - offset].pos in ("NOUN", "PROPN", "X")
    ):
        subject = tokens[subject.head - offset]
    verb.pos, verb.lemma, verb.form, verb.tense, verb.mood = "VERB", lemma, "Fin", "Pres", "Ind"
    verb.head, verb.dep = verb.i, "root"
    subject.head, subject.dep = verb.i, "nsubj"
    for token in tokens:
        if token.i > verb.i and token.head < verb.i:
            token.head = verb.i
            token.dep = "obl:mod" if token.case else "obj" if token.pos in ("NOUN", "PROPN", "X", "PRON") else token.dep
            if token.dep == "acl:relcl" and tokens[verb.i - offset + 1].lower in ("que", "qu'"):
                token.dep = "ccomp"
        elif token.i < verb.i and token.head > verb.i:
            token.head = verb.i
