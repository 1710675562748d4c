"""Gives verbs the subjects and objects that the parser hung elsewhere: one root, one subject in a sentence."""

from __future__ import annotations

from kg.syntax import ParsedText, Sentence, Token


def join_roots(parsed: ParsedText, sentence: Sentence) -> None:
    """One root in a sentence: a name that was cut off from the verb behind it is its subject."""
    tokens = parsed.tokens[sentence.start : sentence.end]
    roots = [t for t in tokens if t.head == t.i]
    verb = next((t for t in roots if t.pos in ("VERB", "AUX")), None)
    if len(roots) < 2 or verb is None:
        return
    for root in roots:
        if root.i != verb.i and root.pos in ("PROPN", "NOUN", "X"):
            has_subject = any(t.head == verb.i and t.dep in ("nsubj", "nsubj:pass") for t in tokens)
            root.head = verb.i
            root.dep = "nsubj" if root.i < verb.i and not has_subject else "dep"


def turn_nominal_root(parsed: ParsedText, sentence: Sentence) -> None:
    """ "Coopérative | pourrait être absorbée": the noun on top is the subject of the finite verb below."""
    tokens = parsed.tokens[sentence.start : sentence.end]
    root = next((t for t in tokens if t.head == t.i), None)
    if (
        root is None
        or root.pos not in ("NOUN", "PROPN", "X", "ADJ", "NUM")
        or any(t.head == root.i and t.dep == "cop" for t in tokens)
    ):
        return
    for verb in tokens:
        if verb.head != root.i or verb.i < root.i or verb.pos not in ("VERB", "AUX"):
            continue
        below = [t for t in tokens if t.head == verb.i]
        if not _is_finite(verb, below, root) and not _is_resumed(parsed, verb, root):
            continue
        if any(
            t.dep in ("nsubj", "nsubj:pass") or t.lower in ("qui", "que", "qu'", "who", "which", "that") for t in below
        ):
            continue
        if any(t.text in (":", "«", "(") for t in parsed.tokens[root.i : verb.i]):
            return
        verb.head, verb.dep = verb.i, "root"
        root.head, root.dep = verb.i, "nsubj"
        return
    _join_subjects(tokens, root)


def _is_finite(verb: Token, below: list[Token], root: Token) -> bool:
    """Whether the verb is told of a subject: by its form, or by a finite auxiliary behind the subject."""
    if verb.form == "Fin":
        return True
    if verb.form == "Inf" and not verb.lower.endswith(("er", "ir", "re", "oir")) and verb.dep != "ccomp":
        verb.form = "Fin"  # "Ateliers X | négocie": no infinitive ends so
        return True
    return any(t.pos == "AUX" and t.form == "Fin" and root.i < t.i < verb.i for t in below)


def _is_resumed(parsed: ParsedText, verb: Token, root: Token) -> bool:
    """ "Cole, who visited Lyon, | named Reed": an English participle behind a relative clause is the finite verb.

    So is one that tells what somebody says: "A spokesman for X, the builder, | denied that".
    """
    if verb.form != "Part" or verb.tense != "Past" or parsed.tokens[verb.i - 1].text != ",":
        return False
    opens = [t.lower for t in parsed.tokens[root.i + 1 : root.i + 3]]
    resumed = len(opens) == 2 and opens[0] == "," and opens[1] in ("who", "which", "whose")
    says = any(t.head == verb.i and t.dep == "ccomp" for t in parsed.tokens[verb.i : parsed.sentence_of(verb.i).end])
    if not (resumed or says):
        return False
    verb.form = "Fin"
    return True


def _join_subjects(tokens: tuple[Token, ...], root: Token) -> None:
    """ "X | et Y ont signé": the noun on top and the subject of the joined clause are one subject."""
    for verb in tokens:
        if verb.head != root.i or verb.dep != "conj" or verb.pos != "VERB":
            continue
        subject = next(
            (t for t in tokens if t.head == verb.i and t.dep in ("nsubj", "nsubj:pass") and t.i < verb.i), None
        )
        if subject is None or any(t.pos in ("VERB", "AUX") for t in tokens if root.i < t.i < subject.i):
            return
        verb.head, verb.dep = verb.i, "root"
        root.head, root.dep = verb.i, subject.dep
        subject.head, subject.dep = root.i, "conj"
        return


def adopt_subjects(parsed: ParsedText, sentence: Sentence) -> None:
    """ "Après avoir cédé A, B veut …": a bare noun phrase between a comma and a finite verb is its subject."""
    tokens = parsed.tokens
    for verb in tokens[sentence.start : sentence.end]:
        if verb.pos not in ("VERB", "AUX") or verb.dep == "acl:relcl" or verb.dep.startswith(("aux", "cop")):
            continue
        below = [t for t in tokens[sentence.start : sentence.end] if t.head == verb.i]
        if any(t.dep in ("nsubj", "nsubj:pass", "csubj", "expl:subj") for t in below):
            continue
        auxiliaries = [t.i for t in below if t.pos == "AUX" and t.i < verb.i]
        finite = verb.form == "Fin" or any(tokens[i].form == "Fin" for i in auxiliaries)
        index = min([verb.i, *auxiliaries]) - 1
        while index > sentence.start and tokens[index].pos in ("ADV", "PRON") and tokens[index].head == verb.i:
            index -= 1
        if not finite or index <= sentence.start or tokens[index].pos not in ("NOUN", "PROPN", "X"):
            continue
        first = index
        while first > sentence.start and tokens[first - 1].pos in ("DET", "ADJ", "NOUN", "PROPN", "X", "NUM"):
            first -= 1
        joined = tokens[first - 1].lower in ("et", "mais", "and", "but") and verb.dep == "conj"
        if first == sentence.start or not (joined or (tokens[first - 1].text == "," and verb.dep != "conj")):
            continue
        if joined and not any(t.pos in ("VERB", "AUX") for t in tokens[sentence.start : first]):
            continue
        heads = [t for t in tokens[first : index + 1] if not first <= t.head <= index]
        if (
            len(heads) == 1
            and heads[0].dep in ("conj", "appos", "nmod", "dep", "obl:mod", "obl:arg", "amod")
            and not heads[0].case
            and heads[0].head < first
            and not _is_below(parsed, verb, heads[0])
        ):
            heads[0].head, heads[0].dep = verb.i, "nsubj"


def _is_below(parsed: ParsedText, token: Token, above: Token) -> bool:
    """Whether the token hangs, through any number of heads, on the other."""
    seen = set()
    while token.head != token.i and token.i not in seen:
        seen.add(token.i)
        token = parsed.tokens[token.head]
        if token.i == above.i:
            return True
    return False


def free_subject(parsed: ParsedText, sentence: Sentence) -> None:
    """ "Créée par X, Y restaure …": a subject with a preposition is none; what it was joined to is."""
    tokens = parsed.tokens[sentence.start : sentence.end]
    for token in tokens:
        if token.dep not in ("nsubj", "nsubj:pass") or token.case not in (
            "par",
            "by",
            "avec",
            "dans",
            "pour",
            "sur",
            "à",
            "en",
        ):
            continue
        verb = parsed.tokens[token.head]
        joined = [
            t
            for t in tokens
            if t.head == token.i and t.dep == "conj" and t.i < verb.i and parsed.tokens[t.i - 1].text == ","
        ]
        participle = next((t for t in reversed(tokens) if t.i < token.i and t.form == "Part"), None)
        if participle is not None:
            token.head, token.dep = participle.i, "obl:agent" if token.case in ("par", "by") else "obl:mod"
            if participle.head == token.i:
                participle.head, participle.dep = verb.i, "advcl"
        else:
            token.dep = "obl:mod"
        if joined:
            joined[-1].head, joined[-1].dep = verb.i, "nsubj"


def restore_object(parsed: ParsedText, sentence: Sentence, calendar: frozenset[str]) -> None:
    """ "annonce, par la voix de X, | la fermeture": what the parser lists with a verb over an aside is its object."""
    if parsed.document.language != "fr":
        return
    tokens = parsed.tokens[sentence.start : sentence.end]
    for noun in tokens:
        listed = parsed.tokens[noun.head]
        aside = listed.pos == "NOUN" and bool(listed.case)  # "a annoncé, à | l'occasion de X, la fermeture"
        verb = parsed.tokens[listed.head] if aside else listed
        timed = noun.lower in calendar or noun.lemma in calendar
        if noun.dep not in ("conj", "obl:mod") or noun.pos != "NOUN" or timed:
            continue
        if verb.pos != "VERB" or verb.i > noun.i or (aside and noun.dep != "conj"):
            continue
        below = [t for t in tokens if t.head == noun.i and t.i < noun.i]
        opened = min((t.i for t in below if t.dep == "det"), default=noun.i) - 1
        commas = [t.i for t in parsed.tokens[verb.i : noun.i] if t.text == ","]
        if any(t.dep in ("cc", "case") for t in below) or len(commas) < 2 or opened not in commas:
            continue
        taken = [t for t in tokens if t.head == verb.i and t.dep in ("obj", "ccomp", "xcomp")]
        if all(t.pos == "PROPN" and commas[0] < t.i < noun.i for t in taken):
            noun.head, noun.dep = verb.i, "obj"
            for name in taken:
                name.dep = "dep"
