"""Fields of a question (`by:Orlo`, `date:1947-03..1947-05`): their values, checked."""

from typing import get_args

from memcon.errors import UsageError
from memcon.model import ACTS, Form
from memcon.model.dates import days
from memcon.query.tree import Field

_FORMS: tuple[str, ...] = get_args(Form)


def field(name: str, value: str, where: str = "") -> Field:
    """The field `name` with this value; `since` and `until` are dates with an open end.

    UsageError for a form, an act or a date that is none; `where` says in the sentence where it was given.
    """
    name, value = name.lower(), " ".join(value.split())
    if name in ("date", "since", "until"):
        return Field("date", _edtf(name, value, where))
    if name == "form" and value not in _FORMS:
        raise UsageError(f"There is no form {value!r}{where}.", f"Forms are: {', '.join(_FORMS)}.")
    if name == "act" and value not in ACTS:
        raise UsageError(f"There is no act {value!r}{where}.", f"Acts are: {', '.join(ACTS)}.")
    return Field(name, value)  # type: ignore[arg-type]  # the grammar knows no other names


def _edtf(name: str, value: str, where: str) -> str:
    first, dots, last = value.partition("..")
    if name == "since":
        edtf = f"{value}/.."
    elif name == "until":
        edtf = f"../{value}"
    elif dots and "/" not in value:
        edtf = f"{first or '..'}/{last or '..'}"
    else:
        edtf = value
    try:
        days(edtf)
    except ValueError as error:
        said = str(error) if name == "date" and not dots else f"{value!r} is not a date"
        raise UsageError(f"{said}{where}.", "Give a date as 1931, 1931-05 or 1931-05-17.") from None
    return edtf
