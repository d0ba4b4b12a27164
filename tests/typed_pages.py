"""Pages of typescript drawn for the tests, in three languages, clean or as a bad scanner gives them."""

import random
import shutil
from io import BytesIO
from pathlib import Path

import pytest
from rapidfuzz.distance import Levenshtein

Image = pytest.importorskip("PIL.Image", reason="the extra ocr is not installed")
ImageDraw = pytest.importorskip("PIL.ImageDraw")
ImageFilter = pytest.importorskip("PIL.ImageFilter")
ImageFont = pytest.importorskip("PIL.ImageFont")

FACE = Path("/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf")
needs_typeface = pytest.mark.skipif(not FACE.exists(), reason="Debian's package fonts-dejavu-core is not installed")
needs_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None, reason="Debian's package tesseract-ocr is not installed"
)

PAPER = (8.27, 11.69)  # A4, in inches
NOTE = (8.27, 4.5)  # a sheet for a few lines, which take less time

ENGLISH = """SECRET

Record of a conversation between the Minister of Gradov and the Envoy
of Morvan, held at the Ministry on 14 March 1949, at 4.30 p.m.

The Envoy opened by saying that his Government had read the note of 2
March with concern. He had been instructed to ask whether the harbour
at Alder would remain open to ships of Morvan after the first of June,
and whether the dues that were fixed in 1937 would still be charged.

The Minister replied that nothing had been decided. The Council would
meet on Thursday; until then he could give no undertaking of any kind,
"not even to so old a friend". He added that the figures quoted in the
note (12,450 tons in 1948, against 31,200 in 1938) were not disputed.

The Envoy said he would report this answer to his Government at once.

                                             A. Lindqvist
"""
FRENCH = """CONFIDENTIEL

Compte rendu d'un entretien entre le ministre de Gradov et l'envoyé de
Morvan, tenu au ministère le 14 mars 1949, à 16 h 30.

L'envoyé déclare que son gouvernement a pris connaissance, avec une
certaine inquiétude, de la note du 2 mars. Il a reçu pour instruction
de demander si le port d'Aulne resterait ouvert aux navires de Morvan
après le premier juin, et si les droits fixés en 1937 seraient perçus.

Le ministre répond que rien n'a été décidé. Le Conseil se réunira dès
jeudi ; jusque-là, il ne peut prendre d'engagement d'aucune sorte, pas
même envers un « ami de si longue date ». Il ajoute que les chiffres
cités (12 450 tonnes en 1948, contre 31 200 en 1938) sont exacts.

                                             A. Lindqvist
"""
RUSSIAN = """СЕКРЕТНО

Запись беседы министра Градова с посланником Морвана, состоявшейся в
министерстве 14 марта 1949 года, в 16 часов 30 минут.

Посланник заявил, что его правительство ознакомилось с нотой от 2
марта с некоторым беспокойством. Ему поручено спросить, останется ли
ольховская гавань открытой для судов Морвана после первого июня, и
будут ли по-прежнему взиматься сборы, установленные в 1937 году.

Министр ответил, что ничего ещё не решено. Совет соберётся только в
четверг; до тех пор он не может дать никаких обязательств. Цифры, на
которые ссылается нота (12 450 тонн в 1948 году), он не оспаривает.

                                             А. Линдквист
"""
SHORT = """The Envoy asked whether the harbour of Alder would remain open.
The Minister answered that nothing had been decided by the Council,
and that he could give no undertaking of any kind before Thursday.
"""
TEXTS = {"en": ENGLISH, "fr": FRENCH, "ru": RUSSIAN}


def typed(text: str, dots: int = 200, points: float = 11, paper: tuple[float, float] = PAPER) -> "Image.Image":
    """A page with `text` as a typewriter sets it, `dots` to the inch."""
    page = Image.new("L", (round(paper[0] * dots), round(paper[1] * dots)), 255)
    face = ImageFont.truetype(FACE, round(points * dots / 72))
    ImageDraw.Draw(page).multiline_text(
        (dots, dots), text, font=face, fill=20, spacing=round(0.4 * points * dots / 72)
    )
    return page


def worn(page: "Image.Image", skew: float = 1.0, grain: int = 25) -> "Image.Image":
    """A page laid askew (degrees), out of focus, grey and grainy; the same each time."""
    page = page.rotate(skew, fillcolor=245, resample=Image.Resampling.BICUBIC).filter(ImageFilter.GaussianBlur(0.8))
    noise = Image.frombytes("L", page.size, random.Random(1).randbytes(page.width * page.height))
    paper = page.point(lambda shade: shade * 0.75 + 40)
    return Image.blend(paper, noise, grain / 100)


def stored(page: "Image.Image", form: str = "PNG", *more: "Image.Image") -> bytes:
    """A picture as the bytes of a file; `more` are further pages of a TIFF."""
    into = BytesIO()
    if more:
        page.copy().save(into, form, save_all=True, append_images=[each.copy() for each in more])
    else:
        page.copy().save(into, form)
    return into.getvalue()


def error_rate(read: str, text: str) -> float:
    """The characters to change in `read` for it to be `text`, as a share of those of `text`; white space is one."""
    wanted = " ".join(text.split())
    return Levenshtein.distance(" ".join(read.split()), wanted) / len(wanted)
