"""Pictures of one file and sound of another, put together in a third without coding anything anew."""

from __future__ import annotations

from pathlib import Path

import av


def merged(video: Path, sound: Path, out: Path) -> Path:
    """Writes `out`: the first video stream of the one, the first sound of the other, packets in order of time."""
    with av.open(str(video)) as pictures, av.open(str(sound)) as heard, av.open(str(out), "w") as made:
        streams = {}
        packets = []
        for source in (pictures.streams.video[0], heard.streams.audio[0]):
            streams[source.type] = made.add_stream_from_template(source)
            packets += [each for each in source.container.demux(source) if each.dts is not None]
        for packet in sorted(packets, key=lambda each: each.dts * each.time_base):
            packet.stream = streams[packet.stream.type]
            made.mux(packet)
    return out
