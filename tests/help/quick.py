"""Imported by a server that is only driven (`QUICK` in server.py): what it sends is not made as small as it could be, and not before it
is asked for. A start costs two seconds of a processor instead of twelve."""

from guide.web import lifetime, packing

packing.QUALITY = 1
lifetime._make_ready = lambda: None
