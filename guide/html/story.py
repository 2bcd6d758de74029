"""The story beside a step: its drawing, its title and its few sentences, behind one line that opens them.

Goes in: the id of a step, the Content, a Language.  Comes out: HTML. The drawing is an `img`, so nothing in it can run.
"""

from __future__ import annotations

from html import escape

from guide import drawings
from guide.content.load import Content
from guide.content.schema import StepId
from guide.words.language import Language


def html(step_id: StepId, content: Content, language: Language, *, light: bool = False) -> str:
    """The story of one step. light: without its drawing, which is most of its bytes."""
    step, name = content.step[step_id], drawings.PANELS[step_id]
    title = escape(language.say("story.title", "The story: {title}", title=language.of("step", step, "story_title")))
    box = drawings.drawing(name)
    picture = (
        ""
        if light
        else f'<img src="{drawings.data_uri(name)}" alt="{escape(language.of("step", step, "picture"))}" '
        f'width="{box.width:g}" height="{box.height:g}">'
    )
    return f'<details class="story"><summary>{title}</summary>{picture}<p>{escape(language.of("step", step, "story"))}</p></details>'
