"""One table of everything that keys and menus do. Menus, the shortcut sheet and the README come from it.

Keys are named as on a US board. Plain keys (letters, digits, signs) are matched by their place on the board, so
that they work under any layout; `app/keyboard.py` does it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from app.i18n import marked, tr

if TYPE_CHECKING:
    from app.keymap import KeyMap


class Context(StrEnum):
    """Where a key works."""

    WATCHING = "while watching"
    """Everywhere in the window but in a field that takes text."""
    ALWAYS = "always"
    """Also while typing."""


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """An action: `text` as in the menu, `keys` as on a US board, `repeats` while a key is held down."""

    id: str
    text: str
    keys: tuple[str, ...] = ()
    menu: str = ""
    context: Context = Context.WATCHING
    repeats: bool = False
    needs_media: bool = False
    writes: bool = False


def _playing(id: str, text: str, *keys: str, repeats: bool = False) -> ActionSpec:
    return ActionSpec(id, text, keys, "Playback", repeats=repeats, needs_media=True)


def _coding(id: str, text: str, *keys: str, repeats: bool = False, writes: bool = True) -> ActionSpec:
    return ActionSpec(id, text, keys, "Annotate", repeats=repeats, needs_media=True, writes=writes)


def _selected(id: str, text: str, *keys: str, repeats: bool = False, writes: bool = True) -> ActionSpec:
    return ActionSpec(id, text, keys, "Selection", repeats=repeats, needs_media=True, writes=writes)


def _drawing(id: str, text: str, *keys: str, writes: bool = True) -> ActionSpec:
    return ActionSpec(id, text, keys, "Regions", needs_media=True, writes=writes)


def _looking(id: str, text: str, *keys: str, repeats: bool = False, writes: bool = False) -> ActionSpec:
    return ActionSpec(id, text, keys, "Picture", repeats=repeats, needs_media=True, writes=writes)


def _saying(id: str, text: str, *keys: str, writes: bool = True) -> ActionSpec:
    return ActionSpec(id, text, keys, "Transcript", Context.ALWAYS, needs_media=True, writes=writes)


def _suggested(id: str, text: str, *keys: str, repeats: bool = False, writes: bool = True) -> ActionSpec:
    return ActionSpec(id, text, keys, "Suggestions", repeats=repeats, needs_media=True, writes=writes)


ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("add_link", "Add from a link…", ("Ctrl+L",), "Case", Context.ALWAYS, writes=True),
    ActionSpec("add_files", "Add files…", ("Ctrl+O",), "Case", Context.ALWAYS, writes=True),
    ActionSpec("add_folder", "Add a folder…", ("Ctrl+Shift+O",), "Case", Context.ALWAYS, writes=True),
    ActionSpec("access", marked("Access to sites: proxy, Tor, cookies…"), (), "Case"),
    ActionSpec("take_over", marked("Take in what auto-archiver kept…"), (), "Case", writes=True),
    ActionSpec("take_over_zip", marked("Take in a case of Hunchly…"), (), "Case", writes=True),
    ActionSpec("links", "Queue of links", ("Ctrl+Shift+L",), "Case", Context.ALWAYS),
    ActionSpec("examine", "Find shots and keyframes again…", (), "Case", needs_media=True, writes=True),
    ActionSpec("find_copies", "Look for copies again", (), "Case"),
    ActionSpec("find_source", "Find where a picture comes from…", (), "Case"),
    ActionSpec(
        "acquisition", marked("How it came, and what is allowed…"), (), "Case", needs_media=True, writes=True
    ),
    ActionSpec("embedded", marked("What the file says of itself"), (), "Case"),
    ActionSpec("media_page", marked("About the recording: capture, file, custody, copies"), (), "Case"),
    ActionSpec("page", "The page as it was seen", (), "Case"),
    ActionSpec("public_copy", marked("Copy at a public archive…"), (), "Case", needs_media=True, writes=True),
    ActionSpec("describe", marked("Describe this recording"), (), "Case"),
    ActionSpec("describe_many", marked("Describe many recordings…"), (), "Case", writes=True),
    ActionSpec("case_details", "Case details…", ("Ctrl+D",), "Case", Context.ALWAYS),
    ActionSpec("report", "Make a report…", ("Ctrl+R",), "Case", Context.ALWAYS, writes=True),
    ActionSpec("package", "Make a package…", (), "Case", writes=True),
    ActionSpec("receive", "Receive a package…", (), "Case", writes=True),
    ActionSpec("sign_now", "Sign and stamp now", (), "Case", writes=True),
    ActionSpec("custody", "Signatures and time stamps…", (), "Case"),
    ActionSpec("fixity", marked("Stored files and their mirror…"), (), "Case"),
    ActionSpec("erase", marked("Erase for good…"), (), "Case", writes=True),
    ActionSpec("author", "Work under another name…", (), "Case"),
    ActionSpec("quit", "Close the window", ("Ctrl+Q",), "Case", Context.ALWAYS),
    ActionSpec("undo", "Undo", ("Ctrl+Z",), "Edit", writes=True),
    ActionSpec("redo", "Redo", ("Ctrl+Shift+Z",), "Edit", writes=True),
    ActionSpec("history", "What was done", (), "Edit"),
    ActionSpec("filter", "Find in the annotations", ("Ctrl+F",), "Edit", Context.ALWAYS),
    ActionSpec("find", "Find in the case", ("Ctrl+Shift+F",), "Edit", Context.ALWAYS),
    ActionSpec("find_recordings", marked("Find recordings"), (), "Edit"),
    ActionSpec("filter_recordings", marked("Filter the recordings…"), (), "Edit"),
    ActionSpec("keep_search", marked("Keep this search…"), (), "Edit", writes=True),
    _playing("play", "Play or pause", "Space", "K"),
    ActionSpec(
        "play_typing",
        "Play or pause, also while typing",
        ("Ctrl+Space",),
        "Playback",
        Context.ALWAYS,
        needs_media=True,
    ),
    _playing("frame_back", "One frame back", "Left", ",", repeats=True),
    _playing("frame_forward", "One frame forward", "Right", ".", repeats=True),
    _playing("second_back", "One second back", "Shift+Left", repeats=True),
    _playing("second_forward", "One second forward", "Shift+Right", repeats=True),
    _playing("ten_back", "Ten seconds back", "Down", repeats=True),
    _playing("ten_forward", "Ten seconds forward", "Up", repeats=True),
    _playing("first_frame", "To the first frame", "Home"),
    _playing("last_frame", "To the last frame", "End"),
    _playing("previous_shot", "Previous shot", "PgUp", repeats=True),
    _playing("next_shot", "Next shot", "PgDown", repeats=True),
    _playing("previous_keyframe", "Previous keyframe", "Shift+PgUp", repeats=True),
    _playing("next_keyframe", "Next keyframe", "Shift+PgDown", repeats=True),
    _playing("previous_mark", "Previous mark", "Ctrl+PgUp"),
    _playing("next_mark", "Next mark", "Ctrl+PgDown"),
    _playing("previous_unwatched", "Previous stretch that nobody has watched", "Alt+PgUp"),
    _playing("next_unwatched", "Next stretch that nobody has watched", "Alt+PgDown"),
    _playing("previous_unwatched_by_me", "Previous stretch that I have not watched"),
    _playing("next_unwatched_by_me", "Next stretch that I have not watched"),
    _playing("go_to", "Go to a time…", "G"),
    _playing("loop", "Play the span over and over", "Ctrl+P"),
    _playing("play_mark", "Play from a second before the mark to a second after", "Ctrl+/"),
    _playing("slower", "Half as fast", "J"),
    _playing("faster", "Twice as fast", "L"),
    _playing("a_little_slower", "A little slower", "[", repeats=True),
    _playing("a_little_faster", "A little faster", "]", repeats=True),
    _playing("normal_speed", "Normal speed", "Backspace"),
    _playing("capture", "Capture this frame as a still", "C"),
    _playing("reveal", "Show or hide what may be graphic", "Ctrl+E"),
    _playing("mute", "Sound on or off", "Ctrl+M"),
    _coding("mark_in", "Mark the beginning of a span", "I", writes=False),
    _coding("mark_out", "Mark the end of a span", "O", writes=False),
    _coding("commit", "Add the chosen term here, or over the marked span", "Return", "Enter"),
    _coding("not_seen", "Looked for and not seen…", "Ctrl+N"),
    ActionSpec("second_look", marked("Look again at what others coded"), (), "Annotate"),
    ActionSpec("two_coders", marked("Compare two coders"), (), "Annotate"),
    _coding("clear_marks", "Forget the marks", "Escape", writes=False),
    _coding("previous_annotation", "Previous annotation", "Alt+Left", repeats=True, writes=False),
    _coding("next_annotation", "Next annotation", "Alt+Right", repeats=True, writes=False),
    _coding("split", "Split the chosen annotation here", "B"),
    _coding("delete", "Delete the selected annotations", "Delete"),
    _coding("end_begun", "End all that is begun here"),
    _coding("reaction_delay", "Reaction delay…", writes=False),
    ActionSpec("people", "People in this case", (), "Annotate"),
    ActionSpec("places", marked("Where it was"), (), "Annotate"),
    _coding("place_new", marked("Put this frame beside a reference picture…")),
    ActionSpec("place_reference", marked("Take in a reference picture…"), (), "Annotate", writes=True),
    _coding("place_panorama", marked("Stitch a panorama from the marked span")),
    ActionSpec("edit_vocabulary", "Edit the vocabulary…", (), "Annotate"),
    _drawing("region_select", "Choose a region in the picture", writes=False),
    _drawing("region_box", "Draw a box", "Ctrl+Shift+B"),
    _drawing("region_polygon", "Draw an outline"),
    _drawing("region_point", "Draw a point"),
    _drawing("region_take", "Take the chosen region in hand", "Ctrl+Shift+G", writes=False),
    _drawing("region_earlier", "Previous keyed frame of the region", writes=False),
    _drawing("region_later", "Next keyed frame of the region", writes=False),
    _drawing("region_key", "Keep the region where it is drawn here"),
    _drawing("region_visible", "Visible from here on"),
    _drawing("region_hidden", "Hidden from here on"),
    _drawing("region_out", "Out of view from here on"),
    _drawing("track_on", "Follow the region from here on"),
    _drawing("track_back", "Follow the region back from here"),
    _drawing("region_unkey", "Remove the keyed frame here"),
    _drawing("region_delete", "Delete the whole region"),
    _suggested("previous_suggestion", "Previous suggestion", "Ctrl+Left", repeats=True, writes=False),
    _suggested("next_suggestion", "Next suggestion", "Ctrl+Right", repeats=True, writes=False),
    _suggested("play_around", "Play from a second before to a second after", "/", writes=False),
    _suggested("accept_suggestion", "Accept the chosen suggestion", "Ctrl+Return", "Ctrl+Enter"),
    _suggested("dismiss_suggestion", "Dismiss the chosen suggestion", "Ctrl+Delete"),
    _looking("picture_closer", "Closer", "Ctrl+=", "Ctrl+Shift+=", repeats=True),
    _looking("picture_wider", "Wider", "Ctrl+-", repeats=True),
    _looking("picture_whole", "The whole picture", "Ctrl+9"),
    _looking("picture_100", "One to one (100 %)", "Ctrl+1"),
    _looking("picture_200", "200 %", "Ctrl+2"),
    _looking("picture_400", "400 %", "Ctrl+4"),
    _looking("picture_left", "Move to the left", "Alt+Shift+Left", repeats=True),
    _looking("picture_right", "Move to the right", "Alt+Shift+Right", repeats=True),
    _looking("picture_up", "Move up", "Alt+Shift+Up", repeats=True),
    _looking("picture_down", "Move down", "Alt+Shift+Down", repeats=True),
    _looking("see_better", "See better: contrast, sharpness, channels…"),
    _looking("seeing_on", "All that is set for seeing on or off", "Ctrl+U"),
    _looking("seeing_none", "Seen as the file has it, everything set back"),
    _looking("picture_turn", "Turn the picture by a quarter", "Ctrl+Shift+T"),
    _looking("hold_frame", "Hold this frame, or let go of it", "Ctrl+H"),
    _looking("hold_mode", "Side by side, wipe, or blink", "Ctrl+Shift+H"),
    _looking("wipe_left", "Line of the wipe to the left", repeats=True),
    _looking("wipe_right", "Line of the wipe to the right", repeats=True),
    _looking("keep_seen", "Keep a still of the picture as it is seen", "Ctrl+Shift+K", writes=True),
    _playing("side_by_side", "Recordings side by side"),
    _playing("event_timeline", "The whole event on one clock"),
    ActionSpec(
        "clock_in_picture",
        "A clock in the picture tells the time…",
        (),
        "Playback",
        needs_media=True,
        writes=True,
    ),
    _playing("zoom_in", "Timeline: closer", "Ctrl+Up", repeats=True),
    _playing("zoom_out", "Timeline: wider", "Ctrl+Down", repeats=True),
    _playing("zoom_all", "Timeline: the whole recording", "Ctrl+0"),
    _playing("zoom_chosen", "Timeline: the selected annotations", "Ctrl+Shift+0"),
    _playing("zoom_frames", "Timeline: single frames"),
    _playing("pan_earlier", "Timeline: earlier", "Ctrl+Shift+Left", repeats=True),
    _playing("pan_later", "Timeline: later", "Ctrl+Shift+Right", repeats=True),
    _selected("select_all", "Select all annotations of this recording", "Ctrl+A", writes=False),
    _selected(
        "select_before", "Select the annotation before too", "Ctrl+Shift+Up", repeats=True, writes=False
    ),
    _selected(
        "select_after", "Select the annotation after too", "Ctrl+Shift+Down", repeats=True, writes=False
    ),
    _selected("begin_earlier", "Begin one frame earlier", "Ctrl+[", repeats=True),
    _selected("begin_later", "Begin one frame later", "Ctrl+]", repeats=True),
    _selected("end_earlier", "End one frame earlier", "Ctrl+Shift+[", repeats=True),
    _selected("end_later", "End one frame later", "Ctrl+Shift+]", repeats=True),
    _selected("move_earlier", "Move one frame earlier", "Ctrl+,", repeats=True),
    _selected("move_later", "Move one frame later", "Ctrl+.", repeats=True),
    _selected("move_here", "Move to begin here"),
    _selected("merge", "Merge into one", "Ctrl+Shift+M"),
    _selected("copy_to_term", "Copy to another term…", "Ctrl+T"),
    _selected("certainty_clear", "Certainty: clear"),
    _selected("certainty_probable", "Certainty: probable"),
    _selected("certainty_possible", "Certainty: possible"),
    _selected("status_unreviewed", "Status: unreviewed"),
    _selected("status_confirmed", "Status: confirmed"),
    _selected("status_disputed", "Status: disputed"),
    _saying("transcript", "Show the transcript", writes=False),
    _saying("line_begin", "Begin a line here, and end the one before", "Ctrl+Y"),
    _saying("line_end", "End the line here", "Ctrl+Shift+Y"),
    _saying("line_split", "Split the line here"),
    _saying("line_merge", "Merge the chosen lines"),
    _saying("line_remove", "Remove the chosen lines"),
    _saying("read_subtitles", "Read subtitles in…"),
    _saying("write_subtitles", "Write subtitles…", writes=False),
    ActionSpec("look_system", "Look: as the desktop", (), "View"),
    ActionSpec("look_light", "Look: light", (), "View"),
    ActionSpec("look_dark", "Look: dark", (), "View"),
    ActionSpec("language_system", marked("Language: as the desktop"), (), "View"),
    ActionSpec("language_en", "Language: English", (), "View"),
    ActionSpec("language_ru", "Язык: русский", (), "View"),
    ActionSpec("text_100", "Text size: normal", (), "View"),
    ActionSpec("text_125", "Text size: a quarter larger", (), "View"),
    ActionSpec("text_150", "Text size: half as large again", (), "View"),
    ActionSpec("reset_layout", "Put the panels back in their places", (), "View"),
    ActionSpec("pause_reminder", "Remind me to pause…", (), "View"),
    _playing("skip_distressing", "Skip past what was announced", "Ctrl+J"),
    ActionSpec("help", marked("Help with what is in front"), ("Ctrl+F1",), "Help", Context.ALWAYS),
    ActionSpec("palette", "Find an action…", ("Ctrl+K",), "Help", Context.ALWAYS),
    ActionSpec("sheet", "Keys…", ("?", "F1"), "Help"),
    ActionSpec("change_keys", "Change keys…", (), "Help"),
    ActionSpec("first_steps", "First steps", (), "Help"),
    ActionSpec("crash_log", "What went wrong last time…", (), "Help"),
)

MENUS = (
    marked("Case"),
    marked("Edit"),
    marked("Playback"),
    marked("Annotate"),
    marked("Picture"),
    marked("Selection"),
    marked("Regions"),
    marked("Suggestions"),
    marked("Transcript"),
    marked("View"),
    marked("Help"),
)
BY_ID = {spec.id: spec for spec in ACTIONS}


def sheet(keys_of: Callable[[str], tuple[str, ...]]) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The shortcut sheet: for each menu its name and rows of (keys, text). Actions without a key too."""
    for menu in MENUS:
        rows = [("  ".join(keys_of(spec.id)), tr(spec.text)) for spec in ACTIONS if spec.menu == menu]
        if rows:
            yield tr(menu), rows


def as_markdown() -> str:
    """The same table for the README."""
    lines = ["| key | what it does |", "| --- | --- |"]
    lines += [
        f"| {' or '.join(f'`{key}`' for key in spec.keys)} | {spec.text.rstrip('…')} |"
        for spec in ACTIONS
        if spec.keys
    ]
    return "\n".join(lines)


def ask_with(action: QAction, what: object) -> None:
    """Triggers an action that looks for words, or for what else it takes from its data."""
    action.setData(what)
    action.trigger()


def asked_of(action: QAction) -> object:
    """What an action was asked with, once; None: nothing."""
    data = action.data()
    action.setData(None)
    return data


def words_of(action: QAction) -> str | None:
    """The words that an action was asked with, once; None: none."""
    words = asked_of(action)
    return words if isinstance(words, str) else None


class Actions(QObject):
    """The table's actions as QActions, by id."""

    def __init__(self, parent: QObject, keymap: KeyMap) -> None:
        super().__init__(parent)
        self.keymap = keymap
        self._by_id: dict[str, QAction] = {}
        for spec in ACTIONS:
            action = QAction(tr(spec.text), self)
            action.setObjectName(spec.id)
            action.setAutoRepeat(spec.repeats)
            self._by_id[spec.id] = action
        self.keymap.changed.connect(self._show_keys)
        self._show_keys()

    def _show_keys(self) -> None:
        for spec in ACTIONS:
            keys = self.keymap.keys(spec.id)
            self._by_id[spec.id].setShortcuts([QKeySequence(key) for key in keys])
            self._by_id[spec.id].setToolTip(tr(spec.text) + (f"  ({keys[0]})" if keys else ""))

    def __getitem__(self, id: str) -> QAction:
        return self._by_id[id]

    def enable(self, *, has_media: bool, read_only: bool) -> None:
        for spec in ACTIONS:
            allowed = (has_media or not spec.needs_media) and not (read_only and spec.writes)
            self._by_id[spec.id].setEnabled(allowed)
