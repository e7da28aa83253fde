"""Nobody takes the desk's log: standard error is a full disk, or a pipe whose reader has gone.

What is proven: it starts, answers, counts the lines that it lost, and stops in order.

It fails when the desk ends by itself, when a request is not answered, or when no line was lost.
"""

import contextlib
import os
import re

from desk import Desk
from slow import serve
from worker import Finding, Place, memory_folder

REQUESTS = 20


@contextlib.contextmanager
def full():
    with open("/dev/full", "wb", buffering=0) as disk:
        yield disk


@contextlib.contextmanager
def gone():
    reading, writing = os.pipe()
    os.close(reading)
    try:
        yield writing
    finally:
        os.close(writing)


@contextlib.contextmanager
def taken():
    with open(os.devnull, "wb", buffering=0) as nowhere:
        yield nowhere


def prove(binary, endings={"a full disk": full, "a reader who has gone": gone}):
    for what, ending in endings.items():
        with Place(memory_folder()) as place, ending() as errors:
            desk = Desk(binary, place, 9, level="info")
            desk.errors = errors
            try:
                desk.start()
                client = desk.client()
                for number in range(REQUESTS):
                    serve(client, f"order-{number}")
                lost = re.search(rb"^paydesk_log_lines_lost_total (\d+)$", client.get("/metrics").body, re.M)
                client.close()
                stopped = desk.terminate(6)
            finally:
                desk.end()
        if not lost or int(lost[1]) < REQUESTS:
            raise Finding(f"no line was lost to {what}: nothing was proven")
        print(f"  {what}: {REQUESTS} orders answered, {int(lost[1])} lines lost, stopped after {stopped * 1000:.0f} ms")
