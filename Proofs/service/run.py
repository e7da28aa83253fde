#!/usr/bin/env python3
"""Proves what `paydesk serve` promises, on the program as it is shipped.

Each proof says what it did. Ends with 1 at the first finding, whose folder is kept. With --broken each proof's subject is broken on
purpose, and what ends with 1 is a proof that does not find it.
"""

import argparse
import pathlib
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent))

import breaking
import client
import flood
import killing
import playing
import slow
import soak
import starting
import stopping
import synced
import unheard
import worker

SIZES = {
    "small": {"cycles": 10, "stops": 5, "forgeries": 2_000, "connections": 100, "orders": 40, "starts": 10, "filled": 1_000,
              "seconds": 15},
    "large": {"cycles": 200, "stops": 100, "forgeries": 100_000, "connections": 500, "orders": 1_000, "starts": 50, "filled": 5_000,
              "seconds": 1_800},
}

PROOFS = {
    "start": ("ready in a moment", lambda binary, size: starting.prove(binary, size.starts, size.filled)),
    "killing": ("killed under load", lambda binary, size: killing.prove(binary, size.cycles, size.seed)),
    "stopping": ("stopped under load", lambda binary, size: stopping.prove(binary, size.stops, size.seed)),
    "flood": ("flooded with forgeries", lambda binary, size: flood.prove(binary, size.forgeries, size.seed)),
    "slow": ("held by slow clients", lambda binary, size: slow.prove(binary, size.connections)),
    "soak": ("under load for long", lambda binary, size: soak.prove(binary, size.seconds, size.seed)),
    "unheard": ("nobody takes its log", lambda binary, size: unheard.prove(binary)),
    "synced": ("every acknowledgement follows its sync", lambda binary, size: synced.prove(binary, size.orders)),
}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("binary", help="the program")
    parser.add_argument("--only", choices=PROOFS, help="one proof")
    parser.add_argument("--broken", action="store_true", help="break what is proven and see that it is found")
    playing.add_sizes(parser, SIZES, "small: three minutes; large: an hour")
    options = playing.with_sizes(parser.parse_args(), SIZES)
    binary = str(pathlib.Path(options.binary).resolve())

    def prove(name):
        if options.broken:
            return breaking.run(binary, name)
        try:
            PROOFS[name][1](binary, options)
        except client.Unanswered as silence:
            raise worker.Finding(f"a request had no answer: {silence}") from None

    return playing.play({name: PROOFS[name][0] for name in ([options.only] if options.only else PROOFS)}, prove)


if __name__ == "__main__":
    sys.exit(main())
