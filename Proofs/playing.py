"""What every runner of proofs does: sizes from the command line, then one proof after another until the first finding."""

import time

from worker import Finding


def add_sizes(parser, sizes, words):
    parser.add_argument("--size", choices=sizes, default="small", help=words)
    parser.add_argument("--seed", type=int, default=1)
    for name in sizes["small"]:
        parser.add_argument(f"--{name}", type=int, help="instead of the size's own")


def with_sizes(options, sizes):
    for name, preset in sizes[options.size].items():
        if getattr(options, name) is None:
            setattr(options, name, preset)
    return options


def play(titles, prove):
    """Returns the exit code."""
    for name, title in titles.items():
        print(f"{name}: {title}", flush=True)
        begun = time.monotonic()
        try:
            prove(name)
        except Finding as finding:
            print(f"  FINDING: {finding}")
            return 1
        print(f"  {time.monotonic() - begun:.0f} s", flush=True)
    return 0
