"""Ways to see more in a picture: pure functions of `uint8 (height, width, 3)` RGB pictures. No file is touched.

`Seeing` says what is to be done; `see` does it to a picture that is upright already, `plain_picture` what must be
done before it is turned. OpenCV and PyAV are loaded when the first picture is worked on, never by importing this.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeAlias

from catalog.errors import InvalidInput
from catalog.later import np
from catalog.model.geometry import square_size
from catalog.texts import phrase

if TYPE_CHECKING:
    import av
    from numpy.typing import NDArray

Rgb: TypeAlias = "NDArray[np.uint8]"

TILES = 8
"""Local contrast is evened in so many fields each way."""
SHARPEN_SIGMA_PX = 1.5
STEEPEST = 99


class Channel(StrEnum):
    """What of the colours is shown, the single ones in grey. Luma and the two chroma channels are those of
    BT.601 at full range, made from the picture's RGB."""

    ALL = "all"
    RED = "red"
    GREEN = "green"
    BLUE = "blue"
    LUMA = "luma"
    CHROMA_BLUE = "blue difference"
    CHROMA_RED = "red difference"


class Lines(StrEnum):
    """How an interlaced picture's two fields, each of every second line, are shown. One field's missing lines are
    the means of their neighbours; `BLENDED` lays both fields over each other (1:2:1 down the lines)."""

    WOVEN = "woven"
    BLENDED = "blended"
    UPPER = "upper field"
    LOWER = "lower field"


@dataclass(frozen=True, slots=True)
class Seeing:
    """How a picture is to be seen; as made, just as it is. The steps are done in the order of the fields."""

    lines: str = Lines.WOVEN
    channel: str = Channel.ALL
    contrast: int = 0
    """-99 to 99: slope about the middle grey, (100 + contrast) / (100 - contrast)."""
    brightness: int = 0
    """-100 to 100: percent of full white that is added."""
    gamma_centi: int = 100
    """10 to 1000, hundredths: above 100 the dark parts are lifted."""
    local_contrast_tenths: int = 0
    """0 to 400: the clip limit of contrast limited adaptive histogram equalization (CLAHE; Zuiderveld, Graphics
    Gems IV, 1994) on the luma, in tenths; 0: not done."""
    sharpening: int = 0
    """0 to 500 percent: how much of the luma's difference from a Gaussian blur is added (unsharp mask)."""
    quarter_turns: int = 0
    """0 to 3, clockwise, beyond the turn that the file asks for. The last step, for a still; a window turns what
    it paints."""

    @property
    def is_plain(self) -> bool:
        return self == PLAIN

    @property
    def unturned(self) -> Seeing:
        """Without the quarter turns."""
        return replace(self, quarter_turns=0)

    @property
    def curve_only(self) -> Seeing:
        """What is made of each pixel's own value: a channel, and the curve."""
        return Seeing(
            channel=self.channel,
            contrast=self.contrast,
            brightness=self.brightness,
            gamma_centi=self.gamma_centi,
        )

    @property
    def beyond_curve(self) -> Seeing:
        """What looks at a pixel's neighbours."""
        return Seeing(
            lines=self.lines,
            local_contrast_tenths=self.local_contrast_tenths,
            sharpening=self.sharpening,
        )


PLAIN = Seeing()
_RANGES = {
    "contrast": (-STEEPEST, STEEPEST),
    "brightness": (-100, 100),
    "gamma_centi": (10, 1000),
    "local_contrast_tenths": (0, 400),
    "sharpening": (0, 500),
    "quarter_turns": (0, 3),
}
_STEPS = {
    "lines": ("deinterlace", ("lines",)),
    "channel": ("show one channel", ("channel",)),
    "curve": ("contrast, brightness, gamma", ("contrast", "brightness", "gamma_centi")),
    "local": ("even out local contrast (CLAHE)", ("local_contrast_tenths",)),
    "sharpen": ("sharpen (unsharp mask)", ("sharpening",)),
    "turn": ("turn clockwise", ("quarter_turns",)),
}


def recipe_of(seeing: Seeing) -> list[dict[str, Any]]:
    """What is done, in its order, as JSON values: `{"step", …parameters}` of each step that does anything."""
    steps = []
    for words, names in _STEPS.values():
        values = {name: getattr(seeing, name) for name in names}
        if any(value != getattr(PLAIN, name) for name, value in values.items()):
            steps.append({"step": words, **values, **_fixed(names)})
    return steps


def seeing_of(recipe: list[dict[str, Any]]) -> Seeing:
    """The inverse of `recipe_of`. Raises InvalidInput for a step or value that is not known."""
    known = dict(_STEPS.values())
    values: dict[str, Any] = {}
    for step in recipe:
        names = known.get(str(step.get("step")))
        if names is None:
            raise InvalidInput(phrase("“{step}” is no step that this program can do.", step=step.get("step")))
        values |= {name: step[name] for name in names if name in step}
    return checked(Seeing(**values))


def checked(seeing: Seeing) -> Seeing:
    """Raises InvalidInput where a value lies outside its range."""
    for name, (lowest, highest) in _RANGES.items():
        value = getattr(seeing, name)
        if not (isinstance(value, int) and lowest <= value <= highest):
            raise InvalidInput(
                phrase(
                    "{name} must lie from {lowest} to {highest}, not at {value}.",
                    name=name,
                    lowest=lowest,
                    highest=highest,
                    value=value,
                )
            )
    if seeing.channel not in list(Channel) or seeing.lines not in list(Lines):
        raise InvalidInput(
            phrase("“{channel}” or “{lines}” is not known.", channel=seeing.channel, lines=seeing.lines)
        )
    return seeing


def _fixed(names: tuple[str, ...]) -> dict[str, Any]:
    """Parameters that nobody sets, but whoever makes the picture again needs."""
    if "local_contrast_tenths" in names:
        return {"tiles_each_way": TILES, "on": "luma"}
    if "sharpening" in names:
        return {"sigma_thousandths_px": round(SHARPEN_SIGMA_PX * 1000), "on": "luma"}
    return {}


# ---------------------------------------------------------------- pictures


def curve(seeing: Seeing) -> NDArray[np.uint8]:
    """What becomes of each value 0 to 255 by contrast, brightness and gamma, in this order: `uint8 (256,)`."""
    values = np.arange(256) / 255.0
    slope = (100 + seeing.contrast) / (100 - seeing.contrast)
    values = (values - 0.5) * slope + 0.5 + seeing.brightness / 100
    values = np.clip(values, 0.0, 1.0) ** (100 / seeing.gamma_centi)
    return np.rint(values * 255).astype(np.uint8)


def plain_picture(frame: av.VideoFrame, *, lines: str, rotation_degrees: int, sample_aspect: Fraction) -> Rgb:
    """The frame as `pixels.to_rgb` gives it; deinterlaced before anything mixes or turns its lines."""
    from catalog.media.pixels import to_rgb, turned

    if lines == Lines.WOVEN:
        return to_rgb(frame, rotation_degrees=rotation_degrees, sample_aspect=sample_aspect)
    from catalog.media.opencv import cv2

    rgb = deinterlaced(to_rgb(frame), lines)
    size = square_size(frame.width, frame.height, sample_aspect)
    if size != (frame.width, frame.height):
        rgb = cv2.resize(rgb, size, interpolation=cv2.INTER_LINEAR)
    return turned(rgb, rotation_degrees)


def deinterlaced(rgb: Rgb, lines: str) -> Rgb:
    """The picture as it is coded, its fields taken apart or blended; a new picture unless it stays woven."""
    height = rgb.shape[0]
    if lines == Lines.WOVEN or height < 4:
        return rgb
    if lines == Lines.BLENDED:
        from catalog.media.opencv import cv2

        down = np.array([0.25, 0.5, 0.25], np.float32)
        blended: Rgb = cv2.sepFilter2D(rgb, -1, np.ones(1, np.float32), down, borderType=cv2.BORDER_REPLICATE)
        return blended
    first = 0 if lines == Lines.UPPER else 1
    kept = rgb[first::2]
    between = ((kept[:-1].astype(np.uint16) + kept[1:] + 1) >> 1).astype(np.uint8)
    result = np.empty_like(rgb)
    result[first::2] = kept
    result[first + 1 : first + 1 + 2 * len(between) : 2] = between
    if first == 1:
        result[0] = kept[0]
    if (height - first) % 2 == 0:
        result[-1] = kept[-1]
    return result


def see(rgb: Rgb, seeing: Seeing) -> Rgb:
    """The upright picture with every step but `lines` done; the picture itself where there is nothing to do."""
    from catalog.media.pixels import turned

    on_luma = bool(seeing.local_contrast_tenths or seeing.sharpening)
    is_grey = seeing.channel != Channel.ALL
    if seeing.unturned.is_plain:
        return turned(rgb, 90 * seeing.quarter_turns)
    from catalog.media.opencv import cv2

    picture: Rgb = _one_channel(rgb, seeing.channel) if is_grey else rgb
    if not replace(seeing.curve_only, channel=Channel.ALL).is_plain:
        picture = cv2.LUT(picture, curve(seeing))
    if on_luma and is_grey:
        picture = _luma_seen(picture, seeing)
    elif on_luma:
        parts = cv2.cvtColor(picture, cv2.COLOR_RGB2YCrCb)
        cv2.insertChannel(_luma_seen(cv2.extractChannel(parts, 0), seeing), parts, 0)
        picture = cv2.cvtColor(parts, cv2.COLOR_YCrCb2RGB)
    if is_grey:
        picture = cv2.cvtColor(picture, cv2.COLOR_GRAY2RGB)
    return turned(picture, 90 * seeing.quarter_turns)


def _one_channel(rgb: Rgb, channel: str) -> NDArray[np.uint8]:
    """`(height, width)`"""
    from catalog.media.opencv import cv2

    colours, others = (Channel.RED, Channel.GREEN, Channel.BLUE), (Channel.CHROMA_RED, Channel.CHROMA_BLUE)
    one: NDArray[np.uint8]
    if channel in colours:
        one = cv2.extractChannel(rgb, colours.index(Channel(channel)))
    elif channel == Channel.LUMA:
        one = cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY)
    else:
        parts = cv2.cvtColor(rgb, cv2.COLOR_RGB2YCrCb)
        one = cv2.extractChannel(parts, 1 + others.index(Channel(channel)))
    return one


def _luma_seen(luma: NDArray[np.uint8], seeing: Seeing) -> NDArray[np.uint8]:
    """`(height, width)`: local contrast evened out, then sharpened."""
    from catalog.media.opencv import cv2

    if seeing.local_contrast_tenths:
        evening = cv2.createCLAHE(clipLimit=seeing.local_contrast_tenths / 10, tileGridSize=(TILES, TILES))
        luma = evening.apply(luma)
    if seeing.sharpening:
        amount = seeing.sharpening / 100
        soft = cv2.GaussianBlur(luma, (0, 0), SHARPEN_SIGMA_PX, borderType=cv2.BORDER_REPLICATE)
        luma = cv2.addWeighted(luma, 1 + amount, soft, -amount, 0)
    return luma
