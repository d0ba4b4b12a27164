"""Images of pages, drawn when they are asked for: of nothing but sources that the library names."""

import hashlib

from flask import Blueprint, Response, current_app, request

from memcon.errors import NotFound
from memcon.readers import facsimile
from memcon.web.twins import library

facsimiles = Blueprint("facsimiles", __name__)


@facsimiles.route("/records/<id:record_id>/pages/<int:number>.jpg")
def image(record_id: str, number: int) -> Response:
    """Page `number` of the source of a record, upright."""
    record = library().record(record_id)
    page = next((page for page in record.pages if page.number == number), None)
    if page is None or not facsimile.has_pictures(record.source):
        raise NotFound(f"The record {record_id} has no image of a page {number}.", "Look at the record itself.")
    mark = hashlib.sha256(f"{record.source.sha256} {number} {page.turned}".encode()).hexdigest()
    response = Response(mimetype=facsimile.MEDIA_TYPE)
    response.set_etag(mark)
    if mark not in request.if_none_match:
        response.set_data(facsimile.picture(record.source, page, current_app.config["MEMCON_FOLDER"]))
    response.make_conditional(request)
    return response
