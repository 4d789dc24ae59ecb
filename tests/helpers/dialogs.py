"""Every dialog of the program, opened in the real window the way a person comes to it, or one step short of that.

The desktop's own choosers of files and colours are Qt's and not among them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app import messages
from app.acquisition.dialogs import AddFilesDialog
from app.closing import ClosingDialog
from app.copies.pairs import Pair
from app.copies.source_dialog import SourceDialog
from app.find.filter_dialog import FilterDialog
from app.find.narrowing import Query
from app.find.room import FindRoom
from app.form_dialog import FormDialog
from app.i18n import tr
from app.keeping.dialog import AuthorityDialog
from app.main_window import MainWindow
from app.media_page.public_copy import PublicCopyDialog
from app.media_page.room import MediaPageRoom
from app.package.dialog import PackageDialog
from app.people.room import PeopleRoom
from app.places.room import PlacesRoom
from app.protection.contact_dialog import ContactDialog
from app.protection.words import way_in_words
from app.queue.room import LinksRoom
from app.report.case_dialog import ReportDialog
from app.second_look.room import SecondLookRoom
from app.settings import Settings
from app.start_window import StartWindow
from app.together.aligning import Aligning
from app.together.proposal import ProposalDialog
from app.together.room import TogetherRoom
from app.vocabulary.editor import VocabularyEditor
from app.vocabulary.term_form import TermForm
from catalog.analysis.synchrony import Synchrony
from catalog.crash_log import write_crash
from catalog.errors import SourceUnavailable
from catalog.jobs import JobState, Operation, Snapshot
from catalog.model.records import CopyLink, CopyState, Media, Posting
from catalog.operations.alignments import SoundProposal
from catalog.operations.before_packaging import outlook
from catalog.operations.copies import CANDIDATE, CopyCandidate, CopyRange
from catalog.operations.intake_preview import FoundFile, Previewed
from catalog.operations.publish import ReportIssued
from catalog.operations.search import Condition, Relation
from catalog.texts import phrase
from tests.helpers.window import Waiting, room_in

CASE = Path("case")
"""Stands for the case's folder in dialogs that name it: pictures are the same wherever the test runs."""

Opener = Callable[[MainWindow], object]


def _action(action_id: str) -> Opener:
    return lambda window: window.actions_table[action_id].trigger()


def _room(window: MainWindow, kind: type) -> Any:
    return room_in(window, kind)


def _of_first(do: Callable[[MainWindow, Media], object]) -> Opener:
    return lambda window: do(window, window.session.library[0])


def _editor(window: MainWindow) -> VocabularyEditor:
    """The vocabulary editor at a term that was used."""
    window.actions_table["edit_vocabulary"].trigger()
    editor = next(each for each in open_dialogs() if isinstance(each, VocabularyEditor))
    editor.tree.choose("wpn.baton")
    return editor


def _in_editor(do: Callable[[VocabularyEditor], object]) -> Opener:
    return lambda window: do(_editor(window))


def _read_vocabulary(window: MainWindow) -> None:
    """From the case's own vocabulary in a file, one term fewer."""
    editor = _editor(window)
    path = window.session.case.path.with_name("vocabulary.csv")
    editor.write_to(path)
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(lines[:-1]), encoding="utf-8")
    editor.read_in(path)


def _choose_excluded(editor: VocabularyEditor) -> None:
    form = editor.findChild(TermForm)
    assert isinstance(form, TermForm)
    form.choose_excludes.click()


def _show_report_dialog(window: MainWindow) -> None:
    window.actions_table["report"].trigger()
    assert isinstance(window.reporting.dialog, ReportDialog)
    window.reporting.dialog.place.setText(str(CASE / "exports"))


def _ask_not_seen(window: MainWindow) -> None:
    window.vocabulary.choose("wpn.baton")
    window.actions_table["not_seen"].trigger()


def _ask_what_to_take(window: MainWindow) -> None:
    """Of a folder with two recordings, one with subtitles beside it, and one that the case has."""
    found = [
        Previewed(
            FoundFile(Path("card/DCIM/clip.mp4"), "card", "DCIM/clip.mp4", (Path("clip.srt"),), 48_200_000)
        ),
        Previewed(FoundFile(Path("card/sound.m4a"), "card", "sound.m4a", (), 912_000), "M1"),
    ]
    AddFilesDialog(found, window).open()


def _say_report_made(window: MainWindow) -> None:
    folder = CASE / "exports"
    files = [folder / f"report-214.{kind}" for kind in ("pdf", "html")]
    issued = ReportIssued(
        as_of=214,
        issued_utc="2026-05-03T10:00:00.000Z",
        files=files,
        sha256=["0" * 64, "1" * 64],
        first_time=True,
        same_as_first=True,
        remarks=[],
    )
    window.reporting._show(issued, folder)


def _ask_offset(window: MainWindow) -> None:
    _aligning(window).ask_offset(_second_pane(window))


def _filter_recordings(window: MainWindow) -> None:
    """With a condition of each kind, the values of the first there."""
    narrowing = _room(window, FindRoom).list_filter.narrowing
    narrowing.ask(
        Query(
            conditions=(
                Condition("graphic", Relation.ANY_OF, ("not graphic",)),
                Condition("duration", Relation.BETWEEN, (1, None)),
            )
        )
    )
    window.actions_table["filter_recordings"].trigger()
    dialog = _room(window, FindRoom).list_filter.dialog
    assert isinstance(dialog, FilterDialog)
    Waiting(rest_seconds=0.005).waitUntil(lambda: len(dialog.rows) == 2 and dialog.rows[0].listed.count() > 0)
    dialog.finished.connect(lambda _: narrowing.ask(Query()))


def _aligning(window: MainWindow) -> Aligning:
    return next(each for each in window.findChildren(Aligning))


def _second_pane(window: MainWindow) -> Any:
    room: TogetherRoom = _room(window, TogetherRoom)
    if len(room.panel.panes) < 2:
        room.add(window.session.library[1].uid)
    return room.panel.panes[1]


def _propose(window: MainWindow, *, sure: bool) -> None:
    one, other = window.session.library[:2]
    found = Synchrony(
        sure=sure,
        at=Fraction(2),
        other_at=Fraction(1, 2),
        drift_ppb=12_300,
        measured_micros=400,
        travel_micros=290_000,
        z=23.4 if sure else 4.1,
        ratio=2.7 if sure else 1.1,
        votes=7 if sure else 2,
        chunks=8,
        seconds=Fraction(30),
    )
    proposal = SoundProposal(one.uid, other.uid, 2 * 12_800, 6_400, 100, found)
    dialog = ProposalDialog(proposal, one, other, window)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _carry_over(window: MainWindow) -> None:
    here, other = window.session.library[:2]
    ends = {"start_pts": here.first_pts, "end_pts": here.end_pts}
    match = CopyRange(**ends, other_start_pts=other.first_pts, other_end_pts=other.end_pts)
    link = CopyLink(
        media_uid=here.uid,
        other_uid=other.uid,
        state=CopyState.CONFIRMED,
        ranges=[],
        decided_by=window.session.author,
        decided_utc="2026-05-03T10:00:00.000Z",
    )
    window.copying.ask_to_carry(Pair(here, other, (match,), str(link.state), "", None, link))


def _where_a_picture_comes_from(window: MainWindow) -> None:
    """The search is shown at once; what it finds is shown when it is there."""
    here = window.session.library[0]
    dialog = SourceDialog("screenshot.png", window.session, window.thumbnails, window)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    at = here.first_pts
    found = CopyCandidate(
        media_uid="",
        other_uid=here.uid,
        ranges=(CopyRange(start_pts=0, end_pts=1, other_start_pts=at, other_end_pts=at + 1),),
        only_here=(),
        only_there=(),
        changes={},
        looked_closely=True,
        earliest=None,
        earliest_words="",
        words="",
        annotations=0,
        watched=None,
        state=CANDIDATE,
        link_uid="",
    )
    dialog.show_found([found])


def _show_crash(window: MainWindow) -> None:
    """Of an error as it comes from far down."""
    log = window.session.case.path.with_name("crashes.log")
    try:
        raise RuntimeError("the codec gave back a picture of no size")
    except RuntimeError as error:
        write_crash(error, log)
    window.care.show_crash(log)


def _show_error(window: MainWindow) -> None:
    messages.show_error(
        window,
        SourceUnavailable(
            phrase("Nothing was found on {shown}.", shown="https://example.org/watch/17"),
            hint="Check the link.",
        ),
    )


def _remove_place(window: MainWindow) -> None:
    room: PlacesRoom = _room(window, PlacesRoom)
    room.ask_remove()


def _public_copy(window: MainWindow) -> None:
    room: MediaPageRoom = _room(window, MediaPageRoom)
    links = [
        Posting(number=n, url=f"https://video.example/{n}", captured_utc="", captured_by="") for n in (1, 2)
    ]
    PublicCopyDialog(links, way_in_words(window.intake.links), room.panel).open()


def _before_contact(window: MainWindow) -> None:
    hosts = ["video.example", "social.example"]
    ContactDialog(hosts, window.intake.links.capture.proxy, window).open()


def _start(window: MainWindow, *, ask_name: bool) -> None:
    """What comes before any window: it is shown beside this one."""
    settings = Settings(window.session.case.path.with_name("start.ini"))
    settings.remember_case(window.session.case.path)
    start = StartWindow(settings, actor=window.session.author, parent=window)
    start.finished.connect(start.deleteLater)
    start.show()
    if ask_name:
        start.make.click()


def _end_session(window: MainWindow) -> None:
    """What comes after any window: it is shown beside this one."""
    closing = ClosingDialog(window.session.case.details.name, window)
    closing.finished.connect(closing.deleteLater)
    closing.show_progress(Snapshot("", JobState.RUNNING, 2, 5))
    closing.show()


def _ask_before_closing(window: MainWindow) -> None:
    """While something has not had its turn yet."""
    window.work.submit(tr("Report"), _never)
    window.close()


def _never() -> Operation[None]:
    """It is taken off the queue before it begins."""
    raise AssertionError("this was to be cancelled")
    yield


DIALOGS: dict[str, Opener] = {
    **{
        action_id: _action(action_id)
        for action_id in (
            *("add_link", "access", "case_details", "examine", "go_to", "reaction_delay", "edit_vocabulary"),
            "describe_many",
            *("clock_in_picture", "pause_reminder", "palette", "sheet", "change_keys", "help", "author"),
            *("read_subtitles", "write_subtitles", "place_reference", "place_new"),
        )
    },
    "contact": _before_contact,
    "public_copy": _public_copy,
    "custody": _action("custody"),
    "fixity": _action("fixity"),
    "erase": _action("erase"),
    "filter": _filter_recordings,
    "authority": lambda window: AuthorityDialog(window).open(),
    "not_seen": _ask_not_seen,
    "package": lambda window: PackageDialog(
        outlook(window.session.case), CASE / "package", window, read_notes=True
    ).open(),
    "report": _show_report_dialog,
    "take_in": _ask_what_to_take,
    "acquisition": _action("acquisition"),
    "report_made": _say_report_made,
    "new_term": _in_editor(lambda editor: editor.new_term()),
    "new_group": _in_editor(lambda editor: editor.new_group()),
    "merge_terms": _in_editor(lambda editor: editor.merge.click()),
    "attributes": _in_editor(lambda editor: editor.show_attributes()),
    "versions": _in_editor(lambda editor: editor.show_versions()),
    "not_together": _in_editor(_choose_excluded),
    "read_vocabulary": _read_vocabulary,
    "saved_by_hand": lambda window: window.commands.ask_for_saved_file(
        Posting(url="https://example.org/watch/17")
    ),
    "leave_out": _of_first(lambda window, media: window.commands.ask_why_left_out(media)),
    "annotation_history": lambda window: window.editor.show_history(),
    "new_person": lambda window: _room(window, PeopleRoom).panel.add.click(),
    "assign": lambda window: _room(window, SecondLookRoom).ask_to_assign(),
    "type_offset": _ask_offset,
    "sound_is_sure": partial(_propose, sure=True),
    "sound_is_unsure": partial(_propose, sure=False),
    "carry_over": _carry_over,
    "where_from": _where_a_picture_comes_from,
    "remove_place": _remove_place,
    "how_fast": lambda window: _room(window, LinksRoom).panel.ask_how_fast(),
    "crash": _show_crash,
    "error": _show_error,
    "start": partial(_start, ask_name=False),
    "new_case": partial(_start, ask_name=True),
    "closing": _ask_before_closing,
    "end_of_session": _end_session,
}
"""How each is opened, by a name for its picture."""


def open_dialogs() -> list[QDialog]:
    """Those in sight, the last opened one last."""
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()]


@contextmanager
def opened(window: MainWindow, name: str) -> Iterator[QDialog]:
    """The dialog of that name; at the end it is closed, and what it was opened from."""
    before = open_dialogs()
    DIALOGS[name](window)
    QApplication.processEvents()
    new = [each for each in open_dialogs() if each not in before]
    assert new, f"{name} opened no dialog"
    below = {each.parentWidget().window() for each in new if each.parentWidget() is not None}
    over = [each for each in new if each not in below]
    assert len(over) == 1, f"{name} opened {len(over)} dialogs"
    try:
        yield over[0]
    finally:
        for each in (over[0], *(each for each in new if each is not over[0])):
            each.done(QDialog.DialogCode.Rejected)
        for entry in [each for each in window.work.unfinished if each.make is _never]:
            window.work.cancel(entry)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()


def kinds_of_dialog(of: type[QWidget] = QDialog) -> set[type[QWidget]]:
    """Every dialog that the program's own code has, as far as it was imported; those that others are made from not."""
    found = set()
    for kind in of.__subclasses__():
        found |= kinds_of_dialog(kind)
        is_own = kind.__module__.startswith("app.") and not kind.__name__.startswith("_")
        if is_own and kind is not FormDialog:
            found.add(kind)
    return found
