"""The advocate's screen on the web: one workplace entered once, then papers for many people. Plain HTML; no script is needed.

How it is built, from the bottom up:

    fields.py     the form and a `Campaign`, one into the other
    words.py      what the pages say
    page.py       pieces of a page
    entry.py      the page with the form
    ready.py      the page after it: the campaign read back, and everything that can be made of it
    papers.py     flyer, blank papers, empty table, and the table that was filled in: bytes, made in a thread
    routes.py     the addresses

The server keeps nothing between two requests: each form of the page holds the campaign, as the text of its file.
"""
