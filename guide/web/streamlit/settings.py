"""Where the page script and the settings are, and whether this copy may be served: visits stay with us, and nothing is missing.

One file, `.streamlit/config.toml` beside app.py, counts for `streamlit run`, uvicorn and `serve`, from any working directory.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from streamlit import config

from guide.content.reading import ContentError
from guide.library import content
from guide.words.catalogs import refuse_gaps

ROOT: Final = Path(__file__).parents[3]
PAGE: Final = str(ROOT / "guide" / "screen" / "page.py")
"""The page script, run once for every change of the wizard."""


def find_settings() -> None:
    """Streamlit reads the settings beside the script it was started with, and in the working directory. Under uvicorn there is
    no such script yet, so it is told about app.py before it looks."""
    if config._main_script_path is None:
        config._main_script_path = str(ROOT / "app.py")


def telemetry_is_off() -> bool:
    """Nothing about visits may be sent to the makers of Streamlit. True when the settings in force say so."""
    find_settings()
    return config.get_option("browser.gatherUsageStats") is False


def refuse_telemetry() -> None:
    """Raises RuntimeError while telemetry is on."""
    if not telemetry_is_off():
        raise RuntimeError("Telemetry is on: set gatherUsageStats = false under [browser] in .streamlit/config.toml")


MOST_LINES: Final = 10


def why_not_to_start() -> list[str]:
    """What visitors would run into: telemetry, mistakes in the content, texts without a translation. A line for each; none: start."""
    try:
        refuse_telemetry()
        refuse_gaps(content())
    except RuntimeError as error:
        return [str(error)]
    except ContentError as error:
        more = len(error.problems) - MOST_LINES
        rest = [f"and {more} more; `python -m guide check` lists them all"] if more > 0 else []
        return [*map(str, error.problems[:MOST_LINES]), *rest]
    return []
