"""What a machine can see of WCAG 2.2 AA on a page: axe, and the size of what a finger must hit."""

from importlib.resources import files

from playwright.sync_api import Page

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

ACCEPTED = {
    (
        "region",
        "the open list of places",
    ): "Streamlit draws an open list at the end of the page, outside main; its field names it (aria-controls)",
}
"""What axe calls best practice and we leave as it is: (rule, screen) -> why. Anything else it finds fails the test."""


def findings(page: Page, name: str = "") -> list[str]:
    """What axe finds against WCAG A and AA, and best practice that is not accepted, as readable lines."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    result = page.evaluate("tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})", [*WCAG, "best-practice"])
    found = [v for v in result["violations"] if (v["id"], name) not in ACCEPTED]
    return [f"{v['id']}: {v['help']}: {n['html'][:120]}" for v in found for n in v["nodes"]]


def small_targets(page: Page) -> list[str]:
    """Visible controls under 44 pixels in either direction, text links inside sentences excepted."""
    return page.evaluate(
        """() => [...document.querySelectorAll('button, select, summary, input[type=text], label:has(input)')]
          .filter(e => e.offsetParent && !e.closest('[data-testid=stHeader]') && e.tabIndex >= -1)
          .map(e => [e, e.getBoundingClientRect()])
          .filter(([e, r]) => r.width > 1 && r.height > 1 && r.bottom > 0 && (r.height < 43.5 || r.width < 43.5))
          .map(([e, r]) => `${e.tagName} ${e.innerText.slice(0, 40)} ${Math.round(r.width)}x${Math.round(r.height)}`)"""
    )


def open_details(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
