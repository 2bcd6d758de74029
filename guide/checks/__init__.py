"""What `guide check` does: it looks at the content, and at every finished screen and paper, for what must not be there.

content.py     the content by itself
forbidden.py   words that must not be said, each with its reason
shown.py       every view, drawn and read again
"""
