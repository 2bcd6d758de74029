"""How a paper is made, whatever it says: the sheet, the letters, and who fills it in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from guide.pdf.sizes import LetterSize, PaperSize


@dataclass(frozen=True, slots=True)
class Options:
    """The same for every paper of a batch.

    blank: the name and the dates are left as lines to write on.
    fillable: boxes that can be ticked on a screen; otherwise they are only drawn.
    notes: the advocate's copy: no name, lines for notes, and what not to write there.
    """

    paper: PaperSize = "letter"
    size: LetterSize = "normal"
    blank: bool = False
    fillable: bool = True
    notes: bool = False


USUAL: Final = Options()
"""Letter paper with letters of normal size, to be ticked on a screen or printed."""
