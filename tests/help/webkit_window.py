"""A bare window of WebKitGTK, for WebKitWebDriver: the browser that comes with it cannot be as narrow as a phone.

Started by webkit.py with Debian's own Python, which has GTK: webkit_window.py FOLDER-FOR-FILES WIDTH HEIGHT
"""

import sys
from pathlib import Path

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gtk, WebKit2  # noqa: E402  (their versions are chosen first)

DOWNLOADS, WIDTH, HEIGHT = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])


def new_view(_session):
    view = WebKit2.WebView(web_context=context, is_controlled_by_automation=True)
    window = Gtk.Window(decorated=False)
    window.set_default_size(WIDTH, HEIGHT)
    window.add(view)
    window.show_all()
    return view


def automated(_context, session):
    session.connect("create-web-view", new_view)


def arrives(_context, download):
    def decide(download, name):
        download.set_destination((DOWNLOADS / f"{name}.part").as_uri())
        return True

    download.connect("decide-destination", decide)
    download.connect("finished", finished)


def finished(download):
    path = Path(download.get_destination().removeprefix("file://"))
    path.rename(path.with_suffix(""))


context = WebKit2.WebContext.new_ephemeral()
context.set_automation_allowed(True)
context.connect("automation-started", automated)
context.connect("download-started", arrives)
Gtk.main()
