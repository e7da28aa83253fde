#!/usr/bin/env python3
"""Proves what `paydesk serve` promises, on the program as it is shipped.

Each proof says what it did. Ends with 1 at the first finding, whose folder is kept. With --broken each proof's subject is broken on
purpose, and what ends with 1 is a proof that does not find it.
"""

import argparse
import pathlib
import sys
import time

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent))

import breaking
import client
import flood
import killing
import slow
import starting
import stopping
import synced
import unheard
import worker

SIZES = {
    "small": {"cycles": 10, "stops": 5, "forgeries": 2_000, "connections": 100, "orders": 40, "starts": 10, "filled": 1_000},
    "large": {"cycles": 200, "stops": 100, "forgeries": 100_000, "connections": 500, "orders": 1_000, "starts": 50, "filled": 5_000},
}

PROOFS = {
    "start": ("ready in a moment", lambda binary, size: starting.prove(binary, size.starts, size.filled)),
    "killing": ("killed under load", lambda binary, size: killing.prove(binary, size.cycles, size.seed)),
    "stopping": ("stopped under load", lambda binary, size: stopping.prove(binary, size.stops, size.seed)),
    "flood": ("flooded with forgeries", lambda binary, size: flood.prove(binary, size.forgeries, size.seed)),
    "slow": ("held by slow clients", lambda binary, size: slow.prove(binary, size.connections)),
    "unheard": ("nobody takes its log", lambda binary, size: unheard.prove(binary)),
    "synced": ("every acknowledgement follows its sync", lambda binary, size: synced.prove(binary, size.orders)),
}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("binary", help="the program")
    parser.add_argument("--size", choices=SIZES, default="small", help="small: a minute; large: a quarter of an hour")
    parser.add_argument("--only", choices=PROOFS, help="one proof")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--broken", action="store_true", help="break what is proven and see that it is found")
    for name in SIZES["small"]:
        parser.add_argument(f"--{name}", type=int, help="instead of the size's own")
    options = parser.parse_args()
    for name, preset in SIZES[options.size].items():
        if getattr(options, name) is None:
            setattr(options, name, preset)
    binary = str(pathlib.Path(options.binary).resolve())

    for name in [options.only] if options.only else PROOFS:
        title, prove = PROOFS[name]
        print(f"{name}: {title}", flush=True)
        begun = time.monotonic()
        try:
            if not options.broken:
                prove(binary, options)
            elif not breaking.run(binary, name):
                return 1
        except client.Unanswered as silence:
            print(f"  FINDING: a request had no answer: {silence}")
            return 1
        except worker.Finding as finding:
            print(f"  FINDING: {finding}")
            return 1
        print(f"  {time.monotonic() - begun:.0f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
