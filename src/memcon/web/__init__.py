"""The reading room: a library opened in a browser, page by page, with a JSON twin for every page."""

from memcon.web.app import create_app
from memcon.web.server import serve

__all__ = ["create_app", "serve"]
