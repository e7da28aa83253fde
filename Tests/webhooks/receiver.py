"""The merchant's endpoint: keeps every try as it came and answers as it is told."""

import threading
import time
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True)
class Try:
    headers: dict
    body: bytes
    answered: int

    @property
    def id(self):
        return self.headers["webhook-id"]


class Receiver:
    def __init__(self):
        self.tries = []
        self.answers = []  # statuses for the next tries; 204 when there are none
        self.lock = threading.Lock()
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *_):
                pass

            def do_POST(self):
                # The bytes as they came: a body that was read and written anew has another signature.
                body = self.rfile.read(int(self.headers["Content-Length"]))
                headers = {name.lower(): value for name, value in self.headers.items()}
                with receiver.lock:
                    status = receiver.answers.pop(0) if receiver.answers else 204
                    receiver.tries.append(Try(headers, body, status))
                self.send_response(status)
                self.send_header("Content-Length", "0")
                self.end_headers()

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}/events"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def wait(self, what, holds, seconds=30):
        """Until what came is what was waited for."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            with self.lock:
                tries = list(self.tries)
            if holds(tries):
                return tries
            time.sleep(0.05)
        raise AssertionError(f"waited in vain for {what}; {len(tries)} tries came")
