"""Choosing a colour that can be told from the other groups', and a shape."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog, QWidget

from app import swatch
from app.annotate.attribute_fields import ChoiceBox
from app.i18n import tr
from app.vocabulary.words import near_words
from catalog.model.colours import PALETTE, shades, too_near
from catalog.model.records import Term
from catalog.model.vocabulary import SHAPES

_OTHER = "other"


class ColourField(ChoiceBox):
    """Offers shades of the group's colour and a palette that the colour-blind can tell apart."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Colour"))
        self.setIconSize(swatch.SIZE)
        self._colour = PALETTE[0]
        self._others: Mapping[str, str] = {}
        self.activated.connect(self._on_activated)

    def show_colour(self, term: Term, group_colour: str, others: Mapping[str, str]) -> None:
        """`term` lends its shape and kind; `others` are the colours of the other groups by name."""
        self._colour, self._others = term.colour, others
        self.clear()
        offered = list(dict.fromkeys([*shades(group_colour), *PALETTE]))
        if term.colour not in offered:
            offered.insert(0, term.colour)
        for colour in offered:
            mark = swatch.icon(replace(term, colour=colour))
            self.addItem(mark, self._words(colour, group_colour), colour)
        self.addItem(tr("Another colour…"), _OTHER)
        self.setCurrentIndex(offered.index(term.colour))
        self.setToolTip(self.warning(term.colour))

    def warning(self, colour: str) -> str:
        """Whose colour this one can be taken for, and by whom; empty: nobody's."""
        return near_words(too_near(colour, self._others))

    def _words(self, colour: str, group_colour: str) -> str:
        near = ", ".join(name for name, _ in too_near(colour, self._others))
        if near:
            return tr("{colour}, too like {groups}", colour=colour, groups=near)
        if colour == group_colour:
            return tr("{colour}, as the group", colour=colour)
        return colour if colour in PALETTE else tr("{colour}, a shade of the group's", colour=colour)

    def _on_activated(self, row: int) -> None:
        wanted = str(self.itemData(row))
        if wanted != _OTHER:
            if wanted != self._colour:
                self.chosen.emit(wanted)
            return
        self.setCurrentIndex(self.findData(self._colour))
        self.dialog = QColorDialog(QColor(self._colour), self)
        self.dialog.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)
        self.dialog.colorSelected.connect(lambda colour: self.chosen.emit(colour.name()))
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.open()


class ShapeField(ChoiceBox):
    """Offers the shapes; for a term also that of its group."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Shape"))
        self.setIconSize(swatch.SIZE)
        self.activated.connect(lambda row: self.chosen.emit(str(self.itemData(row))))

    def show_shape(self, term: Term, *, own: str, of_group: str | None, taken: Mapping[str, str]) -> None:
        """`own` is what the record says, `of_group` the group's shape (None: this is a group itself), `taken` the
        shapes that other groups have, with their names."""
        self.clear()
        if of_group is not None:
            name = tr(swatch.SHAPE_NAMES[of_group]) if of_group else tr("Diamond")
            self.addItem(
                swatch.icon(replace(term, shape=of_group)), tr("As the group: {shape}", shape=name), ""
            )
        elif not own:
            self.addItem(swatch.icon(replace(term, shape="")), tr("None chosen"), "")
        for shape in SHAPES:
            name = tr(swatch.SHAPE_NAMES[shape])
            if shape in taken and shape != own:
                name = tr("{shape}, that of {group}", shape=name, group=taken[shape])
            self.addItem(swatch.icon(replace(term, shape=shape)), name, shape)
        self.setCurrentIndex(max(0, self.findData(own)))
