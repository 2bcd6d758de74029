"""How a person's sheet does against its goals, whom the people of the tests can call, and what is missing in each place.

Goes in: the content and `tests/people/`.  Comes out: three tables, which `make measure` prints; nothing here is a test. What must not
get worse is held by `tests/core/test_helpers.py`, `test_rules_of_the_plan.py` and `test_rules_of_the_sheet.py`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from guide.content.load import Content
from guide.core.answers import Answers
from guide.core.headline import told_already
from guide.core.helpers import can_be_reached
from guide.core.limits import SafeDay
from guide.core.plan import Plan, make_plan
from guide.library import content
from guide.words.headline import headline_text
from guide.words.language import load_language
from guide.words.offices import CALLED
from guide.words.outline import Section, lines_of, section_of
from guide.words.tasks import told_task
from guide.words.told import told, told_more
from tests.help.people_files import Person, everyone

ENGLISH = load_language("en")
A_DATE = re.compile(r"\w+day, \w+ \d{1,2}, \d{4}")
CONDITION = re.compile(r"(If|When|Before|In case)\b")
GO_TODAY = re.compile(r"labor office today|ask this office how to send|Make the complaint by phone|Contact this office this week")
TALK_FIRST = re.compile(r"before you contact (a government|an) office")
MOST_PEOPLE = 0.9
PAY = ("pay", "minimum_pay")


def way(plan: Plan, known: Content) -> str:
    """How a person can reach somebody of their own place, by the two ways that every plan has."""
    here = [known.helper[h.helper] for h in plan.helpers if h.first and h.here]
    if any(helper.phone for helper in here):
        return "a phone near"
    if any(map(can_be_reached, here)):
        return "a site near"
    return "a name near" if here else "only a list"


def office(plan: Plan, known: Content) -> str:
    """The best number among the offices that a person may call alone."""
    offices = [known.agency[c.agency] for c in plan.contacts if not c.only_lawyer]
    if any(a.phone and a.place != "US" for a in offices):
        return "a state office’s phone"
    return "a federal phone only" if any(a.phone for a in offices) else "no phone of an office"


def missing(place: str, known: Content) -> dict[str, bool]:
    """What a place does not have: the phone of an office for pay, a page of one, somebody at work, somebody for immigration, a phone."""
    offices = [a for a in known.agency.values() if a.place == place and not a.city and set(PAY).intersection(a.claims)]
    helpers = [h for h in known.helper.values() if h.place == place and not h.narrow]
    return {
        "pay office’s phone": not any(a.phone for a in offices),
        "pay office’s page": not any(a.url for a in offices),
        "help at work": not any("work" in h.needs for h in helpers),
        "help at work, whatever the work": not any("work" in h.needs and not h.work for h in helpers),
        "immigration help": not any("immigration" in h.needs for h in helpers),
        "a helper’s phone": not any(h.phone for h in helpers),
        "a helper’s phone or site": not any(map(can_be_reached, helpers)),
    }


# --- the sheet against its goals ----------------------------------------------------------------------------------------


def on_sheet(sections: Iterable[Section]) -> Iterator[Section]:
    """What stands on the two pages: without what only a screen shows, with two offices in front and with the small card."""
    for section in sections:
        offices = [item for item in section.items if item.id.startswith("call.")]
        left_out = {
            *(item.id for item in offices[CALLED:]),
            *(item.id for item in section.items if section.id == "card" and not item.short),
        }
        if section.id != "notices":
            yield replace(section, items=tuple(item for item in section.items if item.id not in left_out))


def text_of(sections: Iterable[Section]) -> str:
    return "\n".join(line.text(ENGLISH) for section in sections for line in lines_of(section))


def words_on(sections: Iterable[Section]) -> int:
    """Words of a sheet, its headings too."""
    return sum(len(section.title(ENGLISH).split()) + len(text_of([section]).split()) for section in sections)


def shared(plans: list[Plan], known: Content, together: bool) -> float:
    """The part of all words of tasks that stand in sentences which nearly everybody gets. together: the wordings that stand for each other
    count as one, even where each names another fact: more than there is."""
    people: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for plan in plans:
        said: Counter[str] = Counter()
        for task in plan.tasks:
            for id_ in task.form:
                sentence = known.sentence[id_]
                said[sentence.either if together and sentence.either else id_] += len(sentence.text.split())
        people.update(said.keys())
        words.update(said)
    usual = sum(words[id_] for id_ in words if people[id_] >= MOST_PEOPLE * len(plans))
    return usual / sum(words.values())


def acted_by(day: SafeDay, today: dt.date) -> dt.date:
    """The day that a reader acts by: "this limit may end any day" is today, before every day that can be shown."""
    return {"ahead": day.by, "may_end": today}.get(day.when, day.before_margin)


def jumps_past(plan: Plan) -> bool:
    """A limit is urgent, or may end any day, and the headline says a later day, or none."""
    urgent = [d for d in plan.days if not d.maybe and d.when != "passed" and d.pressing]
    if plan.safety != "free" or not urgent:
        return False
    day = plan.headline.day
    later = bool(day) and acted_by(day, plan.today) > min(acted_by(d, plan.today) for d in urgent)
    over = any(d.when == "may_end" for d in urgent) and plan.headline.kind == "by"
    return not plan.headline.urgent or later or over


def lost_although_young(person: Person, plan: Plan, sheet: str) -> bool:
    """It is said that pay may already be lost, and none of it is so old."""
    first = person.answers.day("when_pay_first")
    days = [*(p.lost_before for p in plan.pay), *(c.lost_before for c in plan.court if c.lost_before)]
    return "may already be lost" in sheet and not any(first and first.date < day for day in days)


def files_again(person: Person, plan: Plan, known: Content) -> bool:
    """ "File" to somebody who has filed at that office."""
    day = plan.headline.day
    if not day or not told_already(person.answers, day, known):
        return False
    return headline_text(plan.headline, known, ENGLISH).big.startswith("File")


def in_largest_type(plan: Plan, known: Content) -> str:
    return "" if plan.headline.kind == "none" else headline_text(plan.headline, known, ENGLISH).big


def somebody_to_call(plan: Plan, known: Content) -> bool:
    """Somebody of the place, or a list that finds one, who can be reached or has a name and a town."""
    ways = [known.helper[h.helper] for h in plan.helpers if h.first]
    return any(can_be_reached(helper) for helper in ways)


def goals(people: list[tuple[Person, Plan]], known: Content) -> list[tuple[str, str, str]]:
    """What was measured, the number today, and the goal."""
    plans = [plan for _, plan in people]
    sheets = [tuple(on_sheet(told(plan, known))) for plan in plans]
    texts = [text_of(sheet) for sheet in sheets]
    whole = [f"{text} {text_of(told_more(plan, known))}" for text, plan in zip(texts, plans, strict=True)]
    words, tasks = [words_on(sheet) for sheet in sheets], [len(plan.tasks) for plan in plans]
    acts = [told_task(task, known).lines[0].text(ENGLISH) for plan in plans for task in plan.tasks]
    long = [sum(len(known.sentence[id_].text.split()) for id_ in task.form) for plan in plans for task in plan.tasks]
    number = len(plans)

    def both(pages: list[str]) -> int:
        return sum(1 for page in pages if GO_TODAY.search(page) and TALK_FIRST.search(page))

    def count(*found: bool) -> str:
        return str(sum(found))

    federal = (
        (p.headline.kind == "by" and p.headline.day is not None and known.rule[p.headline.day.rule].use != "compute")
        or (p.headline.court is not None and p.headline.court.days_left >= 120)
        for p in plans
    )
    forced = (p.safety != "free" and bool(A_DATE.search(in_largest_type(p, known))) for p in plans)
    called = [section_of(sheet, "call") for sheet in sheets]
    numbered = sum(1 for call in called if call and any(i.id.startswith("call.") and i.all("phone") for i in call.items))
    offices = sum(1 for call in called if call and any(i.id.startswith("call.") for i in call.items))
    rows = [
        ("Words on the sheet, mean (most)", f"{sum(words) / number:.0f} ({max(words)})", "at most 1,200"),
        ("Tasks of a person, mean (most)", f"{sum(tasks) / number:.1f} ({max(tasks)})", "8 (11)"),
        ("Words of a task, mean (most)", f"{sum(long) / len(long):.0f} ({max(long)})", "at most 60"),
        ("Tasks of more than 60 words", f"{sum(1 for n in long if n > 60)} of {len(long)}", "0"),
        ("Words of tasks that 90 % of people get", f"{shared(plans, known, False):.0%}", "at most 40 %"),
        ("  where other wordings count as the same", f"{shared(plans, known, True):.0%}", "at most 40 %"),
        ("Tasks that begin with If, When, Before, In case", count(*(bool(CONDITION.match(act)) for act in acts)), "0"),
        ("Sheets: call the office today, and talk first", str(both(texts)), "0"),
        ("  the same with all that the screen and the long paper have", str(both(whole)), "0"),
        ("Headlines that are a federal two-year date", count(*federal), "0"),
        ("Headlines that jump past an urgent limit", count(*map(jumps_past, plans)), "0"),
        (
            "“May already be lost”, and nothing is that old",
            count(*(lost_although_young(p, plan, text) for (p, plan), text in zip(people, texts, strict=True))),
            "0",
        ),
        ("“File” to somebody who has filed there", count(*(files_again(p, plan, known) for p, plan in people)), "0"),
        ("Complaint dates in the headline over forced labor", count(*forced), "0"),
        ("People who get somebody, or a list that finds one", count(*(somebody_to_call(plan, known) for plan in plans)), str(number)),
        ("People whose offices in front have a number", f"{numbered} of {offices} with an office", "as many as are checked"),
    ]
    return rows


def main() -> None:
    known = content()
    people = [(person, make_plan(person.answers, known, person.today)) for person in everyone(known)]
    print(f"{len(people)} people of the tests: a person’s sheet, in English")
    rows = goals(people, known)
    wide = max(len(what) for what, _, _ in rows)
    print(f"  {'':{wide}}  {'today':>20}  goal")
    for what, today, goal in rows:
        print(f"  {what:{wide}}  {today:>20}  {goal}")
    print("\nWhom they can call")
    for title, found in (
        ("Who helps", Counter(way(p, known) for _, p in people)),
        ("Office", Counter(office(p, known) for _, p in people)),
    ):
        print(f"  {title}: " + ", ".join(f"{what} {n}" for what, n in found.most_common()))
    places = [place for place in known.place if not known.place[place].federal_only]
    print(f"\n{len(places)} places: where there is none")
    gaps = {place: missing(place, known) for place in places}
    for what in missing(places[0], known):
        without = [place for place in places if gaps[place][what]]
        print(f"  {what}: {len(without)}  {' '.join(without)}")
    print("\nBy place: pay office (P phone, p page), helper (T phone, s site, n name only), the two ways of a worker who was not paid")
    for place in places:
        gap, helpers = gaps[place], [h for h in known.helper.values() if h.place == place]
        pay = ("-" if gap["pay office’s phone"] else "P") + ("-" if gap["pay office’s page"] else "p")
        shown = Counter(h.show for h in helpers)
        plan = make_plan(Answers({"state": place, "work": "cleaning", "problems": ("not_paid",)}), known, people[0][0].today)
        ways = " + ".join(h.helper for h in plan.helpers if h.first)
        print(f"  {place}  {pay}  T{shown['phone']} s{shown['link']} n{shown['name']}  {ways}")


if __name__ == "__main__":
    main()
