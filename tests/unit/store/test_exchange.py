"""Exchange: a union that overwrites nothing, keeps secrets, and refuses what is damaged."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.unit.store.making import AT, Ticking, new_project
from workbench.domain.codec import encode
from workbench.domain.errors import StoreError
from workbench.domain.notes import Anchor, Event, NoteStatus, Visibility
from workbench.domain.project import DecisionForm
from workbench.store import ProjectFile, join, merge, parcel, send
from workbench.store.exchange import pack

ROW = (Anchor("ab", "太原", "12"), Anchor("cd", "晋中", "13"))


@pytest.fixture
def other(tmp_path: Path) -> Iterator[ProjectFile]:
    with new_project(tmp_path, "晋中", "李四") as made:
        yield made


def deliver(sender: ProjectFile, receiver: ProjectFile, folder: Path, **options: Any) -> Any:
    path = folder / f"{sender.city}.xtjh"
    send(sender, path)
    return merge(receiver, path, **options)


def test_what_one_office_wrote_is_read_by_the_other(project: ProjectFile, other: ProjectFile, tmp_path: Path) -> None:
    note = project.add_note("给晋中的意见", AT)
    done = deliver(project, other, tmp_path)
    assert other.notes() == (note,)
    assert (done.sender, done.conflicts, done.dry_run) == ("太原", (), False)
    assert done.new == len([e for _, e in project.events() if e.visibility is Visibility.SHARED])


def test_merging_again_brings_nothing_and_changes_nothing(
    project: ProjectFile, other: ProjectFile, tmp_path: Path
) -> None:
    project.add_note("意见", AT)
    first = deliver(project, other, tmp_path)
    before = other.events()
    again = merge(other, tmp_path / "太原.xtjh")
    assert (again.new, again.known) == (0, first.new)
    assert other.events() == before


def test_a_dry_run_says_what_would_come_and_changes_nothing(
    project: ProjectFile, other: ProjectFile, tmp_path: Path
) -> None:
    note = project.add_note("意见", AT)
    deliver(project, other, tmp_path)
    project.set_status(note.id, NoteStatus.AGREED)
    other.set_status(note.id, NoteStatus.REJECTED)
    before = other.events()
    rehearsed = deliver(project, other, tmp_path, dry_run=True)
    assert other.events() == before
    assert other.verify().ok
    done = merge(other, tmp_path / "太原.xtjh")
    assert replace(rehearsed, dry_run=False) == done
    assert (done.new, len(done.conflicts)) == (1, 1)


def test_contradictory_statuses_are_both_visible_with_a_proposal(
    project: ProjectFile, other: ProjectFile, tmp_path: Path
) -> None:
    note = project.add_note("意见", AT)
    deliver(project, other, tmp_path)
    project.set_status(note.id, NoteStatus.AGREED)
    other.set_status(note.id, NoteStatus.REJECTED)
    deliver(project, other, tmp_path)
    deliver(other, project, tmp_path)
    assert project.note(note.id) == other.note(note.id)
    (dispute,) = project.note(note.id).disputes
    assert {(c.city, c.value) for c in dispute.claims} == {("太原", "已达成一致"), ("晋中", "不采纳")}
    assert "状态不一致" in dispute.proposal
    assert not project.note(note.id).settled
    assert project.notes(contested=True) == (project.note(note.id),)


def test_a_new_status_settles_the_contradiction_everywhere(
    project: ProjectFile, other: ProjectFile, tmp_path: Path
) -> None:
    note = project.add_note("意见", AT)
    deliver(project, other, tmp_path)
    project.set_status(note.id, NoteStatus.AGREED)
    other.set_status(note.id, NoteStatus.REJECTED)
    deliver(other, project, tmp_path)
    project.set_status(note.id, NoteStatus.IN_TALKS)
    deliver(project, other, tmp_path)
    assert other.note(note.id).disputes == ()
    assert other.note(note.id).status is NoteStatus.IN_TALKS


def test_two_offices_decisions_on_one_row_are_both_visible(
    project: ProjectFile, other: ProjectFile, tmp_path: Path
) -> None:
    project.decide(ROW, DecisionForm.VALUE, value="15 日")
    other.decide(tuple(reversed(ROW)), DecisionForm.VALUE, value="20 日")
    done = deliver(project, other, tmp_path)
    (decision,) = other.decisions()
    assert {c.value for d in decision.trace.disputes for c in d.claims} == {"15 日", "20 日"}
    assert [c.dispute.field for c in done.conflicts] == ["value"]


def test_internal_words_never_enter_the_file(project: ProjectFile, tmp_path: Path) -> None:
    secret = project.add_note("绝密甲", AT, visibility=Visibility.INTERNAL)
    project.reply(secret.id, "绝密乙")
    project.edit_note(secret.id, tags=("绝密丙",))
    project.undo()
    shared = project.add_note("可公开", AT)
    project.reply(shared.id, "绝密丁", visibility=Visibility.INTERNAL)
    send(project, tmp_path / "out.xtjh", drafts=True)
    with zipfile.ZipFile(tmp_path / "out.xtjh") as archive:
        content = "".join(archive.read(name).decode() for name in archive.namelist())
    assert "可公开" in content
    assert "绝密" not in content
    assert secret.id not in content


def test_the_file_is_the_same_for_the_same_content(project: ProjectFile) -> None:
    project.add_note("意见", AT)
    packed = pack(project)
    assert parcel.to_bytes(packed) == parcel.to_bytes(replace(packed, events=packed.events))


def test_drafts_travel_when_wanted(project: ProjectFile, other: ProjectFile, tmp_path: Path) -> None:
    draft = project.add_draft("太原", "供水条例", "草案.docx", b"bytes")
    deliver(project, other, tmp_path)
    assert [(d.id, d.present) for d in other.drafts()] == [(draft.id, False)]
    send(project, tmp_path / "with.xtjh", drafts=True)
    assert merge(other, tmp_path / "with.xtjh").drafts == 1
    assert other.blob(draft.sha256) == b"bytes"
    assert other.drafts() == project.drafts()


def test_an_office_joins_with_the_file_it_received(project: ProjectFile, tmp_path: Path) -> None:
    note = project.add_note("意见", AT)
    send(project, tmp_path / "out.xtjh", passphrase="口令")
    joined = join(
        tmp_path / "忻州.xtlf", tmp_path / "out.xtjh", city="忻州", author="王五", passphrase="口令", now=Ticking()
    )
    with joined:
        assert (joined.city, joined.author, joined.project_id) == ("忻州", "王五", project.project_id)
        assert joined.project() == project.project()
        assert joined.notes() == (note,)


def test_joining_with_a_damaged_file_leaves_no_project(tmp_path: Path) -> None:
    (tmp_path / "bad.xtjh").write_bytes(b"PK broken")
    with pytest.raises(StoreError):
        join(tmp_path / "忻州.xtlf", tmp_path / "bad.xtjh", city="忻州", author="王五")
    assert not (tmp_path / "忻州.xtlf").exists()


def test_a_backup_is_made_before_a_merge(project: ProjectFile, other: ProjectFile, tmp_path: Path) -> None:
    project.add_note("意见", AT)
    deliver(project, other, tmp_path)
    assert [b.occasion for b in other.backups()] == ["并入前"]


def test_a_file_of_another_project_or_for_another_city_is_pointed_out(tmp_path: Path, other: ProjectFile) -> None:
    with ProjectFile.create(tmp_path / "x.xtlf", title="另一项目", city="太原", author="张三") as foreign:
        send(foreign, tmp_path / "x.xtjh", recipient="阳泉")
    notices = merge(other, tmp_path / "x.xtjh", dry_run=True).notices
    assert "名称不同" in notices[0]
    assert "发给阳泉" in notices[1]


def test_a_file_of_another_project_is_pointed_out_also_when_its_title_comes_with_it(
    tmp_path: Path, other: ProjectFile
) -> None:
    with ProjectFile.create(tmp_path / "别的.xtlf", title="别的", city="晋中", author="丙") as foreign:
        send(foreign, tmp_path / "别的.xtjh")
    assert any("名称不同" in notice for notice in merge(other, tmp_path / "别的.xtjh").notices)


def test_the_project_file_is_not_overwritten_by_sending(project: ProjectFile) -> None:
    with pytest.raises(StoreError, match="不能覆盖项目文件"):
        send(project, project.path)


# -- sealed


def test_a_sealed_file_opens_with_its_pass_phrase_only(
    project: ProjectFile, other: ProjectFile, tmp_path: Path
) -> None:
    project.add_note("封存的话", AT)
    path = tmp_path / "out.xtjh"
    send(project, path, passphrase="五市协同 2026")
    assert "封存".encode() not in path.read_bytes()
    with pytest.raises(StoreError, match="已加密"):
        merge(other, path)
    with pytest.raises(StoreError, match="口令不对"):
        merge(other, path, passphrase="五市协同 2025")
    assert other.notes() == ()
    assert merge(other, path, passphrase="五市协同 ２０２６").new  # full-width digits are the same words


def test_tampering_with_a_sealed_file_is_noticed(project: ProjectFile, other: ProjectFile, tmp_path: Path) -> None:
    path = tmp_path / "out.xtjh"
    send(project, path, passphrase="口令")
    data = bytearray(path.read_bytes())
    data[-20] ^= 1
    path.write_bytes(data)
    with pytest.raises(StoreError, match="被改动"):
        merge(other, path, passphrase="口令")


def test_a_sealed_file_cannot_ask_for_memory(project: ProjectFile, other: ProjectFile, tmp_path: Path) -> None:
    path = tmp_path / "out.xtjh"
    send(project, path, passphrase="口令")
    path.write_bytes(path.read_bytes().replace(b'"n": 65536', b'"n": 999999999999'))
    with pytest.raises(StoreError, match="已损坏"):
        merge(other, path, passphrase="口令")


# -- damaged or hostile


def refused(project: ProjectFile, path: Path) -> str:
    before = project.events()
    with pytest.raises(StoreError) as caught:
        merge(project, path)
    assert project.events() == before
    assert path.name in caught.value.message
    return caught.value.cause


@pytest.mark.parametrize("cut", [0, 1, 40, 0.5, 0.9, -1])
def test_a_cut_file_is_refused(project: ProjectFile, other: ProjectFile, tmp_path: Path, cut: float) -> None:
    project.add_note("意见", AT)
    path = tmp_path / "out.xtjh"
    send(project, path)
    data = path.read_bytes()
    path.write_bytes(data[: int(cut * len(data)) if isinstance(cut, float) else cut])
    assert "损坏" in refused(other, path)


def test_a_flipped_byte_anywhere_is_refused_or_harmless(
    project: ProjectFile, other: ProjectFile, tmp_path: Path
) -> None:
    project.add_note("意见" * 30, AT)
    packed = pack(project)
    data = parcel.to_bytes(packed)
    for at in range(0, len(data), 7):
        flipped = data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :]
        try:
            found = parcel.from_bytes(flipped)
        except StoreError:
            continue
        # A byte that no reader looks at (times, attributes) may differ: the content is what was sent.
        assert found == packed


def forged(
    packed: parcel.Parcel, change: Callable[[dict[str, Any]], None], *, manifest: dict[str, Any] | None = None
) -> bytes:
    """A file whose checksums fit, with its last event changed."""
    events = [encode(e) for e in packed.events]
    change(events[-1])
    lines = "".join(json.dumps(e, ensure_ascii=False) + "\n" for e in events).encode()
    with zipfile.ZipFile(io.BytesIO(parcel.to_bytes(packed))) as archive:
        head = json.loads(archive.read("manifest.json"))
    import hashlib

    head["files"]["events.jsonl"] = {"sha256": hashlib.sha256(lines).hexdigest(), "size": len(lines)}
    head |= manifest or {}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("manifest.json", json.dumps(head))
        archive.writestr("events.jsonl", lines)
    return buffer.getvalue()


@pytest.mark.parametrize(
    "change",
    [
        {"clock": 10**17},
        {"clock": 0},
        {"clock": "1"},
        {"id": "not-a-uuid"},
        {"visibility": "内部"},
        {"payload": {}},
        {"payload": {"subject": "no colon"}},
        {"payload": []},
        {"city": "长" * 100},
    ],
    ids=str,
)
def test_an_event_of_impossible_form_is_refused(
    project: ProjectFile, other: ProjectFile, tmp_path: Path, change: dict[str, Any]
) -> None:
    project.add_note("意见", AT)
    path = tmp_path / "forged.xtjh"
    path.write_bytes(forged(pack(project), lambda event: event.update(change)))
    assert "损坏" in refused(other, path)


def test_a_known_event_with_other_words_is_refused(project: ProjectFile, other: ProjectFile, tmp_path: Path) -> None:
    note = project.add_note("原话", AT)
    deliver(project, other, tmp_path)
    path = tmp_path / "forged.xtjh"
    path.write_bytes(forged(pack(project), lambda event: event["payload"]["set"].update(text="假话")))
    assert "内容不同" in refused(other, path)
    assert other.note(note.id).text == "原话"


def test_a_file_of_a_newer_program_is_refused(project: ProjectFile, other: ProjectFile, tmp_path: Path) -> None:
    path = tmp_path / "newer.xtjh"
    path.write_bytes(forged(pack(project), lambda event: None, manifest={"version": 2}))
    assert "更新版本" in refused(other, path)


def test_a_draft_under_another_digest_is_refused(project: ProjectFile, other: ProjectFile, tmp_path: Path) -> None:
    project.add_draft("太原", "供水条例", "草案.docx", b"bytes")
    packed = replace(pack(project, drafts=True), drafts={"00" * 32: b"bytes"})
    path = tmp_path / "forged.xtjh"
    parcel.write(packed, path)
    assert "草案与其编号不符" in refused(other, path)


@pytest.mark.parametrize("name", ["../../evil.txt", "/etc/passwd", "drafts/../x", "extra.txt"])
def test_a_zip_with_other_names_is_refused(other: ProjectFile, tmp_path: Path, name: str) -> None:
    path = tmp_path / "evil.xtjh"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("manifest.json", "{}")
        archive.writestr(name, "x")
    assert "不应有的内容" in refused(other, path)


def test_a_zip_bomb_is_refused_unopened(other: ProjectFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parcel, "MAX_TOTAL", 1 << 20)
    path = tmp_path / "bomb.xtjh"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("events.jsonl", bytes(2 << 20))
    assert "过大" in refused(other, path)


def test_deeply_nested_json_is_refused(other: ProjectFile, tmp_path: Path) -> None:
    path = tmp_path / "deep.xtjh"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("manifest.json", "[" * 200_000)
    assert "损坏" in refused(other, path)


def test_a_word_document_is_no_exchange_file(other: ProjectFile, tmp_path: Path) -> None:
    path = tmp_path / "draft.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    refused(other, path)


def test_an_event_appended_twice_is_one(project: ProjectFile) -> None:
    event = Event(
        "6f1c1f0a-4a9e-4a75-9c8f-0a9d1e6f0001",
        9,
        "晋中",
        "李四",
        "t",
        "note.add",
        {"subject": "note:6f1c1f0a-4a9e-4a75-9c8f-0a9d1e6f0001", "set": {"text": "来文"}},
    )
    assert project.append([event, event]) == [event]
    assert project.append([event]) == []
    assert project.add_note("之后", AT).text == "之后"
    assert project.events()[-1][1].clock == 10


def test_sending_touches_no_other_file_of_the_folder(project: ProjectFile, tmp_path: Path) -> None:
    kept = tmp_path / "交换.xtjh.part"
    kept.write_text("别人的文件", "utf-8")
    before = set(tmp_path.iterdir())
    send(project, tmp_path / "交换.xtjh")
    assert kept.read_text("utf-8") == "别人的文件"
    assert set(tmp_path.iterdir()) - before == {tmp_path / "交换.xtjh"}
