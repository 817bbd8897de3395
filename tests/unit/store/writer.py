"""A process that writes into a project and says on standard output what is durable; killed by the tests at any moment.

python -m tests.unit.store.writer FILE [fsize BYTES]
"""

from __future__ import annotations

import sys

from workbench.domain.errors import StoreError
from workbench.domain.notes import Anchor, NoteStatus
from workbench.store import ProjectFile


def main() -> int:
    if "fsize" in sys.argv:
        import resource

        size = int(sys.argv[sys.argv.index("fsize") + 1])
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    try:
        with ProjectFile.open(sys.argv[1], wait=5.0) as project:
            say("open" if not project.read_only else "read-only")
            write(project)
    except StoreError as error:
        say(f"refused {error.message}")
        return 3
    return 0


def write(project: ProjectFile) -> None:
    for turn in range(100_000):
        note = project.add_note(f"第{turn}次写入" + "意见" * 50, Anchor("ab", "太原", str(turn)))
        say(f"wrote {note.id}")
        say(f"wrote {project.reply(note.id, '答复').id}")
        project.set_status(note.id, NoteStatus.IN_TALKS)
        if turn % 3 == 0:
            project.undo()


def say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
