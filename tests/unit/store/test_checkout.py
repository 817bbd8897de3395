"""Copy in, work, copy back with a check."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.store.making import AT, new_project
from workbench.domain.errors import StoreError
from workbench.store import ProjectFile
from workbench.store.checkout import Loan, copy_back, copy_in, loan_of


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A closed project in a folder that stands for a share."""
    (tmp_path / "share").mkdir()
    with new_project(tmp_path / "share") as project:
        project.add_note("借出之前", AT)
    return project.path


def texts(path: Path) -> list[str]:
    with ProjectFile.open(path, read_only=True) as project:
        return [n.text for n in project.notes()]


def test_work_on_the_copy_comes_back_to_the_original(shared: Path, tmp_path: Path) -> None:
    loan = copy_in(shared, tmp_path / "local")
    with ProjectFile.open(loan.copy) as project:
        project.add_note("在本机写的", AT)
    done = copy_back(loan)
    assert (done.joined, done.aside) == (0, None)
    assert texts(shared) == ["借出之前", "在本机写的"]
    assert not loan.copy.exists()
    assert [p.name for p in shared.parent.iterdir()] == [shared.name]


def test_what_was_written_into_the_original_meanwhile_is_joined(shared: Path, tmp_path: Path) -> None:
    loan = copy_in(shared, tmp_path / "local")
    with ProjectFile.open(loan.copy) as project:
        project.add_note("在本机写的", AT)
    with ProjectFile.open(shared) as project:
        project.add_note("同时在共享处写的", AT)
        draft = project.add_draft("太原", "供水条例", "a.docx", b"bytes")
    done = copy_back(loan)
    assert done.joined == 2
    assert done.aside is not None and texts(done.aside) == ["借出之前", "同时在共享处写的"]
    assert set(texts(shared)) == {"借出之前", "在本机写的", "同时在共享处写的"}
    with ProjectFile.open(shared) as project:
        assert project.blob(draft.sha256) == b"bytes"
        assert project.verify().ok


def test_a_loan_is_found_again_after_a_restart(shared: Path, tmp_path: Path) -> None:
    loan = copy_in(shared, tmp_path / "local")
    assert loan_of(loan.copy) == Loan(shared, loan.copy, loan.sha256)
    assert loan_of(shared) is None


def test_an_open_project_is_neither_lent_nor_returned(shared: Path, tmp_path: Path) -> None:
    with ProjectFile.open(shared), pytest.raises(StoreError, match="请先关闭"):
        copy_in(shared, tmp_path / "local")
    loan = copy_in(shared, tmp_path / "local")
    with ProjectFile.open(loan.copy), pytest.raises(StoreError, match="请先关闭"):
        copy_back(loan)
    assert loan.copy.exists()


def test_a_project_is_lent_once(shared: Path, tmp_path: Path) -> None:
    copy_in(shared, tmp_path / "local")
    with pytest.raises(StoreError, match="已有这个项目的工作副本"):
        copy_in(shared, tmp_path / "local")


def test_a_damaged_copy_is_not_put_back(shared: Path, tmp_path: Path) -> None:
    loan = copy_in(shared, tmp_path / "local")
    before = shared.read_bytes()
    loan.copy.write_bytes(loan.copy.read_bytes()[:9000])
    with pytest.raises(StoreError, match="没有通过检查"):
        copy_back(loan)
    assert shared.read_bytes() == before


def test_a_copy_comes_back_though_the_original_is_gone(shared: Path, tmp_path: Path) -> None:
    loan = copy_in(shared, tmp_path / "local")
    shared.unlink()
    copy_back(loan)
    assert texts(shared) == ["借出之前"]
