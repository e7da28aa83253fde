"""A client of few words: whole requests over kept connections, and a clear difference between no answer and half of one."""

import json
import socket
import time

PATIENCE = 20


class Unanswered(Exception):
    """Not one byte of an answer came: whether it was done is unknown."""


class CutOff(Unanswered):
    """An answer began and did not end."""


class Refused(Unanswered):
    """The desk said that it will not, because it stops."""


class Answer:
    def __init__(self, status, headers, body):
        self.status = status
        self.headers = headers
        self.body = body

    def json(self):
        return json.loads(self.body)

    def __str__(self):
        return f"{self.status} {self.body[:300].decode(errors='replace')}"


def request(method, path, body=b"", headers=()):
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", f"Content-Length: {len(body)}", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


class Client:
    """One connection, opened when it is needed and kept."""

    def __init__(self, port, key=None, patience=PATIENCE):
        self.port = port
        self.patience = patience
        self.authorization = [f"Authorization: Bearer {key}"] if key else []
        self.socket = None
        self.rest = b""
        self.sent_at = None  # when the last request had been sent whole; None while it had not

    def get(self, path):
        return self.send(request("GET", path, headers=self.authorization))

    def put(self, path, content):
        return self.send(request("PUT", path, json.dumps(content).encode(), ["Content-Type: application/json", *self.authorization]))

    def post(self, path, content=None, key=None):
        """JSON, under an idempotency key where there is one."""
        headers = ["Content-Type: application/json", *self.authorization]
        if key:
            headers.append(f"Idempotency-Key: {key}")
        return self.send(request("POST", path, b"" if content is None else json.dumps(content).encode(), headers))

    def post_form(self, path, body, kind="application/x-www-form-urlencoded"):
        return self.send(request("POST", path, body, [f"Content-Type: {kind}"]))

    def send(self, data):
        self.sent_at = None
        try:
            if self.socket is None:
                self.socket = socket.create_connection(("127.0.0.1", self.port), self.patience)
                self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.socket.sendall(data)
            self.sent_at = time.monotonic()
            return self.read()
        except OSError as error:
            raise self.broken(error) from None

    def read(self):
        while b"\r\n\r\n" not in self.rest:
            self.fill()
        head, _, self.rest = self.rest.partition(b"\r\n\r\n")
        lines = head.decode().split("\r\n")
        headers = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
        length = int(headers.get("content-length", 0))
        while len(self.rest) < length:
            self.fill(head)
        body, self.rest = self.rest[:length], self.rest[length:]
        if headers.get("connection", "").lower() == "close":
            self.close()
        return Answer(int(lines[0].split()[1]), headers, body)

    def fill(self, head=b""):
        try:
            more = self.socket.recv(65536)
        except OSError as error:
            raise self.broken(error, head) from None
        if not more:
            raise self.broken("closed", head)
        self.rest += more

    def broken(self, why, head=b""):
        began = bool(head or self.rest)
        self.close()
        return (CutOff if began else Unanswered)(str(why))

    def close(self):
        if self.socket:
            self.socket.close()
        self.socket, self.rest = None, b""
