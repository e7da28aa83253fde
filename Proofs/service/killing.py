"""The desk is killed under load, again and again, and started anew on the same database, while the gateways fail some of its calls.

What is proven: every order, attempt and callback that was acknowledged with 2xx is there after each kill, as it was acknowledged; a
callback that comes twice or more is stored once; events are numbered without gaps and no state is told twice; and in the end an order
is paid, once, exactly where the gateways' ledger says so. Requests that a kill left without an answer are made again under the same
key, and lead to one attempt, not two; no attempt begins two payments at a gateway.

It fails when an acknowledged row is missing or differs, when anything is doubled, or when the desk does not come up again. Callbacks
that the gateway did not get acknowledged come again only when its clock moves on, so in the end it is moved on.
"""

import statistics

from desk import Desk
from lives import live


def prove(binary, cycles, seed, after_kill=lambda place, record: None):
    outcome = live(binary, cycles, seed, "L", Desk.kill, shortest=0.05, after_end=after_kill)
    record, starts = outcome.record, outcome.starts
    print(f"  seed {seed}: {cycles} times killed; {len(record.orders)} orders, {len(record.attempts)} attempts and"
          f" {record.counts['callbacks acknowledged']} callbacks ({len(record.callbacks)} different) acknowledged: all there, none twice")
    print(f"  {record.counts['requests without an answer']} requests had no answer; {counted(record, 'asked again')}; {outcome.met} calls failed at the gateways")
    print(f"  {counted(record, 'intents')}; {counted(record, 'asked at once')}")
    print(f"  paid at the gateways: {outcome.paid} of {outcome.orders} orders, at the desk the same, each once; about {outcome.asked} of"
          " them it was asked")
    print(f"  ready after {statistics.median(starts) * 1000:.0f} ms, {max(starts) * 1000:.0f} at most")


def counted(record, beginning):
    return ", ".join(f"{name} {count}" for name, count in sorted(record.counts.items()) if name.startswith(beginning))
