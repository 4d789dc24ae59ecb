"""After yt-dlp: laying everything it received into the object store, under what it is."""

# mypy: disable-error-code="no-untyped-call"
# yt-dlp has no types.

from __future__ import annotations

import functools
import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from catalog.archive.failures import BY_HAND, explained
from catalog.archive.kinds import extension_by_bytes, head_of, is_no_media, media_type_of
from catalog.archive.links import host_of
from catalog.archive.listener import Listener
from catalog.archive.missing import COULD_NOT, LEFT_OUT, SUBTITLES_OF
from catalog.errors import CatalogError, SourceUnavailable
from catalog.jobs import JobContext
from catalog.model.records import Json, Role
from catalog.model.tool_versions import version
from catalog.store.objects import ObjectStore, TakenObject, clean_extension
from catalog.texts import marked, phrase

if TYPE_CHECKING:
    from catalog.archive.session import Transfer, WatchedYoutubeDL

MOST_SUBTITLES = 100
LARGEST_THUMBNAIL_BYTES = 20_000_000
THUMBNAIL_TRIES = 3


@dataclass(frozen=True, slots=True)
class BroughtObject:
    """An object that the link brought, and as what. `parent_sha256` names what a merge was made from."""

    taken: TakenObject
    role: str
    name: str
    media_type: str
    recipe: dict[str, Any] = field(default_factory=dict)
    parent_sha256: str | None = None


class Gatherer:
    """Takes the files of one finished download into the store. Filled by `gather`: the two SHA-256."""

    def __init__(
        self,
        site: WatchedYoutubeDL,
        listener: Listener,
        store: ObjectStore,
        context: JobContext,
        info: dict[str, Any],
    ) -> None:
        self._site = site
        self._listener = listener
        self._store = store
        self._context = context
        self.info = info
        self._folder = site.journal.folder
        self.reference_sha256 = ""
        self.playable_sha256 = ""
        self.page = site.first_response
        self.missing: list[Json] = []
        """What could not be had, and why."""
        self.received: list[Json] = []
        """How much of each served stream was expected and came."""

    def gather(self, *, subtitles: bool, thumbnail: bool) -> list[BroughtObject]:
        """Streams first, the reference before the others, then the merge, then what lies beside them.

        Raises SourceUnavailable when what came is no recording; a missing subtitle or thumbnail is a warning.
        """
        streams = [self._stream(transfer) for transfer in self._site.streams()]
        if not streams:
            raise SourceUnavailable("The site handed nothing out.", hint=BY_HAND)
        picture = [
            brought
            for brought, transfer in zip(streams, self._site.streams(), strict=True)
            if transfer.what == "the video"
        ]
        reference = (picture or streams)[0]
        self.reference_sha256 = self.playable_sha256 = reference.taken.sha256
        brought = [reference, *(each for each in streams if each is not reference)]
        lists = [
            self._received(each, transfer)
            for each, transfer in zip(streams, self._site.streams(), strict=True)
        ]
        merged = self._merged([each.taken.sha256 for each in streams])
        if merged is not None:
            self.playable_sha256 = merged.taken.sha256
            brought.append(merged)
        brought += [each for each in lists if each is not None]
        if subtitles:
            brought += self._subtitles()
        return [*brought, *self.beside(thumbnail=thumbnail)]

    def beside(self, *, thumbnail: bool, tries: int = THUMBNAIL_TRIES) -> list[BroughtObject]:
        """What is had once the page was read, whether the recording came or not."""
        return [*(self._thumbnail(tries) if thumbnail else []), self._info_json(), *self.traffic()]

    def traffic(self) -> list[BroughtObject]:
        """What was asked and answered so far."""
        return self._site.traffic.bring(self._store, self._folder, self._site.secrets())

    @property
    def warnings(self) -> list[str]:
        return self._listener.warnings

    @property
    def tries(self) -> int:
        return self._listener.tries

    @functools.cached_property
    def tool_versions(self) -> dict[str, str]:
        from catalog.archive.session import ffmpeg_version

        return {
            "yt-dlp": version("yt-dlp"),
            "ffmpeg": ffmpeg_version(),
            "deno": version("deno"),
        }

    def hidden(self, value: Any) -> Any:
        return self._site.secrets().hidden(value)

    # ---------------------------------------------------------------- recordings

    def _stream(self, transfer: Transfer) -> BroughtObject:
        path = self._folder / transfer.name
        if not path.is_file() or path.stat().st_size == 0:
            raise SourceUnavailable(
                phrase("The site handed {what} out empty.", what=transfer.what), hint=BY_HAND
            )
        head = head_of(path)
        instead = is_no_media(head)
        if instead is not None:
            self._site.journal.forget(transfer.name)
            raise SourceUnavailable(
                phrase(
                    "What {host_of} handed out is {instead}, not a recording.",
                    host_of=host_of(transfer.url),
                    instead=instead,
                ),
                hint=phrase("The link may have run out, or lead past the video. {BY_HAND}", BY_HAND=BY_HAND),
            )
        extension = extension_by_bytes(head) or clean_extension(transfer.name)
        name = f"{transfer.format.get('format_id') or 'video'}{extension}"
        return BroughtObject(
            self._take(path, extension),
            Role.SERVED_STREAM,
            name,
            media_type_of(name),
            recipe=self._how_received(transfer),
        )

    def _received(self, brought: BroughtObject, transfer: Transfer) -> BroughtObject | None:
        """Notes how much was expected and came; gives the list of segments as an object, where there is one."""
        segments = transfer.segments
        pieces = self._pieces(brought, transfer) if segments is not None else None
        self.received.append(
            {
                "sha256": brought.taken.sha256,
                "bytes_expected": transfer.kept.declared if transfer.kept.direct else None,
                "bytes_received": brought.taken.size,
                "fragments": {"expected": segments.count, "received": len(transfer.kept.pieces)}
                if segments is not None
                else None,
                "list_sha256": pieces.taken.sha256 if pieces is not None else None,
                "declared_micros": segments.micros if segments is not None else None,
            }
        )
        return pieces

    def _pieces(self, brought: BroughtObject, transfer: Transfer) -> BroughtObject:
        """Each segment's number, size and hash as it was kept, so that any can be cut out of the stream again."""
        pieces = [{"number": number, **piece} for number, piece in sorted(transfer.kept.pieces.items())]
        data = json.dumps({"of": brought.taken.sha256, "segments": pieces}, indent=1).encode()
        taken = self._store.take_bytes(data, extension=".json")
        name = f"segments-{Path(brought.name).stem}.json"
        return BroughtObject(
            taken, Role.SEGMENT_LIST, name, "application/json", parent_sha256=brought.taken.sha256
        )

    def _how_received(self, transfer: Transfer) -> dict[str, Any]:
        segments = transfer.segments
        if segments is not None:
            how = "segments joined in order, their bytes unchanged"
            if segments.encrypted:
                how = "segments decrypted with the key that the playlist names (AES-128), joined in order"
            return {"received as": how, "segments": segments.count, "playlist digest": segments.digest}
        if transfer.kept.direct:
            return {}
        return {
            "received as": "written by ffmpeg from the stream, without encoding anew",
            "tool": "ffmpeg",
            "version": self.tool_versions["ffmpeg"],
        }

    def _merged(self, parents: list[str]) -> BroughtObject | None:
        names = {transfer.name for transfer in self._site.streams()}
        written = [
            Path(str(each.get("filepath") or "")) for each in self.info.get("requested_downloads") or []
        ]
        for path in written:
            if path.name and path.name not in names and path.is_file():
                return self._merge(path, parents)
        if len(parents) > 1:
            raise SourceUnavailable(
                "Picture and sound arrived, and putting them together failed.",
                hint="Try again; what has arrived is kept.",
            )
        return None

    def _merge(self, path: Path, parents: list[str]) -> BroughtObject:
        extension = clean_extension(path.name)
        recipe = {
            "tool": "ffmpeg",
            "version": self.tool_versions["ffmpeg"],
            "command": self._command(),
            "made from": parents,
        }
        return BroughtObject(
            self._take(path, extension),
            Role.MERGED_FILE,
            f"merged{extension}",
            media_type_of(path.name),
            recipe=recipe,
            parent_sha256=self.reference_sha256,
        )

    def _command(self) -> str:
        """The merge's command line, without the folders of this machine."""
        line = self._site.commands[-1] if self._site.commands else ""
        line = line.replace(f"{self._folder}/", "")
        return re.sub(r"^\S*/(?=[^/\s]*ffmpeg)", "", line)

    # ---------------------------------------------------------------- beside them

    def _subtitles(self) -> list[BroughtObject]:
        found: list[BroughtObject] = []
        tracks = list((self.info.get("subtitles") or {}).items())
        tracks = [(language, formats) for language, formats in tracks if language != "live_chat" and formats]
        for number, (language, formats) in enumerate(tracks[:MOST_SUBTITLES]):
            track = formats[-1]  # yt-dlp lists the best last
            extension = clean_extension(f"x.{track.get('ext') or ''}")
            path = self._folder / f"subtitle{number}{extension}"
            try:
                self._receive_subtitle(track, path)
                taken = self._take(path, extension)
            except Exception as error:
                self._unless_needed(error, phrase(SUBTITLES_OF, language=language))
                continue
            plain = re.sub(r"[^A-Za-z0-9-]", "", str(language))[:20] or "unknown"
            name = f"subtitle-{plain}{extension}"
            found.append(BroughtObject(taken, Role.SUBTITLE, name, media_type_of(name)))
        if len(tracks) > MOST_SUBTITLES:
            self._lacks(marked("subtitles"), phrase(LEFT_OUT, count=len(tracks) - MOST_SUBTITLES))
        return found

    def _receive_subtitle(self, track: dict[str, Any], path: Path) -> None:
        if track.get("data") is not None:
            path.write_text(str(track["data"]), encoding="utf-8", errors="replace")
            return
        headers = track.get("http_headers") or self.info.get("http_headers")
        success, _ = self._site.dl(str(path), {**track, "http_headers": headers}, subtitle=True)
        if not success or not path.is_file():
            raise SourceUnavailable("nothing arrived.")

    def _thumbnail(self, tries: int) -> list[BroughtObject]:
        candidates = [each for each in reversed(self.info.get("thumbnails") or []) if each.get("url")]
        for candidate in candidates[:tries]:
            try:
                data = self._site.receive(
                    candidate["url"], LARGEST_THUMBNAIL_BYTES, candidate.get("http_headers")
                )
            except Exception as error:
                self._unless_needed(error, marked("the thumbnail"))
                continue
            extension = extension_by_bytes(data[:1024])
            if extension in (".jpg", ".png", ".gif", ".webp", ".avif"):
                taken = self._store.take_bytes(data, extension=extension)
                name = f"thumbnail{extension}"
                return [BroughtObject(taken, Role.THUMBNAIL, name, media_type_of(name))]
            self._lacks(marked("the thumbnail"), marked("the thumbnail is no picture"))
        return []

    def _info_json(self) -> BroughtObject:
        """Everything that yt-dlp knows of the page but what gives access: exporters pass it through `scrubbed`."""
        data = json.dumps(self.hidden(self._site.sanitize_info(self.info)), indent=1).encode()
        taken = self._store.take_bytes(data, extension=".json")
        return BroughtObject(taken, Role.INFO, "info.json", "application/json")

    # ---------------------------------------------------------------- parts

    def _take(self, path: Path, extension: str) -> TakenObject:
        return self._store.take(path, extension=extension, context=self._context)

    def _unless_needed(self, error: Exception, what: str) -> None:
        """Makes a warning of a failure, unless it ends the whole download: a cancel, a full disk, a bug."""
        if not isinstance(error, CatalogError):
            if not self._site.is_failure(error):
                raise error
            error = explained(error, self._site.situation("", 1))
        if not isinstance(error, SourceUnavailable):
            raise error
        self._lacks(what, phrase(COULD_NOT, what=what, why=error.message))

    def _lacks(self, what: str, text: str) -> None:
        self.missing.append({"what": what, "why": text})
        if text not in self.warnings:
            self.warnings.append(text)
