"""The button that reads a part of the screen aloud, with a voice of the device itself. The bridge does the reading.

It is hidden until the bridge finds such a voice. What is read is our own text: never a field, a link, or what a person typed.
"""

from __future__ import annotations

from html import escape

from guide.words.language import Language


def listen_button(language: Language, title: str, element: str = "") -> str:
    """HTML of the button. title: what will be read, for those who do not see where the button stands.

    element: the id of what to read; without it a small button, with a sign and no word, reads what it stands in.
    """
    name = escape(language.say("screen.listen_to", "Listen: {title}", title=title))
    if not element:
        return f'<button type="button" class="listen small" aria-label="{name}" hidden></button>'
    shown = escape(language.say("screen.listen", "Listen"))
    return f'<button type="button" class="listen" data-listen="{element}" aria-label="{name}" hidden>{shown}</button>'
