"""Which annotation lies in which row, found at once, or beside the window where they are very many."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.reader import MANY, Reader
from app.timeline.lanes import Changed, Layout, changed_little, lay_out
from catalog.model.records import Annotation, Term


def lay_out_for(
    reader: Reader,
    before: Layout | None,
    annotations: Sequence[Annotation],
    terms: Sequence[Term],
    *,
    open_until_pts: int,
    changed: Changed | None,
    show: Callable[[Layout], object],
) -> None:
    """Gives `show` the layout, as `lay_out` makes it, at once or as soon as it is made."""
    goes_on = changed_little(before, annotations, terms, open_until_pts=open_until_pts, changed=changed)
    if goes_on or len(annotations) <= MANY:
        reader.forget("lanes")
        show(lay_out(annotations, terms, open_until_pts=open_until_pts, before=before, changed=changed))
    else:
        reader.ask("lanes", lambda: lay_out(annotations, terms, open_until_pts=open_until_pts), show)
