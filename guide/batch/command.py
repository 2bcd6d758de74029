"""`python -m guide batch`: a campaign and a table of people in; checklists, stacks to print and a report out.

Only the standard library is imported until the command runs. No message repeats what a person wrote.
Exit status: 0 every row was made; 1 some rows were not, and the report says why; 2 nothing was made, or the work ended early;
130 it was stopped by Ctrl+C.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guide.batch.kinds import BATCH_SHEETS
from guide.content.languages import BOTH, CODES, EACH, IN_A_BATCH, codes_for
from guide.terminal import INTERRUPTED, OK, WRONG_INPUT, add_sizes, add_today, stop, tell, warn, whole_number, write

if TYPE_CHECKING:
    from guide.batch.make import Job
    from guide.content.load import Content
    from guide.core.campaign import Campaign
    from guide.words.language import Language

MOST_COPIES = 1_000
MOST_JOBS = 256
LARGEST_CAMPAIGN = 100_000
LONGEST_ADDRESS = 300
"""Letters; the code on the flyer must be one that a phone can read."""


def add_parser(commands: Any) -> None:
    """Add `batch` to the commands of the command line (what `add_subparsers` gave)."""
    about = "make the sheets of many people from one workplace, and a stack to print"
    sub: argparse.ArgumentParser = commands.add_parser("batch", help=about, description=about)
    sub.add_argument("campaign", metavar="CAMPAIGN.toml", nargs="?", help="campaign file: what is the same for everyone at the workplace")
    sub.add_argument(
        "workers", metavar="WORKERS", nargs="?", help="the table of workers: a .csv, .xlsx or .jsonl file, or a folder of answer files"
    )
    sub.add_argument("-o", "--output", metavar="OUT", help="the folder to write to; it must be new or empty")
    sub.add_argument("--language", choices=IN_A_BATCH, default=BOTH, help="each: a sheet in each language")
    sub.add_argument(
        "--sheet",
        choices=BATCH_SHEETS,
        default="plan",
        help="plan: five things this week (default). long: the long list, the sheet and the booklet together. "
        "A person who is not free gets a sheet that tells nothing about them",
    )
    add_sizes(sub)
    sub.add_argument("--dates", choices=("day-first", "month-first"), default="", help="how the file writes dates such as 3/4/2026")
    sub.add_argument("--summary", action="store_true", help="also a page about the group, with counts only")
    sub.add_argument(
        "--blank", type=whole_number(1, MOST_COPIES), metavar="N", help="N sheets to fill in by hand, with the campaign filled in"
    )
    sub.add_argument("--template", metavar="OUT.xlsx", help="write the empty table to begin with")
    sub.add_argument("--flyer", metavar="OUT.pdf", help="write a flyer with the campaign link; needs --address")
    sub.add_argument("--address", metavar="URL", help="the address of the wizard, such as https://example.org/guide")
    sub.add_argument("--jobs", type=whole_number(1, MOST_JOBS), default=0, metavar="N", help="use this many processor cores (default: all)")
    add_today(sub)
    sub.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Do what the arguments ask for; gives the exit status. Ends the program with status 2 when it cannot begin."""
    from guide.content.load import load
    from guide.core.conditions import CONDITIONS
    from guide.words.language import load_language

    content = load(conditions=CONDITIONS)
    languages = [load_language(code) for code in (CODES if options.language == EACH else codes_for(options.language))]
    today = options.today or dt.date.today()
    if "-" in (options.campaign, options.workers, options.output, options.template, options.flyer):
        stop(["batch works with files and folders; write a name where - stands"])
    campaign = _campaign(options.campaign, content, today, languages) if options.campaign else None
    if options.template:
        from guide.batch.table.template import make_template

        if write(options.template, make_template(content, campaign), new=True):
            return WRONG_INPUT
    if options.flyer and _flyer(options, campaign, content, today):
        return WRONG_INPUT
    if not options.output:
        if options.template or options.flyer:
            return OK
        stop(["say where the sheets go: -o and the name of a new folder"])
    if campaign is None:
        stop(["name the campaign file first; a file with nothing but `version = 1` is enough"])
    if not options.workers and not options.blank:
        stop(["name the table of people after the campaign, or ask for sheets to fill in by hand with --blank and a number"])
    return _papers(options, campaign, content, today, languages)


def _papers(options: argparse.Namespace, campaign: Campaign, content: Content, today: dt.date, languages: list[Language]) -> int:
    from guide.batch.make import Job, papers_of
    from guide.batch.run import Folder, blank_stacks
    from guide.printed import Options

    job = Job(campaign, content, today, papers_of(options.language), Options(options.paper, options.size), options.sheet)
    with ExitStack() as open_files:
        rows = _rows(options, job, languages, open_files) if options.workers else None
        try:
            folder = Folder(Path(options.output))
            blank = blank_stacks(job, options.blank, folder) if options.blank else []
            said = [f"{name}: {pages}" for name, pages, _ in blank]
            status = OK
            if rows:
                status, report = _people(options, rows, job, folder)
                said.append(report)
            tell("\n".join(said))  # at the very end: a terminal that was closed must not cost a paper
            return status
        except FileExistsError:
            stop(["the folder has files in it; name a new one, so that sheets of two batches are never mixed"])
        except OSError:
            stop(["the files could not be written; look at the name of the folder and at the room on the disk"])
        except KeyboardInterrupt:
            warn("a stack that was not finished cannot be printed; delete the folder, then begin again")
            raise


def _rows(options: argparse.Namespace, job: Job, languages: list[Language], open_files: ExitStack) -> Any:
    """The table, or the end of the program with its problems before any folder is made."""
    from guide.batch.table.findings import finding_text
    from guide.batch.table.rows import Rows
    from guide.batch.table.table import TableError
    from guide.batch.table.tables import open_table

    where = Path(options.workers)
    try:
        if where.is_dir():
            _show_files(where, languages)
        table = open_table(where if where.is_dir() else open_files.enter_context(where.open("rb")))
    except OSError:
        stop(["the table could not be read; look at its name and place"])
    except TableError as error:
        stop([finding_text(error.finding, job.content, language) for language in languages])
    rows = Rows(table, job.content, job.campaign, job.today, options.dates)
    if rows.problems:
        stop([finding_text(problem, job.content, language) for language in languages for problem in rows.problems])
    return rows


def _show_files(folder: Path, languages: list[Language]) -> None:
    """Say which file is which row, and what was passed over. Only here: a file name can hold the name of a person."""
    from guide.batch.table.folder import sort_out

    answers, others = sort_out(folder)
    for language in languages:
        warn(
            language.say(
                "batch.which_file", "Which file is which row. This is shown here only, because a file name can say who somebody is:"
            )
        )
    for number, path in enumerate(answers, 1):
        warn(f"  {number}: {_shown(path.name)}")
    if others:
        for language in languages:
            warn(language.say("batch.not_answer_files", "Not read, because they are not answer files:"))
    for path in others:
        warn(f"  {_shown(path.name)}")


def _shown(name: str) -> str:
    """A file name without signs that a terminal would obey."""
    return "".join(sign if sign.isprintable() else "?" for sign in name)


def _people(options: argparse.Namespace, rows: Any, job: Job, folder: Any) -> tuple[int, str]:
    """Make the papers. Gives the exit status, and the report."""
    from guide.batch.make import cores
    from guide.batch.run import Batch

    batch = Batch(rows, job, folder, options.jobs or cores(), summary=options.summary)
    bar = Bar(rows.table.about)
    with _stopped_softly(batch):
        for made in batch:
            bar.show(made)
    bar.clear()
    by_hand = any(finding.code == "interrupted" for finding in batch.result.findings)
    return INTERRUPTED if by_hand else batch.result.status, batch.report().rstrip()


@contextmanager
def _stopped_softly(batch: Any) -> Iterator[None]:
    """The first Ctrl+C ends the batch after the papers in work, so that the stack is whole; a second one ends it at once."""

    def softly(*_: object) -> None:
        batch.stopping = True
        signal.signal(signal.SIGINT, before)
        with suppress(OSError):  # not by sys.stderr: the bar may be in the middle of a line of its own
            os.write(2, b"\nstopping after the sheets in work; press Ctrl+C once more to stop at once\n")

    before = signal.signal(signal.SIGINT, softly)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


class Bar:
    """How far the work is, on a terminal; silent elsewhere. The number of rows is not known exactly before all are read."""

    def __init__(self, about: int):
        self.about = max(about, 1)
        self.on = sys.stderr is not None and sys.stderr.isatty()
        self.started = self.last = time.monotonic()

    def show(self, made: int) -> None:
        """Draw the bar for so many papers, at most ten times a second."""
        now = time.monotonic()
        if self.on and now - self.last > 0.1:
            self.last = now
            done = min(made / self.about, 1.0)
            blocks = int(done * 30)
            rate = made / (now - self.started)
            sys.stderr.write(f"\r[{'#' * blocks}{'.' * (30 - blocks)}] {made} / {max(self.about, made)}  {rate:.0f}/s ")
            sys.stderr.flush()

    def clear(self) -> None:
        """Take the bar off the terminal."""
        if self.on:
            sys.stderr.write("\r" + " " * 60 + "\r")
            sys.stderr.flush()


def _campaign(name: str, content: Content, today: dt.date, languages: list[Language]) -> Campaign:
    from guide.core.campaign import CampaignProblem, read_campaign_text
    from guide.words.campaign import campaign_problem_text

    try:
        raw = Path(name).read_bytes()
    except OSError:
        stop(["the campaign file could not be read; look at its name and place"])
    try:
        campaign, problems = read_campaign_text(raw[:LARGEST_CAMPAIGN].decode("utf-8-sig"), content, today)
    except UnicodeDecodeError:
        campaign, problems = None, [CampaignProblem("not_toml")]
    if campaign is None:
        stop([campaign_problem_text(problem, content, language) for language in languages for problem in problems])
    return campaign


def _flyer(options: argparse.Namespace, campaign: Campaign | None, content: Content, today: dt.date) -> int:
    """Write the flyer and say its link; gives the exit status."""
    from guide.batch.flyer import make_flyer
    from guide.core.campaign_link import link
    from guide.words.language import languages_for

    if campaign is None or not options.address:
        stop(["a flyer needs the campaign file and --address, the address of the wizard"])
    if len(options.address) > LONGEST_ADDRESS:
        stop([f"the address has more than {LONGEST_ADDRESS} letters, too many for a code that phones can read"])
    data = make_flyer(campaign, options.address, content, today, languages_for(BOTH), options.paper)
    status = write(options.flyer, data, filter(None, (options.campaign, options.workers, options.template)))
    if not status:
        tell(link(options.address, campaign))
    return status
