"""How the window looks: Fusion with a palette of its own, dark or light as the desktop is, or as chosen.

Greys are neutral so that they do not tint what is judged by eye; one accent; states are told by words and
shapes as well as by colour.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

_FOLDER = Path(str(resources.files("resources"))) / "look"


@dataclass(frozen=True, slots=True)
class Look:
    """Colours by what they are for, as #rrggbb."""

    window: str
    panel: str
    field: str
    line: str
    text: str
    dim: str
    accent: str
    on_accent: str
    button: str
    warning: str
    failure: str
    success: str
    stage: str
    """Behind the picture: near black in both looks, so that the eye judges the frame alone."""


DARK = Look(
    window="#1f2123",
    panel="#26282b",
    field="#191b1d",
    line="#3a3d41",
    text="#e8e8e6",
    dim="#a0a4a8",
    accent="#4f9fc4",
    on_accent="#0d1417",
    button="#303337",
    warning="#e0ac52",
    failure="#ec7a6c",
    success="#72ba82",
    stage="#101112",
)
LIGHT = Look(
    window="#eeeeec",
    panel="#f8f8f7",
    field="#ffffff",
    line="#c9cacb",
    text="#1d1f21",
    dim="#5c6166",
    accent="#1d6f93",
    on_accent="#ffffff",
    button="#fbfbfa",
    warning="#8a5a00",
    failure="#b3261e",
    success="#25703a",
    stage="#18191a",
)


def is_dark() -> bool:
    """As chosen, else as the desktop is."""
    application = QGuiApplication.instance()
    chosen = application.property("look") if application is not None else None
    if chosen in ("light", "dark"):
        return bool(chosen == "dark")
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def look() -> Look:
    """The colours in force now."""
    return DARK if is_dark() else LIGHT


def apply(application: QApplication, choice: str = "system", text_percent: int = 100) -> None:
    """Sets style, palette, sheet and the size of text; `choice` is "system", "light" or "dark". Follows the desktop
    afterwards."""
    hints = application.styleHints()
    application.setStyle("Fusion")
    application.setProperty("look", choice)
    _ensure_a_font()
    _size_text(application, text_percent)
    if not application.property("follows desktop"):
        application.setProperty("follows desktop", True)
        hints.colorSchemeChanged.connect(lambda _: _paint(application))
    schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
    hints.setColorScheme(schemes.get(choice, Qt.ColorScheme.Unknown))
    _paint(application)


@contextmanager
def undressed() -> Iterator[None]:
    """What is made within gets the sheet once, at the end: else Qt dresses all of it again whenever a part is put into
    another, which took half of the time that a window takes."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    sheet = application.styleSheet()
    application.setStyleSheet("")
    try:
        yield
    finally:
        application.setStyleSheet(sheet)


def fixed_font(points: float | None = None, *, bold: bool = False) -> QFont:
    """Digits of one width, for times."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPointSizeF(points or QApplication.font().pointSizeF())
    font.setBold(bold)
    return font


def mixed(one: str, other: str, share: float) -> QColor:
    """`one` with `share` (0 to 1) of `other` in it."""
    a, b = QColor(one), QColor(other)
    return QColor(*(round(x * (1 - share) + y * share) for x, y in zip(_rgb(a), _rgb(b), strict=True)))


def text_on(background: QColor) -> QColor:
    """Black or white, whichever is easier to read on that colour (WCAG 2 relative luminance)."""
    channels = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (value / 255 for value in _rgb(background))
    ]
    luminance = 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
    return QColor("#101112") if luminance > 0.179 else QColor("#ffffff")


def _rgb(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()


def _paint(application: QApplication) -> None:
    colours = look()
    palette = _palette(colours)
    application.setPalette(palette)
    application.setStyleSheet(_sheet(colours))


def _palette(colours: Look) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: colours.window,
        QPalette.ColorRole.WindowText: colours.text,
        QPalette.ColorRole.Base: colours.field,
        QPalette.ColorRole.AlternateBase: mixed(colours.field, colours.text, 0.03).name(),
        QPalette.ColorRole.Text: colours.text,
        QPalette.ColorRole.Button: colours.button,
        QPalette.ColorRole.ButtonText: colours.text,
        QPalette.ColorRole.BrightText: colours.failure,
        QPalette.ColorRole.ToolTipBase: colours.panel,
        QPalette.ColorRole.ToolTipText: colours.text,
        QPalette.ColorRole.PlaceholderText: colours.dim,
        QPalette.ColorRole.Highlight: colours.accent,
        QPalette.ColorRole.HighlightedText: colours.on_accent,
        QPalette.ColorRole.Link: colours.accent,
        QPalette.ColorRole.Accent: colours.accent,
        QPalette.ColorRole.Mid: colours.line,
        QPalette.ColorRole.Light: mixed(colours.button, "#ffffff", 0.06).name(),
        QPalette.ColorRole.Midlight: mixed(colours.button, "#ffffff", 0.03).name(),
        QPalette.ColorRole.Dark: mixed(colours.line, "#000000", 0.2).name(),
        QPalette.ColorRole.Shadow: "#000000",
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    faded = mixed(colours.dim, colours.window, 0.35)
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, faded)
    return palette


def _sheet(c: Look) -> str:
    hover = mixed(c.button, c.text, 0.08).name()
    return f"""
    QMainWindow, QDialog {{ background: {c.window}; }}
    QToolTip {{ background: {c.panel}; color: {c.text}; border: 1px solid {c.line}; padding: 4px; }}
    QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
    QSplitter::handle {{ background: {c.window}; }}
    QSplitter::handle:horizontal {{ width: 6px; }}
    QSplitter::handle:vertical {{ height: 6px; }}
    QSplitter::handle:hover {{ background: {c.line}; }}
    QMainWindow::separator {{ background: {c.window}; width: 5px; height: 5px; }}
    QMainWindow::separator:hover {{ background: {c.line}; }}
    QFrame#notice {{ background: {c.panel}; border-bottom: 1px solid {c.line}; }}
    QLabel#panelTitle {{ color: {c.dim}; }}
    QToolButton#slim {{ background: transparent; border-color: transparent; padding: 2px; border-radius: 3px; }}
    QToolButton#slim:hover {{ background: {hover}; }}
    QToolButton#slim:focus {{ border: 1px solid {c.accent}; }}
    QDockWidget > QWidget {{ background: {c.panel}; }}
    QLabel#heading {{ font-weight: 600; }}
    QLabel#dim {{ color: {c.dim}; }}
    QLabel#failure {{ color: {c.failure}; }}
    QLabel#warning {{ color: {c.warning}; }}
    QLabel#success {{ color: {c.success}; }}
    QPushButton, QToolButton {{
        background: {c.button}; border: 1px solid {c.line}; border-radius: 4px; padding: 3px 10px; }}
    QToolButton {{ padding: 4px; }}
    QToolButton[popupMode="1"] {{ padding: 4px 22px 4px 8px; }}
    QToolButton::menu-button {{ border: none; border-left: 1px solid {c.line}; width: 16px; }}
    QToolButton#flat {{ background: transparent; border-color: transparent; }}
    QPushButton:hover, QToolButton:hover {{ background: {hover}; }}
    QPushButton:pressed, QToolButton:pressed {{ background: {c.line}; }}
    QToolButton:checked {{ background: {hover}; border: 2px solid {c.accent}; font-weight: bold; }}
    QPushButton:focus, QToolButton:focus {{ border: 1px solid {c.accent}; }}
    QPushButton:default {{ background: {c.accent}; color: {c.on_accent}; border-color: {c.accent}; }}
    QPushButton:disabled, QToolButton:disabled {{ background: {c.window}; }}
    QPushButton:default:disabled {{ color: {mixed(c.dim, c.window, 0.35).name()}; border-color: {c.line}; }}
    QAbstractSpinBox {{ min-height: 1.7em; }}
    QComboBox QAbstractItemView {{ background: {c.field}; border: 1px solid {c.line}; }}
    QLineEdit, QPlainTextEdit, QTextEdit {{
        background: {c.field}; border: 1px solid {c.line}; border-radius: 4px; padding: 3px 5px; }}
    QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus {{ border: 1px solid {c.accent}; }}
    QAbstractItemView {{ border: none; outline: none; }}
    QListWidget::item {{ padding: 4px 8px; color: {c.text}; }}
    QListWidget::item:selected {{ background: {mixed(c.field, c.accent, 0.3).name()}; }}
    QTableView {{ gridline-color: {mixed(c.field, c.line, 0.5).name()};
        selection-background-color: {mixed(c.field, c.accent, 0.3).name()}; selection-color: {c.text}; }}
    QTableView QLineEdit, QTableView QComboBox {{ border-radius: 0; padding: 0 3px; }}
    QHeaderView::section {{
        background: {c.panel}; color: {c.dim}; border: none; border-bottom: 1px solid {c.line};
        padding: 4px 6px; }}
    {_boxes(c)}
    {_frames(c)}
    """


def _boxes(c: Look) -> str:
    """The part of the sheet for boxes to tick and choices of one: Fusion draws them without an edge on dark ground."""
    tick = (_FOLDER / ("tick-dark.svg" if c is DARK else "tick-light.svg")).as_posix()
    edge = mixed(c.dim, c.field, 0.2).name()
    return f"""
    QCheckBox::indicator, QAbstractItemView::indicator {{ width: 12px; height: 12px; border: 1px solid {edge};
        border-radius: 3px; background: {c.field}; }}
    QRadioButton::indicator {{ width: 12px; height: 12px; border: 1px solid {edge}; border-radius: 7px;
        background: {c.field}; }}
    QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {{ background: {c.accent};
        border-color: {c.accent}; image: url("{tick}"); }}
    QRadioButton::indicator:checked {{ width: 6px; height: 6px; border: 4px solid {c.accent}; }}
    QCheckBox::indicator:focus, QRadioButton::indicator:focus {{ border-color: {c.accent}; }}
    QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ background: {c.window};
        border-color: {c.line}; }}
    """


def _frames(c: Look) -> str:
    """The part of the sheet for what lies around panels: bars, tabs and menus."""
    hover = mixed(c.button, c.text, 0.08).name()
    return f"""
    QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; }}
    QScrollBar {{ background: transparent; border: none; margin: 0; }}
    QScrollBar:vertical {{ width: 11px; }}
    QScrollBar:horizontal {{ height: 11px; }}
    QScrollBar::handle {{ background: {mixed(c.line, c.text, 0.12).name()}; border-radius: 3px; margin: 2px; }}
    QScrollBar::handle:vertical {{ min-height: 28px; }}
    QScrollBar::handle:horizontal {{ min-width: 28px; }}
    QScrollBar::handle:hover {{ background: {c.dim}; }}
    QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
        background: none; border: none; width: 0; height: 0; }}
    QProgressBar {{ background: {c.field}; border: 1px solid {c.line}; border-radius: 3px; height: 8px; }}
    QProgressBar::chunk {{ background: {c.accent}; border-radius: 2px; }}
    QTabWidget::pane {{ border: none; border-top: 1px solid {c.line}; }}
    QTabBar {{ background: transparent; }}
    QTabBar::tab {{ background: transparent; color: {c.dim}; padding: 6px 12px 5px 12px;
        border: none; border-bottom: 2px solid transparent; }}
    QTabBar::tab:selected {{ color: {c.text}; border-bottom: 2px solid {c.accent}; }}
    QTabBar::tab:hover {{ color: {c.text}; }}
    QStatusBar {{ color: {c.dim}; }}
    QStatusBar::item {{ border: none; }}
    QMenuBar {{ background: {c.window}; }}
    QMenuBar::item {{ padding: 4px 6px; background: transparent; border-radius: 4px; }}
    QMenuBar::item:selected {{ background: {hover}; }}
    QMenu {{ background: {c.panel}; border: 1px solid {c.line}; padding: 4px; }}
    QMenu::item {{ padding: 4px 24px 4px 14px; border-radius: 3px; }}
    QMenu::item:selected {{ background: {c.accent}; color: {c.on_accent}; }}
    QMenu::item:disabled {{ color: {mixed(c.dim, c.panel, 0.35).name()}; }}
    QMenu::separator {{ height: 1px; background: {c.line}; margin: 4px 8px; }}
    """


def _size_text(application: QApplication, percent: int) -> None:
    """All text at `percent` of the desktop's own size, which is kept as it was found first."""
    font = application.font()
    points = application.property("desktop points") or font.pointSizeF()
    application.setProperty("desktop points", points)
    if font.pointSizeF() != points * percent / 100:
        font.setPointSizeF(points * percent / 100)
        application.setFont(font)


def _ensure_a_font() -> None:
    """On a machine without any font (a bare container) text would be empty boxes: use the one reports use."""
    if QFontDatabase.families():
        return
    import pymupdf_fonts

    for name in ("figo", "figbo", "notosbo"):
        make = pymupdf_fonts.fontbuffers.get(name)
        if make is not None:
            QFontDatabase.addApplicationFontFromData(make())  # type: ignore[no-untyped-call]
    families = QFontDatabase.families()
    if families:
        QApplication.setFont(QFont(families[0], 10))
