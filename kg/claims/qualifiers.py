"""Role, amount, share, product and date of a claim, from the words around its anchor."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from kg.claims.clauses import Clauses
from kg.claims.dated import is_told_aside, is_told_of_another
from kg.claims.draft import Draft
from kg.discourse import Discourse
from kg.model import Amount, Period, Quantity, Status
from kg.ontology import Ontology
from kg.syntax import Found, Token

_MONTH = re.compile(r"janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre")
_WEEKDAY = re.compile(r"lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche")


class Qualifiers:
    """Adds qualifiers to the drafts of one document, as far as the relation takes them."""

    def __init__(self, discourse: Discourse, clauses: Clauses, ontology: Ontology) -> None:
        self.discourse = discourse
        self.parsed = discourse.parsed
        self.tokens = discourse.parsed.tokens
        self.clauses = clauses
        self.ontology = ontology

    def add(self, draft: Draft) -> None:
        """Set what the text gives and the relation admits."""
        allowed = self.ontology.relations[draft.relation].qualifiers
        anchor = self.tokens[draft.anchor]
        if "amount" in allowed:
            amount = self._nearest(self.parsed.amounts, anchor)
            if isinstance(amount, Amount):
                draft.qualifiers.setdefault("amount", amount)
        if "share" in allowed:
            share = self._nearest(tuple(q for q in self.parsed.quantities if q.value.unit == "%"), anchor)
            if isinstance(share, Quantity):
                draft.qualifiers.setdefault("share", share)
        if "product" in allowed and anchor.pos in ("VERB", "AUX"):
            product = self._product(anchor, draft)
            if product:
                draft.qualifiers.setdefault("product", product)
        timeless = draft.rule.endswith(("inside the name", "nationality", "nationality as a noun"))
        if not timeless and draft.relation != "ticker":
            self._date(draft, anchor)

    def _nearest(
        self, found: tuple[Found[Amount], ...] | tuple[Found[Quantity], ...], anchor: Token
    ) -> Amount | Quantity | None:
        """The value in the anchor's clause: below the anchor in the tree, and the nearest of those."""
        sentence = self.parsed.sentence_of(anchor.i)
        below = set(self.parsed.subtree(anchor.i))
        candidates = [
            (abs(index - anchor.i), item.value)
            for item in found
            if (index := self._token_at(item.start, sentence.start, sentence.end)) is not None
            and index in below
            and not is_told_of_another(self.tokens[index], anchor.i, self.parsed)
        ]
        return min(candidates, key=lambda c: c[0])[1] if candidates else None

    def _token_at(self, offset: int, start: int, end: int) -> int | None:
        if not self.tokens[start].start <= offset < self.tokens[end - 1].end:
            return None
        return next((i for i in range(start, end) if self.tokens[i].start <= offset < self.tokens[i].end), None)

    def _product(self, anchor: Token, draft: Draft) -> str:
        """What is handed over, as written, when it names no participant: "des puces mémoire".

        It is the direct object, unless the receiver stands there: "équiper de puces les centres de X".
        """
        receiver = draft.object_tokens[0] if draft.object_tokens[1] else -1
        obliques = self.clauses.obliques(anchor)
        handed = [i for i in self.clauses.objects(anchor) if receiver not in self.parsed.subtree(i)]
        for index in handed or [i for role in ("de", "en", "with") for i in obliques.get(role, ())]:
            if self.discourse.outermost(index) is not None or self.tokens[index].pos != "NOUN":
                continue
            end = index + 1
            sentence = self.parsed.sentence_of(index).end
            while (
                end < sentence
                and self.tokens[end].head in range(index, end)
                and self.tokens[end].pos in ("ADJ", "NOUN")
                and not self.tokens[end].case
            ):
                end += 1
            return self.parsed.text(index, end).replace("\n", " ")
        return ""

    def _date(self, draft: Draft, anchor: Token) -> None:
        sentence = self.parsed.sentence_of(anchor.i)
        verb = self.tokens[anchor.head]
        if draft.value is not None and anchor.dep in ("nsubj", "obj") and verb.pos == "VERB":
            anchor = verb  # "a réalisé | en 2022 un chiffre d'affaires de X"
        below = set(self.parsed.subtree(anchor.i))
        best = None
        for item in self.parsed.periods:
            index = self._token_at(item.start, sentence.start, sentence.end)
            if index is None or (
                draft.value_span is not None and draft.value_span.start <= item.start < draft.value_span.end
            ):
                continue
            if is_told_of_another(self.tokens[index], anchor.i, self.parsed):
                continue
            if is_told_aside(self.tokens[index], anchor.i, self.discourse):
                continue
            distance = abs(index - anchor.i) + (0 if index in below else 20)
            if best is None or distance < best[0]:
                best = (distance, item)
        if best is not None and best[0] < 20:
            ahead = draft.status is Status.PLANNED and self._is_future(anchor)
            draft.qualifiers.setdefault("date", self._ahead(best[1]) if ahead else best[1].value)

    def _is_future(self, anchor: Token) -> bool:
        return any(t.tense == "Fut" for t in (anchor, *(self.tokens[i] for i in anchor.children)))

    def _ahead(self, item: Found[Period]) -> Period:
        """What a French future tense speaks of lies ahead: "se réunira en mars", "jouera mardi"."""
        period, published = item.value, self.parsed.document.published
        text = self.parsed.document.text[item.start : item.end]
        if published is None or self.parsed.document.language != "fr" or period.end >= published:
            return period
        if re.search(r"\d{4}", text) or period.modifier in ("after", "before"):
            return period
        days = (period.end - period.start).days
        if _MONTH.search(text.lower()) and days <= 31 and (period.start.month, period.start.day) != (2, 29):
            end = min(period.end.day, 28) if period.end.month == 2 else period.end.day
            return replace(
                period,
                start=period.start.replace(year=period.start.year + 1),
                end=period.end.replace(year=period.end.year + 1, day=end),
            )
        weekday = days == 0 and _WEEKDAY.search(text.lower()) is not None
        week = timedelta(days=7)
        return replace(period, start=period.start + week, end=period.end + week) if weekday else period
