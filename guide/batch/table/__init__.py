"""Reading tables. Goes in: a file from a spreadsheet.  Comes out: rows, each one person's answers, and what is wrong with them.

How it is built, from the bottom up:

    findings.py   what is wrong with a row, in words
    table.py      what a table is, from whatever kind of file
    columns.py    which columns a table may have, and which never
    cells.py      what one cell says
    tables.py     .csv and .jsonl as a table; xlsx.py the same for Excel, from workbook.py and excel_rows.py; folder.py for answer files
    rows.py       a row as one person's answers
    template.py   the empty table to begin with
"""
