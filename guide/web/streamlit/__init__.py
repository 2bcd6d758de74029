"""Everything that exists only because the wizard is drawn by Streamlit. A view in plain HTML would need none of it.

    settings.py   where the page script is, and that nothing about a visit is sent to the makers of Streamlit
    requests.py   what a browser may ask of Streamlit itself, and which pages may open a socket
    socket.py     the line to a tab
    sessions.py   closed tabs forgotten
    words.py      Streamlit's own English in the person's language, and what is said when a page fails
    bridge.py     the one component between the page and the tab, with its scripts and the look in assets/
    way_out.py    what is said while the wizard is not there, and the way to the light version
    static.py     the files of Streamlit's client, served by us
    fonts.py      its fonts, cut down for phones
    ahead.py      what a browser fetches while the landing page is read

Nothing else uses a private place of Streamlit, uvicorn or websockets. docs/decisions/0001-asgi-app.md lists them all, and
tests/web/test_private_places.py fails when one of them moves.
"""
