"""The language pipelines: pinned, loaded once, and clear about what is missing."""

from __future__ import annotations

import pytest

from kg.documents import document_from_text
from kg.errors import ModelError
from kg.reading.languages import PIPELINES, common_words, pipeline, words
from kg.reading.parsing import parse


def test_an_unknown_language_names_those_there_are() -> None:
    with pytest.raises(ModelError, match="'de'") as caught:
        pipeline("de")
    assert "en, fr" in str(caught.value)


def test_a_missing_model_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(PIPELINES, "xx", ("no-such-model", "no_such_model", "1.2.3"))
    with pytest.raises(ModelError, match="not installed") as caught:
        pipeline("xx")
    assert "pip install no-such-model==1.2.3" in str(caught.value)


def test_a_model_of_another_version_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(PIPELINES, "xx", ("pytest", "pytest", "0.0.1"))
    with pytest.raises(ModelError, match=r"not 0\.0\.1"):
        pipeline("xx")


@pytest.mark.model
@pytest.mark.parametrize("language", sorted(PIPELINES))
def test_a_pipeline_is_loaded_once(language: str) -> None:
    assert pipeline(language) is pipeline(language)


@pytest.mark.model
@pytest.mark.parametrize("language", sorted(PIPELINES))
def test_a_pipeline_multiplies_by_numpy(language: str) -> None:
    layers = list(pipeline(language).get_pipe("ner").model.get_ref("tok2vec").walk())
    assert len(layers) > 1
    assert not any(layer.ops.use_blis for layer in layers)


@pytest.mark.model
@pytest.mark.parametrize("language", sorted(PIPELINES))
def test_a_lemma_is_found_without_looking_through_a_list(language: str) -> None:
    index = pipeline(language).get_pipe("lemmatizer").lookups.get_table("lemma_index")
    assert index
    assert all(isinstance(known, frozenset) for known in index.values())


@pytest.mark.model
@pytest.mark.parametrize(
    ("language", "phrase", "cut"),
    [
        ("fr", "L’Usine du Port", ("l'", "usine", "du", "port")),
        ("fr", "Mettre la main sur", ("mettre", "la", "main", "sur")),
        ("en", "Take over", ("take", "over")),
        ("en", "the firm’s", ("the", "firm", "'s")),
        ("en", "U.S.-based", ("u.s.", "-", "based")),
    ],
)
def test_phrases_are_cut_as_texts_are(language: str, phrase: str, cut: tuple[str, ...]) -> None:
    assert words(language, phrase) == cut


@pytest.mark.model
@pytest.mark.parametrize(
    ("language", "common", "rare"),
    [("fr", {"usine", "rouge"}, {"nordelia"}), ("en", {"plant", "company"}, {"nordelia"})],
)
def test_the_dictionary_holds_common_words_and_no_names(language: str, common: set[str], rare: set[str]) -> None:
    assert common <= common_words(language)
    assert not rare & common_words(language)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "language", "lemma"),
    [
        ("Le groupe vend sa filiale à un concurrent de la région.", "fr", "vendre"),
        ("The group sold its subsidiary to a competitor of the region.", "en", "sell"),
    ],
)
def test_a_text_is_read_in_the_language_it_is_written_in(text: str, language: str, lemma: str) -> None:
    parsed = parse(document_from_text(text, id="a"))
    assert parsed.document.language == language
    assert lemma in {token.lemma for token in parsed.tokens}
