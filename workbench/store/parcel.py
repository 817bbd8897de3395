"""The exchange file: a zip of events, drafts and a manifest with their checksums; written whole, read with suspicion."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import secrets
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from workbench.domain.codec import encode
from workbench.domain.errors import StoreError
from workbench.domain.notes import Event, Visibility
from workbench.store import seal
from workbench.store.connection import telling
from workbench.store.fold import canonical, subject_of

FORMAT = "workbench-exchange"
VERSION = 1
#: Bounds for what comes in: bytes of the file, of all its parts unpacked, of one part, of all events, of one event;
#: number of parts. Five cities' drafts with all versions take some tens of megabytes.
MAX_FILE, MAX_TOTAL, MAX_PART, MAX_EVENTS, MAX_EVENT = 256 << 20, 256 << 20, 64 << 20, 128 << 20, 4 << 20
MAX_PARTS = 2000
#: How deep an event's data may be nested; ours are four deep.
MAX_DEPTH = 24
#: A logical clock beyond this is nonsense and would spoil everybody's.
MAX_CLOCK = 1 << 48
#: Bytes that are unpacked at a time.
_PIECE = 1 << 20
_EPOCH = (1980, 1, 1, 0, 0, 0)
_DRAFT = re.compile(r"drafts/([0-9a-f]{64})")
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_SUBJECT = re.compile(r"[a-z]{1,32}:[^\x00-\x1f]{0,300}")
_MANIFEST, _EVENTS = "manifest.json", "events.jsonl"


@dataclass(frozen=True, slots=True)
class Parcel:
    """What an exchange file carries.

    Attributes:
        project, title: id and title of the sender's project.
        city, author, created: who sent it when (ISO 8601 UTC).
        recipient: the city it is meant for, or "" for all.
        drafts: SHA-256 to bytes.
        foreign: ids of events among them that say what another project is (its title, its year), which the sender
            merged though it was made separately.
    """

    project: str
    title: str
    city: str
    author: str
    created: str
    events: tuple[Event, ...]
    drafts: Mapping[str, bytes] = field(default_factory=dict)
    recipient: str = ""
    foreign: tuple[str, ...] = ()


def write(parcel: Parcel, path: Path, *, passphrase: str = "") -> None:
    """Write the exchange file, replacing one of the same name only when it is whole."""
    data = to_bytes(parcel)
    if len(data) > MAX_FILE or sum(map(len, parcel.drafts.values())) > MAX_TOTAL // 2:
        raise StoreError("要发送的内容过大，对方将无法并入", "请不附草案原件发送，草案另行传送", subject=path.name)
    if passphrase:
        data = seal.seal(data, passphrase)
    # A name of this process's own, and never an existing file: somebody may keep a file called "….part" there.
    part = path.with_name(f"~{path.stem[:20]}.{os.getpid()}.{secrets.token_hex(4)}.part")
    with telling(path):
        try:
            with part.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)


def to_bytes(parcel: Parcel) -> bytes:
    """The zip; the same parcel gives the same bytes."""
    lines = "".join(canonical(encode(event)) + "\n" for event in parcel.events).encode()
    parts = {_EVENTS: lines} | {f"drafts/{sha}": data for sha, data in sorted(parcel.drafts.items())}
    manifest = {
        "format": FORMAT, "version": VERSION, "project": parcel.project, "title": parcel.title, "city": parcel.city,
        "author": parcel.author, "created": parcel.created, "recipient": parcel.recipient, "events": len(parcel.events),
        **({"foreign": sorted(parcel.foreign)} if parcel.foreign else {}),
        "files": {name: {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data)} for name, data in parts.items()},
    }  # fmt: skip
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in ({_MANIFEST: canonical(manifest).encode()} | parts).items():
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, data)
    return buffer.getvalue()


def read(path: Path, *, passphrase: str = "") -> Parcel:
    """Read an exchange file, checking everything before anything is believed.

    Raises:
        StoreError: it is damaged, tampered with, sealed with another pass phrase, from a newer program, or no exchange
            file at all.
    """
    with telling(path):
        if path.stat().st_size > MAX_FILE:
            raise StoreError("文件过大，不像是交换文件", "请确认选择的文件", subject=path.name)
        file = path.open("rb")
    try:
        with file:
            with telling(path):
                sealed = seal.is_sealed(file.read(64))
                file.seek(0)
                data = file.read() if sealed else b""
            return from_bytes(seal.unseal(data, passphrase)) if sealed else _from_file(file)
    except StoreError as error:
        raise error.about(path.name) from error


def from_bytes(data: bytes) -> Parcel:
    """The parcel in a zip that :func:`to_bytes` wrote."""
    return _from_file(io.BytesIO(data))


def _from_file(file: IO[bytes]) -> Parcel:
    """The parcel in an open zip; its parts are unpacked one by one, so that memory holds hardly more than they say."""
    try:
        with zipfile.ZipFile(file) as archive:
            infos = _listed(archive)
            manifest = _manifest(_content(archive, infos.pop(_MANIFEST, None)))
            listed = manifest["files"]
            if set(listed) != set(infos):
                raise damaged("内容与清单不符")
            entries = {name: listed[name] for name in infos}
            events = _events(archive, infos.pop(_EVENTS, None), entries.get(_EVENTS))
            drafts = {name.partition("/")[2]: _draft(archive, info, entries[name]) for name, info in infos.items()}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        raise damaged("压缩包不完整") from error
    if len(events) != manifest["events"] or len({e.id for e in events}) != len(events):
        raise damaged("记录数与清单不符")
    foreign = manifest.get("foreign", [])
    if not isinstance(foreign, list) or not all(isinstance(i, str) for i in foreign):
        raise damaged("清单不完整")
    return Parcel(events=events, drafts=drafts, foreign=tuple(foreign), **{n: manifest[n] for n in _WORDS})


_WORDS = ("project", "title", "city", "author", "created", "recipient")


def _listed(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """The parts by name; nothing has been unpacked yet, and nothing will be beyond the bounds."""
    infos = archive.infolist()
    sizes = [(info.file_size, MAX_EVENTS if info.filename == _EVENTS else MAX_PART) for info in infos]
    if len(infos) > MAX_PARTS or sum(n for n, _ in sizes) > MAX_TOTAL or any(n > bound for n, bound in sizes):
        raise StoreError("交换文件展开后过大", "请对方发送时不附草案原件；如仍过大，请确认文件来源")
    if len({i.filename for i in infos}) != len(infos):
        raise damaged("内容有重名")
    if any(i.filename not in (_MANIFEST, _EVENTS) and not _DRAFT.fullmatch(i.filename) for i in infos):
        raise damaged("含有不应有的内容")
    return {info.filename: info for info in infos}


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo | None) -> bytes:
    """A part's bytes; b"" when it is not there. The declared size may lie: never more than it is read."""
    if info is None:
        return b""
    with archive.open(info) as member:
        content = member.read(info.file_size + 1)
    if len(content) != info.file_size:
        raise damaged("内容长度不符")
    return content


def _same_sum(entry: object, found: str, name: str) -> None:
    if not isinstance(entry, dict) or entry.get("sha256") != found:
        raise damaged(f"{name}的校验值不符")


def _events(archive: zipfile.ZipFile, info: zipfile.ZipInfo | None, entry: object) -> tuple[Event, ...]:
    """The events, line by line; believed only when the whole part's checksum is right."""
    if info is None:
        return ()
    events, digest, read, rest = list[Event](), hashlib.sha256(), 0, b""
    with archive.open(info) as member:
        # Line by line through the archive's own reader would take longer than everything else.
        while read <= info.file_size and (piece := member.read(_PIECE)):
            digest.update(piece)
            read += len(piece)
            *lines, rest = (rest + piece).split(b"\n")
            events += [_event(line) for line in lines if line]
            if len(rest) > MAX_EVENT:
                raise damaged("有一条记录过大")
    if rest:
        events.append(_event(rest))
    if read != info.file_size:
        raise damaged("内容长度不符")
    _same_sum(entry, digest.hexdigest(), _EVENTS)
    return tuple(events)


def _draft(archive: zipfile.ZipFile, info: zipfile.ZipInfo, entry: object) -> bytes:
    content = _content(archive, info)
    found = hashlib.sha256(content).hexdigest()
    _same_sum(entry, found, info.filename)
    if found != info.filename.partition("/")[2]:
        raise damaged("草案与其编号不符")
    return content


def _manifest(data: bytes) -> dict[str, Any]:
    manifest = _json(data, "清单")
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise StoreError("这不是协同立法工作台的交换文件", "请选择由“发送给其他市”生成的文件")
    version = manifest.get("version")
    if not isinstance(version, int) or version > VERSION:
        raise StoreError("该交换文件由更新版本的工作台发出", "请升级工作台后再并入")
    if not isinstance(manifest.get("files"), dict) or not all(isinstance(manifest.get(n), str) for n in _WORDS):
        raise damaged("清单不完整")
    return manifest


def _no_constant(name: str) -> float:
    raise ValueError(name)


_DECODER = json.JSONDecoder(parse_constant=_no_constant)


def _json(data: bytes, what: str) -> Any:
    try:
        return _DECODER.decode(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise damaged(f"{what}无法读取") from error


def _event(line: bytes) -> Event:
    """One event, its form checked."""
    if len(line) > MAX_EVENT:
        raise damaged("有一条记录过大")
    data = _json(line, "记录")
    if not isinstance(data, dict) or any(type(data.get(name)) is not kind for name, kind in _TYPED):
        raise damaged("有一条记录缺少内容")
    answers, visibility = data.get("answers", ""), data.get("visibility", Visibility.SHARED.value)
    if not isinstance(answers, str) or visibility != Visibility.SHARED.value:
        raise damaged("含有不应外发的内部记录" if visibility == Visibility.INTERNAL.value else "有一条记录的格式不对")
    words = (data["id"], data["clock"], data["city"], data["author"], data["time"], data["kind"])
    event = Event(*words, data["payload"], answers)
    problem = fault(event, deep=line.count(b"{") + line.count(b"[") > MAX_DEPTH)
    if not problem and b"\\u" in line and not _storable(event):
        problem = "有一条记录含有不完整的字符"
    if problem:
        raise damaged(problem)
    return event


def _storable(event: Event) -> bool:
    """Whether all words are whole characters: JSON can spell half of a surrogate pair."""
    try:
        canonical(encode(event)).encode()
    except UnicodeEncodeError:
        return False
    return True


def _deep(value: Any) -> bool:
    """Whether plain data is nested more than :data:`MAX_DEPTH` deep."""
    level = [value]
    for _ in range(MAX_DEPTH):
        level = [
            inner for v in level for inner in (v.values() if isinstance(v, dict) else v if isinstance(v, list) else ())
        ]
        if not level:
            return False
    return True


#: What an event in a file must have, and of what type.
_TYPED = (
    ("id", str), ("clock", int), ("city", str), ("author", str), ("time", str), ("kind", str), ("payload", dict),
)  # fmt: skip


def fault(event: Event, *, deep: bool = True) -> str:
    """What is wrong with the form of an event from elsewhere, or ""; `deep`: its data may be nested too deep."""
    if not _UUID.fullmatch(event.id):
        return "有一条记录的编号不合格式"
    if not 0 < event.clock <= MAX_CLOCK:
        return "有一条记录的次序号不合理"
    if event.visibility is not Visibility.SHARED:
        return "含有不应外发的内部记录"
    lengths = (len(event.city) > 60, len(event.author) > 200, len(event.time) > 40, len(event.kind) > 60)
    if not _SUBJECT.fullmatch(subject_of(event)) or any(lengths):
        return "有一条记录的格式不对"
    if deep and _deep(event.payload):
        return "有一条记录的层次过深"
    return ""


class DamagedError(StoreError):
    """A damaged or forged exchange file."""


def damaged(what: str) -> DamagedError:
    """The refusal of a damaged exchange file."""
    return DamagedError(f"交换文件已损坏或被改动（{what}），没有并入任何内容", "请对方重新发送")
