"""Everything about one term, each change in the case as soon as it is made."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app import swatch
from app.actions import BY_ID
from app.annotate.attribute_fields import ChoiceBox
from app.i18n import tr, trn
from app.problem import ProblemLine
from app.room import Desk
from app.vocabulary.check_dialog import CheckDialog
from app.vocabulary.examples import ExamplesField
from app.vocabulary.key_field import KeyField
from app.vocabulary.language_tabs import LanguageTabs
from app.vocabulary.looks import ColourField, ShapeField
from app.vocabulary.words import KINDS, in_window_language, label_of
from catalog.model.records import Keyframe, Term
from catalog.operations import vocabulary
from catalog.operations.examine import grab_keyframe


class TermForm(QWidget):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._session = desk.session
        self._code = ""
        self._wanted_key = ""
        self.heading = QLabel()
        self.heading.setObjectName("heading")
        self.state = QLabel()
        self.state.setObjectName("dim")
        self.state.setWordWrap(True)
        self.texts = LanguageTabs(with_definition=True)
        self.key = KeyField()
        self.key_warning = ProblemLine()
        self.take_key = QPushButton(tr("Give it to this term"))
        self.take_key.setAutoDefault(False)
        self.take_key.hide()
        self.kind = ChoiceBox()
        self.kind.setAccessibleName(tr("Kind"))
        for kind, words in KINDS.items():
            self.kind.addItem(tr(words), kind)
        self.colour = ColourField()
        self.colour_warning = QLabel()
        self.colour_warning.setObjectName("warning")
        self.colour_warning.setWordWrap(True)
        self.shape = ShapeField()
        self.attributes, self.choose_attributes = _chosen_line(tr("Choose attributes"))
        self.excludes, self.choose_excludes = _chosen_line(tr("Choose what cannot be at the same time"))
        self.distressing = QCheckBox(tr("Hard to watch: warn before it"))
        self.examples = ExamplesField(desk.session, desk.thumbnails)
        self.dialog: CheckDialog | None = None
        self._lay_out()
        self._connect()

    # ---------------------------------------------------------------- what is shown

    def show_term(self, code: str) -> None:
        """Shows the term as the case has it now."""
        self._code = code
        term = self._session.term(code)
        if term is None:
            return
        session = self._session
        (stored,) = (each for each in session.vocabulary.terms if each.code == code)
        self.heading.setText(label_of(term))
        self.state.setText(self._state(term))
        languages = [*session.vocabulary.languages, *session.vocabulary.partly]
        self.texts.show_texts(term.labels, {"en": term.definition, **term.definitions}, languages)
        self._show_key(term)
        self.kind.setCurrentIndex(self.kind.findData(term.kind))
        self._show_looks(term, stored)
        known = {each.code: each for each in session.vocabulary.attributes}
        offered = [in_window_language(known[each].labels) for each in term.attributes if each in known]
        self.attributes.setText(", ".join(offered) or tr("None"))
        excluded = [label_of(each) for code in term.excludes if (each := session.term(code)) is not None]
        self.excludes.setText(", ".join(excluded) or tr("Nothing"))
        self.distressing.setChecked(term.distressing)
        self.examples.show_examples(term.examples)

    def _state(self, term: Term) -> str:
        count = vocabulary.uses(self._session.case, term.code)
        words = [term.code, trn("%n annotations", count)]
        if term.merged_into:
            into = self._session.term(term.merged_into)
            words.append(tr("merged into {term}", term=label_of(into) if into else term.merged_into))
        elif term.retired:
            words.append(tr("retired: not offered for coding"))
        self.kind.setEnabled(count == 0)
        self.kind.setToolTip(tr("The kind stays while there are annotations of this term.") if count else "")
        return "  ·  ".join(words)

    def _show_key(self, term: Term) -> None:
        self._wanted_key = ""
        self.key.setText(term.key)
        self.take_key.hide()
        clash = self._clash_with_action(term.key)
        self.key_warning.say(clash)

    def _show_looks(self, term: Term, stored: Term) -> None:
        groups = {each.name: each for each in self._session.vocabulary.groups}
        group = groups.get(term.group)
        others = {
            in_window_language(each.labels, otherwise=name): each.colour
            for name, each in groups.items()
            if name != term.group
        }
        self.colour.show_colour(term, group.colour if group else term.colour, others)
        warning = self.colour.warning(term.colour)
        self.colour_warning.setText(warning)
        self.colour_warning.setVisible(bool(warning))
        taken = {
            each.shape: in_window_language(each.labels, otherwise=each.name)
            for each in groups.values()
            if each.shape and each.name != term.group
        }
        of_group = group.shape if group else ""
        self.shape.show_shape(term, own=stored.shape, of_group=of_group, taken=taken)

    # ---------------------------------------------------------------- what is changed

    def _edit(self, **changes: Any) -> None:
        code = self._code
        if not code or self._session.case.read_only:
            return
        done = self._session.write(
            vocabulary.edit_term, self._session.case, code, actor=self._session.author, **changes
        )
        if done is None:
            self.show_term(self._code)

    def _edit_texts(self) -> None:
        definitions = self.texts.definitions()
        self._edit(labels=self.texts.labels(), definition=definitions.pop("en", ""), definitions=definitions)

    def _clash_with_action(self, key: str) -> str:
        """Words where the player or another part of the window has this key; empty: nobody has."""
        action_id = self._desk.actions.keymap.action_at(key) if key else None
        if action_id is None:
            return ""
        return tr(
            "{key} is the key of “{action}”: pressed there, it does not code. Choose another, or change that one's.",
            key=key,
            action=tr(BY_ID[action_id].text),
        )

    def _ask_key(self, key: str) -> None:
        """A key was pressed: taken if it is free, else whose it is is said and it can be had from there."""
        self._wanted_key = key
        clash = self._clash_with_action(key)
        if clash:
            self.key_warning.say(clash)
            self.take_key.hide()
            return
        holder = next(
            (each for each in self._session.terms if each.key == key and not each.retired and key), None
        )
        if holder is None or holder.code == self._code:
            self._edit(key=key)
            return
        self.key_warning.say(tr("{key} belongs to “{term}”.", key=key, term=label_of(holder)))
        self.take_key.show()

    def _refuse_key(self, key: str) -> None:
        self.take_key.hide()
        self.key_warning.say(tr("{key} cannot be a term's key: letters and digits can.", key=key))

    def _choose_attributes(self) -> None:
        term = self._session.term(self._code)
        if term is None:
            return
        rows = [
            (each.code, in_window_language(each.labels), None) for each in self._session.vocabulary.attributes
        ]
        about = tr("What more can be said of “{term}”?", term=label_of(term))
        self._choose(tr("Attributes"), about, rows, term.attributes, "attributes")

    def _choose_excludes(self) -> None:
        term = self._session.term(self._code)
        if term is None:
            return
        rows = [
            (each.code, label_of(each), swatch.icon(each))
            for each in self._session.terms
            if each.code != term.code and (not each.retired or each.code in term.excludes)
        ]
        about = tr(
            "What cannot be at the same time as “{term}”? One person's annotations of the two are kept apart.",
            term=label_of(term),
        )
        self._choose(tr("Not at the same time"), about, rows, term.excludes, "excludes")

    def _choose(self, title: str, about: str, rows: Any, checked: list[str], field: str) -> None:
        dialog = self.dialog = CheckDialog(title, about, rows, checked, self)
        dialog.accepted.connect(lambda: self._edit(**{field: dialog.chosen()}))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _add_example(self) -> None:
        """The exact frame on screen: a keyframe that is there already, or a new one."""
        session, player, code = self._session, self._desk.player, self._code
        media = session.media
        if media is None or not player.loaded:
            return
        player.pause()
        pts = player.pts
        known = next((each for each in session.keyframes if each.pts == pts), None)
        if known is not None:
            self._have_example(code, known)
            return
        self._desk.work.submit(
            tr("Example for {term}", term=self.heading.text()),
            lambda: grab_keyframe(
                session.case, media.uid, pts, actor=session.author, reason="example of a term"
            ),
            then=lambda keyframe: self._have_example(code, keyframe),
            quiet=True,
        )

    def _have_example(self, code: str, keyframe: Keyframe) -> None:
        term = self._session.term(code)
        if term is not None and keyframe.uid not in term.examples:
            self._session.write(
                vocabulary.edit_term,
                self._session.case,
                code,
                actor=self._session.author,
                examples=[*term.examples, keyframe.uid],
            )

    def _remove_example(self, uid: str) -> None:
        term = self._session.term(self._code)
        if term is not None:
            self._edit(examples=[each for each in term.examples if each != uid])

    # ---------------------------------------------------------------- parts

    def _connect(self) -> None:
        self.texts.changed.connect(self._edit_texts)
        self.key.key_asked.connect(self._ask_key)
        self.key.refused.connect(self._refuse_key)
        self.take_key.clicked.connect(lambda: self._edit(key=self._wanted_key, take_key=True))
        self.kind.activated.connect(lambda: self._edit(kind=self.kind.currentData()))
        self.colour.chosen.connect(lambda colour: self._edit(colour=colour))
        self.shape.chosen.connect(lambda shape: self._edit(shape=shape))
        self.distressing.clicked.connect(lambda checked: self._edit(distressing=checked))
        self.choose_attributes.clicked.connect(self._choose_attributes)
        self.choose_excludes.clicked.connect(self._choose_excludes)
        self.examples.add_asked.connect(self._add_example)
        self.examples.remove_asked.connect(self._remove_example)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("Key"), _column(_row(self.key, self.take_key), self.key_warning))
        form.addRow(tr("Kind"), self.kind)
        form.addRow(tr("Colour"), _column(self.colour, self.colour_warning))
        form.addRow(tr("Shape"), self.shape)
        form.addRow(tr("Attributes"), _row(self.attributes, self.choose_attributes))
        form.addRow(tr("Not at the same time"), _row(self.excludes, self.choose_excludes))
        form.addRow("", self.distressing)
        form.addRow(tr("Examples"), self.examples)
        layout = QVBoxLayout(self)
        layout.addWidget(self.heading)
        layout.addWidget(self.state)
        layout.addWidget(self.texts)
        layout.addLayout(form)
        layout.addStretch(1)


def _chosen_line(text: str) -> tuple[QLabel, QPushButton]:
    """What is chosen, and a button that opens the choice; `text` is what the button is called."""
    chosen = QLabel()
    chosen.setWordWrap(True)
    button = QPushButton(tr("Choose…"))
    button.setAccessibleName(text)
    button.setAutoDefault(False)
    return chosen, button


def _row(*widgets: QWidget) -> QWidget:
    whole = QWidget()
    layout = QHBoxLayout(whole)
    layout.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        layout.addWidget(widget, 0 if isinstance(widget, QPushButton) else 1)
    return whole


def _column(*widgets: QWidget) -> QWidget:
    whole = QWidget()
    layout = QVBoxLayout(whole)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(3)
    for widget in widgets:
        layout.addWidget(widget)
    return whole
