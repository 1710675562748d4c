"""Documents → ParsedText: each paragraph cleaned, parsed on its own and put back in place."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache
from typing import TypeVar

from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Token as SpacyToken

from kg.model import Document, Span
from kg.reading import english, french
from kg.reading.amounts import find_amounts
from kg.reading.cleaning import Cleaned, clean
from kg.reading.languages import common_words, pipeline
from kg.reading.periods import find_periods
from kg.reading.quantities import find_numbers, find_quantities
from kg.reading.tickers import find_tickers
from kg.reading.values.shared_money import shared_money
from kg.syntax import Found, ParsedText, RawSpan, Sentence, Ticker, Token
from kg.threads import one_thread

T = TypeVar("T")

_FORMS = {"Fin": "Fin", "Inf": "Inf", "Part": "Part", "Ger": "Ger"}
_Features = tuple[str, str, str, str, str, str, bool]


def parse(document: Document) -> ParsedText:
    """The document's tokens, sentences and raw name spans.

    All paragraphs of one document make one batch and nothing else shares it: the model's rounding
    depends on what is computed together, and a document must read the same in any company.
    """
    nlp = pipeline(document.language)
    cleaned, pending = [], []
    for paragraph in document.paragraphs:
        text = document.quote(paragraph)
        tickers = find_tickers(text)
        cleaned.append(clean(text, tuple((found.start, found.end) for found in tickers)))
        pending.append(tickers)
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    names: list[RawSpan] = []
    set_aside: list[Ticker] = []
    with one_thread():
        docs = list(nlp.pipe([piece.text for piece in cleaned], batch_size=max(len(cleaned), 1)))
    for number, (paragraph, piece, doc, tickers) in enumerate(
        zip(document.paragraphs, cleaned, docs, pending, strict=True)
    ):
        offset = len(tokens)
        added = _tokens(nlp, doc, document, paragraph, piece, offset)
        headline = document.headline is not None and paragraph == document.headline
        for sent in doc.sents:
            for index in range(sent.start, sent.end):
                added[index].sentence = len(sentences)
            sentences.append(Sentence(offset + sent.start, offset + sent.end, number, headline))
        names.extend(RawSpan(offset + ent.start, offset + ent.end, ent.label_) for ent in doc.ents)
        tokens.extend(added)
        for found in tickers:
            place = paragraph.start + found.start
            after = max((token.i for token in added if token.end <= place), default=-1)
            set_aside.append(Ticker(found.value, Span(place, paragraph.start + found.end), after))
    for token in tokens:
        if token.head != token.i:
            tokens[token.head].children.append(token.i)
    shared = shared_money(document.text, document.language)
    amounts = _values(document, lambda text: find_amounts(text, document.language, shared))
    quantities = _values(document, lambda text: find_quantities(text, document.language))
    periods = _values(document, lambda text: find_periods(text, document.language, document.published))
    known = [(one.start, one.end) for some in (amounts, quantities, periods) for one in some]
    return ParsedText(
        document,
        tuple(tokens),
        tuple(sentences),
        tuple(names),
        tuple(set_aside),
        amounts=amounts,
        quantities=quantities,
        periods=periods,
        numbers=tuple(
            one
            for one in _values(document, lambda text: find_numbers(text, document.language))
            if not any(start < one.end and one.start < end for start, end in known)
        ),
    )


def _values(document: Document, find: Callable[[str], Iterable[Found[T]]]) -> tuple[Found[T], ...]:
    """What a value grammar finds in each paragraph, at its place in the document."""
    return tuple(
        replace(found, start=paragraph.start + found.start, end=paragraph.start + found.end)
        for paragraph in document.paragraphs
        for found in find(document.quote(paragraph))
    )


def _tokens(nlp: Language, doc: Doc, document: Document, paragraph: Span, piece: Cleaned, offset: int) -> list[Token]:
    tokens = []
    dictionary = common_words(document.language)
    for word in doc:
        start = paragraph.start + piece.original(word.idx)
        end = paragraph.start + piece.original(word.idx + len(word.text) - 1) + 1
        gender, number, person, tense, mood, form, possessive = _features(word)
        dep = word.dep_
        tokens.append(
            Token(
                i=offset + word.i,
                start=start,
                end=max(end, start),
                text=word.text,
                lower=word.lower_,
                lemma=word.lemma_,
                pos=word.pos_,
                dep="root" if dep == "ROOT" else dep,
                head=offset + word.head.i,
                gender=gender,
                number=number,
                person=person,
                tense=tense,
                mood=mood,
                form=form,
                possessive=possessive,
                common=word.lower_ in dictionary,
            )
        )
    if document.language == "fr":
        lemma_of = _french_verbs()
        adjectives = french.adjectives(nlp)
        for token in tokens:
            if token.pos in ("VERB", "AUX"):
                token.lemma = lemma_of(token.lower, token.lemma)
                tense = french.is_future_or_conditional(token.lower, token.lemma) if token.form == "Fin" else ""
                if tense == "Cnd":
                    token.mood = tense
                elif tense == "Fut":
                    token.tense, token.mood = tense, "Ind"
            if token.dep == "case" and token.head != token.i:
                head = tokens[token.head - offset]
                head.case = head.case or french.preposition(token.lower)
        for sent in doc.sents:
            french.correct_tags(tokens[sent.start : sent.end], lemma_of, adjectives)
            french.revive_verb(tokens[sent.start : sent.end], offset + sent.start, lemma_of)
    else:
        english.convert(tokens, offset)
    return tokens


@lru_cache(maxsize=1)
def _french_verbs() -> Callable[[str, str], str]:
    return french.verb_lemmatiser(pipeline("fr"))


_FEATURES: dict[int, _Features] = {}


def _features(word: SpacyToken) -> _Features:
    """The word's morphology; the few hundred combinations of a language are read once."""
    key: int = word.morph.key  # type: ignore[attr-defined]  # spaCy stubs miss it
    if key not in _FEATURES:
        morph = word.morph.to_dict()
        _FEATURES[key] = (
            {"Masc": "m", "Fem": "f"}.get(morph.get("Gender", ""), ""),
            {"Sing": "s", "Plur": "p"}.get(morph.get("Number", ""), ""),
            morph.get("Person", ""),
            morph.get("Tense", ""),
            morph.get("Mood", ""),
            _FORMS.get(morph.get("VerbForm", ""), ""),
            morph.get("Poss") == "Yes",
        )
    return _FEATURES[key]
