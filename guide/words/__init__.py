"""What the guide says, in the person's language. Each room stands over the room of the core that it puts into words.

How it is built, from the bottom up:

    language.py   one language: its texts, months, lists and numbers
    preview.py    values that nobody has confirmed yet
    answers.py    an answer, and what is wrong with it
    status.py     what may be said about the program
    dates.py      the days of a plan
    headline.py   what stands in the largest letters
    plan.py       offices, contacts, sources, and who runs this copy
    campaign.py   what a workplace shares
    catalogs.py   the texts of every language, collected and compared
"""
