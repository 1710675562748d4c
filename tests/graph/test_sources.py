"""Whoever stands behind a claim: the same for three articles that relay one newspaper."""

from dataclasses import replace

import pytest

from kg.graph.sources import independent_source, publisher_of
from kg.model import Document
from kg.namespaces import DOC, ENT
from kg.ontology import load

from .factory import GAZETTE, ROUX, purchase

ONTOLOGY = load()
CLAIM = purchase().claims[0]


def article(**fields: str) -> Document:
    return Document(id="a/1", text="x", language="fr", **fields)


@pytest.mark.parametrize(
    ("fields", "iri"),
    [
        ({"publisher": "The Wall Street Journal"}, "the-wall-street-journal"),
        ({"publisher": "WSJ"}, "the-wall-street-journal"),
        ({"publisher": "wall street journal"}, "the-wall-street-journal"),
        ({"publisher": "L'Écho de Vire"}, "l-echo-de-vire"),
        ({"publisher": "Le Monde", "source": "https://example.org/a"}, "le-monde"),
        ({"source": "https://www.example.org/2025/a.html"}, "example-org"),
    ],
)
def test_the_publisher_is_the_outlet_that_articles_speak_of(fields: dict[str, str], iri: str) -> None:
    publisher = publisher_of(article(**fields), ONTOLOGY)
    assert publisher is not None
    assert publisher.iri == ENT + iri


@pytest.mark.parametrize("source", ["", "seeds/a.txt", "C:\\a.txt", "http://[x", "file:///etc/a", "mailto:a@b.fr"])
def test_a_file_has_no_publisher(source: str) -> None:
    assert publisher_of(article(source=source), ONTOLOGY) is None


@pytest.mark.parametrize(
    ("sources", "publisher", "iri", "name"),
    [
        ((ROUX, GAZETTE), "Le Monde", ROUX.iri, "Jeanne Roux"),
        (("des proches du dossier", GAZETTE), "Le Monde", GAZETTE.iri, "Gazette du Rhône"),
        (("des proches du dossier",), "Le Monde", f"{ENT}le-monde", "Le Monde"),
        ((), "Le Monde", f"{ENT}le-monde", "Le Monde"),
        (("des proches du dossier",), "", f"{DOC}a%2F1", "a/1"),
        ((), "", f"{DOC}a%2F1", "a/1"),
    ],
)
def test_who_stands_behind_a_claim(sources: tuple[object, ...], publisher: str, iri: str, name: str) -> None:
    document = article(publisher=publisher)
    claim = replace(CLAIM, document="a/1", sources=sources)  # type: ignore[arg-type]
    assert independent_source(claim, document, publisher_of(document, ONTOLOGY)) == (iri, name)
