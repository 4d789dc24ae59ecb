"""The annotations of the recording that is open: in their order, by their uids, and those that are begun."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from app.models.changes import changed_part
from app.reader import MANY, Reader
from catalog.case import Case
from catalog.model.records import Annotation, Extent


def in_order(annotation: Annotation) -> tuple[int, int]:
    return annotation.start_pts, annotation.number


@dataclass(frozen=True, slots=True, eq=False)
class Whole:
    """What is held of a list of annotations beside it: by their uids, those that are begun, how many are in doubt."""

    by_uid: dict[str, Annotation]
    begun: list[Annotation]
    doubtful: int

    @classmethod
    def of(cls, annotations: list[Annotation]) -> Whole:
        begun = [each for each in annotations if each.extent == Extent.OPEN]
        by_uid = {each.uid: each for each in annotations}
        return cls(by_uid, begun, sum(bool(each.doubt) for each in annotations))


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """From one list of annotations to the next, each in its order: what went and what came, in order as well."""

    before: list[Annotation]
    after: list[Annotation]
    left: Sequence[Annotation]
    come: Sequence[Annotation]
    whole: Whole | None = None
    """Of `after`, where it was read as a whole."""

    @classmethod
    def between(cls, before: list[Annotation], after: list[Annotation]) -> Step:
        """To a list that was read as a whole. Touches nothing else, so that any thread may make it."""
        return cls(before, after, *changed_part(before, after), Whole.of(after))

    @property
    def changes_nothing(self) -> bool:
        return list(self.left) == list(self.come)


class HeldAnnotations:
    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.all: list[Annotation] = []
        self.begun: list[Annotation] = []
        """Those that are begun and not ended, in the order in which they were."""
        self.by_uid: dict[str, Annotation] = {}
        self.doubtful = 0
        """How many of them the program wants looked at again."""
        self._last = Step([], self.all, [], [])

    # ---------------------------------------------------------------- what comes next

    @property
    def is_reading(self) -> bool:
        """Whether very many are being read, and those that are held are none, or as they were."""
        return self._reader.waits("annotations")

    def next_step(
        self, case: Case, here: dict[str, Any], few: set[str] | None, take: Callable[[Step], object]
    ) -> Step:
        """To the annotations as they are `here` (by the fields that are asked for). Where `few` changed only those are
        read. Many are read beside the window: `take` gets the step to them, and until then they are as they were."""
        if few is not None and not (few and self.is_reading):
            return self.with_these(
                few, [each for uid in few for each in case.find(Annotation, uid=uid, **here)]
            )

        def read() -> list[Annotation]:
            return case.find(Annotation, order="start_pts, number", **here)

        if case.count(Annotation, **here) <= MANY:
            self._reader.forget("annotations")
            return self.to(read())
        are_of_it = all(getattr(each, name) == value for each in self.all[:1] for name, value in here.items())
        before = self.all if are_of_it else []
        self._reader.ask("annotations", lambda: Step.between(before, read()), take)
        return self.with_these([], []) if are_of_it else self.to(before)

    def to(self, annotations: list[Annotation]) -> Step:
        """The step to a list that was read as a whole."""
        return Step.between(self.all, annotations)

    def with_these(self, uids: Iterable[str], read: Iterable[Annotation]) -> Step:
        """The step to what was `read` of these, which are gone where nothing was: without a look at the others."""
        left = sorted((self.by_uid[uid] for uid in uids if uid in self.by_uid), key=in_order)
        come, after = sorted(read, key=in_order), list(self.all)
        for each in reversed(left):
            del after[bisect.bisect_left(after, in_order(each), key=in_order)]
        for each in come:
            bisect.insort(after, each, key=in_order)
        return Step(self.all, after, left, come)

    def know_all(self, uids: Iterable[str], step: Step) -> bool:
        """Whether each of these is held, or will be once the step is taken."""
        come = {each.uid for each in step.come}
        return all(uid in self.by_uid or uid in come for uid in uids)

    def take(self, step: Step) -> None:
        self.all, self._last = step.after, step
        if step.whole is not None:
            whole = step.whole
            self.by_uid, self.begun, self.doubtful = whole.by_uid, whole.begun, whole.doubtful
            return
        for each in step.left:
            self.by_uid.pop(each.uid, None)
        self.by_uid.update((each.uid, each) for each in step.come)
        self.doubtful += sum(bool(each.doubt) for each in step.come)
        self.doubtful -= sum(bool(each.doubt) for each in step.left)
        still = [each for each in self.begun if self.by_uid.get(each.uid) is each]
        begun = {each.uid: each for each in (*still, *step.come) if each.extent == Extent.OPEN}
        self.begun = sorted(begun.values(), key=in_order)

    # ---------------------------------------------------------------- what came last

    def since(self, annotations: Sequence[Annotation]) -> tuple[Sequence[Annotation], Sequence[Annotation]]:
        """What went and what came since all were these: most ask after each step, which is then known."""
        if annotations is self.all:
            return [], []
        if annotations is self._last.before:
            return self._last.left, self._last.come
        return changed_part(annotations, self.all)
