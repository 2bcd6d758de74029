"""What the guide decides: answers in, a Plan of ids, dates, reasons and sources out. Pure: no clock, no disk, no language.

How it is built, from the bottom up:

    today.py          whose today it is
    answers.py        what a person told us, checked
    status.py         what may be said about the program today
    deadlines.py      the arithmetic of days
    safety.py         whether a person is free to act
    interview.py      which questions are asked, in which order; visit.py, where Next and Back lead
    form.py           what the parts of a form hold, as an answer, and back
    limits.py         what one rule gives for one day
    clocks.py         which answers start which clock
    permit.py         when the holder of a work permit should have seen a lawyer
    headline.py       what stands in the largest letters
    offices.py        the offices for this person; helpers.py, who else can help
    waiting.py        until when to wait for others
    facts.py          what sentences may name; conditions.py, the named conditions of the content
    tasks.py          what to do, in the order of harm; table.py, which days stand on a sheet
    plan.py           all of it, as one Plan; reminders.py, its days for a calendar
    kinds.py          the papers by id; sheets.py, who may have which
    notes.py          what goes into the notes for a lawyer; office_card.py, what may be shown at an office
    campaign.py       what the people of one workplace share; campaign_link.py carries it in an address
    draft.py          what one person has told so far, answered or typed: what every view of the interview works on
"""
