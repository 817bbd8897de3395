"""Where a project file lies, and what that means for its journal."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.store.making import AT, new_project
from workbench.store import ProjectFile, opening
from workbench.store.places import Place, place_in, place_of

MOUNTS = r"""
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:40 / /mnt/office rw shared:2 - cifs //server/share rw
31 22 0:41 / /net/home rw - nfs4 server:/home rw
32 22 8:17 / /media/user/STICK rw - vfat /dev/sdb1 rw
33 22 8:33 / /run/media/user/NTFS rw - fuseblk /dev/sdc1 rw
34 22 8:49 / /data/plug rw - ext4 /dev/sdd1 rw
35 22 8:2 / /with\040space rw - fuse.sshfs host: rw
36 30 8:3 / /mnt/office/local rw - xfs /dev/sda3 rw
"""


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/home/user/p", Place.LOCAL),
        ("/mnt/office/p", Place.NETWORK),
        ("/mnt/office-else/p", Place.LOCAL),
        ("/mnt/office/local/p", Place.LOCAL),
        ("/net/home/a/p", Place.NETWORK),
        ("/media/user/STICK/p", Place.REMOVABLE),
        ("/run/media/user/NTFS/p", Place.REMOVABLE),
        ("/data/plug/p", Place.REMOVABLE),
        ("/with space/p", Place.NETWORK),
    ],
)
def test_the_place_is_that_of_the_innermost_mount(path: str, place: Place) -> None:
    assert place_in(MOUNTS, path, lambda device: device == "8:49") is place


def test_an_unreadable_table_of_mounts_means_local() -> None:
    assert place_in("nonsense\n\n1 2 3", "/x") is Place.LOCAL


def test_this_folder_is_somewhere(tmp_path: Path) -> None:
    assert place_of(tmp_path) in Place


@pytest.mark.parametrize("place", [Place.NETWORK, Place.REMOVABLE])
def test_on_a_share_or_stick_a_rollback_journal_is_used_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: Place
) -> None:
    with new_project(tmp_path) as project:
        path = project.path
        assert project.info().journal == "wal"
    monkeypatch.setattr(opening, "place_of", lambda folder: place)
    with ProjectFile.open(path) as project:
        assert project.info().journal == "delete"
        assert project._c.raw.execute("PRAGMA synchronous").fetchone()[0] == 3
        assert place.notice in project.notices
        note = project.add_note("意见", AT)
        assert not path.with_name(path.name + "-wal").exists()
        with ProjectFile.open(path) as second:
            assert second.notes() == (note,)


def test_a_project_can_be_made_on_a_stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "place_of", lambda folder: Place.REMOVABLE)
    with new_project(tmp_path) as project:
        assert project.info().journal == "delete"
        assert "拔出" in project.notices[0]
