"""A whole batch: rows in, files out, as they are finished. One bad row never stops the rest.

Goes in: a `Rows` reader, a `Job`, and where the files go (`Folder`, or `Zip` for a download).  Comes out: files named by row number
only, stacks to print, a report, and a `Result`. Memory stays flat, however many rows there are.
"""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from guide.batch.cover import Count, make_cover
from guide.batch.make import Job, Made, make_all, make_blanks
from guide.batch.report import Result, report_text
from guide.batch.sheet import neutral_title, shown
from guide.batch.stack import PrintStack
from guide.batch.summary import Tally, make_summary
from guide.batch.table.findings import Finding
from guide.batch.table.rows import Row, Rows, SmallTable
from guide.content.languages import CODES, Code
from guide.pdf.style import style
from guide.words.language import Language, load_language


class Output(Protocol):
    """Where the files of a batch go. `put` takes a whole file; a file that grows is opened by `begin` and closed by `end`."""

    def put(self, name: str, data: bytes) -> None: ...

    def begin(self, name: str) -> BinaryIO: ...

    def end(self, name: str, file: BinaryIO) -> None: ...


class Folder:
    """A new or empty folder that only its owner may open. Files of another batch are never mixed with these."""

    def __init__(self, path: Path):
        """Make the folder. Raises FileExistsError when it has something in it, and OSError when it cannot be made."""
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        if any(path.iterdir()):
            raise FileExistsError
        self.path = path

    def put(self, name: str, data: bytes) -> None:
        with self.begin(name) as file:
            file.write(data)

    def begin(self, name: str) -> BinaryIO:
        return os.fdopen(os.open(self.path / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600), "wb")

    def end(self, name: str, file: BinaryIO) -> None:
        file.close()


class Zip:
    """A zip archive that is sent while it grows: `taken()` gives what is ready. Stacks wait in memory until they are whole."""

    def __init__(self) -> None:
        self._sent = _Pipe()
        self._archive = zipfile.ZipFile(self._sent, "w", zipfile.ZIP_STORED)  # a PDF does not get smaller

    def put(self, name: str, data: bytes) -> None:
        self._archive.writestr(zipfile.ZipInfo(name), data)

    def begin(self, name: str) -> BinaryIO:
        return io.BytesIO()

    def end(self, name: str, file: BinaryIO) -> None:
        assert isinstance(file, io.BytesIO)
        self.put(name, file.getvalue())

    def taken(self) -> bytes:
        """What was written since the last call."""
        return self._sent.taken()

    def close(self) -> bytes:
        """End the archive. Gives the rest of it."""
        self._archive.close()
        return self.taken()


class _Pipe(io.RawIOBase):
    """A file that is only written to: `taken` gives what was written and forgets it. zipfile asks, and learns that it cannot go back."""

    def __init__(self) -> None:
        self._waiting = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._waiting += data
        return len(data)

    def taken(self) -> bytes:
        data, self._waiting = bytes(self._waiting), bytearray()
        return data


class Batch:
    """One run. Iterate to work: after each row it gives the number of rows made so far; then `result` says how it went."""

    def __init__(self, rows: Rows | SmallTable, job: Job, output: Output, processes: int = 1, *, stack: bool = True, summary: bool = False):
        self.rows = rows
        self.job = job
        self.output = output
        self.processes = processes
        self.summary = summary
        self.tally = Tally()
        self.result = Result(findings=[*rows.notes, *rows.problems], stopped=bool(rows.problems))
        self.stopping = False
        """Set it to end early: the rows in work are finished, and with them the stack, its cover and the report; no row follows."""
        self._stack = stack
        self._stacks: list[_GrowingStack] = []

    def __iter__(self) -> Iterator[int]:
        try:
            if not self.rows.problems:
                yield from self._make()
        except BrokenProcessPool:
            self.result.findings.append(Finding("stopped"))
            self.result.stopped = True
        self.result.read = self.rows.read
        self._finish()

    def _make(self) -> Iterator[int]:
        for made in make_all(self._good(), self.job, self.processes):
            if made.facts is None:
                self.result.findings.append(Finding("not_made", made.number))
                continue
            self._keep(made)
            self.result.findings += made.found
            self.tally.add(made.facts)
            self.result.made += 1
            yield self.result.made

    def _good(self) -> Iterator[Row]:
        last = 0
        for row, findings in self.rows:
            if self.stopping:
                findings = [Finding("interrupted", other=last)]
            self.result.findings += findings
            self.result.stopped |= any(f.code in ("broken_off", "too_many_rows", "interrupted") for f in findings)
            if self.stopping:
                return
            if row:
                last = row.number
                yield row

    def _keep(self, made: Made) -> None:
        for n, (codes, data) in enumerate(zip(self.job.papers, made.papers, strict=True)):
            self.output.put(f"row-{made.number:04d}{_suffix(codes, self.job)}.pdf", data)
            if self._stack:
                if len(self._stacks) == n:
                    self._stacks.append(_GrowingStack(codes, self.job, self.output, Count()))
                self._stacks[n].add(data, made.number)
        if made.lawyer_notes:  # private: a print job never mixes them with other papers
            self.output.put(f"row-{made.number:04d}-notes.pdf", made.lawyer_notes)
            self.result.lawyer_notes += 1

    def _finish(self) -> None:
        for stack in self._stacks:
            self.result.stacks.append(stack.finish(self.result))
        if self.summary and self.result.made:
            for codes in self.job.papers:
                languages = [load_language(code) for code in codes]
                data = make_summary(self.tally, self.job.campaign, self.job.content, self.job.today, languages, self.job.options.paper)
                self.output.put(f"summary{_suffix(codes, self.job)}.pdf", data)
        self.output.put("report.txt", self.report().encode("utf-8"))

    def report(self) -> str:
        """The report in every language of the batch."""
        return "\n".join(report_text(self.result, self.job.content, load_language(code)) for code in languages_of(self.job))


def languages_of(job: Job) -> tuple[Code, ...]:
    """Every language in which the job makes papers, each once."""
    return tuple(code for code in CODES if any(code in codes for codes in job.papers))


def _suffix(codes: Sequence[Code], job: Job) -> str:
    return f"-{codes[0]}" if len(job.papers) > 1 else ""


class _GrowingStack:
    """A stack to print that is open for more checklists. `finish` puts the cover on it and closes it."""

    def __init__(self, codes: Sequence[Code], job: Job, output: Output, count: Count):
        self.languages = [load_language(code) for code in codes]
        self.job, self.output, self.count = job, output, count
        self.name = f"{'blank-stack' if count.blank else 'stack'}{_suffix(codes, job)}.pdf"  # both can stand in one folder
        self.file = output.begin(self.name)
        self.stack = PrintStack(self.file, neutral_title(self.languages[0]), codes[0], style(job.options.paper, job.options.size))

    def add(self, data: bytes, number: int) -> None:
        mark = " / ".join(dict.fromkeys(_mark(number, self.count.blank, lg) for lg in self.languages))
        campaign = self.job.campaign
        header = ["" if self.count.blank else mark, campaign.workplace, campaign.local_organization]
        self.count.pages.append((number, self.stack.add(data, mark, [part for part in header if part and shown(part)])))

    def finish(self, result: Result) -> tuple[str, int, int]:
        self.count.left_out = result.wrong_rows
        job = self.job
        self.stack.finish(make_cover(self.count, job.campaign, job.content, job.today, self.languages, job.options.paper))
        self.output.end(self.name, self.file)
        return self.name, self.stack.pages, self.stack.pages // 2


def _mark(number: int, blank: bool, language: Language) -> str:
    if blank:
        return language.say("batch.copy", "Copy {number}", number=number)
    return language.say("batch.row", "Row {row}", row=number)


def blank_stacks(job: Job, copies: int, output: Output) -> list[tuple[str, int, int]]:
    """Checklists with the campaign filled in and the person left blank: one file to copy, and one stack to print, in each language."""
    stacks = []
    for codes, data in zip(job.papers, make_blanks(job), strict=True):
        output.put(f"blank{_suffix(codes, job)}.pdf", data)
        opened = _GrowingStack(codes, job, output, Count(blank=True))
        for number in range(1, copies + 1):
            opened.add(data, number)
        stacks.append(opened.finish(Result()))
    return stacks


def zip_of(rows: Rows | SmallTable, job: Job, *, processes: int = 1, summary: bool = False) -> Iterator[bytes]:
    """The whole batch as a zip archive, in pieces as they are finished. Nothing is written to a disk and nothing is kept."""
    archive = Zip()
    for _ in Batch(rows, job, archive, processes, summary=summary):
        yield archive.taken()
    yield archive.close()
