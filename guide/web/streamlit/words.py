"""Streamlit's own words in the person's language, and what is said when a page fails.

Goes in: a Language.  Comes out: texts for the bridge, which puts each in the place of Streamlit's English. And which language it is,
by what the browser told Streamlit.
"""

from __future__ import annotations

import streamlit as st

from guide.content.languages import SOURCE
from guide.words.language import Language, language_for


def chosen_language() -> Language:
    """The language in the address; else that of the browser, as the server's own pages choose it (web/pages.py); else English.

    The socket brings the whole list of the browser. Its script knows the first language alone, and stands in where the list is left out.
    """
    accepted = ",".join(st.context.headers.get_all("accept-language"))
    return language_for(st.query_params.get("lang"), accepted or st.context.locale or "")


def streamlit_words(language: Language) -> dict[str, str]:
    """Streamlit's English -> the text in this language; empty for English. `{}` in both stands for any text."""
    if language.code == SOURCE:
        return {}
    say = language.say
    return {
        "Skip to main content": say("streamlit.skip", "Skip to main content"),
        "Open": say("streamlit.open", "Open"),
        "Close": say("streamlit.close", "Close"),
        "No results": say("streamlit.no_results", "No results"),
        "Clear value": say("streamlit.clear_value", "Clear value"),
        "Choose an option": say("streamlit.choose", "Choose an option"),
        "Press Enter to apply": say("streamlit.enter", "Press Enter to apply"),
        "Connection error": say("streamlit.connection", "Connection error"),
        "Streamlit server is not responding. Are you connected to the internet?": say(
            "streamlit.offline", "There is no connection. Your answers are still in this tab."
        ),
        "Connection timed out.": say("streamlit.timed_out", "Connection timed out."),
        "Connection failed with status {}": say("streamlit.failed", "Connection failed with status {}"),
        "Cannot connect to Streamlit {}": say("streamlit.cannot_connect", "Cannot connect {}"),
        "Loading": say("streamlit.loading", "Loading"),
        "Running...": say("streamlit.running", "Working"),
        "Dismiss": say("streamlit.dismiss", "Dismiss"),
        "{} option available.": say("streamlit.one_option", "{} option available."),
        "{} options available.": say("streamlit.options", "{} options available."),
        "progress": say("streamlit.progress", "progress"),
    }


def on_script_error(error: Exception) -> bool:
    """What the person sees when a page fails: kind language, no details. True tells Streamlit to add nothing."""
    language = chosen_language()
    st.error(
        language.say(
            "web.failed",
            "Something went wrong on our side. Your answers are still in this tab. Load the page again to go on.",
        )
    )
    return True
