"""Kill -9 in a loop: a process opens a project, writes and acknowledges, and is killed at a random moment.

    python bench/store_kill.py [--runs 1000] [--seed 1] [--folder DIR] [--on-copy]

After every kill the file is opened and every acknowledged event must be there; every few runs the whole file is verified
(and looked at once before SQLite has tidied up: a copy of the torn file and its log). Needs a system with fork.
With ``--on-copy`` the folder counts as a stick: the work is done on a copy elsewhere, which is brought back again and again.
Exit status 1 if anything was lost.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import tempfile
import time
import traceback
from dataclasses import dataclass, field
from pathlib import Path

from workbench.domain.notes import Anchor, NoteStatus
from workbench.domain.project import DecisionForm
from workbench.store import ProjectFile, opening
from workbench.store.exchange import pack, take
from workbench.store.parcel import Parcel
from workbench.store.places import Place

#: A new file after so many runs: backups and checks of a long file would take most of the time.
FRESH = 40


@dataclass
class Tally:
    """What was seen."""

    runs: int = 0
    acknowledged: int = 0
    lost: int = 0
    unsound: int = 0
    before_opening: int = 0
    phases: dict[str, int] = field(default_factory=dict)


def child(path: Path, out: int, seed: int, incoming: Parcel, on_copy: bool) -> None:
    """Write until killed; a line is sent only after the event is said to be durable."""
    rng = random.Random(seed)

    def say(words: str) -> None:
        os.write(out, f"{words}\n".encode())

    while True:
        say("phase opening")
        with ProjectFile.open(path, on_copy=on_copy) as project:
            say("phase writing")
            for turn in range(rng.randint(1, 6) if on_copy else 10_000):
                note = project.add_note(
                    f"第{turn}次" + "意见" * rng.randint(1, 400), Anchor("ab", "太原", str(turn % 40))
                )
                say(note.id)
                say(project.reply(note.id, "答复").id)
                act(project, rng, note.id, incoming, say)
            say("phase closing")


def act(project: ProjectFile, rng: random.Random, note_id: str, incoming: Parcel, say) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
    choice = rng.randrange(9)
    if choice == 0:
        project.undo()
        say(project.events(project.info().seq - 1)[-1][1].id)
    elif choice == 1:
        project.set_status(note_id, NoteStatus.AGREED)
    elif choice == 2:
        decision = project.decide(
            [Anchor("ab", "太原", str(rng.randrange(40)))], DecisionForm.TEXT, text=str(rng.random())
        )
        say(decision.trace.event)
    elif choice == 3:
        project.add_draft("太原", "条例", "a.docx", rng.randbytes(rng.randint(1, 60_000)))
    elif choice == 4:
        say("phase backup")
        project.backup()
        say("phase writing")
    elif choice == 5:
        say("phase merging")
        take(project, incoming)
        for event in incoming.events:
            say(event.id)
        say("phase writing")
    elif choice == 6 and rng.random() < 0.2:
        say("phase compacting")
        project.compact()
        say("phase writing")


def one_run(path: Path, rng: random.Random, incoming: Parcel, on_copy: bool) -> tuple[set[str], str]:
    """Start a process, kill it, and give back what it acknowledged and what it was doing."""
    receiving, sending = os.pipe()
    seed, delay = rng.getrandbits(32), rng.uniform(0, 0.6 if on_copy else 0.3)
    pid = os.fork()
    if pid == 0:
        try:
            os.close(receiving)
            child(path, sending, seed, incoming, on_copy)
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(1)
    os.close(sending)
    time.sleep(delay)
    os.kill(pid, signal.SIGKILL)
    said = b""
    while chunk := os.read(receiving, 1 << 16):
        said += chunk
    os.close(receiving)
    status = os.waitpid(pid, 0)[1]
    if not os.WIFSIGNALED(status):
        raise SystemExit("the writer ended by itself: see above")
    lines = said.decode().split("\n")[:-1]
    phases = [line.removeprefix("phase ") for line in lines if line.startswith("phase ")]
    return {line for line in lines if not line.startswith("phase ")}, phases[-1] if phases else "before"


def look(path: Path, acknowledged: set[str], tally: Tally, *, whole: bool) -> None:
    if whole:
        torn = path.parent / "torn"
        shutil.rmtree(torn, ignore_errors=True)
        torn.mkdir()
        for ending in ("", "-wal"):
            if (source := path.with_name(path.name + ending)).exists():
                shutil.copy(source, torn / source.name)
        with ProjectFile.open(torn / path.name) as project:
            tally.unsound += not project.verify().ok
    with ProjectFile.open(path) as project:
        ids = {e.id for _, e in project.events()}
        missing = acknowledged - ids
        tally.lost += len(missing)
        tally.unsound += project.read_only or (whole and not project.verify().ok)
        if missing:
            print("LOST", path, sorted(missing)[:5])


def parcel_for(folder: Path) -> Parcel:
    with ProjectFile.create(folder / "other.xtlf", title="t", city="晋中", author="李四") as other:
        for n in range(30):
            other.add_note(f"晋中的意见{n}", Anchor("cd", "晋中", str(n)))
        return pack(other)


def count_as_stick(folder: Path) -> None:
    """Take every folder but that of the working copies for one on a stick, here and in the processes forked from here."""
    copies = folder / "copies"
    copies.mkdir()

    def place_of(at: Path) -> Place:
        return Place.LOCAL if copies in (at, *at.parents) else Place.REMOVABLE

    vars(opening).update(home=lambda: copies, place_of=place_of)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--on-copy", action="store_true")
    options = parser.parse_args()
    rng, tally, begun = random.Random(options.seed), Tally(), time.monotonic()
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        folder = Path(name)
        if options.on_copy:
            count_as_stick(folder)
        incoming = parcel_for(folder)
        acknowledged: set[str] = set()
        path = folder / "p.xtlf"
        for run in range(options.runs):
            if run % FRESH == 0:
                shutil.rmtree(folder / str(run - FRESH), ignore_errors=True)
                (folder / str(run)).mkdir()
                path, acknowledged = folder / str(run) / "p.xtlf", set()
                ProjectFile.create(path, title="t", city="太原", author="张三").close()
            said, phase = one_run(path, rng, incoming, options.on_copy)
            acknowledged |= said
            tally.runs += 1
            tally.acknowledged += len(said)
            tally.phases[phase] = tally.phases.get(phase, 0) + 1
            look(path, acknowledged, tally, whole=run % 5 == 0)
    print(
        f"{tally.runs} kills, {tally.acknowledged} events acknowledged, {tally.lost} lost, {tally.unsound} files unsound; "
        f"killed while {dict(sorted(tally.phases.items()))}; {time.monotonic() - begun:.0f} s"
    )
    raise SystemExit(1 if tally.lost or tally.unsound else 0)


if __name__ == "__main__":
    main()
