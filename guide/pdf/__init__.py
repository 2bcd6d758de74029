"""Paper: blocks of text and small drawings on tagged pages (PDF/UA-1), tickable, black and white. Plans and persons are not known here.

How it is built, from the bottom up:

    file.py       the file: its numbered objects in compressed streams, its pages, its list of contents; stacks use it too
    tree.py       the structure that a screen reader walks: elements, built first, in reading order
    fonts.py      letters: which there are, how wide they are, names in any script
    embed.py      fonts inside the file
    draw.py       lines, frames and small line drawings
    tagged.py     the canvas: whatever is drawn belongs to an element, or is an artifact
    sizes.py      the sizes of paper and of letters to choose from
    style.py      every measure of a paper of such a size
    layout.py     blocks onto pages
    text.py       lines of text, in one language or in two side by side
    marks.py      rules, lines to write on, QR codes, links
    parts.py      beside a tick box, a sign or a number; in the cells of a row
    writer.py     every text, in every language of the paper, in its own element
    columns.py    two columns, read one after the other

There is no markup anywhere on this path: texts are drawn as they are, so nothing that a person writes can be anything but text.
"""
