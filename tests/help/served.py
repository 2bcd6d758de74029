"""The guide as the tests serve it: `python -m tests.help.served PORT PAGE [MODULE …]`; see `Server` in server.py.

PAGE: a page script instead of the wizard, or nothing. MODULE: imported before the server starts.
"""

import sys
from importlib import import_module

import guide.web

if __name__ == "__main__":
    port, page, *modules = sys.argv[1:]
    if page:
        guide.web.__dict__["PAGE"] = page
    for module in modules:
        import_module(module)
    guide.web.serve("127.0.0.1", int(port))
