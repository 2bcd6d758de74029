"""What the guide says, in the person's language. Each room stands over the room of the core that it puts into words.

How it is built, from the bottom up:

    language.py   one language: its texts, months, lists and numbers
    about.py      what the guide says about itself
    choices.py    what can be chosen for a paper
    preview.py    values that no person has confirmed yet
    answers.py    an answer, and what is wrong with it
    status.py     what may be said about the program
    dates.py      the days of a plan
    headline.py   what stands in the largest letters
    plan.py       steps, papers, sources, and what a lawyer has confirmed
    campaign.py   what a workplace shares
    reviewed.py   who has checked what a paper says
    outline.py    what a plan is told in: sections, items, lines
    offices.py    who runs this copy, and the offices
    told_days.py  the days of a plan, told
    tasks.py      what one person should do; numbers.py, how a phone number stands; helpers.py, who can help
    told.py       the whole plan, told once for every view; told_booklet.py, what is told to everyone
    papers.py     what each paper is called on its button
    notes.py      what a person tells a lawyer; office_card.py, what is shown at an office; plain_card.py, whom to call in danger
    catalogs.py   the texts of every language, collected and compared
"""
