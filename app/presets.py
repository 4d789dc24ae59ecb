"""Keys for hands that know another program: what differs from the keys that the table of actions gives.

Only keys that stand in that program's own guide or source are taken over, and only where Framewitness does the same
thing; an action that thereby loses its key gets another here, so that nothing is out of reach.
"""

from __future__ import annotations

from app.i18n import marked

OWN = "Framewitness"
PRESETS: dict[str, dict[str, tuple[str, ...]]] = {
    OWN: {},
    # BORIS, user guide, "Coding": arrows, Home, End and Backspace belong to the player, letters to the behaviours.
    "BORIS": {
        "play": ("Space",),
        "a_little_faster": ("Home",),
        "a_little_slower": ("End",),
        "first_frame": ("Ctrl+Home",),
        "last_frame": ("Ctrl+End",),
        "faster": ("Ctrl+Alt+]",),
        "slower": ("Ctrl+Alt+[",),
        "mark_in": ("[",),
        "mark_out": ("]",),
        "go_to": ("Ctrl+G",),
        "split": ("Ctrl+B",),
        "capture": ("Ctrl+Shift+C",),
    },
    # ELAN, the defaults in its ShortcutsUtil.java.
    "ELAN": {
        "frame_back": ("Ctrl+Left", ","),
        "frame_forward": ("Ctrl+Right", "."),
        "play_around": ("Ctrl+Shift+Space", "/"),
        "first_frame": ("Ctrl+B", "Home"),
        "last_frame": ("Ctrl+E", "End"),
        "go_to": ("Ctrl+G",),
        "previous_suggestion": ("Ctrl+Alt+Left",),
        "next_suggestion": ("Ctrl+Alt+Right",),
        "reveal": ("Ctrl+Shift+E",),
    },
    # LosslessCut, defaultKeyBindings in its configStore.ts.
    "LosslessCut": {
        "second_back": ("Left",),
        "second_forward": ("Right",),
        "frame_back": (",",),
        "frame_forward": (".",),
        "ten_back": ("Ctrl+Shift+Left",),
        "ten_forward": ("Ctrl+Shift+Right",),
        "pan_earlier": ("Ctrl+Alt+Left",),
        "pan_later": ("Ctrl+Alt+Right",),
        "first_frame": ("Ctrl+Home",),
        "last_frame": ("Ctrl+End",),
        "previous_annotation": ("Up",),
        "next_annotation": ("Down",),
        "delete": ("Backspace", "Delete"),
        "normal_speed": ("Shift+Backspace",),
        "mute": ("M",),
    },
    # VLC, a published list of its hot keys.
    "VLC": {
        "frame_forward": ("E", "Right", "."),
        "ten_back": ("Alt+Left",),
        "ten_forward": ("Alt+Right",),
        "faster": ("+",),
        "slower": ("-",),
        "normal_speed": ("=",),
        "previous_annotation": ("Ctrl+Alt+Left",),
        "next_annotation": ("Ctrl+Alt+Right",),
    },
}
ABOUT = {
    OWN: marked("The keys of this program."),
    "BORIS": marked("Arrows, Home and End as in BORIS; all letters belong to the vocabulary."),
    "ELAN": marked("Frames by Ctrl and the arrows, as in ELAN."),
    "LosslessCut": marked("Arrows go by seconds, comma and full stop by frames, as in LosslessCut."),
    "VLC": marked("E for the next frame, Alt and the arrows for ten seconds, as in VLC."),
}
