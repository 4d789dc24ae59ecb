"""A report tells of each link how it was captured, and whether all of the recording is there."""

from __future__ import annotations

from pathlib import Path

from catalog.case import Case
from catalog.model.records import Posting
from catalog.report.captures import Captured as NotCaptured
from catalog.report.captures import captured_by_posting
from catalog.report.content import Block, Facts
from catalog.report.recordings import posting_blocks
from tests.archive.capturing import Captured, Captures
from tests.helpers.rare_shapes import damaged_ts
from tests.helpers.site import Site


def told(captured: Captured) -> str:
    """The posting as the report tells of it, as text."""
    by_posting = captured_by_posting([captured.record], [captured.completeness], [], {})
    blocks: list[Block] = list(posting_blocks(captured.posting, "P1", by_posting[captured.posting.uid]))
    rows = [fact for block in blocks if isinstance(block, Facts) for fact in block.rows]
    return "\n".join(f"{fact.label}: {fact.value}" for fact in rows)


def test_a_damaged_recording_is_told_with_its_faults_and_the_way_it_came(
    site: Site, case: Case, tmp_path: Path
) -> None:
    site.add_video("clip.ts", damaged_ts(tmp_path).path)
    link = site.add_redirect("go", "clip.ts")
    text = told(Captures(case)(link + "?id=7&Signature=geheim"))
    assert "Verdict: complete with damage" in text
    assert "error while decoding MB" in text
    assert "picture: 90 frames decoded, 3.600 s" in text
    assert f"Link reached: {site.url('clip.ts')}" in text
    assert f"Redirect: 302 to {site.url('clip.ts')}" in text
    assert f"Server's address: 127.0.0.1:{site.port}" in text
    assert "Network path: direct" in text
    assert "Missing: comments: They were not asked for." in text
    assert "geheim" not in text


def test_a_posting_from_before_captures_were_recorded_is_told_without() -> None:
    assert captured_by_posting([], [], [], {}) == {}
    posting = Posting(url="https://example.org/")
    blocks = list(posting_blocks(posting, "P1", NotCaptured()))
    assert all("Verdict" not in str(block) for block in blocks)
