"""The writer of PDF files that papers and stacks share: objects, pages, and the list of contents."""

import io
from collections.abc import Sequence

import pikepdf
import pytest

from guide.pdf import file
from guide.pdf.file import Bookmark, File, pdf_string

SHEET = b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 612 792]/Resources<<>>/Contents %d 0 R>>"


def written(bookmarks: Sequence[tuple[str, int, int]] = (), pages: int = 3, texts: int = 0) -> bytes:
    """A small file. `bookmarks`: (title, page from 0, level). `texts`: so many objects that nothing points at."""
    out = io.BytesIO()
    new = File(out)
    catalog, tree = new.number(), new.number()
    sheets = [new.put(SHEET % (tree, new.stream(b"", b"0 0 m"))) for _ in range(pages)]
    for n in range(texts):
        new.put(b"(text %d)" % n)
    new.pages(sheets, pages, tree)
    outline = new.outline([Bookmark(title, sheets[page], level) for title, page, level in bookmarks])
    new.put(b"<</Type/Catalog/Pages %d 0 R/Outlines %d 0 R>>" % (tree, outline), catalog)
    new.close(catalog, new.put(b"<</Title%b>>" % pdf_string("Año").encode("ascii")))
    return out.getvalue()


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def test_another_program_finds_every_object_and_nothing_to_mend():
    with opened(written(texts=5)) as pdf:
        assert not pdf.check_pdf_syntax()
        assert len(pdf.pages) == 3 and str(pdf.docinfo.Title) == "Año"
        assert pdf.pages[2].Contents.read_bytes() == b"0 0 m"


def test_more_objects_than_one_stream_holds_go_into_the_next(monkeypatch):
    monkeypatch.setattr(file, "PER_STREAM", 4)
    with opened(written(texts=9)) as pdf:
        assert not pdf.check_pdf_syntax()
        texts = [str(thing) for thing in pdf.objects if isinstance(thing, pikepdf.String)]
        assert texts == [f"text {n}" for n in range(9)]
        packs = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Stream) and thing.get("/Type") == "/ObjStm"]
        assert len(packs) >= 3, "see PER_STREAM in guide/pdf/file.py"


def test_entries_of_the_list_of_contents_stand_under_the_last_higher_one():
    marks = [("A", 0, 0), ("a1", 0, 1), ("a11", 1, 2), ("a2", 1, 1), ("B", 2, 0), ("deep", 2, 4)]
    with opened(written(marks)) as pdf, pdf.open_outline() as outline:
        shown = [(top.title, [(kid.title, [k.title for k in kid.children]) for kid in top.children]) for top in outline.root]
        assert shown == [("A", [("a1", ["a11"]), ("a2", [])]), ("B", [("deep", [])])]
        assert pdf.Root.Outlines.Count == 6, "all of it is open, so every entry counts"
        assert pdf.Root.Outlines.First.Count == 3
        assert pdf.Root.Outlines.Last.Dest[0].objgen == pdf.pages[2].obj.objgen


def test_a_file_without_bookmarks_has_an_empty_list_of_contents():
    with opened(written()) as pdf, pdf.open_outline() as outline:
        assert not outline.root and not pdf.check_pdf_syntax()


def test_equal_objects_give_equal_bytes_and_others_another_name_of_the_file():
    assert written(texts=2) == written(texts=2)
    with opened(written(texts=2)) as one, opened(written(texts=3)) as other:
        assert one.trailer.ID != other.trailer.ID


def test_what_was_drawn_decides_the_name_of_the_file_too():
    names = []
    for code in (b"0 0 m", b"1 0 m"):
        out = io.BytesIO()
        new = File(out)
        new.stream(b"", code)
        new.close(new.put(b"<</Type/Catalog>>"), new.put(b"<<>>"))
        names.append(out.getvalue().partition(b"/ID[<")[2][:32])
    assert names[0] != names[1]


@pytest.mark.parametrize(
    ("text", "string"), [("plain", "(plain)"), (r"a(b)\ ", r"(a\(b\)\\ )"), ("é", "<FEFF00E9>"), ("a\nb", "<FEFF0061000A0062>")]
)
def test_a_text_of_a_pdf_is_plain_where_it_can_be(text, string):
    assert pdf_string(text) == string
