"""Phones and links of offices and helpers: each must rest on enough, and lead to nobody else's page.

Goes in: the Content.  Comes out: problems. That a hidden number stands in no file is a matter of the types (content/directory.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from guide.content.directory import Helper
from guide.content.load import Content
from guide.content.reading import Problem
from guide.content.schema import Agency

_GOVERNMENT = re.compile(r"([\w-]+\.)*([\w-]+\.gov|state\.[a-z]{2}\.us)")
"""Only the United States and its states can have such a name. Anyone can buy another one that ends in `.us`."""

OWN_NAMES = {
    "denvergov.org": "denver-labor",
    "desj.sccgov.org": "santaclara-labor",
    "fchr.myflorida.com": "fl-fchr",
    "scosha.llronline.com": "sc-osh",
    "wagesla.lacity.org": "losangeles-labor",
}
"""Offices whose own site has a name that anyone could have bought: host -> the office. Each was read from the office's own pages."""

_HOST = re.compile(r"((?!xn--)[a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}")
"""The name of a host in plain letters. Letters that only look like others (xn--) are refused."""

SHARED_NAMES = {
    "actionnetwork", "airtable", "amazonaws", "archive", "azurewebsites", "beacons", "bitbucket", "bitly", "blogger",
    "blogspot", "carrd", "cloudfront",
    "dropbox", "eventbrite", "everyaction", "facebook", "fb", "firebaseapp", "github", "githubusercontent", "gitlab", "godaddysites",
    "gofundme", "google", "googleapis", "googleusercontent", "herokuapp", "instagram", "issuu", "jimdo", "jimdofree", "jimdosite",
    "jotform", "linkedin", "linktree", "mailchi", "mailchimp", "medium", "netlify", "notion", "perma", "scribd", "site123", "square",
    "squarespace", "strikingly", "substack", "surveymonkey", "telegram", "tiktok", "tinyurl", "tumblr", "twitter", "typeform",
    "ueniweb", "vercel", "webflow", "weebly", "whatsapp", "wikipedia", "wix", "wixsite", "wixstudio", "wordpress", "yelp", "youtube",
}  # fmt: skip
"""Names of hosts where many people have pages: archives, repositories, networks, forms, makers of free pages. Whatever stands before or
behind such a name, no site of a helper may stand there."""

SHARED_ENDS = (
    "bit.ly", "business.site", "cutt.ly", "forms.gle", "goo.gl", "is.gd", "linktr.ee", "m.me", "ow.ly", "pages.dev",
    "rb.gy", "t.co", "t.me", "wa.me", "web.app", "x.com", "youtu.be",
)  # fmt: skip
"""The same, where the name alone is too short to tell."""

OWN_PAGES = {"ga-glsp-farmworker": "georgiafarmworkerrights.wordpress.com", "us-uscis-find": "www.uscis.gov"}
"""Helpers whose own site, seen in a copy, stands on a host for many, and a page of immigration for reading alone: helper -> host."""

IMMIGRATION = ("cbp.gov", "dhs.gov", "ice.gov", "uscis.gov")
"""Hosts of the offices that deport: no worker is sent there."""

ENOUGH = ("law", "office", "own_page", "government", "independent2")
"""What a number or a link may rest on: the own page, a page of the government, or two pages that agree without each other."""


def check_contacts(content: Content) -> Iterator[Problem]:
    """Every problem with the phones and links of offices and helpers."""
    for agency in content.agency.values():
        yield from (Problem("agencies.toml", f"agency {agency.id}", remedy) for remedy in _agency(agency, content))
    for helper in content.helper.values():
        yield from (Problem("directory.toml", f"helper {helper.id}", remedy) for remedy in _helper(helper))


def _agency(agency: Agency, content: Content) -> Iterator[str]:
    if (agency.phone or agency.url) and agency.evidence not in ENOUGH:
        yield f"a phone or a link cannot rest on {agency.evidence}; take it out"
    for url in filter(None, (agency.url, *agency.url_in.values())):
        host = _host_of(url)
        if any(f".{host}".endswith(f".{name}") for name in IMMIGRATION):
            yield f"{host} is a page of immigration, where no worker is sent; take it out"
        if not official(url) and not (url.startswith(f"https://{host}/") and OWN_NAMES.get(host) == agency.id):
            yield "only a page of the government may be a link; take it out, or name its host in checks/contacts.py after a look"
    if agency.note not in ("", "city") and not any(content.caution[id_].beside for id_ in agency.cautions):
        yield "it has a note, so one of its cautions must say it and be `beside`"


def _helper(helper: Helper) -> Iterator[str]:
    if (helper.phone or helper.url) and helper.evidence not in ENOUGH:
        yield f"a phone or a site cannot rest on {helper.evidence}; show = name"
    if not helper.url:
        return
    host = _host_of(helper.url)
    if not re.fullmatch(rf"https?://{re.escape(host)}(/\S*)?", helper.url) or not _HOST.fullmatch(host):
        yield "write the whole address of a site, its host in small letters: https://host/page"
        return
    parts = urlsplit(helper.url)
    if parts.query or parts.fragment:
        yield "a link has no ? and no #: they can hold what a page is told about a person"
    shared = SHARED_NAMES.intersection(host.split(".")) or any(f".{host}".endswith(f".{end}") for end in (*SHARED_ENDS, *IMMIGRATION))
    if shared and OWN_PAGES.get(helper.id) != host:
        yield f"{host} holds the pages of many, or of immigration; link to a site of its own, or name it in checks/contacts.py"


def _host_of(url: str) -> str:
    """The name of the host; "" where the address cannot be read."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def official(url: str) -> bool:
    """This is the address of a government in the United States."""
    host = _host_of(url)
    return re.match(rf"https://{re.escape(host)}(/|$)", url) is not None and _GOVERNMENT.fullmatch(host) is not None
