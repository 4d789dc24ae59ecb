"""A person or group that the case names: their name, what they are, whom they are seen with."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from app.annotate.words import actor_label
from app.form_dialog import FormDialog
from app.i18n import marked, tr
from app.session import CaseSession
from catalog.errors import InvalidInput
from catalog.model.records import Actor, ActorKind
from catalog.operations import actors

KINDS = {ActorKind.PERSON: marked("A person"), ActorKind.GROUP: marked("A group")}


class ActorDialog(FormDialog):
    """Adds somebody, or changes `known`. After `accept`, `saved` is the record as it is in the case."""

    def __init__(
        self,
        session: CaseSession,
        known: Actor | None = None,
        *,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("A person or group") if known is None else actor_label(known), parent, width=460)
        self._session = session
        self._known = known
        self.saved: Actor | None = None
        self.name = QLineEdit(known.name if known else name)
        self.name.setMaxLength(actors.LONGEST_NAME)
        self.name.setAccessibleName(tr("Name"))
        self.name.setPlaceholderText(tr("Such as: officer A, helmet 217"))
        self.kind = QComboBox()
        self.kind.setAccessibleName(tr("Kind"))
        for kind, words in KINDS.items():
            self.kind.addItem(tr(words), str(kind))
        self.group = QComboBox()
        self.group.setAccessibleName(tr("Seen with the group"))
        self.group.addItem(tr("No group named"), "")
        for each in session.actors:
            if each.kind == ActorKind.GROUP and (known is None or each.uid != known.uid):
                self.group.addItem(actor_label(each), each.uid)
        self.description = QPlainTextEdit(known.description if known else "")
        self.description.setAccessibleName(tr("How they are told apart"))
        self.description.setPlaceholderText(tr("Clothing, equipment, numbers: what tells them from others"))
        self.description.setTabChangesFocus(True)
        self.description.setFixedHeight(self.description.fontMetrics().height() * 4 + 18)
        if known is not None:
            self.kind.setCurrentIndex(self.kind.findData(str(known.kind)))
            self.group.setCurrentIndex(max(0, self.group.findData(known.member_of)))
        self.kind.currentIndexChanged.connect(lambda _: self._show_kind())
        self._lay_out()
        self._show_kind()

    def accept(self) -> None:
        fields = {
            "name": self.name.text(),
            "kind": self.kind.currentData(),
            "description": self.description.toPlainText().strip(),
            "member_of": self.group.currentData() if self.group.isEnabled() else "",
        }
        session, known = self._session, self._known
        try:
            actors.check_actor(
                session.case, Actor(uid=known.uid, **fields) if known else Actor(**fields), known
            )
        except InvalidInput as error:
            self.problem.say(error)
            return
        if known is None:
            self.saved = session.write(actors.add_actor, session.case, actor=session.author, **fields)
        else:
            self.saved = session.write(
                actors.edit_actor, session.case, known.uid, actor=session.author, **fields
            )
        if self.saved is not None:
            super().accept()

    def _show_kind(self) -> None:
        self.group.setEnabled(self.kind.currentData() == ActorKind.PERSON)

    def _lay_out(self) -> None:
        intro = tr(
            "Give a name that tells them apart in the pictures. Who they are by their real name is a claim, "
            "and does not belong here."
        )
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("Name"), self.name)
        form.addRow(tr("Kind"), self.kind)
        form.addRow(tr("Seen with"), self.group)
        form.addRow(tr("Description"), self.description)
        self.ask(intro, form, does=tr("Add") if self._known is None else tr("Save"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
