"""What a batch did, in plain lines: how many, what is wrong with which row, what to look at. No answer of a person is in it.

Goes in: a `Result`, the Content and a Language.  Comes out: text, for the terminal and for report.txt.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from guide.batch.cover import runs
from guide.batch.table.findings import Finding, finding_text, shortened
from guide.content.load import Content
from guide.terminal import FOUND_PROBLEMS, OK, WRONG_INPUT
from guide.words.language import Language


@dataclass
class Result:
    """What a batch did, gathered while it works. `stacks`: (file name, pages, sheets). `stopped`: it ended before the last row.
    `lawyer_notes`: how many notes for a lawyer it made."""

    read: int = 0
    made: int = 0
    lawyer_notes: int = 0
    findings: list[Finding] = field(default_factory=list)
    stacks: list[tuple[str, int, int]] = field(default_factory=list)
    stopped: bool = False

    @property
    def wrong_rows(self) -> list[int]:
        """The numbers of the rows that could not be made, each once, in order."""
        return sorted({f.row for f in self.findings if f.row and not f.note})

    @property
    def status(self) -> int:
        """The exit status of the command. 0: every row was made. 1: some were not. 2: none was, or the work ended early."""
        if self.stopped or not self.made:
            return WRONG_INPUT
        return FOUND_PROBLEMS if any(not f.note for f in self.findings) else OK


def report_text(result: Result, content: Content, language: Language) -> str:
    """The report in one language, its lines apart by line breaks."""
    return "\n".join(_lines(result, content, language)) + "\n"


def _lines(result: Result, content: Content, language: Language) -> Iterator[str]:
    yield language.say("batch.report_read", "Rows with answers: {number}", number=result.read)
    yield language.say("batch.report_made", "Sheets made: {number}", number=result.made)
    for name, pages, sheets in result.stacks:
        yield language.say(
            "batch.report_stack",
            "To print: {name}, {pages} pages on {sheets} sheets of paper, both sides.",
            name=name,
            pages=pages,
            sheets=sheets,
        )
    if result.lawyer_notes:
        yield language.say(
            "batch.report_lawyer_notes",
            "Notes for a lawyer: {number}. Each is a file of its own and is in no stack. Print it alone, and give it only to the person "
            "it is about.",
            number=result.lawyer_notes,
        )
    if result.stopped and result.made:
        yield language.say("batch.report_stopped", "The work ended early. The sheets that are there are whole, but some are missing.")
    wrong = [f for f in result.findings if not f.note]
    if wrong:
        yield ""
        yield language.say("batch.report_wrong", "Correct this, then run again for these rows:")
        yield from _listed([finding_text(f, content, language) for f in wrong], language)
    notes = list(_notes(result, content, language))
    if notes:
        yield ""
        yield language.say("batch.report_notes", "Please look at these:")
        yield from _listed(notes, language)
    if result.made:
        yield ""
        yield language.say(
            "batch.report_care",
            "These files tell about people. When the sheets are printed, delete the files and the table, also from the trash.",
        )


def _listed(lines: list[str], language: Language) -> Iterator[str]:
    kept, more = shortened(lines, language)
    yield from (f"- {line}" for line in kept)
    if more:
        yield more


def _notes(result: Result, content: Content, language: Language) -> Iterator[str]:
    """Equal notes of many rows in one line. With whom to speak alone stands first: a long report is cut off at its end."""
    together: dict[Finding, list[int]] = {}
    for f in result.findings:
        if f.note:
            together.setdefault(replace(f, row=0), []).append(f.row)
    for finding, rows in sorted(together.items(), key=lambda pair: pair[0].code != "speak_alone"):
        if len(rows) == 1:
            yield finding_text(replace(finding, row=rows[0]), content, language)
        else:
            text = finding_text(finding, content, language)
            yield language.say("batch.rows", "Rows {rows}: {text}", rows=", ".join(runs(rows)), text=text)
