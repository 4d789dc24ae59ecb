"""The annotations of the recording that is open: in their order, by their uids, and those that are begun."""

from __future__ import annotations

from collections.abc import Iterable

from app.models.changes import changed_part
from catalog.model.records import Annotation, Extent


def in_order(annotation: Annotation) -> tuple[int, int]:
    return annotation.start_pts, annotation.number


class HeldAnnotations:
    def __init__(self) -> None:
        self.all: list[Annotation] = []
        self.begun: list[Annotation] = []
        """Those that are begun and not ended, in the order in which they were."""
        self.by_uid: dict[str, Annotation] = {}

    def take_over(self, annotations: list[Annotation]) -> None:
        """Holds `annotations`, which are in their order, looking only into those that are others than before."""
        left, come = changed_part(self.all, annotations)
        for each in left:
            self.by_uid.pop(each.uid, None)
        self.by_uid.update((each.uid, each) for each in come)
        self.all = annotations
        still = [each for each in self.begun if self.by_uid.get(each.uid) is each]
        begun = {each.uid: each for each in (*still, *come) if each.extent == Extent.OPEN}
        self.begun = sorted(begun.values(), key=in_order)

    def know_all(self, uids: Iterable[str], annotations: list[Annotation]) -> bool:
        """Whether each of these is held, or will be once `annotations` are taken over."""
        come = {each.uid for each in changed_part(self.all, annotations)[1]}
        return all(uid in self.by_uid or uid in come for uid in uids)
