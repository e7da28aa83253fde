"""Serves the written pages with the headers they ask for, and plays the service behind them."""

import json
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, parse_qsl, urlsplit


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        """A browser that goes on to the next page drops connections as it likes; all else is told."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class Site:
    def __init__(self, folder, port):
        self.folder = Path(folder)
        self.shown = {}       # token -> the story its page shows now
        self.posted = []      # (path, content type, fields)
        self.streams = True   # whether event streams are answered
        self.silent = False   # whether something between holds their answers back
        self.events = 0       # how many streams were opened
        self.held = 0         # how many of them are open now
        self.polls = 0
        self.pages = 0        # how often a checkout was shown
        self.edit = None      # changes a checkout's HTML on its way
        self.lock = threading.Lock()
        self.failing = False  # whether pages are answered at all
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_):
                pass

            def do_GET(self):
                site.get(self)

            def do_POST(self):
                site.post(self)

        self.server = Server(("127.0.0.1", port), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def send(self, handler, status, body, headers):
        handler.send_response(status)
        for name, value in headers:
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(body)))
        try:
            handler.end_headers()
            handler.wfile.write(body)
        except OSError:
            handler.close_connection = True  # The browser has gone on meanwhile.

    def file(self, handler, name, status=200, notice=None):
        path = self.folder / name
        if not path.is_file():
            return self.send(handler, 404, b"none", [("Content-Type", "text/plain")])
        headers = json.loads((self.folder / (name + ".headers")).read_text())
        body = path.read_bytes()
        if notice:  # As the service puts it there; its words are told by other tests.
            work = b'<div class="work">'
            body = body.replace(work, work + b'<p class="notice" role="alert">%s</p>' % notice.encode())
        self.send(handler, status, self.edit(body) if self.edit and name.startswith("checkout/") else body, headers)

    def get(self, handler):
        address = urlsplit(handler.path)
        language = parse_qs(address.query).get("lang", ["zh-Hant-TW"])[0]
        parts = address.path.strip("/").split("/")
        if parts[0] == "assets":
            return self.file(handler, "assets/" + parts[1])
        if parts[0] == "form":
            return self.file(handler, "form.html")
        if parts[0] == "checkout":
            story = self.shown.get(parts[1], parts[1])
            if self.failing:
                return self.send(handler, 503, b"", [("Retry-After", "1")])
            if len(parts) == 2:
                self.pages += 1
                notice = parse_qs(address.query).get("notice", [None])[0]
                return self.file(handler, f"checkout/{story}.{language}.html", notice=notice)
            status = self.status(parts[1])
            if parts[2] == "status":
                self.polls += 1
                return self.send(handler, 200, status, [("Content-Type", "application/json")])
            return self.stream(handler, parts[1])
        if parts[0] in ("desk", "message"):
            return self.file(handler, f"{parts[0]}/{'-'.join(parts[1:]) or 'orders'}.{language}.html")
        self.send(handler, 404, b"none", [("Content-Type", "text/plain")])

    def status(self, token):
        path = self.folder / f"status/{self.shown.get(token, token)}.json"
        return (path if path.is_file() else self.folder / "status/open.json").read_bytes()

    def stream(self, handler, token):
        if not self.streams:
            return self.send(handler, 204, b"", [])
        with self.lock:
            self.events += 1
            self.held += 1
        try:
            self.hold(handler) if self.silent else self.tell(handler, token)
        finally:
            with self.lock:
                self.held -= 1

    def hold(self, handler):
        """As a proxy does that waits for the end of an answer: not even its head comes through."""
        while self.silent:
            time.sleep(0.1)
        handler.close_connection = True

    def tell(self, handler, token):
        handler.send_response(200)
        handler.send_header("Content-Type", "text/event-stream")
        handler.send_header("Connection", "close")
        handler.end_headers()
        last = None
        try:
            while self.streams:
                status = self.status(token).decode()
                if status != last:
                    handler.wfile.write(f"event: status\ndata: {status}\n\n".encode())
                    last = status
                else:
                    handler.wfile.write(b":\n")
                handler.wfile.flush()
                time.sleep(0.2)
        except OSError:
            pass
        handler.close_connection = True

    def post(self, handler):
        body = handler.rfile.read(int(handler.headers.get("Content-Length", 0)))
        fields = parse_qsl(body.decode(), keep_blank_values=True, strict_parsing=bool(body))
        self.posted.append((handler.path, handler.headers.get("Content-Type"), fields))
        answer = b"<!DOCTYPE html><html lang=\"en\"><title>done</title><link rel=\"icon\" href=\"data:,\"><p id=\"posted\">posted</p></html>"
        self.send(handler, 200, answer, [("Content-Type", "text/html; charset=utf-8")])
