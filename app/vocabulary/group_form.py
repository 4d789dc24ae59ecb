"""A group of the vocabulary: its name in each language, its colour and its shape."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from app import swatch
from app.i18n import tr, trn
from app.session import CaseSession
from app.vocabulary.language_tabs import LanguageTabs
from app.vocabulary.looks import ColourField, ShapeField
from app.vocabulary.words import in_window_language
from catalog.operations import vocabulary


class GroupForm(QWidget):
    renamed = Signal(str)
    """The group's new English name, by which it is known."""

    def __init__(self, session: CaseSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._name = ""
        self.heading = QLabel()
        self.heading.setObjectName("heading")
        self.state = QLabel()
        self.state.setObjectName("dim")
        self.texts = LanguageTabs(with_definition=False)
        self.colour = ColourField()
        self.warning = QLabel()
        self.warning.setObjectName("warning")
        self.warning.setWordWrap(True)
        self.shape = ShapeField()
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("Colour"), self.colour)
        form.addRow("", self.warning)
        form.addRow(tr("Shape"), self.shape)
        layout = QVBoxLayout(self)
        layout.addWidget(self.heading)
        layout.addWidget(self.state)
        layout.addWidget(self.texts)
        layout.addLayout(form)
        layout.addStretch(1)
        self.texts.changed.connect(lambda: self._edit(labels=self.texts.labels()))
        self.colour.chosen.connect(lambda colour: self._edit(colour=colour))
        self.shape.chosen.connect(lambda shape: self._edit(shape=shape))

    def show_group(self, name: str) -> None:
        self._name = name
        groups = {each.name: each for each in self._session.vocabulary.groups}
        group = groups.get(name)
        if group is None:
            return
        self.heading.setText(in_window_language(group.labels, otherwise=name))
        count = sum(each.group == name for each in self._session.terms)
        self.state.setText(tr("Group") + "  ·  " + trn("%n terms", count))
        languages = [*self._session.vocabulary.languages, *self._session.vocabulary.partly]
        self.texts.show_texts(group.labels, {}, languages)
        sample = swatch.sample(colour=group.colour, shape=group.shape)
        others = {
            in_window_language(each.labels, otherwise=each.name): each.colour
            for each in groups.values()
            if each.name != name
        }
        self.colour.show_colour(sample, group.colour, others)
        self.warning.setText(self.colour.warning(group.colour))
        self.warning.setVisible(bool(self.warning.text()))
        taken = {
            each.shape: in_window_language(each.labels, otherwise=each.name)
            for each in groups.values()
            if each.shape and each.name != name
        }
        self.shape.show_shape(sample, own=group.shape, of_group=None, taken=taken)

    def _edit(self, **changes: Any) -> None:
        name = self._name
        done = self._session.write(
            vocabulary.edit_group, self._session.case, name, actor=self._session.author, **changes
        )
        if done is None:
            self.show_group(self._name)
        elif done.name != name:
            self.renamed.emit(done.name)
