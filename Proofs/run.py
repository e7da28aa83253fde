#!/usr/bin/env python3
"""Proves what the store promises, by breaking everything around it.

Each part says what it did. Ends with 1 at the first finding, whose folder is kept and whose seed or place is named.
"""

import argparse
import sys

import counted
import faults
import killing
import opening
import playing
import power
import space
import worker

SIZES = {
    "small": {"orders": 1, "stride": 5, "cuts": 60, "cycles": 40, "steps": 40, "locked": 3, "takeovers": 2, "confirmations": 1000},
    "large": {"orders": 3, "stride": 1, "cuts": 2000, "cycles": 10_000, "steps": 400, "locked": 10, "takeovers": 10,
              "confirmations": 20_000},
}

PARTS = {
    "faults": ("the n-th call to the disk fails", lambda store, size: faults.prove(store, size.orders, size.stride)),
    "power": ("the power goes", lambda store, size: power.prove(store, size.cuts, size.seed, size.stride)),
    "killing": ("killed under load", lambda store, size: killing.prove(store, size.cycles, size.seed)),
    "opening": ("migrations and second processes", lambda store, size: opening.prove(store, size.stride, size.takeovers)),
    "space": ("full, read-only, locked", lambda store, size: space.prove(store, size.steps, size.locked, size.seed)),
    "counted": ("every confirmation follows its sync", lambda store, size: counted.prove(store, size.confirmations)),
}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("parts", nargs="*", default=[], metavar="PART", help=", ".join(PARTS))
    playing.add_sizes(parser, SIZES, "small: minutes; large: hours")
    parser.add_argument("--worker", help="a worker that is built already")
    options = playing.with_sizes(parser.parse_args(), SIZES)
    unknown = set(options.parts) - set(PARTS)
    if unknown:
        parser.error(f"no such part: {', '.join(sorted(unknown))}")

    if options.worker:
        worker.build_shim()
    store = worker.Worker(options.worker or worker.build())
    titles = {name: PARTS[name][0] for name in options.parts or PARTS}
    return playing.play(titles, lambda name: PARTS[name][1](store, options))


if __name__ == "__main__":
    sys.exit(main())
