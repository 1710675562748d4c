"""Two small articles and what was read in them, built by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from kg.model import Amount, Claim, Document, Entity, Extraction, Granularity, Mention, Period, Quantity, Span, Status
from kg.namespaces import ENT


def entity(name: str, cls: str, *aliases: str, **identifiers: str) -> Entity:
    """An entity whose IRI is its name in lower case."""
    slug = name.lower().replace(" ", "-")
    pairs = tuple(sorted(identifiers.items()))
    return Entity(iri=ENT + slug, name=name, type=cls, aliases=tuple(sorted(aliases)), identifiers=pairs)


ALTAVEL = entity("Altavel", "Company", "Altavel SA", ticker="ALV.PA")
PORTACIER = entity("Portacier", "Company")
GAZETTE = entity("Gazette du Rhône", "MediaOutlet")
ROUX = entity("Jeanne Roux", "Person")
LYON = entity("Lyon", "City")

PURCHASE = (
    "Altavel rachète Portacier\n\n"
    "Altavel a racheté Portacier pour 120 millions d'euros, selon la Gazette du Rhône. "
    "Jeanne Roux, directrice générale d'Altavel, envisage de recruter environ 300 personnes. "
    "Le groupe, fondé en mars 1998, pourrait s'installer à Lyon."
)
DENIAL = (
    "Altavel dément\n\n"
    "Altavel SA n'a pas racheté Portacier, assurent des proches du dossier. "
    "Altavel SA et Portacier se sont rencontrés le 5 mai 2024."
)
MARCH_1998 = Period(start=date(1998, 3, 1), end=date(1998, 3, 31), granularity=Granularity.MONTH)
MAY_5 = Period(start=date(2024, 5, 5), end=date(2024, 5, 5), granularity=Granularity.DAY)


def document(name: str, text: str, **fields: Any) -> Document:
    """A French article whose first line is its headline."""
    cut = text.index("\n")
    paragraphs = (Span(0, cut), Span(cut + 2, len(text)))
    return Document(id=name, text=text, language="fr", headline=Span(0, cut), paragraphs=paragraphs, **fields)


def claim(article: Document, subject: Entity, relation: str, words: str, **fields: Any) -> Claim:
    """A claim whose evidence is the first place of some words in the article."""
    start = article.text.index(words)
    evidence = Span(start, start + len(words))
    return Claim(document=article.id, subject=subject, relation=relation, evidence=evidence, **fields)


def purchase() -> Extraction:
    """A purchase, a title, a plan, a date and a possibility, with a named source."""
    article = document(
        "achat", PURCHASE, published=date(2024, 5, 2), source="depeches/achat.txt", publisher="Gazette du Rhône"
    )
    price = Amount(value=120_000_000.0, currency="EUR")
    claims = (
        claim(
            article,
            ALTAVEL,
            "acquires",
            "Altavel a racheté Portacier pour 120 millions d'euros",
            object=PORTACIER,
            sources=(GAZETTE,),
            qualifiers=(("amount", price),),
            confidence=0.9,
            rule="racheter",
        ),
        claim(
            article,
            ROUX,
            "leads",
            "Jeanne Roux, directrice générale d'Altavel",
            object=ALTAVEL,
            qualifiers=(("role", "directrice générale"),),
            subject_span=Span(110, 121),
        ),
        claim(
            article,
            ALTAVEL,
            "hires",
            "envisage de recruter environ 300 personnes",
            value=Quantity(value=300, approximate=True),
            status=Status.PLANNED,
            confidence=0.75,
        ),
        claim(article, ALTAVEL, "foundedOn", "Le groupe, fondé en mars 1998", value=MARCH_1998),
        claim(article, ALTAVEL, "locatedIn", "pourrait s'installer à Lyon", object=LYON, status=Status.POSSIBLE),
    )
    start = article.text.index("Portacier")
    mention = Mention(
        document="achat", start=start, end=start + 9, text="Portacier", type="Company", entity=PORTACIER.iri
    )
    entities = (ALTAVEL, GAZETTE, ROUX, LYON, PORTACIER)
    return Extraction(document=article, entities=entities, mentions=(mention,), claims=claims)


def denial() -> Extraction:
    """A denial with an unnamed source, and a meeting; the company goes by its longer name."""
    article = document("démenti/1", DENIAL, published=date(2024, 5, 6))
    longer = replace(ALTAVEL, name="Altavel SA", aliases=("Altavel",), type="Organization", identifiers=())
    claims = (
        claim(
            article,
            longer,
            "acquires",
            "Altavel SA n'a pas racheté Portacier",
            object=PORTACIER,
            status=Status.NEGATED,
            sources=("des proches du dossier",),
        ),
        claim(
            article,
            longer,
            "meets",
            "Altavel SA et Portacier se sont rencontrés le 5 mai 2024",
            object=PORTACIER,
            qualifiers=(("date", MAY_5),),
        ),
    )
    return Extraction(document=article, entities=(longer, PORTACIER), claims=claims)


def with_claims(extraction: Extraction, *claims: Claim) -> Extraction:
    """The same article with other claims."""
    return replace(extraction, claims=claims)
