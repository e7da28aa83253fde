#!/usr/bin/env python3
"""Times the library against a C program over libcrypto, PHP and Node, and holds the ratios against their floors.

Every round runs every contender once, each in a process of its own on one core; a ratio is taken inside its round, and the
median of the rounds counts. Ends with 1 when a floor is missed, with 2 when the contenders do not agree on the bytes.
"""

import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
DATA = HERE / "Data"
BUILD = HERE / ".build"
# As README has the service built for a server: one file, the runtime in it.
RELEASE = ["swift", "build", "--configuration", "release", "--static-swift-stdlib", "--package-path", HERE]

# Every contender: its name, the program it belongs to, and the arguments between data folder and seconds.
CONTENDERS = [
    ("c seal", "c", ["seal", "reuse"]),
    ("c open", "c", ["open", "reuse"]),
    ("c reject", "c", ["reject", "reuse"]),
    ("c seal, fresh contexts", "c", ["seal", "fresh"]),
    ("c open, fresh contexts", "c", ["open", "fresh"]),
    ("php seal", "php", ["seal"]),
    ("php open", "php", ["open"]),
    ("php reject", "php", ["reject"]),
    ("php intent", "php", ["intent"]),
    ("node seal", "node", ["seal"]),
    ("node open", "node", ["open"]),
    ("node reject", "node", ["reject"]),
    ("node intent", "node", ["intent"]),
    ("seal", "swift", ["seal"]),
    ("open", "swift", ["open"]),
    ("open, every text", "swift", ["open-texts"]),
    ("reject", "swift", ["reject"]),
    ("notify to report", "swift", ["notify"]),
    ("intent", "swift", ["intent"]),
    ("intent, Foundation", "swift", ["intent-foundation"]),
]

# A floor: name, what is compared, ours, the other contenders (the fastest one counts), bound, aim, whether less is better.
# Languages whose form reader makes a text of every field are compared with the opening that does so, too.
FLOORS = [
    ("P1", "seal : C", "seal", ["c seal"], 0.40, 0.60, False),
    ("P1", "seal : PHP", "seal", ["php seal"], 1.5, 2.5, False),
    ("P2", "open : C", "open", ["c open"], 0.40, 0.60, False),
    ("P2", "open : PHP", "open, every text", ["php open"], 1.8, 2.5, False),
    ("P2b", "seal : best peer", "seal", ["php seal", "node seal"], 1.3, 2.0, False),
    ("P2b", "open : best peer", "open, every text", ["php open", "node open"], 1.3, 2.0, False),
    ("P3", "time of reject : open", "open", ["reject"], 0.4, 0.3, True),
    ("P4", "intent : Foundation", "intent", ["intent, Foundation"], 3.0, 5.0, False),
    ("P4", "intent : Node", "intent", ["node intent"], 0.6, 1.0, False),
]


def build(programs):
    """Returns the command of every program that can run here; the library's own and C must build."""
    compiler = shutil.which("cc")
    if compiler:
        BUILD.mkdir(exist_ok=True)
        source, binary = HERE / "C" / "envelope.c", BUILD / "envelope-c"
        subprocess.run([compiler, "-O2", "-o", binary, source, "-lcrypto"], check=True)
        programs["c"] = [binary]
    for name, script in [("php", HERE / "PHP" / "envelope.php"), ("node", HERE / "Node" / "envelope.mjs")]:
        if shutil.which(name):
            programs[name] = [name, script]
    swift = RELEASE + ["--product", "paydesk-bench"]
    subprocess.run(swift, check=True, stdout=sys.stderr)
    where = subprocess.run(swift + ["--show-bin-path"], check=True, capture_output=True, text=True).stdout.strip()
    programs["swift"] = [pathlib.Path(where) / "paydesk-bench"]


def output(command, core):
    pinned = ["taskset", "-c", str(core)] if core is not None else []
    return subprocess.run(pinned + [str(part) for part in command], check=True, capture_output=True, text=True).stdout.strip()


def agree(programs):
    shown = {name: output(command + [DATA, "show"], None) for name, command in programs.items()}
    for name, text in shown.items():
        if text != shown["swift"]:
            print(f"{name} and the library make different envelopes of the same fields", file=sys.stderr)
            return False
    print(f"The same bytes from all: {', '.join(sorted(shown))}; {len(shown['swift'].split()[0])} digits of EncryptInfo.\n")
    return True


def measure(programs, rounds, seconds, core):
    rates = {name: [] for name, program, _ in CONTENDERS if program in programs}
    runnable = [contender for contender in CONTENDERS if contender[1] in programs]
    for number in range(rounds):
        start = number * len(runnable) // rounds
        for name, program, arguments in runnable[start:] + runnable[:start]:
            rates[name].append(float(output(programs[program] + [DATA] + arguments + [seconds], core)))
        print(f"round {number + 1} of {rounds}", file=sys.stderr)
    return rates


def spread(values, pattern):
    return tuple(pattern.format(value) for value in (statistics.median(values), min(values), max(values)))


def show(head, rows):
    widths = [max(len(row[column]) for row in [head] + rows) for column in range(len(head))]
    for row in [head, ["-" * width for width in widths]] + rows:
        print("| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |")
    print()


def show_rates(rates):
    rows = []
    for name, _, _ in CONTENDERS:
        if name in rates:
            rows.append([name, *spread(rates[name], "{:,.0f}")])
        else:
            rows.append([name, "not installed", "", ""])
    show(["work", "per second", "least", "most"], rows)


def show_floors(rates):
    """Prints the verdicts and returns how many floors were missed."""
    rows, missed = [], 0
    for goal, what, ours, others, bound, aim, less in FLOORS:
        sign = "≤" if less else "≥"
        limits = [f"{sign} {bound:g}", f"{sign} {aim:g}"]
        present = [name for name in others if name in rates]
        if not present:
            rows.append([goal, what, "", "", "", *limits, "not measured"])
            continue
        best = [max(values) for values in zip(*(rates[name] for name in present))]
        ratios = [mine / other for mine, other in zip(rates[ours], best)]
        median = statistics.median(ratios)
        holds, reached = (median <= bound, median <= aim) if less else (median >= bound, median >= aim)
        missed += not holds
        rows.append([goal, what, *spread(ratios, "{:.3f}"), *limits, "PASS, aim reached" if reached else "PASS" if holds else "MISS"])
    show(["goal", "ratio", "median", "least", "most", "floor", "aim", "verdict"], rows)
    return missed


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=9, help="interleaved rounds; 7 is the least that counts")
    parser.add_argument("--seconds", type=float, default=0.4, help="time for each contender in each round")
    options = parser.parse_args()

    programs = {}
    build(programs)
    if not agree(programs):
        return 2
    core = (os.cpu_count() or 1) - 1 if shutil.which("taskset") else None
    rates = measure(programs, options.rounds, options.seconds, core)
    show_rates(rates)
    missed = show_floors(rates)
    print(f"{options.rounds} rounds of {options.seconds:g} s for each, " + ("on one core" if core is not None else "not pinned"))
    if missed:
        print(f"{missed} floor(s) missed", file=sys.stderr)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
