"""Starts `paydesk serve` and `paydesk simulate` on ports of their own, and ends them in every way there is."""

import os
import pathlib
import random
import signal
import socket
import subprocess
import time

from client import Client, Unanswered
from worker import Finding

API_KEY = "proof-0123456789abcdefghijklmnopqr"
# The keys that the simulator makes up for itself.
ACCOUNTS = {
    "PAYUNI_MERCHANT_ID": "SIMULATOR01", "PAYUNI_HASH_KEY": "simulator-only-hash-key-32-bytes", "PAYUNI_HASH_IV": "simulator-iv-16b",
    "PAYUNI_TEST_MODE": "1", "KRYPTOGO_CLIENT_ID": "simulator-client", "KRYPTOGO_STUDIO_API_KEY": "simulator-only-api-key",
    "KRYPTOGO_ORIGIN": "https://shop.example",
}


def free_port():
    """One that no outgoing connection is given while its owner is down."""
    while True:
        port = random.randint(15_000, 30_000)
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
                return port
            except OSError:
                continue


class Server:
    """A process that listens on one port through all its lives."""

    def __init__(self, command, log, environment):
        self.port = free_port()
        self.command = command
        self.log = pathlib.Path(log)
        self.environment = os.environ | {"LLVM_PROFILE_FILE": "/dev/null"} | environment
        self.errors = None  # where standard error goes instead of the log
        self.process = None

    def launch(self, before=()):
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [*before, *self.command], stdout=log, stderr=self.errors or log, env=self.environment)

    def wait_until(self, path, patience=20):
        """Returns after how many seconds the path answered 200."""
        begun = time.monotonic()
        client = Client(self.port)
        while time.monotonic() < begun + patience:
            if self.process.poll() is not None:
                raise Finding(f"it ended by itself with {self.process.returncode}: {self.last_words()}")
            try:
                if client.get(path).status == 200:
                    client.close()
                    return time.monotonic() - begun
            except Unanswered:
                pass
            time.sleep(0.001)
        raise Finding(f"{path} did not answer within {patience} s: {self.last_words()}")

    def kill(self):
        """Kills it; it must have been alive until then."""
        self.process.kill()
        code = self.process.wait()
        if code != -signal.SIGKILL:
            raise Finding(f"it ended by itself with {code}: {self.last_words()}")

    def last_words(self):
        return self.log.read_text(errors="replace")[-600:].strip()

    def end(self):
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait()


class Simulator(Server):
    """Both gateways, whose ledger is the truth. Payers do what they are told."""

    def __init__(self, binary, place):
        super().__init__([], place.folder / "simulator.log", {})
        self.command = [binary, "simulate", "--listen", f"127.0.0.1:{self.port}", "--incomplete-seconds", "0"]

    def __enter__(self):
        self.launch()
        self.wait_until("/control/state")
        return self

    def __exit__(self, *_):
        self.end()

    def control(self, name, content=None, client=None):
        """By a connection of its own, unless one is given: it may be minutes until the next."""
        own = client or Client(self.port)
        answer = own.post(f"/control/{name}", {} if content is None else content)
        if not client:
            own.close()
        if answer.status != 200:
            raise Finding(f"the simulator refuses {name} {content}: {answer}")
        return answer.json()

    def go_wrong(self, requests):
        """Replaces what is still to go wrong; every notify is sent twice throughout. Returns how many requests shall fail."""
        plan = {"requests": requests, "messages": [{"fault": "double", "kind": "notify", "times": 1_000_000}]}
        client = Client(self.port)
        answer = client.put("/control/faults", plan)
        client.close()
        if answer.status != 200:
            raise Finding(f"the simulator refuses {plan}: {answer}")
        return sum(rule["times"] for rule in requests)

    def trouble_left(self):
        client = Client(self.port)
        left = client.get("/control/faults").json()["requests"]
        client.close()
        return sum(rule["times"] for rule in left)

    def ledger(self):
        client = Client(self.port)
        entries = client.get("/control/ledger").json()["ledger"]
        client.close()
        return entries


class Desk(Server):
    def __init__(self, binary, place, gateways, level="notice"):
        super().__init__([binary, "serve"], place.folder / "desk.log", {})
        self.store = place.store
        self.environment |= ACCOUNTS | {
            "PAYDESK_LISTEN": f"127.0.0.1:{self.port}", "PAYDESK_PUBLIC_URL": f"http://127.0.0.1:{self.port}",
            "PAYDESK_DATABASE": f"sqlite:{place.store}", "PAYDESK_API_KEYS": f"proof:read+charge+operate:{API_KEY}",
            "PAYDESK_LOG_LEVEL": level, "PAYUNI_BASE_URL": f"http://127.0.0.1:{gateways}",
            "KRYPTOGO_BASE_URL": f"http://127.0.0.1:{gateways}",
        }

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.end()

    def start(self, before=()):
        """Returns how many seconds passed until it could be given work."""
        begun = time.monotonic()
        self.launch(before)
        self.wait_until("/readyz")
        return time.monotonic() - begun

    def terminate(self, patience):
        """Asks it to stop; returns how many seconds that took."""
        begun = time.monotonic()
        self.process.terminate()
        try:
            code = self.process.wait(patience)
        except subprocess.TimeoutExpired:
            raise Finding(f"it did not stop within {patience} s: {self.last_words()}") from None
        if code:
            raise Finding(f"it stopped with {code}: {self.last_words()}")
        return time.monotonic() - begun

    def client(self):
        return Client(self.port, API_KEY)

    def resident(self):
        """Megabytes in memory now, and at most so far."""
        text = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        sizes = dict(line.split(":", 1) for line in text.splitlines() if ":" in line)
        return [int(sizes[name].split()[0]) / 1024 for name in ("VmRSS", "VmHWM")]

    def descriptors(self):
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    def connections(self):
        """How often the database is open."""
        return sum(self.leads_to(descriptor) == str(self.store) for descriptor in os.listdir(f"/proc/{self.process.pid}/fd"))

    def leads_to(self, descriptor):
        try:
            return os.readlink(f"/proc/{self.process.pid}/fd/{descriptor}")
        except FileNotFoundError:
            return ""
