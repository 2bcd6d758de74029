"""The batch past one machine, on Dask (the optional extra `dask`). Rows are independent and `make_row` is pure, so this is all of it:

    from guide.batch.over_dask import checklists

    for number, pdf in checklists(rows, campaign, content, today, languages_for(choice)).compute():
        Path(f"row-{number:04d}.pdf").write_bytes(pdf)

There is no stack, no report and no notes for a lawyer: `python -m guide batch` says with whom to speak alone first.

`compute()` works on this machine's processes; after `dask.distributed.Client("tcp://…")` it works on the cluster behind that address.
The machines need the same version of the guide. The papers are equal, byte for byte, to those of `make_row`.
The rows travel over the network: only use machines and a network that you would trust with the papers.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from guide.batch.kinds import BatchSheet
from guide.batch.make import make_row
from guide.batch.table.rows import Row
from guide.content.load import Content
from guide.core.campaign import Campaign
from guide.printed import USUAL, Options
from guide.words.language import Language


def checklists(
    rows: Iterable[Row],
    campaign: Campaign,
    content: Content,
    today: dt.date,
    languages: Sequence[Language],
    options: Options = USUAL,
    *,
    sheet: BatchSheet = "plan",
    partitions: int = 8,
) -> Any:
    """A Dask bag of (row number, PDF), in the order of the rows. sheet: as in make_row."""
    from dask import bag

    make = partial(_numbered, campaign=campaign, content=content, today=today, languages=languages, options=options, sheet=sheet)
    whole: Any = bag  # Dask has no types
    return whole.from_sequence(rows, npartitions=partitions).map(make)


def _numbered(row: Row, **shared: Any) -> tuple[int, bytes]:
    return row.number, make_row(row, **shared)
