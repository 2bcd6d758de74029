"""The guide's own paper: tagged, with form boxes."""

import sys

from turns import serve

from guide.printed import make_checklist
from tests.bench.pdf import PLAN
from tests.help.pdf_structure import CONTENT, EN

if __name__ == "__main__":
    serve(lambda name: make_checklist(PLAN, CONTENT, [EN], name=name), sys.argv[2])
