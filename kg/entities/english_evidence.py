"""What else tells the type of an English name: who stands behind it, what it is said to be, how it is built.

The small English model knows few names. Most unknown names of two or three rare words are people's; a
rare word that stands alone and is nobody's last name is a company, a team or a town; and one article
mostly speaks of one kind of body.
"""

from __future__ import annotations

from itertools import pairwise

from kg.discourse import PINNED
from kg.entities.candidate import Candidate
from kg.entities.english_crafts import weigh_calling, weigh_craft, weigh_namesake, weigh_rank, weigh_road
from kg.entities.english_firms import weigh_firm
from kg.entities.english_goods import is_the_one, weigh_goods, weigh_listed
from kg.entities.english_places import weigh_based, weigh_ground, weigh_inhabited, weigh_kind_of_place, weigh_seat
from kg.entities.english_works import weigh_programme, weigh_title
from kg.entities.gazetteer import Gazetteer
from kg.entities.lexicon import Lexicon
from kg.syntax import ParsedText

_LOCATIVE = frozenset("in at near from to outside around towards toward".split())
_KINDS = ("GovernmentBody", "PoliticalParty", "EducationalInstitution", "Organization", "SportsTeam", "Company")
_BUYING = frozenset("buy buys bought acquire acquires acquired".split())
_PUTTING = frozenset("invest believe trust interest confidence investment investor faith".split())
_GOING = frozenset(
    "taken flown admitted rushed treated transferred hospitalised hospitalized died born held opened".split()
)
_SHIPS = frozenset(("carrier", "ship"))
_MISTAKEN = ("Facility", "Product", "Event", "Law")


class EnglishEvidence:
    """Adds evidence to the candidates of one English document."""

    def __init__(self, parsed: ParsedText, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
        self.parsed = parsed
        self.tokens = parsed.tokens
        self.gazetteer = gazetteer
        self.lexicon = lexicon
        self.people = {"PoliticalParty": lexicon.party_people, "SportsTeam": lexicon.team_people}
        self.roles = lexicon.person_roles
        self.industries = lexicon.industry_words
        self.honorifics = lexicon.honorifics
        self.class_nouns = lexicon.class_nouns
        self.name_cues = lexicon.name_cues
        self.kinds_behind = lexicon.kinds_behind
        self.shares = lexicon.shares

    def weigh(self, candidates: list[Candidate]) -> None:
        """Count the evidence for all names of the document."""
        names = [c for c in candidates if c.kind == "name"]
        last = {
            self.tokens[c.end - 1].text
            for c in names
            if c.end - c.start > 1 and c.weight("Person") >= max(c.weight("Organization"), 2.0)
        }
        people = {self.parsed.text(c.start, c.end) for c in names if c.weight("Person") >= 2.5}
        for name in names:
            self._named_after(name, people)
            self._agency(name)
            self._people_after(name)
            self._told(name)
            weigh_ground(name, self.parsed, self.gazetteer, self.lexicon)
            if name.entry is not None and not name.entry.ambiguous:
                continue
            weigh_craft(name, self.parsed, self.lexicon)
            weigh_namesake(name, self.parsed, self.lexicon)
            weigh_road(name, self.parsed)
            weigh_calling(name, self.parsed, self.lexicon)
            weigh_rank(name, self.parsed, self.lexicon)
            weigh_programme(name, self.parsed, self.gazetteer)
            weigh_title(name, self.parsed, self.lexicon)
            weigh_goods(name, self.parsed, self.gazetteer, self.lexicon)
            weigh_kind_of_place(name, self.parsed, self.gazetteer)
            weigh_inhabited(name, self.parsed, self.gazetteer)
            self._industry(name)
            self._dealt_with(name)
            self._where(name)
            self._gone_to(name)
            self._kind_behind(name)
            weigh_firm(name, self.parsed, self.lexicon)
            self._the_event(name)
            self._who(name)
            self._which(name)
            self._apposed(name)
            weigh_based(name, self.parsed)
            self._said_to_be(name)
            weigh_seat(name, self.parsed)
            self._role_before(name)
            self._nationality(name)
            if name.end - name.start > 1:
                self._like_a_person(name)
            elif self.tokens[name.start].text not in last:
                self._one_word(name)
                self._town(name)
        self._among_people(names)
        weigh_listed(names, self.parsed, self.gazetteer)
        self._theme(names)

    # ------------------------------------------------------------ beside the name

    def _named_after(self, name: Candidate, people: set[str]) -> None:
        """ "Ted Stevens Anchorage Airport", where Ted Stevens is named too: it bears a person's name and is none."""
        if not any(self.parsed.text(name.start, end) in people for end in range(name.start + 2, name.end)):
            return
        last = self.tokens[name.end - 1].lower
        kinds = next((classes for phrase, classes in self.name_cues.get(last, ()) if phrase == (last,)), ())
        if kinds:
            name.add("named after", dict.fromkeys(kinds, 5.0))

    def _agency(self, name: Candidate) -> None:
        """ "OTTAWA (CP) —": who reports stands in parentheses before the dash of a dateline."""
        opens = name.start - self.parsed.sentence_of(name.start).start
        if not 1 < opens < 10 or name.end >= len(self.tokens) or not self.tokens[name.end - 1].text.isupper():
            return
        closing = self.tokens[name.end]
        dashed = self.parsed.document.text[closing.end : closing.end + 3].lstrip()[:1] in ("—", "–", "-")
        if dashed and (self.tokens[name.start - 1].text, closing.text) == ("(", ")"):
            name.add("agency", {"MediaOutlet": PINNED})

    def _people_after(self, name: Candidate) -> None:
        """ "NDP candidate X", "Genk striker Y": whose people these are."""
        if name.entry is not None or name.weight("Person") >= 2.5:
            return
        if self.gazetteer.place_of_demonym(self.parsed.text(name.start, name.end)) is not None:
            return
        words = [t.lower for t in self.tokens[name.end : name.end + 3]]
        if not words or words[0] in ("'s", "'"):
            return
        for kind, people in self.people.items():
            if words[0] in people or "".join(words) in people or " ".join(words) in people:
                name.add("its people after", {kind: 2.0})
                return

    def _told(self, name: Candidate) -> None:
        """ "told the Fremantle Echo": whom one tells is a newspaper."""
        before = name.start - 1
        if before > 0 and self.tokens[before].lower == "the":
            before -= 1
        told = before >= 0 and self.tokens[before].lower in ("told", "tells")
        if told and name.entry is None and (not name.weight("Person") or self._is_no_first_name(name)):
            name.add("told", {"MediaOutlet": 3.0 if name.weight("Person") else 2.0})

    def _is_no_first_name(self, name: Candidate) -> bool:
        """Whether two words or more begin with one that nobody on the lists is called by: "Diario Andino"."""
        first = self.tokens[name.start]
        return name.end - name.start > 1 and not self.gazetteer.is_first_name(first.text) and len(first.text) > 2

    def _dealt_with(self, name: Candidate) -> None:
        """ "to buy X", "on loan from X", "coach of X", "X, who are bottom": what is done with firms and clubs."""
        if not self._is_no_first_name(name):
            return
        before = [t.lower for t in self.tokens[max(name.start - 2, 0) : name.start]]
        after = [t.lower for t in self.tokens[name.end : name.end + 3]]
        if before[-1:] and before[-1] in _BUYING:
            name.add("bought", {"Company": 3.0})
        elif (
            len(before) == 2 and before[1] in ("of", "from", "at") and before[0] in (*self.people["SportsTeam"], "loan")
        ):
            name.add("its people before", {"SportsTeam": 3.0})
        elif after[:2] == [",", "who"] and after[2:] and after[2] in ("are", "were", "have"):
            name.add("many", {"SportsTeam": 2.6, "Organization": 1.0})

    def _said_to_be(self, name: Candidate) -> None:
        """ "Kudirat, a Lagos-based payments startup founded by": the last noun for a kind before the phrase ends."""
        index = name.end
        if index + 2 >= len(self.tokens) or self.tokens[index].text != ",":
            return
        if self.tokens[index + 1].lower not in ("a", "an", "the"):
            return
        found: tuple[str, ...] = ()
        weight = 3.0
        for token in self.tokens[index + 2 : index + 10]:
            if token.text in (",", ".", ";", "(") or token.pos in ("ADP", "AUX", "SCONJ", "DET", "PRON"):
                break
            if token.pos == "VERB" and token.form != "Part":
                break
            if token.pos in ("NOUN", "PROPN") and (token.lemma.lower(),) in self.roles:
                found = ("Person",)
            elif token.pos in ("NOUN", "PROPN"):
                before = (self.tokens[token.i - 1].lower, token.lemma.lower())
                phrases = (*self.class_nouns.get(before[0], ()), *self.class_nouns.get(before[1], ()))
                found = next((kinds for phrase, kinds in phrases if phrase in (before, before[1:])), ())
                weight = PINNED if found == ("Product",) and before[1] in _SHIPS | self.lexicon.vessels else 3.0
        if found == ("Person",) and (name.has("word in the name") or is_the_one(name, self.parsed)):
            return  # "Nariman House, a Jewish centre": a player is a centre too
        if found:
            name.add("said to be", {kind: weight / len(found) for kind in found})

    def _kind_behind(self, name: Candidate) -> None:
        """ "the Vanguard newspaper", "the Rosetta probe", "Helmand province": what bears a name stands behind it."""
        noun = self.tokens[name.end] if name.end < len(self.tokens) else None
        if name.end - name.start > 1 and self.tokens[name.end - 1].lower in self.kinds_behind:
            noun = self.tokens[name.end - 1]  # "the Vivaro van" as the name
        if noun is None or noun.lower not in self.kinds_behind or noun.pos != "NOUN" or noun.capitalised:
            return
        if name.weight("Person") >= 2.5 or noun.sentence != self.tokens[name.start].sentence:
            return
        if noun.lower == "union":  # "the GMB union": of workers, and no party
            name.add("kind behind", {"Organization": PINNED})
            return
        for phrase, classes in self.class_nouns.get(noun.lower, ()) or self.class_nouns.get(noun.lemma, ()):
            if phrase in ((noun.lower,), (noun.lemma,)) and not {"Company", "Organization"} & set(
                classes
            ):  # "the Cork company"
                name.add("kind behind", {kind: 2.4 / len(classes) for kind in classes})

    def _industry(self, name: Candidate) -> None:
        """ "Alpstein Resources", "Wessex Water"."""
        if name.end - name.start > 1 and self.tokens[name.end - 1].lower in self.industries:
            name.add("industry in the name", {"Company": 3.0})

    def _who(self, name: Candidate) -> None:
        """ "Kaisa Rautavaara, who": only people are spoken of so."""
        after = [t.lower for t in self.tokens[name.end : name.end + 2]]
        if after[:1] == ["who"] or after == [",", "who"] or after == [",", "whose"]:
            name.add("who", {"Person": 2.0})

    def _which(self, name: Candidate) -> None:
        """ "Gjødsel Nord, which has 90 employees": people are not spoken of so."""
        after = [t.lower for t in self.tokens[name.end : name.end + 2]]
        if after == [",", "which"] and name.weight("Person") and not name.weight("Place"):
            name.add("which", {"Organization": 2.2, "Company": 0.8})

    def _apposed(self, name: Candidate) -> None:
        """ "its fertiliser unit, Gjødsel Nord,", "Iran's parliament, the Majlis.": the noun before the comma tells."""
        index = name.start - 2 - (name.start > 1 and self.tokens[name.start - 1].lower == "the")
        closed = name.end < len(self.tokens) and self.tokens[name.end].text in (",", ".", ")", ";", "and")
        if index < 1 or not closed or self.tokens[index + 1].text != "," or self.tokens[index].pos != "NOUN":
            return
        noun, first = self.tokens[index], index - 1
        while first > 0 and index - first < 5 and self.tokens[first].pos in ("ADJ", "NOUN", "PROPN", "PUNCT"):
            first -= 1
        if noun.capitalised or self.tokens[first].lower not in ("a", "an", "the", "its", "their", "his", "her", "'s"):
            return
        listed = self.tokens[name.end].text == "and"
        if listed and noun.number != "p":
            return
        for phrase, classes in self.class_nouns.get(noun.lemma if listed else noun.lower, ()):
            if len(phrase) == 1 and "Person" not in classes and (noun.lower,) not in self.roles:
                name.add("apposed to its kind", {kind: 2.0 / len(classes) for kind in classes})
                return

    def _the_event(self, name: Candidate) -> None:
        """ "the European-Pacific Games": what an article and a word for events frame."""
        article = name.start > 0 and self.tokens[name.start - 1].lower == "the"
        last = self.tokens[name.end - 1].lower
        event = any("Event" in kinds and phrase == (last,) for phrase, kinds in self.name_cues.get(last, ()))
        if article and event and name.end - name.start > 1:
            name.add("the event", {"Event": 1.5})

    def _role_before(self, name: Candidate) -> None:
        """ "engineers Femi Adebowale": a role noun right before a name of two words or more."""
        if name.end - name.start < 2:
            return
        for size in (3, 2, 1):
            start = name.start - size
            if start < 0 or self.tokens[start].sentence != self.tokens[name.start].sentence:
                continue
            words = self.tokens[start : name.start]
            exact = tuple(t.lower for t in words)
            if exact in self.roles or (size == 1 and ((exact[0].removesuffix("s"),) in self.roles)):
                name.add("role before", {"Person": 2.5})
                return

    def _nationality(self, name: Candidate) -> None:
        """ "Norwegian Henning Solbakk", "Slovakia's Henrieta Farkaš"."""
        index = name.start - 1
        if name.end - name.start < 2 or index < 0 or not self._is_rare(name):
            return
        demonym = self.gazetteer.country_of_demonym(self.tokens[index].text) is not None
        owner = index > 0 and self.tokens[index].lower == "'s"
        if owner:
            entries = self.gazetteer.lookup(self.tokens[index - 1].text)
            owner = bool(entries) and entries[0].type == "Country"
        if (demonym or owner) and not name.has("word in the name"):
            unknown = owner and bool(self.parsed.amounts) and self._is_no_first_name(name)
            name.add("nationality before", {"Person": 1.2 if unknown else 2.2})  # "China's Hainan Agritech"

    # ------------------------------------------------------------ how it is built

    def _is_rare(self, name: Candidate) -> bool:
        words = [t for t in self.tokens[name.start : name.end] if t.text.isalpha() and len(t.text) > 2]
        return bool(words) and not any(t.common and t.capitalised for t in words)

    def _like_a_person(self, name: Candidate) -> None:
        size = name.end - name.start
        if size > 3 or not self._is_rare(name) or name.has("word in the name") or name.has("legal form"):
            return
        if not all(t.capitalised and t.text[:1].isalpha() for t in self.tokens[name.start : name.end]):
            return
        article = name.start > 0 and self.tokens[name.start - 1].lower in ("the", "a", "an")
        if article or any(self.tokens[i].text.isupper() for i in range(name.start, name.end)):
            return
        mistaken = any(name.weight(kind) > 0 for kind in _MISTAKEN) and not name.weight("Organization")
        name.add("like a person's name", {"Person": 2.0 if mistaken else 0.8})

    def _one_word(self, name: Candidate) -> None:
        """A word that is nobody's last name in the text is hardly a person."""
        token = self.tokens[name.start]
        before = self.tokens[name.start - 1] if name.start else None
        labelled = name.weight("Person") == 2.0  # the model's label and nothing else speaks for a person
        if not labelled or self.gazetteer.gender_of_first_name(token.text):
            return
        if before is not None and before.lower.rstrip(".") in self.honorifics:
            return
        seat = [t.lower for t in self.tokens[name.end : name.end + 2]] == ["-", "based"]
        if seat or (before is not None and before.lower in _LOCATIVE):
            entries = self.gazetteer.lookup(token.text)
            region = any(entry.type == "Region" for entry in entries) and entries[0].type != "City"
            name.add("one word", {"Region" if region else "City": 2.4})
        else:
            name.add("one word", {"Organization": 1.4, "Company": 0.9})

    def _where(self, name: Candidate) -> None:
        """ "near Tin Awal", "the mayor of Karsk", "Cholet, where": where something happens or somebody governs."""
        before = [t.lower for t in self.tokens[max(name.start - 2, 0) : name.start]]
        after = [t.lower for t in self.tokens[name.end : name.end + 2]]
        if name.weight("Person") >= 2.5 or name.has("word in the name"):
            return
        if before == ["mayor", "of"]:
            name.add("seat", {"City": 2.5})
        elif before[-1:] == ["near"] or after == [",", "where"]:
            name.add("locative", {"City": 2.0})
        elif before[-1:] and before[-1] in ("opposition", "ruling", "governing"):
            name.add("in power or not", {"PoliticalParty": 3.0})

    def _gone_to(self, name: Candidate) -> None:
        """ "was taken to the Sacred Heart Hospital": a body that one goes to is a building."""
        before = [t.lower for t in self.tokens[max(name.start - 3, 0) : name.start] if t.lower != "the"]
        last = self.tokens[name.end - 1].lower
        both = any(
            phrase == (last,) and {"Facility", "Organization"} <= set(k) for phrase, k in self.name_cues.get(last, ())
        )
        if both and len(before) > 1 and before[-1] in ("at", "to", "in", "into") and before[-2] in _GOING:
            name.add("gone to", {"Facility": 3.0})

    def _town(self, name: Candidate) -> None:
        """ "in Friedrichshafen": an unknown word behind "in" is a town, unless one holds or puts something in it."""
        index = name.start - 1
        if index < 1 or self.tokens[index].lower != "in" or name.weight("Person") >= 2.5:
            return
        text = self.tokens[name.start].text
        told = any(cue not in ("model", "capitals", "sure bounds", "locative", "one word") for cue, _ in name.evidence)
        if told or text.isupper() or any(c.isupper() for c in text[1:]) or text.endswith("."):
            return
        before = self.tokens[index - 1]
        if before.lemma.lower() in self.shares or before.lemma in _PUTTING:
            return
        name.add("locative", {"City": 2.0})

    def _among_people(self, names: list[Candidate]) -> None:
        """ "A, B and C": what is listed with people, and looks like a person's name, is one."""
        listed = []
        for first, second in pairwise(names):
            between = [t.lower for t in self.tokens[first.end : second.start]]
            if between in ([","], ["and"], [",", "and"]):
                listed.append((first, second))
        for first, second in [*listed, *reversed(listed)]:
            for one, other in ((first, second), (second, first)):
                if one.has("among people") or other.weight("Person") < 2.0 or other.end - other.start < 2:
                    continue
                if one.has("like a person's name") or self._may_be_a_person(one):
                    one.add("among people", {"Person": 1.3})

    def _may_be_a_person(self, name: Candidate) -> bool:
        """ "Brook Lopez": a known first name before a word that may be common."""
        words = self.tokens[name.start : name.end]
        plain = len(words) == 2 and all(t.capitalised and t.text.isalpha() and not t.text.isupper() for t in words)
        body = name.entry is not None or name.has("word in the name") or name.has("legal form")
        return plain and not body and self.gazetteer.is_first_name(words[0].text)

    # ------------------------------------------------------------ what the article is about

    def _theme(self, names: list[Candidate]) -> None:
        """Unknown bodies are of the kind that the others are: companies among sums of money, teams among teams."""
        strong = [n for n in names if n.end - n.start > 1 or n.entry is not None or n.has("said to be")]
        counts = {kind: sum(1 for n in strong if n.weight(kind) >= 2.5) for kind in _KINDS}
        most = max(_KINDS, key=lambda kind: counts[kind])
        money = bool(self.parsed.amounts or self.parsed.tickers)
        kind = most if most in ("SportsTeam", "Company") and counts[most] > (most == "SportsTeam") else ""
        if not any(counts.values()) and money:
            kind = "Company"
        if not kind:
            return
        for name in names:
            body = name.weight("Organization") > 0 and not name.has("word in the name")
            many = self.tokens[name.end - 1].lower.endswith("s") and name.end - name.start > 1
            if name.entry is None and body and (kind == "Company" or many or self._is_rare(name)):
                name.add("theme", {kind: 0.9 if kind == "SportsTeam" else 0.5})
