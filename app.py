"""The front door on the web: one ASGI app, however it is started. It decides nothing.

`streamlit run app.py`, `uvicorn app:app` and `python -m guide serve` serve the same thing; see guide/web.
"""

import streamlit as st

from guide.web import PAGE, options

app = st.App(PAGE, **options())
