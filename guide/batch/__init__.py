"""The clinic: one workplace, many people, one afternoon. A campaign and a table in; checklists, a stack to print and a report out.

How it is built, from the bottom up:

    table/        a file of many people, read: one row is one person's answers
    kinds.py      which papers a batch can make
    make.py       rows to checklists, on all cores; `make_row` is pure
    over_dask.py  the same on the machines of a Dask cluster
    sheet.py      pages about a group; cover.py, summary.py and flyer.py are such pages
    stack.py      one file to print them all
    report.py     what was done, in plain lines
    run.py        the whole batch, into a folder or a zip archive
    command.py    `python -m guide batch`

A table holds no names: a person is the number of a row, in files, bookmarks and messages. Nothing is imported here, because
the command line reads command.py each time it starts.
"""
