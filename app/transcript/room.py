"""The room of the transcript: what its actions do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QDialog

from app.i18n import said, tr, trn
from app.room import Desk, Panel, Place
from app.transcript.dialogs import ReadSubtitlesDialog, WriteSubtitlesDialog
from app.transcript.panel import TranscriptPanel
from catalog.errors import CatalogError
from catalog.jobs import JobContext
from catalog.model.records import Media, StoredObject, Utterance
from catalog.operations import subtitles, transcripts

SHORTEST_LINE_BYTES = 32
"""Two times and a word, as subtitles have them."""


class TranscriptRoom:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.panel = TranscriptPanel(desk.session, desk.actions)
        self.panels = [
            Panel("transcript", self._title(), self.panel, Place.BELOW, behind="annotations", shown=False)
        ]
        self.dialog: QDialog | None = None
        self.panel.go_asked.connect(desk.player.go_to_pts)
        desk.player.moved.connect(self.panel.show_position)
        desk.session.utterances_changed.connect(self._on_lines)
        done: dict[str, Callable[[], object]] = {
            "transcript": self.show,
            "line_begin": self.begin_line,
            "line_end": self.end_line,
            "line_split": self.split,
            "line_merge": self.merge,
            "line_remove": self.remove,
            "read_subtitles": self.ask_to_read,
            "write_subtitles": self.ask_to_write,
        }
        for action_id, do in done.items():
            desk.actions[action_id].triggered.connect(lambda _=False, do=do: do())
        self.panel.show_position(desk.player.pts)

    def close(self) -> None:
        self.panel.commit()

    def show(self) -> None:
        self._desk.bring_up("transcript")
        self.panel.table.setFocus()

    def _title(self) -> str:
        count = len(self._desk.session.utterances)
        return tr("Transcript") + (f"  {count}" if count else "")

    def _on_lines(self) -> None:
        self._desk.title("transcript", self._title())
        self.panel.show_position(self._desk.player.pts)

    # ---------------------------------------------------------------- lines

    def begin_line(self) -> None:
        """A line begins at the cursor, and the one under way ends there; its words can be typed at once."""
        session, player = self._desk.session, self._desk.player
        if session.media is None or not player.loaded:
            return
        self.panel.commit()
        pts = player.pts
        following = [each.start_pts for each in session.utterances if each.start_pts > pts]
        made = session.write(
            transcripts.begin_line,
            session.case,
            actor=session.author,
            media_uid=session.media.uid,
            at_pts=pts,
            end_pts=min([session.media.end_pts, *following]),
            language=self.panel.language.currentText().strip(),
        )
        if made is not None:
            self._desk.bring_up("transcript")
            self.panel.write_in(made.uid)

    def end_line(self) -> None:
        """The line under way ends at the cursor."""
        session, moments = self._desk.session, self._desk.session.moments
        if moments is None or not self._desk.player.loaded:
            return
        self.panel.commit()
        pts = self._desk.player.pts
        line = self._under_way(pts)
        if line is None:
            self._desk.say(tr("No line is under way here."))
            return
        end = pts if pts > line.start_pts else moments.after(pts)
        session.write(transcripts.edit_utterance, session.case, line.uid, actor=session.author, end_pts=end)

    def split(self) -> None:
        session, pts = self._desk.session, self._desk.player.pts
        line = self._under_way(pts)
        if line is None:
            self._desk.say(tr("No line is under way here."))
            return
        self.panel.commit()
        made = session.write(transcripts.split_utterance, session.case, line.uid, pts, actor=session.author)
        if made is not None:
            self.panel.choose(made[1].uid)

    def merge(self) -> None:
        session, chosen = self._desk.session, self.panel.chosen()
        case, author = session.case, session.author
        session.write_many(
            tr("Merging lines"),
            len(chosen),
            lambda context: transcripts.merge_utterances(case, chosen, actor=author, context=context),
            lambda made: self.panel.choose(made.uid),
        )

    def remove(self) -> None:
        session, chosen = self._desk.session, self.panel.chosen()
        if not chosen:
            self._desk.say(tr("Choose the lines that are to be removed first."))
            return
        case, author = session.case, session.author
        session.write_many(
            tr("Removing lines"),
            len(chosen),
            lambda context: transcripts.remove_utterances(case, chosen, actor=author, context=context),
            lambda gone: self._desk.say(trn("Removed %n lines. {key:undo} brings them back.", gone)),
        )

    def _under_way(self, pts: int) -> Utterance | None:
        found = [e for e in self._desk.session.utterances if e.start_pts <= pts < e.end_pts]
        return found[-1] if found else None

    # ---------------------------------------------------------------- subtitles

    def ask_to_read(self) -> None:
        session = self._desk.session
        media = session.media
        if media is None:
            return
        archived = subtitles.archived_subtitles(session.case, media.uid)
        dialog = ReadSubtitlesDialog(archived, self.panel.language.currentText(), self._desk.window)
        dialog.accepted.connect(lambda: self._read(media, dialog))
        self._open(dialog)

    def _read(self, media: Media, dialog: ReadSubtitlesDialog) -> None:
        session = self._desk.session
        how: dict[str, Any] = {
            "actor": session.author,
            "language": dialog.language.currentText().strip(),
            "translation": dialog.translation.isChecked(),
            "offset_ms": dialog.offset_ms,
            "encoding": dialog.encoding.currentData(),
        }
        case, object_uid, path = session.case, dialog.object_uid, dialog.path

        def write(context: JobContext) -> subtitles.Imported:
            if object_uid:
                return subtitles.import_archived_subtitles(
                    case, media.uid, object_uid, context=context, **how
                )
            return subtitles.import_subtitles(case, media.uid, path, context=context, **how)

        self.panel.commit()
        session.write_many(
            tr("Reading in subtitles"), self._lines_of(object_uid, path), write, self._say_read
        )

    def _lines_of(self, object_uid: str, path: Path) -> int:
        """At most so many lines a file has, by its size."""
        try:
            stored = self._desk.session.case.get(StoredObject, object_uid) if object_uid else None
            return (stored.size if stored is not None else path.stat().st_size) // SHORTEST_LINE_BYTES
        except OSError:
            return 0  # reading it says what is wrong

    def _say_read(self, imported: subtitles.Imported) -> None:
        self._desk.bring_up("transcript")
        said = trn("Read in %n lines", len(imported.utterances))
        outside = imported.outside
        left_out = trn("; %n lie outside the recording", outside) if outside else ""
        self._desk.say(tr("{said}, letters as {encoding}", said=said, encoding=imported.encoding) + left_out)

    def ask_to_write(self) -> None:
        media = self._desk.session.media
        if media is None:
            return
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = WriteSubtitlesDialog(Path(documents) / f"{media.label}.vtt", self._desk.window)
        dialog.accepted.connect(lambda: self._write(media, dialog))
        self._open(dialog)

    def _write(self, media: Media, dialog: WriteSubtitlesDialog) -> None:
        session, path = self._desk.session, dialog.path
        how: dict[str, Any] = {
            "text": dialog.text,
            "speakers": dialog.speakers,
            "purpose": dialog.made_for.purpose,
        }

        def write(_: JobContext) -> subtitles.Written | CatalogError:
            try:
                return subtitles.export_subtitles(session.case, media.uid, path, **how)
            except CatalogError as error:
                return error

        def tell(done: subtitles.Written | CatalogError) -> None:
            if isinstance(done, CatalogError):
                session.failed.emit(done)
                return
            told = [trn("Wrote %n lines to {file}.", done.lines, file=path.name)]
            if done.less:
                told.append(trn("Of %n lines words or names were left out, as was decided.", done.less))
            self._desk.say(" ".join([*told, *(said(each) for each in done.remarks)]))

        self._desk.work.write_beside(tr("Write subtitles"), write, then=tell)

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
