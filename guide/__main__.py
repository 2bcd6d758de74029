"""Commands for advocates, and for automatic checks.

Goes in: an answer file (or `-`).  Comes out: a file, JSON, or one clear line per problem and exit status 2.
No message repeats what a person wrote, and no mistake of theirs ends in a traceback.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from guide.content.languages import CODES, ON_PAPER, SOURCE
from guide.core.kinds import INTERPRETERS, SHEETS
from guide.terminal import FOUND_PROBLEMS, OK, Unwritten, add_sizes, add_today, fail, kindly, read, stop, tell, warn, whole_number, write

if TYPE_CHECKING:
    from guide.content.load import Content
    from guide.core.answers import Answers
    from guide.core.plan import Plan


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Gives 0; 1 for problems that `check` found or rows that could not be made; 2 for a wrong file or a wrong word;
    3 when a file of the guide itself is missing or damaged; 130 after Ctrl+C."""

    def command() -> int:
        options = _parser().parse_args(arguments)
        run: Callable[[argparse.Namespace], int] = options.run
        return run(options)

    return kindly(command, _whole)


def _whole() -> bool:
    """Content and catalogs can be read and have no gaps."""
    from guide.content.load import load
    from guide.core.conditions import CONDITIONS
    from guide.words.catalogs import check as check_catalogs

    try:
        return not any(check_catalogs(load(conditions=CONDITIONS)))
    except Exception:  # damaged files fail in many ways, all of which mean the same
        return False


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="guide", description=__doc__.splitlines()[0] if __doc__ else None)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Callable[[argparse.Namespace], int], about: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=about, description=about)
        sub.set_defaults(run=run)
        return sub

    sub = command("serve", _serve, "serve the wizard")
    sub.add_argument("--host", default="127.0.0.1")
    sub.add_argument("--port", type=whole_number(1, 65_535), default=8501)
    sub = command("check", _check, "list every problem in the content and the catalogs; exit status 1 if there is any")
    sub.add_argument("--release", action="store_true", help="fail also when a fact was reviewed more than twelve months ago")
    add_today(sub, "count the age of facts from this day")
    command("words", _words, "collect all texts into locales/, to be translated")
    command("schema", _schema, "print the JSON Schema of an answer file: every question and option id")

    def on_answers(name: str, run: Callable[[argparse.Namespace], int], about: str) -> argparse.ArgumentParser:
        sub = command(name, run, about)
        sub.add_argument("answers", metavar="ANSWERS.json", help="the person's answer file, or - to read standard input")
        add_today(sub)
        return sub

    on_answers("plan", _plan, "print one person's plan as JSON: ids, dates, reasons, sources")
    sub = on_answers("checklist", _checklist, "make a sheet for one person as a PDF")
    sub.add_argument(
        "--language",
        choices=ON_PAPER,
        required=True,
        help="language of the sheet; the lawyer's notes and the office page are always in both",
    )
    sub.add_argument(
        "--sheet",
        choices=SHEETS,
        default=None,
        help="plan: five things this week (default). lawyer: private notes for the lawyer. office: half a page to show at an office. "
        "long: the long list, sheet and booklet in one. card: 911 and a line for one phone number; what a person who is not free gets "
        "unless you choose another",
    )
    sub.add_argument(
        "--interpreter",
        choices=[i for i in INTERPRETERS if i],
        default="",
        help="interpreter's language for the office page; without it, a line to fill in by hand",
    )
    add_sizes(sub)
    sub.add_argument("--blank", action="store_true", help="a sheet to fill in by hand: only what is for everyone, with no dates")
    sub.add_argument(
        "--notes", action="store_true", help="the advocate's copy, with lines to write on and no name; not the notes for the lawyer"
    )
    sub.add_argument("--preview-open", action="store_true", help="for a reviewer: as if DALE were open, marked on every page")
    sub.add_argument("-o", "--output", required=True, metavar="OUT.pdf", help="the file to write, or - for standard output")
    sub = on_answers("calendar", _calendar, "make a calendar file with one person's dates")
    sub.add_argument("--language", choices=CODES, required=True)
    sub.add_argument("-o", "--output", required=True, metavar="OUT.ics", help="the file to write, or - for standard output")

    sub = command("booklet", _booklet, "make the guide as a booklet to keep, with no questions asked")
    sub.add_argument("--language", choices=ON_PAPER, required=True)
    add_sizes(sub)
    add_today(sub, "as of this day (default: today)")
    sub.add_argument("-o", "--output", required=True, metavar="OUT.pdf", help="the file to write, or - for standard output")
    sub = command("book", _book, "print everything the guide can say, for a reviewer to mark up")
    sub.add_argument("--language", choices=ON_PAPER, required=True)
    sub.add_argument("--preview-open", action="store_true", help="with the words for when DALE is open, marked on every page")
    add_today(sub, "as of this day (default: today)")
    sub.add_argument("-o", "--output", required=True, metavar="OUT.pdf", help="a name that ends in .html makes a page to search")

    from guide.batch.command import add_parser

    add_parser(commands)
    return parser


def _serve(options: argparse.Namespace) -> int:
    from guide.web import serve, telemetry_is_off

    if not telemetry_is_off():
        return fail("not serving: turn telemetry off (browser.gatherUsageStats = false in .streamlit/config.toml)")
    with suppress(Unwritten):  # a server runs also without a terminal
        tell(f"Five Steps · Cinco Pasos: http://{options.host}:{options.port}")
    serve(options.host, options.port)
    return OK


def _check(options: argparse.Namespace) -> int:
    from guide.checks.content import check_content, warnings
    from guide.checks.shown import check_shown
    from guide.content.load import load, load_program
    from guide.content.reading import ContentError, Problem
    from guide.core.conditions import CONDITIONS
    from guide.words.catalogs import check as check_catalogs

    problems = load_program()[1]
    try:
        content = load(conditions=CONDITIONS)
        today = options.today or dt.date.today()
        try:
            problems += [*check_content(content, today, options.release), *check_catalogs(content)]
        except (OSError, UnicodeError):
            problems.append(Problem("locales/", "", "a catalog cannot be read; get it again as it was, such as with git restore locales"))
        if not problems:  # what people are shown can only be drawn from content and catalogs that are whole
            problems += check_shown(content, today)
        for warning in warnings(content, today):
            warn(f"warning: {warning}")
    except ContentError as error:
        problems += error.problems
    for problem in problems:
        tell(str(problem))
    tell(f"{len(problems)} problems" if problems else "No problems found.")
    return FOUND_PROBLEMS if problems else OK


def _words(options: argparse.Namespace) -> int:
    from guide.content.load import load
    from guide.words.catalogs import update

    update(load())
    return OK


def _schema(options: argparse.Namespace) -> int:
    from guide.content.load import load
    from guide.core.answers import answers_schema

    tell(json.dumps(answers_schema(load()), ensure_ascii=False, indent=2))
    return OK


def _plan(options: argparse.Namespace) -> int:
    from pydantic import TypeAdapter

    from guide.core.plan import Plan

    _, plan, _ = _read(options)
    tell(TypeAdapter(Plan).dump_json(plan, indent=2).decode())
    return OK


def _checklist(options: argparse.Namespace) -> int:
    from guide.core.sheets import sheets_for, usual_sheet
    from guide.printed import Options
    from guide.printed.sheets import Order, make
    from guide.words.language import languages_for

    answers, plan, content = _read(options)
    sheet = options.sheet or ("plan" if options.blank else usual_sheet(answers, content))
    if sheet not in (*sheets_for(answers, content), "card"):
        return fail("this sheet is not for this person: notes and the office’s card could hurt somebody who is not free, or is under 18")
    if options.blank and sheet != "plan":
        return fail("--blank works only with the sheet “plan”")
    if plan.status.preview and sheet not in ("plan", "long"):
        return fail("a preview shows the sheets “plan” and “long” only")
    chosen = Options(options.paper, options.size, blank=options.blank, notes=options.notes)
    order = Order(answers, plan, sheet, chosen, answers.text("print_name"), interpreter=options.interpreter)
    return write(options.output, make(order, content, languages_for(options.language), plan.today), [options.answers])


def _calendar(options: argparse.Namespace) -> int:
    from guide.calendar import NothingToRemember, make_calendar
    from guide.words.language import load_language

    _, plan, _ = _read(options)
    try:
        text = make_calendar(plan, load_language(options.language))
    except NothingToRemember:
        return fail("these answers give no day for a calendar; nothing was written")
    return write(options.output, text.encode(), [options.answers])


def _booklet(options: argparse.Namespace) -> int:
    from guide.content.load import load
    from guide.core.conditions import CONDITIONS
    from guide.printed.booklet import make_booklet
    from guide.words.language import languages_for

    content, today = load(conditions=CONDITIONS), options.today or dt.date.today()
    return write(options.output, make_booklet(content, languages_for(options.language), today, paper=options.paper, size=options.size))


def _book(options: argparse.Namespace) -> int:
    from guide.book import make_book, make_book_html
    from guide.content.load import load
    from guide.core.conditions import CONDITIONS
    from guide.words.language import languages_for

    content, languages, today = load(conditions=CONDITIONS), languages_for(options.language), options.today or dt.date.today()
    if options.output.endswith(".html"):
        return write(options.output, make_book_html(content, languages, today, preview_open=options.preview_open).encode())
    return write(options.output, make_book(content, languages, today, preview_open=options.preview_open))


def _read(options: argparse.Namespace) -> tuple[Answers, Plan, Content]:
    """The answers of a file, their plan, and the content. Ends the program with status 2 on a wrong file."""
    from guide.content.load import load
    from guide.core.answers import is_older, read_answers
    from guide.core.conditions import CONDITIONS
    from guide.core.interview import asked_again
    from guide.core.plan import make_plan, preview_plan
    from guide.words.answers import answer_problem_text, asked_again_text, older_text
    from guide.words.language import load_language

    try:
        raw = read(options.answers)
    except OSError:
        stop(["the answer file could not be read; look at its name and place"])
    today = options.today or dt.date.today()
    content = load(conditions=CONDITIONS)
    try:
        data = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        stop(["the answer file is not valid JSON"])
    answers, problems = read_answers(data, content, today)
    english = load_language(SOURCE)
    if problems:
        stop([": ".join(filter(None, (p.question, answer_problem_text(p.code, english)))) for p in problems])
    if is_older(data):
        warn(older_text(english))
    for question in (q for q in content.question.values() if asked_again(q, answers)):
        warn(f"{question.id}: {asked_again_text(english)}")
    plan = preview_plan if getattr(options, "preview_open", False) else make_plan
    return answers, plan(answers, content, today), content


if __name__ == "__main__":
    sys.exit(main())
