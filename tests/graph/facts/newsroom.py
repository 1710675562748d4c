"""Seven invented dispatches about one deal and the people around it, with what was read in them, built by hand.

Three relay the Wall Street Journal, one denies, two give other figures; Valmer has two chief executives.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from kg.graph import Graph
from kg.model import Amount, Claim, Document, Entity, Extraction, Granularity, Mention, Period, Source, Span, Status
from kg.namespaces import ENT, slug


def entity(name: str, cls: str, *aliases: str, suffix: str = "", **identifiers: str) -> Entity:
    """An entity whose IRI is minted from its name."""
    pairs = tuple(sorted(identifiers.items()))
    return Entity(iri=ENT + slug(name) + suffix, name=name, type=cls, aliases=tuple(sorted(aliases)), identifiers=pairs)


VALMER = entity("Valmer", "Company", "Groupe Valmer", ticker="VLM.PA")
OREADE = entity("Oréade", "Company", "Oréade SA")
TISSEL = entity("Tissel", "Company")
NORBRUCK = entity("Norbruck", "Company")
GUERIN = entity("Anne Guérin", "Person")
LASALLE = entity("Paul Lasalle", "Person")
TOULOUSE = entity("Toulouse", "City", suffix="-city")
TOULOUSE_CLUB = entity("Toulouse", "SportsTeam", suffix="-team")
WSJ = Entity(iri=f"{ENT}the-wall-street-journal", name="Wall Street Journal", type="MediaOutlet", aliases=("WSJ",))


def day(text: str) -> Period:
    """One day."""
    return Period(start=date.fromisoformat(text), end=date.fromisoformat(text), granularity=Granularity.DAY)


def year(number: int) -> Period:
    """A whole year."""
    return Period(start=date(number, 1, 1), end=date(number, 12, 31), granularity=Granularity.YEAR)


def euros(millions: float) -> Amount:
    """An amount in millions of euros."""
    return Amount(value=millions * 1e6, currency="EUR")


class Dispatch:
    """An article in the making: each sentence is the evidence of one claim."""

    def __init__(self, name: str, title: str, published: str, **fields: Any) -> None:
        self.name, self.text, self.title = name, title + "\n\n", title
        self.fields = {"language": "fr", **fields, "published": date.fromisoformat(published)}
        self.claims: list[Claim] = []
        self.mentions: list[Mention] = []

    def says(
        self,
        sentence: str,
        subject: Entity,
        relation: str,
        to: Entity | None = None,
        *,
        status: Status = Status.ACTUAL,
        sources: tuple[Source, ...] = (),
        value: Any = None,
        words: str = "",
        **qualifiers: Any,
    ) -> Dispatch:
        """Add a sentence in which the names stand as they are, with what it claims."""
        start = len(self.text)
        self.text += sentence + " "
        self.claims.append(
            Claim(
                document=self.name,
                subject=subject,
                relation=relation,
                object=to,
                value=value,
                status=status,
                sources=sources,
                evidence=Span(start, start + len(sentence)),
                qualifiers=tuple(sorted(qualifiers.items())),
                confidence=0.9,
                rule=f"{relation}: {words}" if words else "",
                subject_span=self._mention(sentence, start, subject),
                object_span=self._mention(sentence, start, to) if to else None,
                anchor_span=_place(sentence, start, words) if words else None,
            )
        )
        return self

    def _mention(self, sentence: str, start: int, named: Entity) -> Span | None:
        span = _place(sentence, start, named.name)
        if span:
            self.mentions.append(
                Mention(
                    document=self.name,
                    start=span.start,
                    end=span.end,
                    text=named.name,
                    type=named.type,
                    entity=named.iri,
                )
            )
        return span

    def read(self) -> Extraction:
        """The article with what was read in it."""
        paragraphs = (Span(0, len(self.title)), Span(len(self.title) + 2, len(self.text)))
        article = Document(
            id=self.name, text=self.text, headline=Span(0, len(self.title)), paragraphs=paragraphs, **self.fields
        )
        return Extraction(document=article, mentions=tuple(self.mentions), claims=tuple(self.claims))


def _place(sentence: str, start: int, words: str) -> Span | None:
    at = sentence.find(words)
    return Span(start + at, start + at + len(words)) if at >= 0 else None


def dispatches() -> list[Extraction]:
    """What was read in all of them."""
    price = euros(500)
    return [
        Dispatch("a1", "Valmer rachète Oréade", "2025-03-03", publisher="Le Quotidien d'Aurillac")
        .says("Valmer a racheté Oréade pour 500 millions d'euros, selon le Wall Street Journal.", VALMER, "acquires",
              OREADE, sources=(WSJ,), amount=price, words="a racheté")
        .says("Valmer livrera des pompes à Tissel avant le 30 juin.", VALMER, "supplies", TISSEL,
              status=Status.PLANNED, product="des pompes", date=day("2025-06-30"), words="livrera")
        .read(),
        Dispatch("a2", "Oréade vendue", "2025-03-04", source="https://www.exemple.fr/oreade")
        .says("Valmer a racheté Oréade, selon des proches cités par le Wall Street Journal.", VALMER, "acquires",
              OREADE, sources=("des proches", WSJ), amount=euros(510))
        .says("Tissel et Norbruck se sont alliés.", TISSEL, "partnersWith", NORBRUCK)
        .read(),
        Dispatch("a3", "Valmer buys Oréade", "2025-03-05", publisher="WSJ", language="en")
        .says("Valmer has bought Oréade for 650 million euros.", VALMER, "acquires", OREADE, amount=euros(650),
              words="has bought")
        .says("Norbruck and Tissel have teamed up.", NORBRUCK, "partnersWith", TISSEL)
        .says("Valmer supplies Tissel.", VALMER, "supplies", TISSEL, status=Status.POSSIBLE)
        .read(),
        Dispatch("b1", "Valmer dément", "2025-03-10", publisher="Agence Centrale")
        .says("Anne Guérin assure que Valmer n'a pas racheté Oréade.", VALMER, "acquires", OREADE,
              status=Status.NEGATED, sources=(GUERIN,), words="n'a pas racheté")
        .says("Anne Guérin, directrice générale de Valmer, est à Toulouse.", GUERIN, "leads", VALMER,
              role="directrice générale", start=year(2019), words="directrice générale")
        .says("Valmer a réalisé en 2024 un chiffre d'affaires de 900 millions.", VALMER, "revenue",
              value=euros(900), date=year(2024))
        .says("Anne Guérin, 51 ans, dirige Valmer.", GUERIN, "age", value=51)
        .read(),
        Dispatch("b2", "Lasalle à la tête de Valmer", "2025-03-12")
        .says("Paul Lasalle, directeur général de Valmer, a pris la parole.", LASALLE, "leads", VALMER,
              role="directeur général")
        .says("Le chiffre d'affaires de Valmer a atteint 1,2 milliard en 2024.", VALMER, "revenue",
              value=euros(1200), date=year(2024))
        .says("Anne Guérin est née le 2 mai 1970.", GUERIN, "bornOn", value=day("1970-05-02"))
        .says("Valmer est installé à Toulouse.", VALMER, "locatedIn", TOULOUSE)
        .says("Toulouse joue à Toulouse.", TOULOUSE_CLUB, "locatedIn", TOULOUSE, status=Status.PAST)
        .read(),
    ]  # fmt: skip


NEWSROOM = Graph.build(dispatches())
