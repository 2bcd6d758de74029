"""Whom the people of the tests can call, and what is missing in each place. `make measure` prints it; nothing here is a test.

Goes in: the content and `tests/people/`.  Comes out: two tables. `tests/core/test_helpers.py` holds what must not get worse.
"""

from __future__ import annotations

from collections import Counter

from guide.content.load import Content
from guide.core.answers import Answers
from guide.core.helpers import can_be_reached
from guide.core.plan import Plan, make_plan
from guide.library import content
from tests.help.people_files import everyone

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


def main() -> None:
    known = content()
    plans = [(person, make_plan(person.answers, known, person.today)) for person in everyone(known)]
    print(f"{len(plans)} people of the tests")
    for title, found in (("Who helps", Counter(way(p, known) for _, p in plans)), ("Office", Counter(office(p, known) for _, p in plans))):
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
        plan = make_plan(Answers({"state": place, "work": "cleaning", "problems": ("not_paid",)}), known, plans[0][0].today)
        ways = " + ".join(h.helper for h in plan.helpers if h.first)
        print(f"  {place}  {pay}  T{shown['phone']} s{shown['link']} n{shown['name']}  {ways}")


if __name__ == "__main__":
    main()
