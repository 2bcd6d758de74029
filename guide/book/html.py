"""The book as one HTML page: to be searched, and to be linked to by id. No scripts, no styles or pictures from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from guide.book import titles
from guide.book.parts import Chapter, Entry, Line
from guide.content.load import Content
from guide.core.status import Status
from guide.words import status as status_words
from guide.words.language import Language, Say
from guide.words.preview import MARK

OPEN = ' class="open"'
CSS = """
body { font: 16px/1.45 sans-serif; color: #000; background: #fff; margin: 0 auto; padding: 0 1rem 4rem; max-width: 90rem }
h1 { font-size: 1.7rem } h2 { font-size: 1.35rem; border-top: 3px solid #000; padding-top: .6rem; margin-top: 2.5rem }
.two { display: grid; grid-template-columns: repeat(var(--languages), minmax(0, 1fr)); gap: 0 1.5rem }
.two > * { margin: 0 0 .35rem; overflow-wrap: anywhere }
.status { border: 2px solid #000; padding: .6rem 1rem }
article { display: grid; grid-template-columns: 13rem minmax(0, 1fr) 14rem; gap: 0 1.5rem; border-top: 1px solid #000; padding: .6rem 0 }
article:target, .option:target { outline: 3px solid #000; outline-offset: 2px }
h3 { font-size: .95rem; margin: 0; overflow-wrap: anywhere } h3 a { color: inherit }
.margin { font-size: .8rem } .margin p { margin: .15rem 0; overflow-wrap: anywhere }
.notes { border-left: 1px solid #000; background: repeating-linear-gradient(#fff 0 1.6rem, #777 1.6rem calc(1.6rem + 1px)) }
.shared { overflow-wrap: anywhere; margin: 0 0 .35rem }
.preview { position: sticky; top: 0; background: #000; color: #fff; font-size: 1.5rem; font-weight: bold; padding: .4rem 1rem; z-index: 1 }
.open { outline: 6px double #000; outline-offset: .6rem }
@media (max-width: 60rem) { article { grid-template-columns: minmax(0, 1fr) } .notes { display: none } }
@media (max-width: 36rem) { .two { grid-template-columns: minmax(0, 1fr) } }
@media print {
  .preview { position: fixed; left: 0; right: 0; background: #fff; color: #000 }
  body { padding-top: 3rem } article { break-inside: avoid }
}
"""


def make_page(book: Sequence[Chapter], languages: Sequence[Language], content: Content, status: Status) -> str:
    """The chapters as one page of HTML that needs no other file."""
    return "\n".join(_Page(languages, content).whole(book, status)) + "\n"


class _Page:
    """Writes every text in every language of the page, each with its `lang`."""

    def __init__(self, languages: Sequence[Language], content: Content):
        self.languages = languages
        self.content = content

    def whole(self, book: Sequence[Chapter], status: Status) -> Iterator[str]:
        first = self.languages[0]
        yield f'<!DOCTYPE html>\n<html lang="{first.code}">\n<head>\n<meta charset="utf-8">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="robots" content="noindex">'
        yield f"<title>{escape(first.say('pdf.title', 'Five Steps · Cinco Pasos'))}</title>"
        yield f"<style>{CSS}:root {{ --languages: {len(self.languages)} }}</style>\n</head>\n<body>"
        if status.preview:
            mark = " / ".join(f'<span lang="{code}">{escape(text)}</span>' for code, text in MARK.items())
            yield f'<p class="preview">{mark}</p>'
        yield f"<h1>{self.line(titles.book_title)}</h1>"
        yield self.both(titles.how_to_read)
        banner = self.both(lambda language: status_words.status_banner(status, self.content, language))
        yield f'<div class="status">{banner}{self.both(lambda language: status_words.not_a_request(self.content, language))}</div>'
        yield "<nav><ul>"
        yield from (f'<li><a href="#chapter.{c.id}">{self.line(c.title)}</a></li>' for c in book)
        yield "</ul></nav>\n<main>"
        for chapter in book:
            yield from self.chapter(chapter)
        yield "</main>\n</body>\n</html>"

    def chapter(self, chapter: Chapter) -> Iterator[str]:
        yield f'<section{OPEN if chapter.open else ""}>\n<h2 id="chapter.{chapter.id}">{self.line(chapter.title)}</h2>'
        if any(chapter.about(language) for language in self.languages):
            yield self.both(chapter.about)
        for entry in chapter.entries:
            yield from self.entry(entry, chapter.open)
        yield "</section>"

    def entry(self, entry: Entry, open_: bool) -> Iterator[str]:
        anchor = escape(entry.anchor)
        yield f'<article id="{anchor}">\n<div class="margin"><h3><a href="#{anchor}">{escape(entry.id)}</a></h3>'
        yield f"<p>{self.line(entry.kind)}{' · ' + self.line(titles.only_open) if open_ else ''}</p>"
        if entry.reviewed:
            date = entry.reviewed.isoformat()
            yield f"<p>{self.line(lambda language: titles.reviewed(date, entry.reviewer, language))}</p>"
        if entry.sources:
            links = ", ".join(f'<a href="#source.{s}">{s}</a>' for s in entry.sources)
            yield f"<p>{links}</p>"
        yield "</div>\n<div>"
        yield from (self.text(entry, line) for line in entry.lines)
        yield '</div>\n<div class="notes"></div>\n</article>'

    def text(self, entry: Entry, line: Line) -> str:
        id_ = f"<b>[{escape(line.id)}]</b> " if line.id else ""
        if line.shared:
            label = f"<b>{self.line(line.label)}</b> " if line.label else ""
            return f'<p class="shared">{label}{escape(line.text(self.languages[0]))}</p>'
        cells = []
        for language in self.languages:
            label = line.label(language) if line.label else ""
            label = f"<b>{escape(label)}</b> " if label else ""
            cells.append(f'<p lang="{language.code}">{label}{id_}{escape(line.text(language))}</p>')
        anchor = f' id="option.{escape(entry.id)}.{escape(line.id)}"' if line.id else ""
        return f'<div class="two{" option" if line.id else ""}"{anchor}>{"".join(cells)}</div>'

    def both(self, say: Say) -> str:
        cells = "".join(f'<p lang="{lg.code}">{escape(say(lg))}</p>' for lg in self.languages)
        return f'<div class="two">{cells}</div>'

    def line(self, say: Say) -> str:
        """A short text in all languages, one after the other; a text that is the same in both only once."""
        texts = {say(lg): lg.code for lg in reversed(self.languages)}
        return " / ".join(f'<span lang="{code}">{escape(text)}</span>' for text, code in reversed(texts.items()))
