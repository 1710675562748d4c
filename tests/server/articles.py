"""Articles made by hand for a store that is shown: two that agree, one that comes later, one that is hostile."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from kg.entities.identity import mint
from kg.model import Entity, Extraction, Mention, Status
from kg.store import open_store
from tests.view.factory import HOSTILE, Article


def named(name: str, kind: str, *aliases: str) -> Entity:
    """An entity as the reader makes it."""
    return Entity(iri=mint(name, kind), name=name, type=kind, aliases=tuple(sorted(aliases)))


VERMEIL = named("Vermeil", "Company", "groupe Vermeil")
LUNE = named("Ateliers de la Lune", "Company")
ODILE = named("Odile Ferrand", "Person")
PORT = named("Port-Salin", "City")
CORVAL = named("Corval", "Company")


def purchase() -> Extraction:
    """Vermeil buys a company, and is led by somebody; the text names Vermeil where nothing is claimed."""
    article = Article("achat", "Vermeil s’offre les Ateliers de la Lune", date(2031, 3, 4), "La Gazette du Littoral")
    article.say(
        "🚢 Le groupe [s Vermeil] va [a racheter] les [o Ateliers de la Lune].",
        VERMEIL,
        "acquires",
        LUNE,
        status=Status.PLANNED,
    )
    article.say("[s Odile Ferrand], qui [a dirige] [o Vermeil], s’en félicite.", ODILE, "leads", VERMEIL)
    article.say("[s Vermeil] est [a installé] à [o Port-Salin].", VERMEIL, "locatedIn", PORT)
    made = article.done()
    text = made.document.text
    starts = [place for place in range(len(text)) if text.startswith("Vermeil", place)]
    found = [
        Mention(document="achat", start=at, end=at + 7, text="Vermeil", type="Company", entity=VERMEIL.iri)
        for at in starts
    ]
    return replace(made, mentions=tuple(found))


def confirmation() -> Extraction:
    """Another paper says the same, as done."""
    article = Article("suite", "Les Ateliers de la Lune changent de mains", date(2031, 5, 2), "Dépêches de Mirance")
    article.say("[s Vermeil] a [a racheté] les [o Ateliers de la Lune].", VERMEIL, "acquires", LUNE)
    return article.done()


def later() -> Extraction:
    """What comes in while the store is served."""
    article = Article("plus-tard", "Vermeil fournit Corval", date(2031, 6, 1), "Dépêches de Mirance")
    article.say("[s Vermeil] [a fournit] [o Corval] en fil.", VERMEIL, "supplies", CORVAL)
    return article.done()


def hostile() -> Extraction:
    """An article whose names, title, publisher and sentences try to run script."""
    bad, worse = named(HOSTILE, "Company"), named("</script><svg onload=window.hacked=1>", "Company")
    article = Article("mal", HOSTILE, date(2031, 1, 1), HOSTILE)
    article.say(f"[s {HOSTILE}] [a rachète] [o </script><svg onload=window.hacked=1>].", bad, "acquires", worse)
    return article.done()


def store_of(place: Path, *extractions: Extraction) -> Path:
    """A store with some articles in it."""
    with open_store(place) as store:
        changes = store.put(extractions)
    assert changes.claims_added == sum(len(one.claims) for one in extractions), changes.refusals
    return place
