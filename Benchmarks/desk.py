#!/usr/bin/env python3
"""Times the order store against a C program over the same SQLite, and holds the ratios against their floors.

Every round runs both, one after the other, each in a process and on a file of its own; a ratio is taken inside its round, and the
median of the rounds counts. Ends with 1 when a floor is missed.
"""

import argparse
import os
import pathlib
import subprocess
import sys
import tempfile

from run import BUILD, HERE, RELEASE, show, spread
from verdict import Verdicts

# A floor: goal, what is compared, our work, C's, which figure of their lines, bound, aim, whether it is a rate (else a time). While one
# half of the callers' work is being committed the other half gathers, so twice as many callers as C has in a commit make groups of a
# like size; how large they were is printed.
FLOORS = [
    ("P5", "128 callers : C, 64 in a commit", "ingest 128", "ingest 64", 0, 0.6, 0.8, True),
    ("P5", "16 callers : C, 8 in a commit", "ingest 16", "ingest 8", 0, 0.6, 0.8, True),
    ("P5", "1 caller : C, 1 in a commit", "ingest 1", "ingest 1", 0, 0.6, 0.8, True),
    ("P7b", "read an order : C", "growth small", "growth small", 0, 4.0, 2.0, False),
]

# Growth within one contender: goal, what, which figure of its line, bound, aim.
GROWTH = [("P8", "ingest", 2, 3.0, 2.2)]
# Growth of which the goal speaks elsewhere.
TOLD = [
    ("P8", "read in the store", 0, "no goal: it is set by HTTP, see service.py"),
    ("P8", "next 100 due", 3, "no goal: it counts from 100,000 orders on"),
]


def build(store=None):
    """Returns C's program and ours, which is built here unless one is named."""
    BUILD.mkdir(exist_ok=True)
    limit = BUILD / "store-c"
    subprocess.run(["cc", "-O2", "-o", limit, HERE / "C" / "store.c", "-lsqlite3"], check=True)
    if store:
        return {"c": limit, "store": pathlib.Path(store)}
    swift = RELEASE + ["--product", "desk-bench"]
    subprocess.run(swift, check=True, stdout=sys.stderr)
    where = subprocess.run(swift + ["--show-bin-path"], check=True, capture_output=True, text=True).stdout.strip()
    return {"c": limit, "store": pathlib.Path(where) / "desk-bench"}


def output(program, *words):
    done = subprocess.run([str(program), *map(str, words)], check=True, capture_output=True, text=True)
    return [float(word) for word in done.stdout.split()]


def measure(programs, options, folder):
    works = {}
    for program, groups in (("c", (64, 8, 1)), ("store", (128, 16, 1))):
        for group in groups:
            works[program, f"ingest {group}"] = ["ingest", folder, options.orders, group, options.seconds]
        works[program, "growth small"] = ["growth", folder, options.small, options.seconds]
    # Its own small file is all that growth is held against, and filling a large one takes longest.
    works["store", "growth large"] = ["growth", folder, options.large, options.seconds]
    figures = {work: [] for work in works}
    for number in range(options.rounds):
        for program, work in sorted(works, key=lambda work: (works[work][0], works[work][2:], work), reverse=bool(number % 2)):
            figures[program, work].append(output(programs[program], *works[program, work]))
        print(f"round {number + 1} of {options.rounds}", file=sys.stderr)
    return figures


def verdicts(figures, options):
    verdicts = Verdicts()
    for goal, what, ours, theirs, place, bound, aim, is_rate in FLOORS:
        pairs = zip(figures["store", ours], figures["c", theirs])
        verdicts.judge(goal, what, [mine[place] / limit[place] for mine, limit in pairs], bound, aim, is_rate)
    for goal, what, place, bound, aim in GROWTH:
        pairs = zip(figures["store", "growth large"], figures["store", "growth small"])
        label = f"{what}, {options.large:,} orders : {options.small:,}"
        verdicts.judge(goal, label, [large[place] / small[place] for large, small in pairs], bound, aim)
    for goal, what, place, why in TOLD:
        pairs = zip(figures["store", "growth large"], figures["store", "growth small"])
        values = [large[place] / small[place] for large, small in pairs]
        # From where it counts, it is judged.
        if what == "next 100 due" and options.small >= 100_000:
            verdicts.judge(goal, f"{what}, {options.large:,} orders : {options.small:,}", values, 1.5, 1.2)
        else:
            verdicts.tell(goal, f"{what}, {options.large:,} orders : {options.small:,}", values, why)
    verdicts.show()
    return verdicts.missed


def rates(figures):
    rows = []
    for (program, work), lines in figures.items():
        names = ["per second", "p50 µs", "p99 µs", "in a commit"] if work.startswith("ingest") else [
            "read p50 µs", "read p99 µs", "ingest µs", "next 100 due µs"]
        for place, name in enumerate(names[: len(lines[0])]):
            rows.append([program, work, name, *spread([line[place] for line in lines], "{:,.1f}")])
    show(["contender", "work", "figure", "median", "least", "most"], rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=7, help="interleaved rounds; 7 is the least that counts")
    parser.add_argument("--seconds", type=float, default=0.5, help="time for each work in each round")
    parser.add_argument("--orders", type=int, default=20_000)
    parser.add_argument("--small", type=int, default=1_000, help="orders in the smaller file of the growth")
    parser.add_argument("--large", type=int, default=100_000, help="orders in the larger file; a release takes 1000000")
    parser.add_argument("--folder", help="where the files are made; in memory if there is such a place")
    parser.add_argument("--store", help="a release build of desk-bench; built here when not named")
    options = parser.parse_args()
    parent = options.folder or ("/dev/shm" if os.access("/dev/shm", os.W_OK) else None)
    programs = build(options.store)
    with tempfile.TemporaryDirectory(prefix="paydesk-bench-", dir=parent) as folder:
        figures = measure(programs, options, folder)
    rates(figures)
    missed = verdicts(figures, options)
    print(f"{options.rounds} rounds of {options.seconds:g} s, files in {parent or 'the folder for temporary files'}")
    if missed:
        print(f"{missed} floor(s) missed", file=sys.stderr)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
