"""The light version: the same interview as plain HTML forms, with no script, no socket and no cookie.

Nothing is kept on the server between two requests: what a person has told so far travels in one hidden field of the page. So any
copy of the server can answer, and a restart costs nothing.

    kept.py       the hidden field, written and read
    page.py       the frame of every page, and its forms
    controls.py   the controls of a question
    plan.py       the plan
    screens.py    every page
    routes.py     what a button does
"""
