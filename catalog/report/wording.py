"""The sentences of a report that are the same in every case."""

from __future__ import annotations

from catalog.model.records import CERTAINTY_MEANING

NATURE = (
    "This report states what a case holds: what was collected, when and by whom, and what named annotators "
    "recorded as seen or heard. It draws no conclusion about purpose, legality, identity or role. Notes and "
    "titles are the words of those who wrote them. It is made by a program, as an appendix to an examiner’s "
    "own report."
)

METHODS = (
    (
        "Collection",
        "A recording behind a link is downloaded as the server offers it, without transcoding; streams that "
        "were served apart are kept and hashed apart from the file merged of them. A local file is copied and "
        "hashed in one reading pass, written through to the disk, read back and compared; the source is not "
        "changed. The bytes lie read-only in the case under their SHA-256, and everything derived from them "
        "is a new object.",
    ),
    (
        "Time",
        "A moment of a recording is the presentation timestamp (PTS) of its reference stream, the picture as "
        "it was served: an integer in units of the stream’s time base. Clock times, seconds (rounded to a "
        "millionth) and frame numbers are derived from it for people; 0:00:00 is the file’s start time as "
        "players count it. A time names the frame that is shown at it. A span ends at the first moment that "
        "no longer belongs to it.",
    ),
    (
        "Frames",
        "Frames are numbered from 0 in the order of presentation, from an index of every frame’s PTS, never "
        "from a frame rate. Where a recording’s own times contradict one another, the times are estimated, "
        "and every one of them is marked so.",
    ),
    (
        "Pixel hashes",
        "A frame’s pixel SHA-256 is taken over its decoded planes one after the other, as the decoder gives "
        "them: not turned upright, not converted, without padding at the ends of rows.",
    ),
    (
        "Shots and keyframes",
        "They are proposed by a program, which looks for cuts and gradual transitions and picks the sharpest "
        "representative frame of each shot. They show where to look and say nothing about content.",
    ),
    (
        "Annotations",
        "They are made by people, with terms of a controlled vocabulary that say what is seen or heard and "
        "not what it means. Their numbers are permanent: the number of an annotation that was removed is not "
        "given again. “Looked for and not seen” says that a person watched the named span at the named speed, "
        "with or without sound, and did not see it; it does not say that it did not happen.",
    ),
    (
        "What was watched",
        "While a recording plays, the program takes down which frames reached a visible picture that was not "
        "blurred, for whom, how fast, and with sound or not. At high speeds a player leaves frames out: a span "
        "counts where frames that were shown are no more than half a second of the recording apart. Frame by "
        "frame, a frame counts when it stood for a tenth of a second. That a frame was on the screen does not "
        "say that it was looked at. Nobody is told to have watched what was played in another program.",
    ),
    (
        "Transcripts",
        "Words are written down and translated by the people named with them. Where they were read from a "
        "subtitle file, its times are kept to the millisecond, and the file is kept with its hash.",
    ),
    (
        "Suggestions",
        "A program proposes places to listen to: impulsive sounds, silences, gaps and repeated sound, each by its "
        "measured level or likeness. It does not say what made a sound. They count for nothing until a person "
        "accepts them, which makes an annotation by that person.",
    ),
    (
        "Copies",
        "Recordings that seem to share footage are found by comparing fingerprints of their pictures. They are "
        "told of here only where a person compared and confirmed them. An annotation that was carried over to a "
        "copy is marked so; it was made on the other recording.",
    ),
    (
        "Stills",
        "They are made from the frame at the annotation’s start, upright and with square pixels, and are "
        "printed smaller than they are in the case, where the full picture lies under its own SHA-256.",
    ),
)

CERTAINTIES = tuple((str(each), meaning) for each, meaning in CERTAINTY_MEANING.items())

NOT_PROVED = (
    "That a server served these bytes. The hashes are of what was received; nobody but the collector witnessed it.",
    "Who made a recording, who published it first, or that an account belongs to whom it says.",
    "Where and when a recording was made. Dates and places from a page or a file are given as they were found.",
    "That a recording is complete, unedited or genuine, or that nothing in it is synthetic.",
    "That what was not annotated did not happen. Absence of an annotation is not an observation.",
    "The time of a custody entry beyond the clock of the machine that wrote it; the chain fixes the order and "
    "the text of the entries, and no outside party has stamped it unless one is named here.",
    "Anything about the page around a recording beyond what is listed among the stored bytes.",
)

PROVED = (
    "What this report lets a reader check is integrity since the bytes were taken into the case: that each "
    "stored object, each frame whose hash is printed, and each custody entry up to the one named on the first "
    "page is unchanged."
)

CHECKING = (
    "Every command below is to be run in the folder of the case, with tools that are not part of "
    "Framewitness: sha256sum and sha512sum (GNU coreutils), ffmpeg (5.1 or later), sqlite3."
)

FRAMEHASH_NOTE = (
    "Each line that it prints is a frame: the third column is the PTS and the last one the SHA-256 of the "
    "frame’s pixels. Compare these two with what is printed here; the duration column differs between "
    "versions of ffmpeg. Frames come in the order of presentation, so frame 0 is the first such line after "
    "those that begin with #. Where times are estimated, compare by that order and not by PTS."
)

CHAIN_NOTE = (
    "The text of an entry holds the hash of the entry before it. What people wrote is in the text as a salted "
    "hash, with salt and value beside the chain, so that a person at risk can be erased without breaking it."
)

CUSTODY = (
    "Every step that changed the case, up to the entry of which this report is. Each entry holds the SHA-256 "
    "of the one before it; times are given to the second and the first sixteen digits of each entry’s own "
    "hash are printed here, all of the last one’s on the first page."
)
