"""Everything that exists only because the wizard is drawn by Streamlit. A view in plain HTML would need none of it.

    settings.py   where the page script is, and that nothing about a visit is sent to the makers of Streamlit
    socket.py     the line to a tab
    bridge.py     the one component between the page and the tab, with its scripts and the look in assets/
    static.py     the files of Streamlit's client, served by us
    fonts.py      its fonts, cut down for phones

Which private places they use: docs/decisions/0001-asgi-app.md.
"""
