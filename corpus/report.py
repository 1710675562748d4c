"""Says how large and how varied the corpus is: writes ``corpus/REPORT.md`` from its articles, briefs and reports.

python corpus/report.py
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path

import agreement

from kg.evaluation import GoldDocument, load_gold, split_of
from kg.evaluation.gold import GoldClaim
from kg.evaluation.splits import Split
from kg.model import Status

HERE = Path(__file__).resolve().parent
LANGUAGES = {"fr": "French", "en": "English"}
STEPS = (50, 100, 200, 400, 800)
"""Article counts at which the vocabulary is counted."""

SHINGLE = 5
"""Words in a run that two articles may share."""

NEAR = 0.1
"""The share of common runs from which two articles count as near-duplicates."""


def articles() -> tuple[GoldDocument, ...]:
    """The articles, sorted by id."""
    return _sorted("marked")


def briefs() -> tuple[GoldDocument, ...]:
    """The briefs, sorted by id."""
    return _sorted("briefs")


def reports() -> tuple[GoldDocument, ...]:
    """The reports, sorted by id."""
    return _sorted("reports")


def _sorted(folder: str) -> tuple[GoldDocument, ...]:
    return tuple(sorted(load_gold(HERE / folder), key=lambda article: article.id))


def report(corpus: Sequence[GoldDocument], short: Sequence[GoldDocument], long: Sequence[GoldDocument]) -> str:
    """The whole page as Markdown, of articles, briefs and reports."""
    parts = ["# What the corpus holds", "Written by `python corpus/report.py`; do not edit."]
    by_language = _by_language(corpus)
    parts += ["## Size", _table(("", *by_language), _sizes(by_language))]
    parts += ["## Splits", "Articles and, in brackets, their claims."]
    parts += [_table(("", *by_language), _splits(by_language))]
    parts += ["## Agreement", *_agreement(corpus, by_language)]
    parts += ["## Claims by relation and status", _table(("relation", *_statuses(), "all"), _relations(corpus))]
    parts += [
        "## Where claims stand",
        "How the two ends of the claims between entities are called in the sentence that states them, by status.",
        _table(("ends", *_statuses(), "all"), _constructions(corpus)),
    ]
    parts += ["## Growth of the vocabulary", "Distinct words and names after so many articles, in order of their ids."]
    parts += [_table(("articles", "language", "words", "distinct words", "distinct names"), _growth(by_language))]
    parts += ["## Registers, domains and constructions", _tags(corpus), "## Briefs"]
    parts += ["Some sentences each, written to say the rarer relations in many ways; all of them are for training."]
    parts += [_table(("", *by_language), _sizes(_by_language(short)))]
    parts += [_table(("relation", *_statuses(), "all"), _relations(short))]
    parts += [_table(("ends", *_statuses(), "all"), _constructions(short)), "## Reports"]
    by_language = _by_language(long)
    parts += ["Longer, and as sparse in claims as real news; cut into the same parts as the articles."]
    parts += [_table(("", *by_language), _sizes(by_language)), _table(("", *by_language), _splits(by_language))]
    parts += [_table(("relation", *_statuses(), "all"), _relations(long))]
    parts += [_table(("ends", *_statuses(), "all"), _constructions(long))]
    parts += ["## Near-duplicates", _duplicates([*corpus, *short, *long])]
    return "\n\n".join(parts) + "\n"


def _by_language(some: Sequence[GoldDocument]) -> dict[str, list[GoldDocument]]:
    return {name: [a for a in some if a.language == code] for code, name in LANGUAGES.items()}


def near_duplicates(corpus: Sequence[GoldDocument]) -> list[tuple[str, str, float]]:
    """Pairs of articles that share at least ``NEAR`` of the shorter one's runs of ``SHINGLE`` words."""
    runs = {article.id: set(_runs(_words(article.text))) for article in corpus}
    holders: dict[tuple[str, ...], list[str]] = {}
    for article, own in runs.items():
        for run in own:
            holders.setdefault(run, []).append(article)
    shared: Counter[tuple[str, str]] = Counter()
    for those in holders.values():
        shared.update(combinations(sorted(those), 2))
    found = ((a, b, count / max(1, min(len(runs[a]), len(runs[b])))) for (a, b), count in shared.items())
    return sorted((a, b, share) for a, b, share in found if share >= NEAR)


def _sizes(by_language: dict[str, list[GoldDocument]]) -> list[tuple[object, ...]]:
    def row(name: str, count: Callable[[list[GoldDocument]], object]) -> tuple[object, ...]:
        return name, *(count(some) for some in by_language.values())

    return [
        row("articles", len),
        row("words", lambda some: sum(len(a.text.split()) for a in some)),
        row("words an article, least to most", lambda some: _range(len(a.text.split()) for a in some)),
        row("entities", lambda some: sum(len(a.entities) for a in some)),
        row("mentions", lambda some: sum(len(a.mentions) for a in some)),
        row("of these pronouns and noun phrases", lambda some: sum(not m.named for a in some for m in a.mentions)),
        row("claims", lambda some: sum(len(a.claims) for a in some)),
        row("optional claims", lambda some: sum(len(a.optional_claims) for a in some)),
        row("claims not actual", lambda some: _of(some, lambda claim: claim.status is not Status.ACTUAL)),
        row("claims with a source", lambda some: _of(some, lambda claim: claim.source is not None)),
    ]


def _splits(by_language: dict[str, list[GoldDocument]]) -> Iterator[tuple[object, ...]]:
    for split in Split:
        parts = ([a for a in some if split_of(a.id) is split] for some in by_language.values())
        yield split, *(f"{len(part)} ({sum(len(a.claims) for a in part)})" for part in parts)


def _agreement(corpus: Sequence[GoldDocument], names: Iterable[str]) -> list[str]:
    return [
        "Two readings of the same articles, the second made without sight of the first and compared with it as it was "
        "then: the second is the answer, the first is gold, and what the second calls optional it does not assert.",
        _table(("", *names), agreement.figures()),
        "Either reading against the corpus as it is now, the differences settled:",
        _table(("language", "reading", "claim precision", "claim recall", "claim F1"), agreement.settled(corpus)),
    ]


def _range(counts: Iterable[int]) -> str:
    found = sorted(counts)
    return f"{found[0]}–{found[-1]}" if found else "–"


def _of(some: Sequence[GoldDocument], chosen: Callable[[GoldClaim], bool]) -> str:
    claims = list(_claims(some))
    return f"{sum(map(chosen, claims)) / max(1, len(claims)):.1%}"


def _claims(corpus: Iterable[GoldDocument]) -> Iterator[GoldClaim]:
    return (claim for article in corpus for claim in article.claims)


def _statuses() -> list[str]:
    return [status.value for status in Status]


def _counted(found: Counter[tuple[str, str]]) -> list[tuple[object, ...]]:
    totals: Counter[str] = Counter()
    for (name, _), count in found.items():
        totals[name] += count
    ordered = sorted(totals, key=lambda name: (-totals[name], name))
    return [(name, *(found[name, status] or "" for status in _statuses()), totals[name]) for name in ordered]


def _relations(corpus: Sequence[GoldDocument]) -> list[tuple[object, ...]]:
    return _counted(Counter((claim.relation, claim.status.value) for claim in _claims(corpus)))


def _constructions(corpus: Sequence[GoldDocument]) -> list[tuple[object, ...]]:
    found: Counter[tuple[str, str]] = Counter()
    for article in corpus:
        for claim in article.claims:
            if claim.object is not None:
                ends = sorted(_called(article, claim, end) for end in (claim.subject, claim.object))
                found[" – ".join(ends), claim.status.value] += 1
    return _counted(found)


def _called(article: GoldDocument, claim: GoldClaim, entity: str) -> str:
    """By a name, by a pronoun or noun phrase, or not at all, inside the claim's evidence."""
    inside = [m for m in article.mentions if m.entity == entity and m.span.overlaps(claim.evidence)]
    if not inside:
        return "implied"
    return "name" if any(m.named for m in inside) else "pronoun or noun phrase"


def _growth(by_language: dict[str, list[GoldDocument]]) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    for language, some in by_language.items():
        steps = sorted({step for step in STEPS if step < len(some)} | {len(some)})
        for step in steps:
            words = [word for article in some[:step] for word in _words(article.text)]
            names = {entity.name for article in some[:step] for entity in article.entities}
            rows.append((step, language, len(words), len(set(words)), len(names)))
    return rows


def _tags(corpus: Sequence[GoldDocument]) -> str:
    found = Counter(tag for article in corpus for tag in article.tags)
    often = [f"{tag} {count}" for tag, count in sorted(found.items(), key=lambda t: (-t[1], t[0])) if count >= 5]
    return f"{len(found)} tags, those that at least five articles bear: {', '.join(often)}."


def _duplicates(corpus: Sequence[GoldDocument]) -> str:
    found = near_duplicates(corpus)
    if not found:
        return f"No two articles, briefs or reports share {NEAR:.0%} of their runs of {SHINGLE} words."
    return "\n".join(f"- {a} and {b}: {share:.0%}" for a, b, share in found)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[start : start + SHINGLE]) for start in range(len(words) - SHINGLE + 1))


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(str(cell) for cell in line) + " |" for line in lines)


if __name__ == "__main__":
    (HERE / "REPORT.md").write_text(report(articles(), briefs(), reports()), encoding="utf-8")
