"""An exchange file within bounds of memory: parts too large are refused before they are unpacked."""

from __future__ import annotations

import hashlib
import io
import json
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from tests.unit.store.making import AT, new_project
from workbench.domain.errors import StoreError
from workbench.store import ProjectFile, merge, send
from workbench.store.exchange import pack
from workbench.store.parcel import MAX_PART, from_bytes, to_bytes


def bomb(project: ProjectFile, size: int) -> bytes:
    """A well-formed file with one draft of `size` equal bytes, which shrink to almost nothing."""
    zeros = hashlib.sha256()
    for _ in range(size >> 20):
        zeros.update(bytes(1 << 20))
    name = f"drafts/{zeros.hexdigest()}"
    packed = to_bytes(pack(project))
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        manifest = json.loads(old.read("manifest.json"))
        manifest["files"][name] = {"sha256": zeros.hexdigest(), "size": size}
        new.writestr("manifest.json", json.dumps(manifest))
        new.writestr("events.jsonl", old.read("events.jsonl"))
        with new.open(name, "w", force_zip64=True) as member:
            for _ in range(size >> 20):
                member.write(bytes(1 << 20))
    return buffer.getvalue()


def test_a_huge_part_is_refused_without_being_unpacked(project: ProjectFile) -> None:
    data = bomb(project, MAX_PART + (1 << 20))
    tracemalloc.start()
    try:
        with pytest.raises(StoreError, match="过大"):
            from_bytes(data)
        assert tracemalloc.get_traced_memory()[1] < 8 << 20
    finally:
        tracemalloc.stop()


def test_a_part_that_says_less_than_it_holds_is_refused(project: ProjectFile) -> None:
    data = bytearray(bomb(project, 2 << 20))
    for mark in (b"PK\x01\x02",):
        at = data.rfind(mark)  # the entry of the draft in the list at the end
        assert int.from_bytes(data[at + 24 : at + 28], "little") == 2 << 20
        data[at + 24 : at + 28] = (1000).to_bytes(4, "little")
    with pytest.raises(StoreError, match="损坏"):
        from_bytes(bytes(data))


def test_a_draft_within_bounds_comes_in(project: ProjectFile) -> None:
    parcel = from_bytes(bomb(project, 1 << 20))
    assert [len(data) for data in parcel.drafts.values()] == [1 << 20]


def test_an_event_beyond_its_bound_is_refused(project: ProjectFile) -> None:
    packed = to_bytes(pack(project))
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        lines = old.read("events.jsonl") + b'{"id": "' + b"x" * (5 << 20) + b'"}\n'
        manifest = json.loads(old.read("manifest.json"))
        manifest["files"]["events.jsonl"] = {"sha256": hashlib.sha256(lines).hexdigest(), "size": len(lines)}
        new.writestr("manifest.json", json.dumps(manifest))
        new.writestr("events.jsonl", lines)
    with pytest.raises(StoreError, match="过大"):
        from_bytes(buffer.getvalue())


def test_a_sealed_file_and_an_open_one_bring_the_same(project: ProjectFile, tmp_path: Path) -> None:
    project.add_note("意见", AT)
    project.add_draft("太原", "条例", "a.docx", b"draft")
    send(project, tmp_path / "a.xtjh", drafts=True)
    send(project, tmp_path / "b.xtjh", drafts=True, passphrase="口令")
    with new_project(tmp_path, "晋中") as one, new_project(tmp_path, "忻州") as two:
        first, second = merge(one, tmp_path / "a.xtjh"), merge(two, tmp_path / "b.xtjh", passphrase="口令")
    assert (first.new, first.drafts) == (second.new, second.drafts)
    assert first.drafts == 1
