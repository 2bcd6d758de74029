"""What every form that is sent to us has in common: where it comes from, kind words when something is wrong, a file to download."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, NamedTuple

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from guide.pdf.sizes import BODY, PAPERS, PaperSize
from guide.web.failures import note_failure
from guide.web.forms import Form, Refused, refuse_other_sites
from guide.web.leftovers import LEFTOVERS
from guide.web.pages import Trouble, language_of, plain_page
from guide.words.language import Language

if TYPE_CHECKING:
    from guide.printed import Options

Endpoint = Callable[[Request], Awaitable[Response]]


class Download(NamedTuple):
    """A file made in memory: its bytes, its media type, and a name that says nothing about a person or a workplace."""

    data: bytes
    kind: str
    name: str


def guarded(what: str, broken: Trouble, answer: Callable[[Request, Language], Awaitable[Response]]) -> Endpoint:
    """`answer` for forms from our own pages only, and a page in kind words when something is wrong.

    what: how the log names it.  broken: what is said of a form that does not come whole.
    The words are in the language of the request; an answer that learns of a better one puts it into `request.state.language`.
    """

    async def endpoint(request: Request) -> Response:
        request.state.language = language_of(request.scope)
        try:
            if request.method == "POST":
                refuse_other_sites(request)
            return await answer(request, request.state.language)
        except Refused as refused:
            return plain_page(request.state.language, refused.trouble, refused.status)
        except (ClientDisconnect, TimeoutError):
            return plain_page(request.state.language, broken, 400)
        except Exception as error:
            note_failure(what, error)
            return plain_page(request.state.language, "failed", 500)
        finally:
            LEFTOVERS.set()

    return endpoint


def sent(file: Download) -> Response:
    """The answer that a browser saves as a file, and keeps no copy of."""
    return Response(file.data, headers=as_file(file.name), media_type=file.kind)


def as_file(name: str) -> dict[str, str]:
    """The headers of an answer that a browser saves as a file with this name."""
    return {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}


def paper_size(form: Form) -> PaperSize:
    """The size of paper that a form asks for. Raises Refused for any other."""
    return form.choice("paper", tuple(PAPERS))


def paper_options(form: Form, *, notes: bool = False) -> Options:
    """The paper that a form asks for. Raises Refused for a size that there is not."""
    from guide.printed import Options  # half a second to import, as all that makes papers; the landing page does not wait for it

    return Options(paper_size(form), form.choice("size", tuple(BODY)), notes=notes)
