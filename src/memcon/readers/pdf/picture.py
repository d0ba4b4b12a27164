"""The picture of a page, for the recognition of its text and for the eye."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image
    from pypdfium2 import PdfPage

POINTS = 72  # to the inch
DOTS = 300  # to the inch: what recognition asks for
_FEWEST_DOTS = 150
_FILLS = 0.7  # of the page
_MOST_PIXELS = 40_000_000  # A3 at 400 dots an inch, and no more of a poster's page


def picture_of(page: "PdfPage", dots: int | None = None) -> "Image":
    """A page as it is shown, in grey, `dots` to the inch or as many as a picture of bounded size has room for.

    Where they are not given, a scan has its own: drawn larger, its grain would grow too.
    """
    bitmap = page.render(scale=scale_of(page, dots), grayscale=True)
    picture: Image = bitmap.to_pil().copy()
    bitmap.close()
    return picture


def scale_of(page: "PdfPage", dots: int | None = None) -> float:
    """Pixels to the point, in a picture of `dots` to the inch, or of as many as the scan has."""
    width, height = page.get_size()
    most = (_MOST_PIXELS / max(width * height, 1.0)) ** 0.5
    return float(min((dots or _own_dots(page)) / POINTS, most))


def _own_dots(page: "PdfPage") -> float:
    """The dots to the inch of the picture that fills a page, but no less and no more than recognition can use."""
    from pypdfium2 import raw

    width, height = page.get_size()
    for image in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=2):
        left, bottom, right, top = image.get_bounds()
        if (right - left) * (top - bottom) > _FILLS * width * height:
            own = (image.get_px_size()[0] * image.get_px_size()[1] / ((right - left) * (top - bottom))) ** 0.5
            return float(min(max(own * POINTS, _FEWEST_DOTS), DOTS))
    return DOTS
