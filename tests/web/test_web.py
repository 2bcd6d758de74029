"""What the server answers: the landing page, headers, compression, downloads by POST, and forgetting.

Nearly all of it is asked in this process (`web`); a real server (`server`, `wire`) shows what a line, a log or Streamlit adds to it.
"""

import asyncio
import base64
import datetime as dt
import gzip
import hashlib
import html
import io
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import brotli
import httpx
import pypdfium2 as pdfium
import pytest
import uharfbuzz
from fontTools.ttLib import TTFont
from starlette.requests import ClientDisconnect, Request
from streamlit import config
from streamlit.web.server.app_discovery import discover_asgi_app

import guide.web
from guide.content.languages import CODES
from guide.core.answers import VERSION
from guide.core.status import status_on
from guide.library import content
from guide.web import forms, lifetime, routes, telemetry_is_off, turn
from guide.web.packing import best_coding
from guide.web.streamlit import bridge, fonts, static, way_out
from guide.web.streamlit.sessions import GRACE
from guide.words.language import language_for, load_language
from guide.words.status import status_notice
from tests.help.app import APP, BEHIND, OURS, Line
from tests.help.driving import answering, free_port
from tests.help.server import ROOT, Visitor

CANARY = "Xiomara Quetzal"
ANSWERS = {"version": VERSION, "answers": {"helper": "alone", "print_name": CANARY}}
CLOSED = [
    "/_stcore/metrics", "/_stcore/agent/openapi.json", "/_stcore/agent/mcp", "/_stcore/upload_file/a/b", "/component/x/index.html",
    "/_stcore/script-health-check", "/guide/_stcore/health", "/index.html", "/manifest.json", "/static/../index.html", "/nothing",
    "/app/static/page.py", "/static/js/nothing.js",
]  # fmt: skip


def post(web, path, answers=ANSWERS, headers=None, **fields):
    data = {"answers": answers if isinstance(answers, str) else json.dumps(answers), "language": "en", **fields}
    return web.post(path, data=data, headers={**OURS, **(headers or {})})


# --- the landing page ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["en", "es"])
def test_the_landing_page_says_everything_that_matters_without_any_script(web, code):
    page, words = web.get(f"/?lang={code}"), load_language(code)
    text = html.unescape(re.sub(r"<[^>]+>", " ", re.sub(r"<(style|title).*?</\1>", "", page.text, flags=re.S)))
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert f'<html lang="{code}">' in page.text and "<script" not in page.text
    assert 'href="/guide?lang=en"' in page.text and 'href="/guide?lang=es"' in page.text
    status = status_on(content().program, dt.date.today())
    for paragraph in status_notice(status, content(), words).paragraphs:
        assert paragraph in text
    assert words.long_date(status.as_of) in text
    assert words.say("web.privacy_close", "When you close the tab, our computer forgets them within seconds.") in text


def test_the_landing_page_is_small_and_asks_no_other_host_for_anything(web):
    page = web.get("/", headers={"accept-encoding": "gzip"})
    assert int(page.headers["content-length"]) < 60_000
    assert not re.search(r"(?:src|href)=\"(?:https?:)?//", page.text)


@pytest.mark.parametrize(
    ("wanted", "accepted", "code"),
    [
        ("es", "en-US", "es"),
        ("en", "es-MX,es;q=0.9", "en"),
        (None, "es-MX,es;q=0.9,en;q=0.8", "es"),
        (None, "en;q=0.5, es;q=0.9", "es"),
        (None, "fr-FR, pt;q=0.8", "en"),
        (None, "fr, es;q=0.2, en;q=0.1", "es"),
        ("xx", "es;q=nonsense", "en"),
        (None, "", "en"),
        ("ES", "en", "es"),
        ("es-MX", "en", "es"),
        ("es_419", "en", "es"),
        (" es ", "en", "es"),
        ("es; q=0.9", "en", "es"),
        ("quc,es-GT", "en", "es"),
        ("EN-us", "es", "en"),
        ("est", "es", "es"),  # Estonian
        (None, "pt-BR,es-419", "es"),
        (None, "quc,es-GT", "es"),
        (None, "en; q=0.5, ES-mx; q = 0.9", "es"),
        (None, "est,en", "en"),
        (None, "es;q=0, en;q=0.1", "en"),
    ],
)
def test_the_language_asked_for_counts_first_then_that_of_the_browser(web, wanted, accepted, code):
    assert language_for(wanted, accepted).code == code
    for path in ("/", "/guide"):
        page = web.get(path, params={"lang": wanted} if wanted else {}, headers={"accept-language": accepted})
        assert f'<html lang="{code}">' in page.text
        assert "accept-language" in page.headers["vary"]
    sent = {"headers": {"accept-language": accepted}, "language": "", **({"shown_in": wanted} if wanted else {})}
    for path in ("/calendar", "/checklist"):
        assert f'<html lang="{code}">' in post(web, path, "", **sent).text, "words about a mistake, in the language of the form"


def test_the_landing_page_names_the_files_the_wizard_needs_and_each_is_there(web):
    found = re.findall(r'<link rel="(?:modulepreload|prefetch)"[^>]* href="([^"]+)"', web.get("/").text)
    assert len(found) > 60 and len(found) == len(set(found))
    for address in found:
        reply = web.get(address, headers={"accept-encoding": "identity"})
        assert reply.status_code == 200 and "immutable" in reply.headers["cache-control"], address


# --- how it is sent -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/", "/guide?lang=es", "/nothing", "/_stcore/host-config", "/_stcore/health"])
def test_every_page_has_the_strict_headers(web, path):
    headers = web.get(path).headers
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    shut = ("child-src", "frame-src", "manifest-src", "media-src", "object-src", "worker-src")
    assert {policy.get(kind) for kind in shut} == {"'none'"}, "what a page does not need is named and shut, or it falls to default-src"
    assert policy["default-src"] == "'self'", "Firefox judges a prefetch by it, and nothing else may be left to it"
    assert {*shut, "script-src", "style-src", "font-src", "img-src", "connect-src"} < policy.keys(), "left to default-src"
    assert policy["connect-src"] == policy["form-action"] == "'self'"
    assert re.fullmatch(r"'self'( 'sha256-[^']+')+", policy["script-src"])
    assert not re.search(r"https?:|blob:|unsafe-eval|\*", headers["content-security-policy"])
    assert headers["x-frame-options"] == "DENY" and headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer" and headers["cross-origin-opener-policy"] == "same-origin"


@pytest.mark.parametrize("code", ["en", "es"])
def test_the_first_page_of_the_wizard_reads_well_before_and_without_scripts(web, code):
    page = web.get(f"/guide?lang={code}")
    assert page.text.index(f'<html lang="{code}">') < page.text.index("<script")
    without = re.search(r"<noscript>(.*?)</noscript>", page.text, re.S)[1]
    assert f'<a href="/light?lang={code}">' in without and way_out.without_scripts(load_language(code)) == without
    for say in (way_out.loading, way_out.again, way_out.offer, way_out.light_button):
        assert all(html.escape(say(load_language(each))) in page.text for each in CODES), "a phone that is too old cannot switch"
    assert "Streamlit app" not in page.text and "agent" not in page.text
    for script in re.findall(r"<script>(.*?)</script>", page.text, re.S):
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in page.headers["content-security-policy"]


def test_scripts_are_compressed_once_and_say_the_same_in_every_coding(web):
    address = static.needed()[0]
    raw = static.FILES[address].read_bytes()
    for coding, unpack in (("br", brotli.decompress), ("gzip", gzip.decompress), ("", bytes)):
        with web.stream("GET", address, headers={"accept-encoding": coding}) as reply:
            body = b"".join(reply.iter_raw())
        assert unpack(body) == raw and reply.headers.get("content-encoding", "") == coding
        assert "accept-encoding" in reply.headers["vary"]
        assert not coding or len(body) < len(raw) / 2


@pytest.mark.parametrize(
    ("header", "coding"),
    [("gzip, deflate, br", "br"), ("gzip;q=1.0", "gzip"), ("br;q=0, gzip", "gzip"), ("identity", ""), ("BR", "br"), ("", "")],
)
def test_a_coding_is_used_only_if_the_browser_takes_it(header, coding):
    assert best_coding(header) == coding


def test_everything_before_the_first_question_is_less_than_800_kilobytes(web):
    total = 0
    for address in ("/", "/guide", *static.needed(), *static.styles(), *fonts.addresses()):
        with web.stream("GET", address, headers={"accept-encoding": "br"}) as reply:
            total += sum(map(len, reply.iter_raw())) + sum(len(n) + len(v) + 4 for n, v in reply.headers.raw)
    assert total < 800_000


def test_the_fonts_are_cut_down_and_the_reserved_name_is_not_used(web):
    for address in fonts.addresses():
        body = web.get(address).content
        assert len(body) < 40_000 < static.FILES[address].stat().st_size
        font = TTFont(io.BytesIO(body))
        names = {record.nameID: record.toUnicode() for record in font["name"].names}
        if "SourceSans" in address:
            assert set(map(ord, "aáéíñóúü¿¡“”—·")) <= font.getBestCmap().keys()
            assert not [n for n in (1, 3, 4, 6, 16, 25) if "Source" in names.get(n, "")]
            assert "SIL" in names[13] and names[0]  # license and copyright stay
        else:
            out = io.BytesIO()
            font.flavor = None
            font.save(out)
            face = uharfbuzz.Font(uharfbuzz.Face(out.getvalue()))
            for icon in fonts.ICONS:  # each name is drawn as one sign
                buffer = uharfbuzz.Buffer()
                buffer.add_str(icon)
                buffer.guess_segment_properties()
                uharfbuzz.shape(face, buffer)
                assert len(buffer.glyph_infos) == 1, icon


def test_what_the_guide_does_not_need_is_shut(web):
    opened = [f"{method} {path}" for path in CLOSED for method in ("GET", "POST", "PUT") if web.request(method, path).status_code != 404]
    assert not opened, f"{opened}: guide/web/front.py lets through what nobody needs"
    assert web.get("/_stcore/health").text == BEHIND and web.post("/_stcore/health").status_code == 404


def test_nobody_is_given_a_cookie_or_told_what_the_server_is(wire):
    replies = [wire.get(path) for path in ("/", "/guide?lang=es", "/nothing", "/_stcore/health", "/_stcore/host-config", "/healthz")]
    for reply in (*replies, post(wire, "/answers")):
        assert not {"set-cookie", "server"} & set(reply.headers), f"{reply.url}: {reply.headers}"
        assert reply.headers["x-frame-options"] == "DENY" and "content-security-policy" in reply.headers


def test_robots_are_asked_to_stay_away_and_the_server_says_that_it_is_well(web):
    assert web.get("/robots.txt").text == "User-agent: *\nDisallow: /\n"
    assert web.get("/healthz").text == "ok"


# --- downloads by POST --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "kind", "name", "begins"),
    [
        ("/checklist", "application/pdf", "checklist.pdf", b"%PDF-"),
        ("/calendar", "text/calendar; charset=utf-8", "reminders.ics", b"BEGIN:VCALENDAR"),
        ("/answers", "application/json", "answers.json", b"{"),
    ],
)
def test_a_download_is_a_file_with_a_neutral_name_that_nobody_keeps(web, path, kind, name, begins):
    reply = post(web, path)
    assert reply.status_code == 200 and reply.content.startswith(begins)
    assert reply.headers["content-type"] == kind
    assert reply.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert reply.headers["cache-control"] == "no-store"
    assert web.get(path).status_code == 405


@pytest.mark.parametrize("chosen", ["en", "es", "both"])
def test_the_paper_comes_in_either_language_or_both_and_in_every_size(web, chosen):
    for paper, size in (("letter", "normal"), ("a4", "larger")):
        assert post(web, "/checklist", language=chosen, paper=paper, size=size).content.startswith(b"%PDF-")


def words_on(paper):
    document = pdfium.PdfDocument(paper)
    return " ".join(page.get_textpage().get_text_range() for page in document)


def test_the_paper_of_a_clinic_names_the_workplace_and_the_advocates_copy_leaves_out_the_name(web):
    campaign = json.dumps({"workplace": "Tortillería El Sol", "local_organization": "Centro Luz", "clinic_place": "Iglesia"})
    persons = words_on(post(web, "/checklist", campaign=campaign).content)
    assert all(word in persons for word in ("Tortillería El Sol", "Centro Luz", CANARY)) and "Iglesia" not in persons
    advocates = words_on(post(web, "/checklist", campaign=campaign, copy="advocate").content)
    assert "Tortillería El Sol" in advocates and CANARY not in advocates


@pytest.mark.parametrize(
    "campaign", ["", "{", "[]", "[" * 5000, '{"worker_name": "Rosa"}', '{"workplace": 5}', '{"workplace": "123-45-6789"}']
)
def test_a_campaign_that_is_none_gets_a_kind_page(web, campaign):
    reply = post(web, "/checklist", campaign=campaign)
    assert reply.status_code == 400 and "Rosa" not in reply.text and "123-45" not in reply.text
    assert load_language("en").say("web.back", "Go to the first page") in reply.text


def test_the_save_file_holds_the_same_answers(web):
    assert post(web, "/answers").json()["answers"] == ANSWERS["answers"]


DAY_AHEAD = {"problems": ["not_paid", "punished"], "punished_how": ["fired"], "when_pay_last": "2026-11-30", "when_fired": "2026-12-01"}


@pytest.mark.parametrize(
    ("behind", "made"), [("", "2026-11-30"), ("-600", "2026-12-01"), ("480", "2026-11-30"), ("600000", "2026-11-30"), ("x", "2026-11-30")]
)
def test_each_download_takes_a_day_that_is_one_ahead_and_counts_from_the_persons_day(web, monkeypatch, behind, made):
    class Clock(dt.datetime):
        """Of a server in London."""

        @classmethod
        def now(cls, tz=None):
            return cls(2026, 11, 30, 21, 0, tzinfo=dt.UTC)

        def astimezone(self, tz=None):
            return super().astimezone(tz or dt.UTC)

    monkeypatch.setattr("guide.web.routes.dt.datetime", Clock)
    ahead = {"version": VERSION, "answers": DAY_AHEAD}
    paper, calendar, kept = (post(web, path, ahead, behind=behind) for path in ("/checklist", "/calendar", "/answers"))
    assert (paper.status_code, calendar.status_code, kept.status_code) == (200, 200, 200)
    day = dt.date.fromisoformat(made)
    assert load_language("en").long_date(day) in words_on(paper.content)
    assert f"DTSTAMP:{day:%Y%m%d}T" in calendar.text
    assert kept.json()["answers"] == DAY_AHEAD, "what the person wrote is kept as she wrote it"
    late = {"version": VERSION, "answers": {**DAY_AHEAD, "when_fired": "2026-12-02"}}
    assert post(web, "/answers", late, behind=behind).status_code == 400


def test_nothing_of_a_download_stays_in_memory(server, wire):
    for path in ("/checklist", "/calendar", "/answers"):
        assert post(wire, path, language="es").status_code == 200
    for word in (CANARY, CANARY.split()[0]):
        assert not server.left_of(word, 0)["found"], f"{word} is still there two sweeps later"


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "", "origin": "https://elsewhere.example"},
    ],
)
def test_a_form_from_another_website_is_refused(web, headers):
    reply = post(web, "/checklist", headers=headers)
    assert reply.status_code == 403 and reply.headers["cache-control"] == "no-store"


def test_an_old_browser_that_does_not_say_where_a_form_comes_from_is_served(web):
    for origin in ("null", str(web.base_url)):
        assert web.post("/answers", data={"answers": json.dumps(ANSWERS)}, headers={"origin": origin}).status_code == 200


BAD = {
    "no JSON": f"{{{CANARY}",
    "not answers": json.dumps([CANARY]),
    "unknown question": json.dumps({"version": VERSION, "answers": {CANARY: "yes"}}),
    "unknown option": json.dumps({"version": VERSION, "answers": {"helper": CANARY}}),
    "newer version": json.dumps({"version": 99, "answers": {"print_name": CANARY}}),
    "control characters": json.dumps({"version": VERSION, "answers": {"print_name": CANARY + "\u202e"}}),
    "a long name": json.dumps({"version": VERSION, "answers": {"print_name": CANARY * 100}}),
    "deep nesting": "[" * 20_000,
    "empty": "",
}


@pytest.mark.parametrize("answers", BAD.values(), ids=BAD.keys())
@pytest.mark.parametrize("path", ["/checklist", "/calendar", "/answers"])
def test_bad_answers_get_a_kind_page_in_the_persons_language_that_repeats_nothing(web, path, answers):
    reply = post(web, path, answers, language="es")
    said = load_language("es").say(
        "web.bad_answers", "We could not read these answers, so we made no file. Go back, look at your answers and try again."
    )
    assert reply.status_code == 400 and '<html lang="es">' in reply.text and html.escape(said) in reply.text
    assert CANARY not in reply.text and reply.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"answers=" + b"a" * 100_001, "application/x-www-form-urlencoded", 413),
        (b"{}", "application/json", 400),
        (b"answers={}", "multipart/form-data; boundary=x", 400),
        (b"answers={}&answers={}", "application/x-www-form-urlencoded", 400),
        (b"&".join(b"f%d=1" % n for n in range(50)), "application/x-www-form-urlencoded", 400),
        ("answers=ñ".encode("latin-1"), "application/x-www-form-urlencoded", 400),
        (b"answers=%ff%fe", "application/x-www-form-urlencoded", 400),
        (b"", "", 400),
    ],
)
def test_a_form_that_is_none_is_refused(web, body, kind, status):
    assert web.post("/answers", content=body, headers={"content-type": kind}).status_code == status


@pytest.mark.parametrize("field", ["language", "paper", "size"])
def test_a_choice_that_is_not_offered_is_refused(web, field):
    assert post(web, "/checklist", **{field: CANARY}).status_code == 400


def test_a_form_that_never_ends_is_given_up(web, monkeypatch):
    """Who sends slowly must not hold a place for ever."""
    monkeypatch.setattr(forms, "BODY_SECONDS", 0.05)

    async def slow() -> int:
        line = Line("POST", "/checklist", begun=b"answers=", headers={**OURS, "content-type": "application/x-www-form-urlencoded"})
        await line.answer()
        return line.status

    assert asyncio.run(slow()) == 400


def test_no_paper_is_made_for_somebody_who_has_left_while_waiting():
    async def gone():
        return {"type": "http.disconnect"}

    async def wait() -> None:
        await turn.in_turn(Request({"type": "http"}, gone), pytest.fail, "a paper was made for nobody")

    with pytest.raises(ClientDisconnect):
        asyncio.run(wait())
    assert not turn.AT_ONCE.locked()


def test_when_a_download_fails_neither_the_page_nor_the_log_repeats_what_was_sent(web, monkeypatch, caplog):
    def fail(*_):
        raise ValueError(CANARY)

    monkeypatch.setattr(routes, "make_calendar", fail)
    reply = post(web, "/calendar", language="es")
    assert reply.status_code == 500 and '<html lang="es">' in reply.text and CANARY not in reply.text
    assert "A download failed: ValueError at" in caplog.text and CANARY not in caplog.text


# --- forgetting, settings, ways to start --------------------------------------------------------------------------------


TAB = """
// Just enough of a browser for the bridge.
const kept = new Map();
const state = {};
const nothing = () => {};
const element = { dataset: {}, hasAttribute: () => false, toggleAttribute: nothing, querySelector: () => null, querySelectorAll: () => [] };
Object.assign(globalThis, {
  window: globalThis, navigator: {}, location: { hash: "" },
  addEventListener: nothing, dispatchEvent: nothing, requestAnimationFrame: nothing,
  MutationObserver: class { observe() {} },
  sessionStorage: { setItem: (k, v) => kept.set(k, v), getItem: (k) => kept.get(k) ?? null, removeItem: (k) => kept.delete(k) },
  document: { documentElement: element, body: element, querySelector: () => element, querySelectorAll: () => [] },
});
const { default: bridge } = await import("BRIDGE");
const said = [];
const setStateValue = (name, value) => {
  said.push(name);
  state[name] = value;
};
const always = { lang: "en", session: "s", place: "1", leave: "", now: Date.now() };
const run = (data) => bridge({ data: { ...always, ...data }, setStateValue, setTriggerValue: nothing });
const text = '{"answers":{"print_name":"Xiomara"}}';
kept.set("five-steps.draft", JSON.stringify({ at: Date.now(), text }));
const steps = [];
for (const data of [{ ask: "n", place: "waiting", strings: {} }, { save: text }, { clear: true }]) {
  run(data);
  steps.push([JSON.stringify(state).includes("Xiomara"), kept.size, said.splice(0)]);
}
console.log(JSON.stringify(steps));
"""


def test_a_tab_tells_what_it_kept_in_one_message_and_once_it_is_cleared_no_more():
    """Streamlit's client sends all that a component ever told with every tap, so it has to be taken back. And a second message would
    carry the address of before: on a slow line it led an advocate back to the first question."""
    node = shutil.which("node")
    assert node, "this test runs the script of the page: install Node.js, which comes with npm"
    script = TAB.replace("BRIDGE", bridge.SCRIPT.as_uri())
    said = subprocess.run([node, "--input-type=module", "-e", script], capture_output=True, text=True, timeout=30, check=False)
    assert said.stdout, said.stderr
    steps = [[True, 1, ["draft"]], [True, 1, []], [False, 0, ["draft"]]]
    assert json.loads(said.stdout) == steps, "[the server knows, drafts in the tab, what is told]: asked, saved, cleared"


def test_a_closed_tab_is_forgotten_within_fifteen_seconds(server):
    """Guards the private parts of Streamlit that the sweeper uses: answers, messages and sessions are looked for in memory."""

    async def visit():
        visitor = await Visitor(server.port, "lang=es&at=1", "guide").enter(draft=json.dumps(ANSWERS))
        there = server.ask(CANARY)
        assert there["found"] and there["sessions"] == 1
        assert CANARY in str(visitor.bridge())
        await visitor.close()

    asyncio.run(visit())
    look = server.left_of(CANARY, 15)
    assert not look["found"] and not look["sessions"], f"still there: {look}"
    assert GRACE + 3 * lifetime.PAUSE < 15
    assert CANARY not in server.log.read_text() and "127.0.0.1" not in server.log.read_text()


def test_the_server_calls_nobody_and_writes_no_file(server, wire):
    async def visit():
        await (await Visitor(server.port, "lang=es&at=1", "guide").enter(draft=json.dumps(ANSWERS))).close()

    asyncio.run(visit())
    for path in ("/checklist", "/calendar", "/answers"):
        assert post(wire, path).status_code == 200
    assert server.ask("")["touched"] == []


def test_the_socket_keeps_no_compressor_for_an_open_tab(server):
    async def agreed():
        visitor = await Visitor(server.port).open()
        headers = visitor.socket.response.headers
        await visitor.close()
        return headers["sec-websocket-extensions"]

    assert "server_no_context_takeover" in asyncio.run(agreed())


def test_a_tab_that_lost_its_connection_for_a_moment_finds_its_session_again(server):
    async def visit():
        visitor = await Visitor(server.port, "lang=en&at=1", "guide").enter(draft=json.dumps(ANSWERS))
        await visitor.close()
        await asyncio.sleep(2)
        again = await Visitor(server.port, "lang=en&at=1", "guide").open(session=visitor.session)
        again.page_hash = visitor.page_hash
        await again.run()
        assert CANARY in str(again.bridge())
        await again.close()

    asyncio.run(visit())


def test_telemetry_is_off_and_nothing_is_served_while_it_is_on():
    assert telemetry_is_off()
    config.set_option("browser.gatherUsageStats", True)
    try:
        assert not telemetry_is_off()
        with pytest.raises(RuntimeError, match="gatherUsageStats"):
            guide.web.serve("127.0.0.1", 1)
        (message,) = asyncio.run(told_at_the_start())
    finally:
        config.set_option("browser.gatherUsageStats", False)
    assert message["type"] == "lifespan.startup.failed" and "gatherUsageStats" in message["message"], "any other server would serve it"


async def told_at_the_start():
    """What the app answers when a server begins: uvicorn ends when it says that the start failed."""
    told = []

    async def receive():
        return {"type": "lifespan.startup"}

    async def send(message):
        told.append(message)

    await APP({"type": "lifespan", "asgi": {"version": "3.0"}}, receive, send)
    return told


def test_the_settings_count_from_any_working_directory(tmp_path):
    ask = "from guide.web import telemetry_is_off, options; from streamlit import config; options()"
    show = "print(telemetry_is_off(), config.get_option('runner.postScriptGC'), config.get_option('client.toolbarMode'))"
    env = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"}
    out = subprocess.run([sys.executable, "-c", f"{ask}; {show}"], cwd=tmp_path, env=env, capture_output=True, text=True, check=True)
    assert out.stdout.split() == ["True", "False", "minimal"]


def test_streamlit_finds_the_app_by_reading_app_py():
    assert discover_asgi_app(Path(ROOT / "app.py")).import_string == "app:app"


@pytest.mark.parametrize(
    "command",
    [
        ["streamlit", "run", "app.py", "--server.port"],
        ["uvicorn", "app:app", "--no-access-log", "--port"],
        ["guide", "serve", "--port"],
    ],
    ids=lambda command: command[0],
)
def test_every_way_to_start_serves_the_same_thing_on_this_machine_only(command, tmp_path):
    port = free_port()
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen([sys.executable, "-m", *command, str(port)], cwd=ROOT, stdout=log, stderr=log)
        try:
            answering(f"http://127.0.0.1:{port}", process)
            with httpx.Client(base_url=f"http://127.0.0.1:{port}", verify=False) as found:
                assert found.get("/healthz").text == "ok"
                assert 'href="/guide?lang=es"' in found.get("/").text
                assert found.get("/guide").headers["x-frame-options"] == "DENY"
                assert found.get("/_stcore/metrics").status_code == 404
        finally:
            process.terminate()
            process.wait(20)
    assert "127.0.0.1:" not in (tmp_path / "log").read_text().replace(f"127.0.0.1:{port}", "")
