"""The recognition of text in pictures of pages (OCR), by Tesseract: each word with its place and confidence."""

from memcon.readers.ocr.recognised import Recognised, Word, WordLine
from memcon.readers.ocr.recognition import Recognition
from memcon.readers.ocr.sheets import sheet_of
from memcon.readers.ocr.upright import recognise

__all__ = ["Recognised", "Recognition", "Word", "WordLine", "recognise", "sheet_of"]
