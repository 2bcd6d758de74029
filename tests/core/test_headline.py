"""What stands in the largest letters: never a day that a more urgent limit would make a person miss, and nothing before safety."""

import datetime as dt
from dataclasses import replace
from html import unescape

import pytest

from guide.calendar import NothingToRemember, make_calendar
from guide.checks.shown import paper
from guide.content.languages import CODES
from guide.core.answers import Answers
from guide.core.limits import PAY_CLAIMS
from guide.core.plan import make_plan
from guide.core.safety import safety_of
from guide.html.plan import page
from guide.library import content
from guide.words import court as court_words
from guide.words import dates as date_words
from guide.words import plan as plan_words
from guide.words import status as status_words
from guide.words.headline import headline_text
from guide.words.language import load_language
from guide.words.offices import office_found, office_name
from guide.words.outline import lines_of, section_of
from guide.words.told import told, told_more
from tests.help.people_files import everyone

CONTENT = content()
TODAY = dt.date(2026, 11, 29)
FREE = Answers({"state": "TX", "work": "construction", "still_working": "no", "problems": ("not_paid",), "when_pay_last": "skip"})
FIRED = Answers(
    {
        "state": "TX",
        "work": "factory",
        "still_working": "no",
        "problems": ("punished",),
        "punished_how": ("fired",),
        "punished_for": ("safety",),
    }
)


def plan_of(answers, today=TODAY):
    return make_plan(answers, CONTENT, today)


def views(plan):
    """The words of the plan on the screen and on paper, in each language."""
    for code in CODES:
        yield code, "screen", unescape(page(plan, CONTENT, load_language(code)))
        yield code, "paper", paper(plan, CONTENT, code)


def test_a_limit_that_may_end_tomorrow_is_never_passed_over_for_a_later_day():
    plan = plan_of(FREE.with_("when_pay_first", "2026-06-03").with_("when_pay_last", "2026-11-06"))
    assert plan.headline.kind == "may_end" and plan.headline.day.rule == "tx-wage-admin"
    for code, view, text in views(plan):
        words = load_language(code)
        big = headline_text(plan.headline, CONTENT, words).big
        assert big in text, f"{view}, {code}: the limit that may end any day must stand in the headline"
        later = [d for d in plan.days if d.when == "ahead"]
        assert all(date_words.file_by(d, words) not in text.split(big)[0] for d in later)


def test_the_federal_two_years_are_for_court_and_never_a_day_to_file_by():
    plan = plan_of(FREE.with_("state", "MN").with_("when_pay_first", "2026-09-04"))
    assert not {"us-whd-complaint", "us-flsa-retaliation"} & {d.rule for d in plan.days}
    court = {c.rule: c for c in plan.court}["us-whd-complaint"]
    assert court.lost_from == dt.date(2028, 9, 1)
    assert court.see_by == dt.date(2028, 6, 2), "90 days before, on a workday"
    assert plan.headline.kind == "none", "two years away is no headline"
    for code, view, text in views(plan):
        assert court_words.court_text(court, load_language(code)).split(". ")[0] in text, (
            f"{view}, {code}: without any other day, this one must be there"
        )
        assert date_words.no_day(load_language(code)) in text, f"{view}, {code} must say that a limit may be running"


def test_pay_in_court_waits_behind_the_office_until_it_is_a_year_old():
    young = plan_of(FREE.with_("when_pay_first", "2026-09-04"))
    assert young.court == () and young.headline.kind == "by"
    old = plan_of(FREE.with_("when_pay_first", "2025-10-03").with_("when_pay_last", "2026-11-06"))
    assert {c.rule for c in old.court} == {"us-whd-complaint"}


def test_a_court_limit_stands_in_the_headline_only_when_fewer_than_120_days_are_left():
    for first, kind in (("2025-03-28", "court"), ("2025-03-31", "none")):
        plan = plan_of(FREE.with_("state", "MN").with_("when_pay_first", first))
        assert plan.headline.kind == kind, f"first payday {first}: {plan.court}"
    assert plan_of(FREE.with_("state", "MN").with_("when_pay_first", "2025-03-28")).headline.court.see_by in (None, dt.date(2026, 12, 24))


def test_a_lawyers_day_that_has_passed_is_this_week_and_never_before_today():
    plan = plan_of(FREE.with_("state", "MN").with_("when_pay_first", "2025-01-10"))
    (court,) = plan.court
    assert court.see_by is None
    assert "See a lawyer this week" in court_words.court_text(court, load_language("en"))


def test_pay_may_already_be_lost_only_where_the_first_wrong_payday_is_so_old():
    assert plan_of(FREE.with_("when_pay_first", "2026-10-02")).pay == ()
    limits = {p.rule: p.lost_before for p in plan_of(FREE.with_("when_pay_first", "2026-03-06")).pay}
    assert dt.date(2026, 3, 6) < limits["tx-wage-admin"] <= TODAY


def test_pay_that_goes_on_is_lost_payday_by_payday_and_the_headline_says_so():
    plan = plan_of(FREE.with_("when_pay_first", "2026-01-09").with_("when_pay_last", "ongoing"))
    assert plan.headline.kind == "payday" and plan.headline.agency == "tx-wage"
    assert plan.contacts[0].agency == "tx-wage", "the office of the headline is the first to call"


@pytest.mark.parametrize("code", CODES)
def test_beside_a_day_that_is_not_about_pay_the_pay_that_goes_on_is_called_another_complaint(code):
    """Or a person takes her pay to an office that collects none."""
    words, told_of = load_language(code), set()
    for person in everyone(CONTENT):
        headline = make_plan(person.answers, CONTENT, person.today).headline
        if headline.goes_on and headline.day and headline.kind in ("by", "contact", "may_end"):
            about_pay = headline.day.claim in PAY_CLAIMS
            more = " ".join(headline_text(headline, CONTENT, words).more)
            assert (date_words.goes_on(None, words) in more) == about_pay, f"{person.name}, {code}: {more}"
            told_of.add(about_pay)
    assert told_of == {True, False}


@pytest.mark.parametrize("code", CODES)
def test_whom_an_office_against_discrimination_takes_stands_in_the_box_that_sends_there(code):
    words, boxes = load_language(code), 0
    for person in everyone(CONTENT):
        headline = make_plan(person.answers, CONTENT, person.today).headline
        if headline.agency == "us-eeoc" and headline.day and not headline.told:
            note = words.of("rule", CONTENT.rule[headline.day.rule], "note")
            assert "15" in note and note in headline_text(headline, CONTENT, words).more, f"{person.name}, {code}"
            boxes += 1
    assert boxes > 3


def test_the_office_of_the_headline_is_the_first_under_who_to_call():
    plan = plan_of(FIRED.with_("when_fired", "2026-11-20"))
    assert plan.headline.kind == "by" and plan.contacts[0].agency == plan.headline.day.agency == "us-osha-wb"


def test_inside_the_margin_the_office_is_to_be_contacted_this_week_and_no_day_is_named():
    base = Answers({"state": "TX", "work": "factory", "problems": ("discrimination",)})
    margin = plan_of(base.with_("when_discrimination", "2026-06-20"))
    day = next(d for d in margin.days if d.rule == "us-eeoc-180")
    assert (day.when, day.passed, day.urgent) == ("margin", False, False)
    assert margin.headline.kind == "contact"
    for code, view, text in views(margin):
        assert load_language(code).date(day.by) not in text, f"{view}, {code}: a day that lies behind is not printed"
    last = plan_of(base.with_("when_discrimination", "2026-06-08"))
    assert next(d for d in last.days if d.rule == "us-eeoc-180").when == "may_end"
    over = plan_of(base.with_("when_discrimination", "2026-05-20"))
    assert next(d for d in over.days if d.rule == "us-eeoc-180").when == "passed" and over.headline.kind != "by"


def test_to_an_office_that_has_a_complaint_nobody_is_told_to_file():
    told = FIRED.with_("when_fired", "2026-11-20").with_("reported_to", "us-osha-wb")
    for reported, words in (("me", "add this to your complaint"), ("someone_else", "if you are in the complaint")):
        plan = plan_of(told.with_("reported", reported))
        assert plan.headline.told == reported
        assert words in headline_text(plan.headline, CONTENT, load_language("en")).big


# --- safety before every limit ------------------------------------------------------------------------------------------

UNPAID = {"state": "TX", "work": "home", "when_pay_first": "2026-05-01", "when_pay_last": "ongoing"}
OFFICES = ("us-whd", "us-ier", "tx-wage", "us-osha", "us-nlrb", "us-eeoc")


@pytest.mark.parametrize("still", ["yes", "unknown", "skip", None])
def test_a_person_who_may_not_be_free_gets_no_day_and_no_labor_office_but_911(still):
    answers = Answers({**UNPAID, "problems": ("not_paid", "forced_or_trapped"), **({"still_working": still} if still else {})})
    plan = plan_of(answers)
    assert plan.safety == "not_free" and plan.headline.kind == "not_free"
    assert (plan.days, plan.court, plan.pay, plan.said) == ((), (), (), ())
    assert [c.agency for c in plan.contacts] == ["us-trafficking"]
    assert not {"clock", "complaint", "case", "call"} & {t.id for t in plan.tasks}
    with pytest.raises(NothingToRemember):
        make_calendar(plan, load_language("es"))
    for code, view, text in views(plan):
        assert "911" in headline_text(plan.headline, CONTENT, load_language(code)).big
        assert headline_text(plan.headline, CONTENT, load_language(code)).big in text, f"{view}, {code}"
        own = text if view == "screen" else "\n".join(line.text(load_language(code)) for s in told(plan, CONTENT) for line in lines_of(s))
        for office in OFFICES:  # the booklet, which is for everyone, names them
            name = office_found(CONTENT.agency[office], load_language(code))
            assert name not in own, f"{view}, {code}: {office} is named to a person who is not free"


@pytest.mark.parametrize(
    "answers",
    [
        {"problems": ("not_paid", "forced_or_trapped"), "still_working": "no"},
        {"problems": ("not_paid", "papers_kept"), "still_working": "yes"},
    ],
)
def test_after_forced_work_or_with_papers_kept_a_lawyer_comes_before_every_office(answers):
    plan = plan_of(Answers({**UNPAID, **answers}))
    assert plan.safety == "lawyer_first" and plan.headline.kind == "lawyer_first"
    assert plan.days, "the days are for the lawyer to use"
    assert not plan.contacts[0].only_lawyer and all(c.only_lawyer for c in plan.contacts[1:])
    for code, view, text in views(plan):
        for line in headline_text(plan.headline, CONTENT, load_language(code)).more:
            assert line in text, f"{view}, {code}: no labor office yet, and the days are for the lawyer: {line}"
    open_ = plan_of(Answers({**UNPAID, **answers, "when_pay_first": "2026-09-04"}))
    assert any(day.when == "ahead" for day in open_.days) and all(day.lawyer for day in open_.days)
    for code, view, text in views(open_):
        assert date_words.how_all_count(open_, load_language(code)) in text, f"{view}, {code}: these days are only for the lawyer to use"


def test_knowing_nothing_about_forced_work_is_freedom():
    assert safety_of(Answers()) == "free"
    assert safety_of(Answers({"problems": ("unknown",)})) == "free"


# --- screen and paper say the same --------------------------------------------------------------------------------------


def test_screen_and_paper_both_say_that_no_day_is_known_and_that_this_is_no_request():
    for code, view, text in views(plan_of(FREE.with_("when_pay_first", "unknown"))):
        words = load_language(code)
        for said in (date_words.no_day(words), status_words.not_a_request(CONTENT, words)):
            assert said in text, f"{view}, {code}: {said}"


def test_wherever_papers_to_gather_are_listed_they_are_never_to_be_mailed():
    plan = plan_of(FREE.with_("when_pay_first", "unknown"))
    assert plan.papers
    for code in CODES:
        words, listed = load_language(code), section_of(told_more(plan, CONTENT), "papers")
        assert plan_words.papers_how(words) in [line.text(words) for line in listed.under]
        assert plan_words.papers_how(words) in unescape(page(plan, CONTENT, words)), f"screen, {code}"


def test_a_passed_day_stands_on_screen_and_paper_with_its_office_and_without_the_day():
    plan = plan_of(FIRED.with_("when_fired", "2026-09-01"))
    day = next(d for d in plan.days if d.rule == "us-osha-11c")
    assert day.when == "passed"
    for code, view, text in views(plan):
        words = load_language(code)
        assert date_words.passed_text(words) in text and words.date(day.by) not in text, f"{view}, {code}"
        assert office_name(CONTENT.agency[day.agency], words) in text, f"{view}, {code}"
        assert CONTENT.agency[day.agency].phone in text, f"{view}, {code}: the number stands beside the limit"


def test_a_permit_holder_without_a_claim_gets_no_empty_list_of_dates():
    plan = plan_of(Answers({"situation": "has_it", "permit_ends": "2028-06-01", "problems": ("other",)}))
    assert plan.lawyer_day and not (plan.days or plan.court or plan.pay or plan.said)
    html = page(plan, CONTENT, load_language("en"))
    assert "<h2>Dates</h2>" not in html and "<ul></ul>" not in html


def test_a_permit_that_has_ended_is_not_ending_soon():
    said = {}
    for ends in ("2023-03-15", "2027-01-15", "2028-06-01"):
        plan = plan_of(Answers({"situation": "has_it", "permit_ends": ends}))
        tasks = section_of(told(plan, CONTENT), "first").items + section_of(told(plan, CONTENT), "after").items
        said[ends] = " ".join(line.text(load_language("en")) for item in tasks for line in item.lines)
        assert (plan.headline.kind == "permit") is (ends != "2028-06-01"), "a permit that ends within six months, or has ended, comes first"
    assert "that has ended" in said["2023-03-15"] and "Check the year on the permit" in said["2023-03-15"]
    assert "ends on January 15, 2027: see an immigration lawyer this week" in said["2027-01-15"]
    assert "by Wednesday, December 1, 2027" in said["2028-06-01"]


# --- words that must not hope too much ----------------------------------------------------------------------------------


def test_where_every_sure_day_is_over_the_page_says_so_and_names_what_holds_in_some_cases():
    answers = Answers({"state": "PA", "work": "care", "problems": ("discrimination",), "when_discrimination": "2026-03-20"})
    plan = plan_of(answers)
    assert plan.headline.kind == "passed" and plan.headline.day.maybe
    for code, view, text in views(plan):
        words = load_language(code)
        assert headline_text(plan.headline, CONTENT, words).big in text, f"{view}, {code}"
        assert date_words.no_day(words) not in text, f"{view}, {code}: days are known, and the page must not say that none is"


@pytest.mark.parametrize("place", ["AL", "AR", "GA", "MS", "NC", "TN"])
def test_where_no_longer_limit_is_known_none_is_hoped_for(place):
    plan = plan_of(Answers({"state": place, "problems": ("discrimination",), "when_discrimination": "2026-11-02"}))
    said = {s.text for s in plan.said}
    assert "eeoc_not_longer" in said and "eeoc_sometimes_longer" not in said
    assert [d.rule for d in plan.days if d.agency == "us-eeoc"] == ["us-eeoc-180"], "the same day must not stand twice"


# --- what a careful reader broke ----------------------------------------------------------------------------------------


def test_of_two_acts_with_the_same_day_the_one_that_may_still_be_open_is_shown():
    acts = FIRED.with_("punished_how", ("fired", "threatened")).with_("when_fired", "2026-10-01").with_("when_threatened", "2026-10")
    plan = plan_of(acts, dt.date(2026, 11, 27))
    assert plan.headline.kind == "may_end" and plan.headline.day.question == "when_threatened"
    pay = FREE.with_("state", "UT").with_("when_pay_first", "2025-11-07").with_("when_pay_last", "2025-11-28")
    assert plan_of(pay, dt.date(2026, 11, 23)).headline.kind == "may_end"


def test_a_lawyers_days_come_with_no_phone_and_no_order_to_call_or_to_file():
    answers = Answers(
        {
            "state": "TX",
            "work": "home",
            "problems": ("not_paid", "papers_kept", "punished", "unsafe", "discrimination"),
            "punished_for": ("safety",),
            "punished_how": ("fired",),
            "when_fired": "2026-11-04",
            "when_pay_first": "2026-06-05",
            "when_pay_last": "2026-06-05",
            "when_discrimination": "2026-06-20",
            "still_working": "no",
            "reported": "me",
            "reported_to": "tx-wage",
        }
    )
    plan = plan_of(answers)
    assert plan.days and all(day.lawyer for day in plan.days) and plan.headline.urgent
    assert not any(said.agencies for said in plan.said)
    orders = {
        "en": ("Ask this office today", "Contact this office", "You can make this complaint", "File your complaint", "labor office today"),
        "es": (
            "Pregunte hoy a esta oficina",
            "Comuníquese",
            "se puede hacer por teléfono",
            "Presente su queja",
            "oficina laboral. No espere",
        ),
    }
    for code, view, text in views(plan):
        for order in orders[code]:
            assert order not in text, f"{view}, {code}: {order}"


def test_a_series_of_lost_paydays_is_never_put_off_to_the_last_one():
    plan = plan_of(FREE.with_("when_pay_first", "2026-04-03").with_("when_pay_last", "2026-11-20"))
    assert plan.headline.kind == "payday" and plan.headline.agency == "tx-wage"


def test_pay_whose_age_nobody_knows_gets_no_far_day_in_the_largest_letters():
    plan = plan_of(FREE.with_("when_pay_first", "unknown").with_("when_pay_last", "2026-11-20"))
    assert plan.headline.kind == "payday" and "pay_each_payday" in {s.text for s in plan.said}
    big = headline_text(plan.headline, CONTENT, load_language("en")).big
    assert load_language("en").date(plan.headline.day.by) not in big
    (court,) = plan_of(FREE.with_("state", "MN").with_("when_pay_first", "unknown").with_("when_pay_last", "2026-11-20")).court
    assert court.see_by is None


def test_a_short_clock_comes_before_a_far_day_also_when_its_day_is_not_known():
    both = FIRED.with_("state", "CA").with_("problems", ("punished", "not_paid"))
    both = both.with_("when_pay_first", "2026-11-20").with_("when_pay_last", "2026-11-20")
    unknown = plan_of(both.with_("when_fired", "unknown"))
    assert unknown.headline.kind == "may_run" and unknown.headline.agency == "us-osha-wb"
    known = plan_of(both.with_("when_fired", "2026-11-18").with_("when_pay_first", "2023-01-06").with_("when_pay_last", "ongoing"))
    assert known.headline.kind == "by" and known.headline.day.rule == "us-osha-11c", "13 of 30 days are gone"
    kept = plan_of(FIRED.with_("problems", ("punished", "papers_kept")).with_("when_fired", "unknown"))
    assert kept.headline.kind == "lawyer_first" and kept.headline.urgent


def test_pay_that_is_lost_at_the_office_still_has_its_day_for_court():
    plan = plan_of(FREE.with_("when_pay_first", "2026-05-01").with_("when_pay_last", "2026-05-01"))
    assert plan.headline.kind == "passed" and [c.rule for c in plan.court] == ["us-whd-complaint"]


def test_a_person_who_is_not_free_is_sent_to_no_boss_no_coworker_and_no_agency():
    answers = Answers(
        {
            **UNPAID,
            "state": "WA",
            "problems": ("not_paid", "forced_or_trapped", "immigration_threat", "injured"),
            "still_working": "yes",
            "coworkers": "yes_not_yet",
            "reported": "someone_else",
            "reported_to": "wa-wage",
        }
    )
    plan = plan_of(answers)
    wrong = {"case", "complaint", "threat", "coworkers", "call", "clock", "write", "keep"}
    assert not {t.id for t in plan.tasks} & wrong and not plan.find_out
    said = {id_ for task in plan.tasks for id_ in task.form}
    told_boss = {"hurt_boss", "hurt_care", "hurt_day", "hurt_no_day", "hurt_claim"}
    assert "hurt_held" in said and not told_boss & said, "a doctor, and no word to the boss"


@pytest.mark.parametrize(("asked", "kind"), [("2026-06-30", "by"), ("2026-06-02", "may_end")])
def test_nobody_is_told_to_go_alone_to_an_office_that_needs_a_lawyer_first(asked, kind):
    plan = plan_of(Answers({"state": "TX", "work": "factory", "problems": ("papers_asked",), "when_papers_asked": asked}))
    assert plan.headline.kind == kind and plan.headline.day.agency == "us-ier" and plan.headline.day.lawyer
    said = {id_ for task in plan.tasks for id_ in task.form}
    sends = {"clock_phone", "clock_writing", "clock_unknown", "clock_ends", "clock_yourself", "clock_yourself_today", "complaint_beside"}
    assert not said & sends, "these words send to the office"
    for code, view, text in views(plan):
        words = load_language(code)
        assert headline_text(plan.headline, CONTENT, words).big in text, f"{view}, {code}"
        assert date_words.file_by(plan.headline.day, words) not in text, f"{view}, {code}"


def test_a_punishment_whose_reason_nobody_named_is_counted_and_said_to_be_a_guess():
    said = FIRED.with_("when_fired", "2026-11-20")
    guess = "You did not name this as the reason."
    for reason, guessed in ((("unknown",), True), (("other",), True), (("safety",), False), (("safety", "other"), False)):
        plan = plan_of(said.with_("punished_for", reason))
        assert plan.headline.day.claim == "safety_punished", "the shortest clock comes first, whatever the reason"
        assert plan.headline.guessed is guessed, reason
        lines = headline_text(plan.headline, CONTENT, load_language("en")).more
        assert any(line.startswith(guess) for line in lines) is guessed, reason


def test_who_has_told_osha_of_a_danger_has_not_told_it_of_the_punishment():
    """A danger and a punishment are two complaints to two programs of OSHA: "add this to your complaint" would let the 30 days end."""
    answers = FIRED.with_("when_fired", "2026-11-28").with_("reported", "me")
    assert not plan_of(answers.with_("reported_to", "us-osha")).headline.told
    assert plan_of(answers.with_("reported_to", "us-osha-wb")).headline.told == "me"


def test_a_number_stands_nowhere_without_the_caution_that_belongs_beside_it():
    plan = plan_of(FREE.with_("state", "WV").with_("when_pay_first", "2026-11-20").with_("when_pay_last", "ongoing"))
    phone, caution = CONTENT.agency["wv-wage"].phone, CONTENT.caution["status_check_wv"]
    assert "wv-wage" in {c.agency for c in plan.contacts} and caution.beside
    for code, view, text in views(plan):
        words = load_language(code).of("caution", caution, "text")
        for said in text.split("\n") if view == "paper" else []:
            assert phone not in said or words in said or said.startswith(("Phone:", "Teléfono:", phone)), f"{view}, {code}: {said}"


def test_an_earlier_day_that_holds_in_some_cases_stands_under_the_headline():
    answers = (
        FREE.with_("problems", ("not_paid", "discrimination")).with_("when_pay_first", "2026-11-20").with_("when_pay_last", "2026-11-20")
    )
    plan = plan_of(answers.with_("when_discrimination", "2026-03-15"))
    assert plan.headline.kind == "by" and plan.headline.maybe.rule == "tx-eeoc"
    assert any("In some cases only" in line for line in headline_text(plan.headline, CONTENT, load_language("en")).more)


def test_pay_that_is_being_lost_sends_nobody_alone_to_an_office_that_needs_a_lawyer_first():
    office = CONTENT.agency["tx-wage"].model_copy(update={"cautions": ("status_check_wv",)})
    content = replace(CONTENT, agency={**CONTENT.agency, "tx-wage": office})
    answers = FREE.with_("when_pay_first", "2026-04-03").with_("when_pay_last", "2026-11-20")
    assert make_plan(answers, CONTENT, TODAY).headline.kind == "payday"
    headline = make_plan(answers, content, TODAY).headline
    assert headline.day.lawyer and headline.agency == ""
    assert "Contact this office" not in headline_text(headline, content, load_language("en")).big
