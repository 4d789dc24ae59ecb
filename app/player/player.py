"""Where the recording stands, and how it moves: the exact frame at rest, QMediaPlayer while running."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QVideoFrame

from app.moments import Moments
from app.player.frames import ExactFrames
from app.player.playback import Playback
from catalog.media.frame_server import Picture
from catalog.media.seeing import PLAIN, Seeing
from catalog.model.records import Media

RATES = (0.1, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0)
LITTLE = 1.1


class Player(QObject):
    """One recording at a time. Position is the PTS of a frame of its index, always.

    At rest `moved` comes at once, `picture` with the exact frame when the decoder has it; while running both
    come with each frame played.
    """

    moved = Signal(int)
    picture = Signal(QImage, int)
    """Upright picture with square pixels, and its PTS."""
    damaged = Signal(bool)
    """Whether the exact picture that comes next was made up in part, or follows one in its group that was."""
    running_changed = Signal(bool)
    rate_changed = Signal(float)
    failed = Signal(object)
    loop_changed = Signal()
    playback_failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.frames = ExactFrames(self)
        self.frames.arrived.connect(self._on_exact)
        self.frames.failed.connect(self.failed)
        self._playback: Playback | None = None
        self._moments: Moments | None = None
        self._path: Path | None = None
        self._playable_offset_us = 0
        self._number = 0
        self._span: tuple[int, int] | None = None
        """While a span is played: the frame number at which it ends, and the one to go to then."""
        self._loop: tuple[int, int] | None = None
        """While a span is played over and over: its first frame number and the first after it."""
        self._rate = 1.0
        self._seeing = PLAIN
        self._volume, self._muted = 0.8, False

    # ---------------------------------------------------------------- the recording

    @property
    def media(self) -> Media | None:
        return self._moments.media if self._moments else None

    @property
    def loaded(self) -> bool:
        return self._moments is not None

    def load(
        self, moments: Moments, *, reference: Path, playable: Path, index_path: Path, offset_us: int = 0
    ) -> None:
        """Opens an indexed recording at its first frame.

        `offset_us` is what is added to a time of the playable file (from its container's start) to give the
        time from the recording's 0:00.
        """
        self.unload()
        self._moments = moments
        self._path, self._playable_offset_us = playable, offset_us
        self._number = 0
        if moments.media.kind != "sound":
            self.frames.open(moments.media, reference, index_path)
        self.moved.emit(self.pts)
        self.frames.ask(0)

    def update_media(self, moments: Moments) -> None:
        """The same recording, with a changed record."""
        if self._moments is not None:
            self._moments = moments

    def unload(self) -> None:
        self._stop_running()
        self.frames.forget()
        if self._playback is not None:
            self._playback.close()
        self._moments = None
        self._path = None
        self.set_loop(None)

    def close(self) -> None:
        self.unload()
        self.frames.close()

    # ---------------------------------------------------------------- how it is seen

    @property
    def seeing(self) -> Seeing:
        """What is done to the exact frames."""
        return self._seeing

    def set_seeing(self, seeing: Seeing) -> None:
        """Has exact frames seen in this way; at rest, the one that is shown is asked for again."""
        if seeing != self._seeing:
            self._seeing = seeing
            self.frames.see(seeing)
            self.show_again()

    def show_again(self) -> None:
        """Has the frame at rest sent once more; nothing while running."""
        if self._moments is not None and not self.running:
            self.frames.ask(self._number)

    # ---------------------------------------------------------------- where it is

    @property
    def number(self) -> int:
        return self._number

    @property
    def pts(self) -> int:
        return self._moments.pts_of_frame(self._number) if self._moments else 0

    @property
    def last_number(self) -> int:
        if self._moments is None or self._moments.index is None:
            return 0
        return max(0, len(self._moments.index) - 1)

    @property
    def running(self) -> bool:
        return self._playback is not None and self._playback.running

    @property
    def rate(self) -> float:
        return self._rate

    # ---------------------------------------------------------------- moving

    def step(self, frames: int) -> None:
        self.pause()
        self.go_to_number(self._number + frames)

    def skip(self, seconds: float) -> None:
        """Moves by seconds, and plays on if it was playing."""
        if self._moments is not None:
            target = self.pts + round(Fraction(seconds) / self._moments.media.time_base)
            self.go_to_pts(target)

    def go_to_pts(self, pts: int) -> None:
        if self._moments is not None:
            self.go_to_number(self._moments.number(pts))

    def go_to_number(self, number: int) -> None:
        if self._moments is None:
            return
        self._number = max(0, min(number, self.last_number))
        self._span = None
        self.moved.emit(self.pts)
        if self.running and self._playback is not None:
            self._playback.seek(self._us_of(self._number), earlier_us=self._earlier_us())
        else:
            self.frames.ask(self._number)

    def toggle(self) -> None:
        if self.running:
            self.pause()
        else:
            self.play()

    def play(self) -> None:
        if self._moments is None or self._path is None or self._moments.media.kind == "photograph":
            return
        if self._loop is not None and not self._loop[0] <= self._number < self._loop[1]:
            self._number = self._loop[0]
        elif self._number >= self.last_number:
            self._number = 0
        playback = self._made_playback()
        playback.set_volume(self._volume, muted=self._muted)
        playback.play(self._path, self._us_of(self._number), earlier_us=self._earlier_us(), rate=self._rate)
        self.running_changed.emit(True)

    def play_span(self, start_pts: int, end_pts: int, *, then_pts: int) -> None:
        """Plays what is shown from `start_pts` until `end_pts`, then stands at `then_pts`."""
        if self._moments is None or self._moments.media.kind == "photograph":
            return
        self._stop_running()
        number = self._moments.number
        self.go_to_number(number(max(start_pts, self._moments.media.first_pts)))
        self.play()
        self._span = (min(number(end_pts), self.last_number), number(then_pts))

    @property
    def loops(self) -> bool:
        """Whether a span is played over and over."""
        return self._loop is not None

    @property
    def loop_span(self) -> tuple[int, int] | None:
        """That span as half-open PTS, from a frame to the end of a frame."""
        if self._loop is None or self._moments is None:
            return None
        first, end = (
            self._moments.pts_of_frame(self._loop[0]),
            self._moments.pts_of_frame(self._loop[1] - 1),
        )
        return first, self._moments.after(end)

    def set_loop(self, span: tuple[int, int] | None) -> None:
        """From now on plays this half-open span of PTS over and over; None: no more. What plays, plays on."""
        before, self._loop = self._loop, None
        if span is not None and self._moments is not None:
            first = self._moments.number(span[0])
            self._loop = (first, max(first + 1, self._moments.number(span[1] - 1) + 1))
        if self._loop != before:
            self.loop_changed.emit()

    def pause(self) -> None:
        """Stops on the frame that was on screen, and shows it from the exact reader."""
        if self.running:
            self._stop_running()
            self.moved.emit(self.pts)
            self.frames.ask(self._number)

    def _stop_running(self) -> None:
        self._span = None
        if self._playback is not None and self._playback.running:
            self._playback.pause()
            self.running_changed.emit(False)

    # ---------------------------------------------------------------- speed and sound

    def set_rate(self, rate: float) -> None:
        self._rate = min(max(round(rate, 2), RATES[0]), RATES[-1])
        if self._playback is not None:
            self._playback.set_rate(self._rate)
        self.rate_changed.emit(self._rate)

    def faster(self) -> None:
        self.set_rate(next((each for each in RATES if each > self._rate + 0.005), RATES[-1]))

    def slower(self) -> None:
        self.set_rate(next((each for each in reversed(RATES) if each < self._rate - 0.005), RATES[0]))

    def a_little(self, direction: int) -> None:
        self.set_rate(self._rate * LITTLE if direction > 0 else self._rate / LITTLE)

    def set_volume(self, volume: float, *, muted: bool) -> None:
        self._volume, self._muted = volume, muted
        if self._playback is not None:
            self._playback.set_volume(volume, muted=muted)

    # ---------------------------------------------------------------- what arrives

    def _made_playback(self) -> Playback:
        if self._playback is None:
            self._playback = Playback(self)
            self._playback.shown.connect(self._on_running)
            self._playback.moved.connect(self._on_sound)
            self._playback.ended.connect(self._on_end)
            self._playback.failed.connect(self._on_playback_failure)
        return self._playback

    def _us_of(self, number: int) -> int:
        """A frame's time in the playable file."""
        assert self._moments is not None
        media = self._moments.media
        exact = (self._moments.pts_of_frame(number) - media.origin_pts) * media.time_base * 1_000_000
        return max(0, round(exact) - self._playable_offset_us)

    def _earlier_us(self) -> int:
        """The time of the frame from which decoding reaches the current one."""
        assert self._moments is not None
        index = self._moments.index
        point = index.seek_point_for(self._number) if index is not None else -1
        if index is None or point < 0:
            return 0
        return self._us_of(int(index.seek_numbers[point]))

    def _number_at_us(self, time_us: int) -> int:
        assert self._moments is not None
        media = self._moments.media
        pts = media.origin_pts + round(
            Fraction(time_us + self._playable_offset_us, 1_000_000) / media.time_base
        )
        return self._moments.nearest(pts)

    def _on_running(self, frame: QVideoFrame, time_us: int) -> None:
        if self._moments is None:
            return
        self._number = self._number_at_us(time_us)
        if self._turns_back():
            return
        self.damaged.emit(False)
        self.picture.emit(frame.toImage(), self.pts)
        self.moved.emit(self.pts)
        self._end_span()

    def _on_sound(self, time_us: int) -> None:
        if self._moments is not None and self._moments.media.kind == "sound":
            self._number = self._number_at_us(time_us)
            if not self._turns_back():
                self.moved.emit(self.pts)
                self._end_span()

    def _turns_back(self) -> bool:
        """Whether the end of a span that is played over and over was reached; it goes on from its beginning."""
        if self._loop is None or self._span is not None or not self.running or self._number < self._loop[1]:
            return False
        self.go_to_number(self._loop[0])
        return True

    def _end_span(self, *, at_end: bool = False) -> None:
        """Where a span is being played and is over: back to where it was asked from."""
        if self._span is not None and (at_end or self._number >= self._span[0]):
            then = self._span[1]
            self._stop_running()
            self.go_to_number(then)

    def _on_end(self) -> None:
        if self._span is None and self._loop is None:
            self._number = self.last_number
        self.running_changed.emit(False)
        if self._span is not None:
            self._end_span(at_end=True)
        elif self._loop is not None:
            self._number = self._loop[0]
            self.play()
        else:
            self.go_to_number(self.last_number)

    def _on_playback_failure(self, text: str) -> None:
        self.running_changed.emit(False)
        self.frames.ask(self._number)
        self.playback_failed.emit(text)

    def _on_exact(self, picture: Picture) -> None:
        if self._moments is None or self.running:
            return
        self.damaged.emit(picture.after_damage)
        rgb = picture.rgb
        height, width = rgb.shape[:2]
        image = QImage(rgb.data, width, height, rgb.strides[0], QImage.Format.Format_RGB888).copy()
        self.picture.emit(image, picture.pts)
