"""Builds extractions by hand for the view's tests: invented names, sentences marked as ``[s …] a … [o …]``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from random import Random
from typing import TypeVar

from kg.model import (
    Amount,
    Claim,
    Document,
    Entity,
    Extraction,
    Granularity,
    Period,
    Quantity,
    Source,
    Span,
    Status,
    Value,
)

LABELS = {
    "Company": {"fr": "entreprise", "en": "company"},
    "Person": {"fr": "personne", "en": "person"},
    "City": {"fr": "ville", "en": "city"},
    "Country": {"fr": "pays", "en": "country"},
    "Organization": {"fr": "organisation", "en": "organization"},
    "MediaOutlet": {"fr": "média", "en": "media outlet"},
    "GovernmentBody": {"fr": "organe public", "en": "government body"},
    "Product": {"fr": "produit", "en": "product"},
    "Event": {"fr": "événement", "en": "event"},
    "leads": {"fr": "dirige", "en": "leads"},
    "acquires": {"fr": "rachète", "en": "acquires"},
    "supplies": {"fr": "fournit", "en": "supplies"},
    "locatedIn": {"fr": "se trouve à", "en": "is located in"},
    "partnersWith": {"fr": "s’allie à", "en": "partners with"},
    "competesWith": {"fr": "concurrence", "en": "competes with"},
    "meets": {"fr": "rencontre", "en": "meets"},
    "accuses": {"fr": "accuse", "en": "accuses"},
    "investsIn": {"fr": "investit dans", "en": "invests in"},
    "produces": {"fr": "produit", "en": "produces"},
    "visits": {"fr": "visite", "en": "visits"},
    "employees": {"fr": "effectif", "en": "employees"},
    "spends": {"fr": "dépense", "en": "spends"},
    "ticker": {"fr": "code boursier", "en": "ticker"},
}
Choice = TypeVar("Choice")
PIECE = re.compile(r"\[([soa]) ([^\]]*)\]")


def entity(name: str, kind: str = "Company", *aliases: str, **identifiers: str) -> Entity:
    """An entity whose IRI comes from its type and name."""
    return Entity(
        iri=f"https://example.org/{kind}/{name}",
        name=name,
        type=kind,
        aliases=tuple(sorted(aliases)),
        identifiers=tuple(sorted(identifiers.items())),
    )


class Article:
    """A document that grows by one sentence a claim."""

    def __init__(self, name: str, title: str, published: date | None = None, publisher: str = "") -> None:
        self.id, self.published, self.publisher = name, published, publisher
        self.headline = Span(0, len(title))
        self.text = title + "\n\n"
        self.entities: list[Entity] = []
        self.claims: list[Claim] = []

    def name(self, *entities: Entity) -> Article:
        """Name entities of which nothing is claimed."""
        self.entities += entities
        return self

    def say(
        self,
        sentence: str,
        subject: Entity,
        relation: str,
        target: Entity | Value,
        *,
        status: Status = Status.ACTUAL,
        sources: tuple[Source, ...] = (),
        confidence: float = 0.9,
        **qualifiers: Value,
    ) -> Article:
        """Add a sentence, whose marks are taken out and kept as spans, and the claim that it states."""
        start, spans, plain, read = len(self.text), {}, "", 0
        for mark in PIECE.finditer(sentence):
            plain += sentence[read : mark.start()]
            spans[mark[1]] = Span(start + len(plain), start + len(plain) + len(mark[2]))
            plain += mark[2]
            read = mark.end()
        plain += sentence[read:]
        self.text += plain + " "
        to_entity = isinstance(target, Entity)
        self.entities += [end for end in (subject, target, *sources) if isinstance(end, Entity)]
        self.claims.append(
            Claim(
                document=self.id,
                subject=subject,
                relation=relation,
                object=target if to_entity else None,
                value=None if to_entity else target,
                evidence=Span(start, start + len(plain)),
                status=status,
                sources=sources,
                qualifiers=tuple(sorted(qualifiers.items())),
                confidence=confidence,
                rule=f"{relation}.verb",
                subject_span=spans.get("s"),
                object_span=spans.get("o"),
                anchor_span=spans.get("a"),
            )
        )
        return self

    def done(self) -> Extraction:
        """The extraction."""
        document = Document(
            id=self.id,
            text=self.text,
            language="fr",
            headline=self.headline,
            published=self.published,
            publisher=self.publisher,
            source=f"https://example.org/{self.id}.html",
        )
        return Extraction(document=document, entities=tuple(dict.fromkeys(self.entities)), claims=tuple(self.claims))


VERMEIL = entity("Vermeil", "Company", "groupe Vermeil", ticker="VRM.PA")
LUNE = entity("Ateliers de la Lune", "Company", "Lune")
CORVAL = entity("Corval", "Company")
ODILE = entity("Odile Ferrand", "Person", "Mme Ferrand")
BASTIEN = entity("Bastien Roque", "Person")
MIRANCE = entity("Mirance", "Country")
PORT = entity("Port-Salin", "City")
GAZETTE = entity("La Gazette du Littoral", "MediaOutlet", "la Gazette")
BUREAU = entity("Bureau de la concurrence", "GovernmentBody")
SALON = entity("Salon des machines", "Event")
METIER = entity("Métier 7", "Product")
UNION = entity("Union des tisserands", "Organization")
LYCEE = entity("Lycée des Dunes", "EducationalInstitution")


def small() -> list[Extraction]:
    """Two articles about a dozen entities, with every status, kind of value and kind of source."""
    first = Article("a1", "Vermeil s’offre les Ateliers de la Lune", date(2031, 3, 4), "La Gazette du Littoral")
    first.say(
        "Le groupe [s Vermeil] va [a racheter] les [o Ateliers de la Lune] pour environ 1,7 milliard d’euros, "
        "a annoncé Odile Ferrand.",
        VERMEIL,
        "acquires",
        LUNE,
        status=Status.PLANNED,
        sources=("des proches du dossier", GAZETTE),
        confidence=0.93,
        amount=Amount(value=1.7e9, currency="EUR", approximate=True),
        date=Period(start=date(2031, 9, 21), end=date(2031, 9, 30), granularity=Granularity.MONTH, modifier="end"),
    )
    first.say(
        "[s Odile Ferrand], qui [a dirige] [o Vermeil], s’en félicite.",
        ODILE,
        "leads",
        VERMEIL,
        role="directrice générale",
    )
    first.say("[s Vermeil] est [a installé] à [o Port-Salin].", VERMEIL, "locatedIn", PORT)
    first.say("[s Port-Salin], en [o Mirance], compte deux filatures.", PORT, "locatedIn", MIRANCE)
    first.say("[s Vermeil] [a emploie] [o 12 000 personnes].", VERMEIL, "employees", 12000)
    first.say("[s Vermeil] ([o VRM.PA]) gagnait 2 %.", VERMEIL, "ticker", "VRM.PA")
    first.say(
        "[s Vermeil] [a dépensera] [o entre 2 et 3 milliards d’euros] en 2032.",
        VERMEIL,
        "spends",
        Amount(value=2.5e9, currency="EUR", minimum=2e9, maximum=3e9),
        status=Status.PLANNED,
        sources=(ODILE,),
        date=Period(start=date(2032, 1, 1), end=date(2032, 12, 31), granularity=Granularity.YEAR),
    )
    first.say("[s Corval] [a concurrence] [o Vermeil] depuis dix ans.", CORVAL, "competesWith", VERMEIL)
    first.say(
        "[s Corval] n’a pas [a rencontré] les dirigeants de [o Vermeil], assure le groupe.",
        CORVAL,
        "meets",
        VERMEIL,
        status=Status.NEGATED,
        sources=(CORVAL,),
    )
    first.name(LYCEE)
    second = Article("a2", "Le Bureau de la concurrence regarde Vermeil", date(2031, 3, 9), "Dépêches de Mirance")
    second.say(
        "[s Vermeil] a signé la semaine dernière l’[a achat] des [o Ateliers de la Lune].",
        VERMEIL,
        "acquires",
        LUNE,
        confidence=0.81,
        share=Quantity(value=51, unit="%"),
    )
    second.say("[s Lune] [a produit] le [o Métier 7].", LUNE, "produces", METIER)
    second.say(
        "[s Corval] pourrait [a investir] dans les [o Ateliers de la Lune].",
        CORVAL,
        "investsIn",
        LUNE,
        status=Status.POSSIBLE,
        sources=(GAZETTE,),
        amount=Amount(value=4e8, currency="EUR", minimum=4e8),
    )
    second.say(
        "[s Bastien Roque], [a ancien patron] de [o Corval], a quitté Port-Salin.",
        BASTIEN,
        "leads",
        CORVAL,
        status=Status.PAST,
        role="président",
    )
    second.say("L’[s Union des tisserands] [a accuse] [o Vermeil] de dumping.", UNION, "accuses", VERMEIL)
    second.say("Le [s Bureau de la concurrence] a [a reçu] [o Vermeil].", BUREAU, "meets", VERMEIL)
    second.say("[s Odile Ferrand] a [a visité] le [o Salon des machines].", ODILE, "visits", SALON)
    second.say("Le [s Salon des machines] se tient à [o Port-Salin].", SALON, "locatedIn", PORT)
    second.say("[s Vermeil] [a fournit] [o Corval] en fil.", VERMEIL, "supplies", CORVAL, product="fil de lin")
    return [first.done(), second.done()]


HOSTILE = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script></script><!--"\'&amp;\u2028\u2029\u202e'


def hostile() -> list[Extraction]:
    """An article in which every string tries to become markup or script."""
    bad = entity(HOSTILE, "Company", "</title>" + HOSTILE, ticker=HOSTILE)
    worse = entity("</script><svg onload=window.hacked=1>", "<b>Type</b>")
    article = Article("h<1>", HOSTILE, date(2031, 1, 1), HOSTILE)
    article.say(
        f"[s {HOSTILE}] a [a <b>racheté</b>] [o x].",
        bad,
        "<i>acquires</i>",
        worse,
        sources=(HOSTILE, bad),
        **{"<u>role</u>": HOSTILE},
    )
    article.say(f"[s {HOSTILE}] vaut.", bad, "ticker", HOSTILE)
    return [article.done()]


SYLLABLES = ["bal", "cor", "dan", "fer", "gal", "hur", "jas", "lor", "mar", "nor", "pel", "quin", "ros", "sal", "tor"]
KINDS = (
    ("Company", ("leads", "acquires", "supplies", "competesWith", "partnersWith", "investsIn")),
    ("Person", ("leads", "meets", "visits")),
    ("Person", ("leads", "accuses")),
    ("Country", ("meets",)),
    ("City", ("locatedIn",)),
    ("Organization", ("accuses", "meets")),
    ("MediaOutlet", ("partnersWith",)),
    ("GovernmentBody", ("meets", "accuses")),
    ("Product", ("competesWith",)),
    ("Event", ("locatedIn",)),
)


def large(size: int, seed: int = 7) -> list[Extraction]:
    """Ten articles about ``size`` entities; a few are in many claims, most in one or two, as in the news."""
    chance = Random(seed)
    people = [(entity(_name(chance, number), kind), relations) for number, (kind, relations) in _kinds(chance, size)]
    articles = [
        Article(f"n{day:02}", f"Dépêche numéro {day}", date(2031, 5, 1 + day), "Agence Brume") for day in range(10)
    ]
    statuses = [Status.ACTUAL] * 7 + [Status.PLANNED, Status.POSSIBLE, Status.PAST, Status.NEGATED]
    ends = [people[0][0]]
    for one, relations in people[1:]:
        for _ in range(1 + (chance.random() < 0.35)):
            other = _any(chance, ends if chance.random() < 0.55 else [other for other, _ in people])
            if other == one:
                continue
            relation, status = _any(chance, relations), _any(chance, statuses)
            sentence = f"[s {one.name}] [a {relation}] [o {other.name}]."
            _any(chance, articles).say(sentence, one, relation, other, status=status)
            ends += [one, other]
    return [article.done() for article in articles]


def _kinds(chance: Random, size: int) -> list[tuple[int, tuple[str, tuple[str, ...]]]]:
    return [(number, _any(chance, KINDS)) for number in range(size)]


def _name(chance: Random, number: int) -> str:
    words = ["".join(_any(chance, SYLLABLES) for _ in range(2)) for _ in range(1 + (chance.random() < 0.6))]
    return " ".join(word.capitalize() for word in words) + (f" {number}" if chance.random() < 0.3 else "")


def _any(chance: Random, choices: Sequence[Choice]) -> Choice:
    return choices[int(chance.random() * len(choices))]
