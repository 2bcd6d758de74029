"""The camera of a cheap phone, before a sheet of paper: 100 dots an inch, out of focus, not quite straight."""

from __future__ import annotations

import pypdfium2
import zxingcpp
from PIL import Image, ImageFilter

DOTS = 100
"""What it sees of an inch."""


def seen(sheet: pypdfium2.PdfPage) -> Image.Image:
    """The page in grays."""
    return sheet.render(scale=DOTS / 72, grayscale=True).to_pil()


def codes_on(image: Image.Image, turned: float = 0) -> list[zxingcpp.Barcode]:
    """The QR codes that can be read, blurred and turned by so many degrees."""
    image = image.rotate(turned, fillcolor=255, resample=Image.Resampling.BICUBIC, expand=True)
    image = image.filter(ImageFilter.GaussianBlur(1))
    return zxingcpp.read_barcodes(image, zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode), try_rotate=False, try_downscale=False)
