"""What a browser fetches while the landing page is read, so that the first question is there at once.

Goes in: nothing.  Comes out: links for the end of a page, where the text comes first.
"""

from __future__ import annotations

from guide.web.streamlit import fonts, static


def links_ahead() -> str:
    """HTML: the style sheets, scripts and fonts that the first question needs."""
    low = 'crossorigin fetchpriority="low"'
    return "".join([
        *(f'<link rel="prefetch" as="style" {low} href="{a}">' for a in static.styles()),
        *(f'<link rel="modulepreload" {low} href="{a}">' for a in static.needed()),
        *(f'<link rel="prefetch" as="font" {low} href="{a}">' for a in fonts.addresses()),
    ])  # fmt: skip
