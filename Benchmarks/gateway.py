"""A gateway that answers every question about an intent with "paid", after a delay, and remembers who asked when."""

import asyncio
import collections
import json
import pathlib
import threading
import time

SAMPLE = json.loads((pathlib.Path(__file__).resolve().parent / "Data" / "intent.json").read_text())


class CountingGateway:
    def __init__(self, delay):
        self.delay = delay
        self.asked = []
        self.answered = 0.0
        self.under_way = 0
        self.most_under_way = 0
        self.loop = asyncio.new_event_loop()
        self.server = self.loop.run_until_complete(self.loop.create_server(lambda: Connection(self), "127.0.0.1", 0, backlog=512))
        self.port = self.server.sockets[0].getsockname()[1]
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self.thread.start()

    def stop(self):
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()
        self.server.close()

    @property
    def seconds(self):
        """From the first question to the last answer."""
        return self.answered - self.asked[0][0]

    def most_within(self, seconds):
        """The most questions that came within so many seconds."""
        window, most = collections.deque(), 0
        for at, _ in self.asked:
            while window and window[0] <= at - seconds:
                window.popleft()
            window.append(at)
            most = max(most, len(window))
        return most

    @property
    def repeated(self):
        return sum(count - 1 for count in collections.Counter(intent for _, intent in self.asked).values())


class Connection(asyncio.Protocol):
    def __init__(self, gateway):
        self.gateway = gateway
        self.buffer = b""

    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        self.buffer += data
        while b"\r\n\r\n" in self.buffer:
            head, self.buffer = self.buffer.split(b"\r\n\r\n", 1)
            intent = head.split(b" ", 2)[1].rsplit(b"/", 1)[-1].decode()
            gateway = self.gateway
            gateway.asked.append((time.monotonic(), intent))
            gateway.under_way += 1
            gateway.most_under_way = max(gateway.most_under_way, gateway.under_way)
            gateway.loop.call_later(gateway.delay, self.answer, intent)

    def answer(self, intent):
        self.gateway.under_way -= 1
        self.gateway.answered = time.monotonic()
        if self.transport.is_closing():
            return
        data = {**SAMPLE["data"], "payment_intent_id": intent, "fiat_amount": "300",
                "order_data": {"paydesk_attempt": intent.replace("intent", "W")}}
        body = json.dumps({"code": 0, "data": data}).encode()
        head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        self.transport.write(head.encode() + body)
