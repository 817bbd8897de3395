"""Five offices, thousands of random events, random exchanges in random order: do all five end with the same state?

    python bench/store_offices.py [--steps 4000] [--seed 1] [--folder DIR]

Prints what was written and exchanged; exit status 1 if any two offices differ or any file is unsound.
"""

from __future__ import annotations

import argparse
import itertools
import random
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

from tests.unit.store.making import new_project
from tests.unit.store.test_five_offices import do, exchange, shared_state
from workbench.domain.cities import FIVE_CITIES
from workbench.domain.notes import Visibility

#: What is done how often; X is an exchange, of everything, and therefore rarer here than in the test.
KINDS = (
    "N" * 30
    + "I" * 5
    + "R" * 20
    + "S" * 25
    + "E" * 10
    + "D" * 20
    + "J" * 10
    + "L" * 10
    + "C" * 5
    + "P" * 5
    + "U" * 12
    + "Y" * 8
    + "M" * 3
    + "X" * 4
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, default=4000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    rng, begun = random.Random(options.seed), time.monotonic()
    with tempfile.TemporaryDirectory(dir=options.folder) as name, ExitStack() as stack:
        offices = [stack.enter_context(new_project(Path(name), city, f"{city}人")) for city in FIVE_CITIES]
        for office in offices:
            office._c.raw.execute("PRAGMA synchronous=OFF")  # only the words count here
        for _ in range(options.steps):
            do(offices, rng.randrange(5), rng.choice(KINDS), rng.randrange(400), rng.randrange(6))
        rounds = list(itertools.permutations(range(5), 2))
        rng.shuffle(rounds)
        for sender, receiver in rounds + rounds[::-1]:
            exchange(offices[sender], offices[receiver])
        states = [shared_state(office) for office in offices]
        same = all(state == states[0] for state in states)
        sound = all(office.verify().ok for office in offices)
        shared = sum(e.visibility is Visibility.SHARED for _, e in offices[0].events())
        contested = len(offices[0].contested())
    print(
        f"{options.steps} steps, {shared} shared events, {len(states[0])} subjects, {contested} contested; "
        f"same state in all offices: {same}; files sound: {sound}; {time.monotonic() - begun:.0f} s"
    )
    raise SystemExit(0 if same and sound else 1)


if __name__ == "__main__":
    main()
