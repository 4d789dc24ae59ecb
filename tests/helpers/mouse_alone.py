"""Hands that never touch the keyboard but to type text: everything is a button, a menu or something drawn."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QToolButton, QWidget

from app.main_window import MainWindow
from tests.helpers.window import click, row_centre


def button(within: QWidget, text: str) -> QPushButton:
    return next(each for each in within.findChildren(QPushButton) if each.text() == text and each.isVisible())


def tool(window: MainWindow, within: QWidget, action_id: str) -> QToolButton:
    """The small button that does what the action does."""
    name = window.actions_table[action_id].text()
    tools = within.findChildren(QToolButton)
    return next(each for each in tools if each.accessibleName() == name and each.isVisible())


def from_menu(window: MainWindow, action_id: str) -> None:
    """Opens the menu that has the action, and clicks on it there."""
    bar, action = window.menuBar(), window.actions_table[action_id]
    title = next(each for each in bar.actions() if action in _menu_of(each).actions())
    click(bar, bar.actionGeometry(title).center())
    menu = _menu_of(title)
    assert menu.isVisible()
    QTest.mouseMove(menu, menu.actionGeometry(action).center())
    click(menu, menu.actionGeometry(action).center())
    QApplication.processEvents()


def choose_term(window: MainWindow, words: str) -> None:
    """Looks a term up by its name, and clicks on it."""
    vocabulary = window.vocabulary
    click(vocabulary.search)
    vocabulary.search.clear()
    QTest.keyClicks(vocabulary.search, words)
    tree, model = vocabulary.tree, vocabulary.tree.model()
    groups = [model.index(row, 0) for row in range(model.rowCount())]
    rows = [model.index(row, 0, group) for group in groups for row in range(model.rowCount(group))]
    wanted = next(
        each
        for each in rows
        if not tree.isRowHidden(each.row(), each.parent()) and str(each.data()).lower() == words.lower()
    )
    click(tree, row_centre(tree, wanted))


def _menu_of(title: QAction) -> QMenu:
    menu = title.menu()
    assert isinstance(menu, QMenu)
    return menu
