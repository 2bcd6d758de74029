"""The guide's own paper: tagged, with form boxes."""

import sys

from turns import serve

from bench_pdf import PLAN
from guide.pdf import make_checklist
from pdf_structure import CONTENT, EN

if __name__ == "__main__":
    serve(lambda name: make_checklist(PLAN, CONTENT, [EN], name=name), sys.argv[2])
