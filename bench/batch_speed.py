"""How long the batch screening of regulations in force takes, from a new project to the stored results, and a second run.

usage: batch_speed.py [FOLDER] [--files N] [--workers N]

FOLDER defaults to corpus/local of the shared folder (WORKBENCH_SHARED, or ../shared). --files takes every k-th file, so
that N of them are screened; the time for the whole folder is then extrapolated. Target: 1,900 regulations in 60 s on two
quiet cores. Load from others shows as the ratio of processor time to elapsed time.
"""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
import time
from pathlib import Path

from workbench.services.batch import WORKERS, run_batch
from workbench.services.workspace import Workspace

SHARED = Path(os.environ.get("WORKBENCH_SHARED", Path(__file__).resolve().parent.parent.parent / "shared"))


def chosen(folder: Path, count: int) -> tuple[list[Path], int]:
    """Every k-th file of a folder, and how many it has."""
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    step = max(1, len(files) // count) if count else 1
    return files[::step][: count or None], len(files)


def processor_seconds() -> float:
    """Processor time of this process and of its children that have ended."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=SHARED / "corpus" / "local")
    parser.add_argument("--files", type=int, default=0)
    parser.add_argument("--workers", type=int, default=WORKERS)
    args = parser.parse_args()
    files, every = chosen(args.folder, args.files)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch, "in")
        for number, path in enumerate(files):
            target = folder / f"{number % 10}" / f"{number}-{path.name}"
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, target)
        project = Path(scratch, "p.xtlf")
        with Workspace.create(project, title="清理", city="太原", author="测试") as workspace:
            for run in ("first", "second"):
                used, started = processor_seconds(), time.perf_counter()
                batch = run_batch(workspace, folder, workers=args.workers)
                seconds, cpu = time.perf_counter() - started, processor_seconds() - used
                print(
                    f"{run}: {len(files)} files, {batch.articles} articles, {len(batch.findings)} findings, "
                    f"{len(batch.failed)} failed, {batch.fresh} new; {seconds:.1f} s elapsed, {cpu:.1f} s of processor; "
                    f"{every} files: {seconds * every / len(files):.0f} s elapsed, "
                    f"{cpu * every / len(files) / max(1, args.workers):.0f} s on {max(1, args.workers)} quiet cores"
                )
        print(f"project file: {project.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
