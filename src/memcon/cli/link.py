"""`memcon link ACTOR [ID]`: who an actor is in the authority."""

import click

from memcon.address import Address
from memcon.cli.options import existing_library, json_option, library_option, print_json
from memcon.cli.signing import print_made, signed
from memcon.errors import UsageError


@click.command("link", short_help="Say who an actor is in the authority, or list who it may be.")
@click.argument("actor")
@click.argument("authority", metavar="[ID]", required=False)
@click.option("--nobody", is_flag=True, help="It is nobody in the authority.")
@signed
@json_option
@library_option
def command(
    actor: str, authority: str | None, nobody: bool, by: str, why: str, as_json: bool, library: Address
) -> None:
    """Say that ACTOR is the person ID of the authority, whose offices and years are then shown with it.

    Without ID the people of its surname are listed, with their offices and years: those in office in the years of
    the actor's records come first.

    \b
    Examples:
      memcon link thurnau
      memcon link thurnau own:thurnau-1 --by "A. Reader"
      memcon link thurnau --nobody --by "A. Reader"
    """
    if authority and nobody:
        raise UsageError("It cannot be somebody and nobody.", "Give an ID, or --nobody.")
    from memcon.library.whom import whom

    with existing_library(library, readonly=not (authority or nobody)) as held:
        meant = whom(held, actor)
        if authority or nobody:
            if authority and held.authority().person(authority) is None:
                click.echo(f"memcon: the authority does not know {authority}; it is kept as you gave it.", err=True)
            print_made([held.link(meant, authority, by=by, why=why)], held, as_json)
            return
        from memcon.authority.careers import namesakes
        from memcon.identity.names import person_names

        view = held.glimpse(meant, limit=0)
        surnames = {name.surname for name in person_names(view.names)}
        found = namesakes(held.authority(), surnames, view.names, view.first, view.last)
    if as_json:
        print_json(found)
        return
    from memcon.cli.lists import print_careers
    from memcon.cli.terminal import console, one_line

    out = console()
    if found:
        print_careers(found, out)
    else:
        out.print(f"The authority knows nobody of the names of {one_line(view.actor.name)}.")
