"""The desk is told to stop (SIGTERM) under load, again and again, while the gateways fail some of its calls.

What is proven: it exits with 0 within its grace of five seconds; requests under way are answered, and answered whole, and those
that come too late get no answer at all; everything that was acknowledged is there when it is dead and is answered after the next start.

It fails when the exit code is another, when it takes longer, when half an answer goes out, when a
request under way is dropped, or when something acknowledged is missing.
"""

import statistics

from lives import live
from worker import Finding

GRACE = 5


def stop(desk):
    return desk.terminate(GRACE + 1)


def prove(binary, cycles, seed, after_stop=lambda place, record: None, stop=stop):
    stops = []
    outcome = live(
        binary, cycles, seed, "S", lambda desk: stops.append(stop(desk)), shortest=0.1, is_gentle=True, after_end=after_stop)
    if max(stops) > GRACE:
        raise Finding(f"it took {max(stops):.1f} s to stop")
    record = outcome.record
    print(f"  seed {seed}: {cycles} times stopped under load, exit code 0 after {statistics.median(stops) * 1000:.0f} ms,"
          f" {max(stops) * 1000:.0f} at most; {outcome.met} calls failed at the gateways")
    print(f"  {len(record.orders)} orders, {len(record.attempts)} attempts, {record.counts['callbacks acknowledged']} callbacks"
          f" acknowledged: all there; {record.counts['requests without an answer']} requests had no answer, none had half of one")
    print(f"  paid at the gateways: {outcome.paid} of {outcome.orders} orders, at the desk the same, each once")
