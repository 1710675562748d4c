"""Turns of French dispatches: who is charged, by whose arms somebody dies, who heads what, and who is credited."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.documents import document_from_text
from kg.extractor import extractor
from kg.model import Claim, Status

pytestmark = pytest.mark.model

ClaimsOf = Callable[[str, str, str], list[Claim]]

STATED = [
    ("Le parquet de Nantes a annoncé avoir inculpé Luc Ferrand.", "investigates", "parquet de Nantes", "Luc Ferrand"),
    (
        "Le parquet de Nantes a inculpé un homme de 45 ans, Luc Ferrand, pour vol.",
        "investigates",
        "parquet de Nantes",
        "Luc Ferrand",
    ),
    (
        "Le parquet de Nantes a émis un mandat d'arrêt contre Luc Ferrand.",
        "investigates",
        "parquet de Nantes",
        "Luc Ferrand",
    ),
    ("Le général Luc Ferrand a été tué par un drone américain.", "kills", "États-Unis", "Luc Ferrand"),
    ("Les talibans ont attaqué Kunduz.", "attacks", "talibans", "Kunduz"),
    ("Le Parti québécois de Luc Ferrand a perdu deux sièges.", "leads", "Luc Ferrand", "Parti québécois"),
    ("Le groupe Norvane a confié à Alstom la construction de ses rames.", "supplies", "Alstom", "Norvane"),
    ("L'ASSE s'est inclinée devant le RC Lens.", "defeats", "RC Lens", "ASSE"),
    (
        "Le Gard a été inondé. Le préfet, Luc Ferrand, a visité samedi une école.",
        "leads",
        "Luc Ferrand",
        "Gard",
    ),
    (
        "L'ancienne ministre Julie Terrier, aujourd'hui à la tête de la fondation Peltrac, a été reçue à Nantes.",
        "leads",
        "Julie Terrier",
        "fondation Peltrac",
    ),
    ("L'ex-otage Julie Terrier a quitté le Parti québécois.", "leaves", "Julie Terrier", "Parti québécois"),
]


@pytest.mark.parametrize(("text", "relation", "subject", "obj"), STATED)
def test_a_dispatch_states_a_claim(claims_of: ClaimsOf, text: str, relation: str, subject: str, obj: str) -> None:
    found = [(c.subject.name, c.object.name, c.status) for c in claims_of("fr", text, relation) if c.object is not None]
    assert (subject, obj, Status.ACTUAL) in found


@pytest.mark.parametrize(
    ("text", "relation", "status"),
    [
        ("La fusion entre Norvane et Peltrac pourrait être retardée par Bruxelles.", "mergesWith", Status.PLANNED),
        (
            "Le parquet général de Bruxelles a requis une peine de dix ans de prison contre Luc Ferrand.",
            "sanctions",
            Status.POSSIBLE,
        ),
        ("Luc Ferrand a quitté le Parti socialiste pour le MoDem.", "leaves", Status.ACTUAL),
        ("Remercié par le groupe Norvane, Luc Ferrand vit à Nantes.", "leaves", Status.ACTUAL),
        ("Le parquet de Nantes a inculpé un homme de 45 ans, Luc Ferrand.", "age", Status.ACTUAL),
    ],
)
def test_what_a_dispatch_leaves_open_or_takes_as_done(
    claims_of: ClaimsOf, text: str, relation: str, status: Status
) -> None:
    assert {c.status for c in claims_of("fr", text, relation)} <= {status}


@pytest.mark.parametrize(
    ("text", "relation", "source"),
    [
        ("À en croire Reuters, Boeing négocie le rachat de la société Peltrac.", "acquires", "Reuters"),
        (
            "Neuf pêcheurs sont morts dans le naufrage du Breiz au large de Guernesey, a confirmé Luc Ferrand.",
            "casualties",
            "Luc Ferrand",
        ),
        (
            "Le groupe Norvane n'exclut pas de racheter la société Peltrac, a déclaré Luc Ferrand.",
            "acquires",
            "Luc Ferrand",
        ),
    ],
)
def test_whom_a_dispatch_credits(claims_of: ClaimsOf, text: str, relation: str, source: str) -> None:
    found = claims_of("fr", text, relation)
    assert found
    assert all([getattr(s, "name", s) for s in c.sources] == [source] for c in found)


def _read(text: str, relation: str) -> list[Claim]:
    """What both readers claim of one relation."""
    claims = extractor("fr").read(document_from_text(text, id="passage", language="fr")).claims
    return [claim for claim in claims if claim.relation == relation]


def test_who_leaves_one_for_another_is_of_the_other() -> None:
    found = _read("Luc Ferrand a quitté le Parti socialiste pour le MoDem.", "memberOf")
    assert {c.object.name: c.status for c in found if c.object is not None} == {
        "Parti socialiste": Status.PAST,
        "MoDem": Status.ACTUAL,
    }


def test_what_a_government_does_is_not_told_of_its_country_besides() -> None:
    found = _read("Le gouvernement espagnol a démenti avoir rencontré Carles Puigdemont.", "meets")
    assert [c.subject.name for c in found] == ["gouvernement espagnol"]
