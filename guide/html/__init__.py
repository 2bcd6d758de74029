"""What is said, as HTML: what the wizard and the light version both show. No Streamlit, no server. Every text is escaped here.

drawing.py     sections, items and lines as they were told
plan.py        the plan
papers.py      the forms that make papers, the calendar and the file to keep
question.py    a question: its words, what is wrong with its answer
story.py       the story beside a step
aloud.py       the button that reads aloud
fields.py      pieces of forms
"""
