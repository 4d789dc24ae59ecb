"""Running pictures with sound by QMediaPlayer. It plays well and seeks a frame off: nothing shown at rest is its.

Only files that a child process has already decoded get here.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Q_ARG, QMetaObject, QObject, Qt, QTimer, QUrl, Signal
from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer, QVideoFrame, QVideoSink

from app.player.quiet import silence_decoders

SETTLE_MILLISECONDS = 1000
"""How long after a seek frames from before the seek may still arrive."""
TOLERANCE_US = 2000
"""Positions are set in whole milliseconds."""
FAR_US = 2_000_000


class Playback(QObject):
    """Plays one file. Times are microseconds from the container's start time."""

    shown = Signal(QVideoFrame, int)
    """A running frame and its time."""
    moved = Signal(int)
    """Where a recording without pictures is."""
    ended = Signal()
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player = QMediaPlayer(self)
        silence_decoders()
        self._output = QAudioOutput(self)
        self._sink = QVideoSink(self)
        self._player.setAudioOutput(self._output)
        self._player.setVideoSink(self._sink)
        self._player.setPitchCompensation(True)
        self._sink.videoFrameChanged.connect(self._on_frame)
        self._player.mediaStatusChanged.connect(self._on_status)
        self._player.errorOccurred.connect(lambda _, text: self.failed.emit(text))
        self._clock = QTimer(self)
        self._clock.setInterval(33)
        self._clock.timeout.connect(lambda: self.moved.emit(self._player.position() * 1000))
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._path: Path | None = None
        self._start_us = self._earlier_us = 0
        self._overshot = False
        self._wanted = False
        self._loading = False

    @property
    def running(self) -> bool:
        return self._wanted

    def play(self, path: Path, from_us: int, *, earlier_us: int, rate: float) -> None:
        """Plays from a frame's time; `earlier_us` is where decoding can begin to reach it, for files (MPEG-TS)
        in which Qt's player would go on to the next such place instead."""
        self._wanted = True
        self._start_us, self._earlier_us = from_us, earlier_us
        if path != self._path:
            self._path = path
            self._loading = True
            self._set_source(QUrl.fromLocalFile(str(path)))  # plays once it is loaded
        elif not self._loading:
            self._go()
        self._player.setPlaybackRate(rate)

    def seek(self, to_us: int, *, earlier_us: int) -> None:
        """Plays on from another place."""
        self._start_us, self._earlier_us = to_us, earlier_us
        if self._wanted and not self._loading:
            self._go()

    def pause(self) -> None:
        self._wanted = False
        self._clock.stop()
        self._do("pause")

    @property
    def keeps_pitch(self) -> bool:
        """Whether voices keep their pitch at another speed."""
        return self._player.pitchCompensation()

    def position_us(self) -> int:
        return self._player.position() * 1000

    def set_rate(self, rate: float) -> None:
        self._player.setPlaybackRate(rate)

    def set_volume(self, volume: float, *, muted: bool) -> None:
        self._output.setMuted(muted)
        self._output.setVolume(volume)

    def close(self) -> None:
        """Lets go of the file and ends the player's threads."""
        self._wanted = False
        self._clock.stop()
        self._do("stop")
        self._loading = False
        self._set_source(QUrl())
        self._path = None

    def _set_source(self, url: QUrl) -> None:
        self._do("setSource", Q_ARG(QUrl, url))

    def _do(self, slot: str, *arguments: Any) -> None:
        """Calls a slot of Qt's player and lets other threads run Python meanwhile.

        A plain call keeps the interpreter's lock. The player's own threads ask for that lock while they hold Qt's
        lock on connections (`disconnectNotify` of an object that Python made), which the call waits for: 3 of 3
        runs froze within 100 closings while it played, and 0 of 3 so.
        """
        QMetaObject.invokeMethod(self._player, slot, Qt.ConnectionType.DirectConnection, *arguments)

    def _go(self) -> None:
        self._overshot = False
        self._seek(-(-self._start_us // 1000))

    def _seek(self, milliseconds: int) -> None:
        self._settle.start(SETTLE_MILLISECONDS)
        # Qt's player seeks while paused or playing, and ignores it while stopped.
        self._do("pause")
        self._do("setPosition", Q_ARG("qlonglong", max(0, milliseconds)))
        self._do("play")
        self._clock.start()

    def _on_status(self, status: QMediaPlayer.MediaStatus) -> None:
        if status == QMediaPlayer.MediaStatus.LoadedMedia and self._loading:
            self._loading = False  # the same status comes again whenever it is paused at the end
            if self._wanted:
                self._go()
        elif not self._wanted:
            return
        elif status == QMediaPlayer.MediaStatus.EndOfMedia:
            self._wanted = False
            self._clock.stop()
            self.ended.emit()
        elif status == QMediaPlayer.MediaStatus.InvalidMedia:
            self._wanted = self._loading = False
            self._path = None
            self.failed.emit(self._player.errorString())

    def _on_frame(self, frame: QVideoFrame) -> None:
        if not self._wanted or not frame.isValid():
            return
        time_us = frame.startTime() if frame.startTime() >= 0 else self.position_us()
        if self._settle.isActive() and not self._has_arrived(time_us):
            return
        self._clock.stop()
        self.shown.emit(frame, time_us)

    def _has_arrived(self, time_us: int) -> bool:
        """Whether a frame soon after a seek is one to be shown."""
        if time_us < self._start_us - TOLERANCE_US:
            if self._overshot:
                self._settle.start(SETTLE_MILLISECONDS)  # on its way from the earlier place
            return False  # the one before the place, with which Qt's player starts, or from before the seek
        if time_us > self._start_us + FAR_US:
            return False  # from before the seek
        if time_us > self._start_us + TOLERANCE_US and not self._overshot:
            self._overshot = True
            self._seek((self._earlier_us - FAR_US // 10) // 1000)
            return False
        self._settle.stop()
        return True
