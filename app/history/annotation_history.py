"""The history of one annotation: each version with when, who, and what became what; second looks among them."""

from __future__ import annotations

from html import escape

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from app.history.words import VERDICTS, action_text, field_text, value_text, when
from app.i18n import tr
from app.session import CaseSession
from catalog.model.records import Annotation, SecondLook
from catalog.operations import history


class AnnotationHistory(QDialog):
    """Oldest first: what was first coded stands above what became of it. Text, to be read and copied."""

    def __init__(self, session: CaseSession, annotation: Annotation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        media = session.media_of(annotation.media_uid)
        label = f"{media.label if media else ''}-A{annotation.number}"
        self.setWindowTitle(tr("History of {annotation}", annotation=label))
        self.text = QTextBrowser()
        self.text.setAccessibleName(self.windowTitle())
        self.text.setOpenLinks(False)
        self.text.setHtml("".join(self._told(annotation)))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(tr("Close"))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addWidget(self.text, 1)
        layout.addWidget(buttons)
        self.resize(620, 440)

    def _told(self, annotation: Annotation) -> list[str]:
        case = self._session.case
        rows = [(each.time_utc, self._revision(each)) for each in history.revisions(case, annotation.uid)]
        rows += [(each.looked_utc, self._look(each)) for each in history.second_looks(case, annotation.uid)]
        return [html for _, html in sorted(rows, key=lambda row: row[0])]

    def _revision(self, revision: history.Revision) -> str:
        lines = [
            tr(
                "{field}: {before} → {after}",
                field=field_text(name),
                before=value_text(self._session, name, before),
                after=value_text(self._session, name, after),
            )
            for name, before, after in revision.changes
        ]
        entry = tr("custody entry {number}", number=revision.entry)
        who = self._session.name_of(revision.actor)
        return _block(revision.time_utc, who, action_text(revision.action), entry, lines)

    def _look(self, look: SecondLook) -> str:
        words = tr(VERDICTS[look.verdict]) if look.verdict in VERDICTS else look.verdict
        who = self._session.name_of(look.looked_by)
        return _block(look.looked_utc, who, words, "", [look.text] if look.text else [])


def _block(time_utc: str, who: str, words: str, aside: str, lines: list[str]) -> str:
    head = f"<b>{escape(words)}</b>, {escape(who)}"
    told = " · ".join(filter(None, [f"{when(time_utc)} UTC", aside]))
    rest = "".join(f"<br>{escape(line)}" for line in lines)
    return f"<p>{head}<br><small>{escape(told)}</small>{rest}</p>"
