"""The offices: what was hidden or corrected in the legal tables of 2026-11-29 stays so, in both languages."""

from pathlib import Path

import pytest

from guide.content.languages import CODES
from guide.content.load import FOLDER
from guide.library import content
from guide.words.language import load_language
from guide.words.offices import told_office

CONTENT = content()


@pytest.mark.parametrize(
    "phone", ["312-793-2808", "1-877-242-6742", "801-530-6801", "850-488-7082", "1-800-233-3247", "602-542-5263", "803-896-7756"]
)
@pytest.mark.parametrize("code", CODES)
def test_a_number_that_is_wrong_or_not_confirmed_is_never_shown(phone, code):
    for agency in CONTENT.agency.values():
        phones = [line.text(load_language(code)) for line in told_office(agency, CONTENT).all("phone")]
        assert phone not in "".join(phones), f"{agency.id}: take it out of agencies.toml, or correct it"


@pytest.mark.parametrize("phone", ["312-793-2808", "1-877-242-6742"])
def test_a_wrong_number_stands_in_no_file_of_the_content(phone):
    """The first was never the office's; the second is for employers who report a death."""
    assert not [file.name for file in Path(FOLDER).glob("*.toml") if phone in file.read_text("utf-8")]


def test_the_number_of_illinois_is_the_one_on_the_offices_own_page():
    assert CONTENT.agency["il-wage"].phone == "312-793-2800"


def test_the_trafficking_line_has_its_caution_beside_it_and_no_page():
    line = CONTENT.agency["us-trafficking"]
    assert (line.url, line.url_in) == ("", {})
    assert {"L369", "L370", "L371"} <= set(line.sources)
    assert CONTENT.caution[line.cautions[0]].beside
    federal = [a.id for a in CONTENT.agency.values() if a.place == "US" and "forced_or_trapped" in a.problems]
    assert federal[-1] == line.id, "the line stands last for forced work"


@pytest.mark.parametrize("office", ["wv-wage", "tn-wage", "nc-wage", "nc-osh", "us-trafficking"])
def test_an_office_that_may_also_look_at_papers_warns_first_and_beside_it(office):
    first = CONTENT.caution[CONTENT.agency[office].cautions[0]]
    assert first.beside
    assert "lawyer" in first.text


@pytest.mark.parametrize(
    ("office", "page"),
    [
        ("us-nlrb", "https://www.nlrb.gov/resources/faq/nlrb/i-believe-my-rights-have-been-violated-how-do-i-file-charge-nlrb"),
        ("us-ier", "https://www.justice.gov/crt/complaint/osc/?language=en"),
        ("ok-wage", "https://oklahoma.gov/labor/workplace-rights/wage-hour/faqs---wage-and-hour.html"),
        ("wv-wage", "https://labor.wv.gov/Wage-Hour/Wage_Collection/Pages/FAQs.aspx"),
    ],
)
def test_a_link_goes_to_the_page_that_was_seen(office, page):
    assert CONTENT.agency[office].url == page


@pytest.mark.parametrize("office", ["us-eeoc", "ca-crd", "tn-cred", "ne-neoc", "mi-mdcr", "us-trafficking"])
def test_a_page_that_was_not_seen_on_the_offices_own_site_is_no_link(office):
    assert not CONTENT.agency[office].url


def test_the_spanish_page_of_washington_is_its_own():
    assert CONTENT.agency["wa-wage"].url_in["es"].startswith("https://lni.wa.gov/es/")
    assert CONTENT.agency["us-nlrb"].url_in == {}


@pytest.mark.parametrize(
    ("office", "caution", "words"),
    [
        ("or-wage", "assignment_or", "25.34 dollars an hour"),
        ("nv-wage", "forms_nv", "Wage Claim"),
        ("nc-wage", "online_nc", "online"),
        ("az-wage", "amount_az", "12,000 dollars"),
        ("co-wage", "amount_co", "13,000 dollars"),
        ("wa-wage", "no_report_wa", "page without a date"),
        ("ma-wage", "ice_ma", "page without a date"),
        ("ca-wage", "abroad_ca", "In 2025"),
    ],
)
def test_what_a_worker_must_know_stands_with_the_office(office, caution, words):
    assert caution in CONTENT.agency[office].cautions
    assert words in CONTENT.caution[caution].text


def test_where_no_state_office_takes_pay_complaints_the_federal_one_stands():
    for place in ("AL", "FL", "GA", "LA", "MS"):
        assert not [a.id for a in CONTENT.agency.values() if a.place == place and "pay" in a.claims and not a.city]
        assert CONTENT.rule[f"{place.lower()}-wage-admin"].agency == "us-whd"


def test_every_office_says_what_to_know_before_a_name_is_given():
    without = [a.id for a in CONTENT.agency.values() if not a.cautions]
    assert not without, f"give them office_unknown: {without}"


def test_a_city_or_county_office_is_named_by_its_city():
    cities = {a.city for a in CONTENT.agency.values() if a.city}
    assert cities == {
        *("Chicago", "Denver", "Flagstaff", "Los Angeles", "Miami-Dade County", "Minneapolis"),
        *("New York City", "Philadelphia", "Saint Paul", "Santa Clara County", "Seattle"),
    }
