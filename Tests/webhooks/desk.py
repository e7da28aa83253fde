"""A desk and the simulated gateways, each a process of its own, on ports that are free."""

import json
import os
import re
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

KEY = "webhooks-0123456789abcdefghijklmnop"


class Running:
    """Both processes and a database that is gone afterwards."""

    def __init__(self, binary, settings):
        self.folder = tempfile.TemporaryDirectory(prefix="paydesk-webhooks-")
        self.processes = []
        try:
            self.start(binary, settings)
        except BaseException:
            self.close()
            raise

    def start(self, binary, settings):
        # Settings of whoever runs this are none of the desk's.
        own = {name: value for name, value in os.environ.items() if not name.startswith(("PAYDESK_", "PAYUNI_", "KRYPTOGO_"))}
        own["LLVM_PROFILE_FILE"] = "/dev/null"
        printed = self.spawn("simulate", own, [binary, "simulate", "--listen", "127.0.0.1:0"], r"PAYUNI_TEST_MODE=\d")
        keys = dict(re.findall(r"^export (\w+)=(.*)$", printed, re.MULTILINE))
        self.gateways = keys["PAYUNI_BASE_URL"]
        wanted = {
            "PAYDESK_LISTEN": "127.0.0.1:0", "PAYDESK_PUBLIC_URL": "http://127.0.0.1:1", "PAYDESK_LOG_LEVEL": "notice",
            "PAYDESK_DATABASE": f"sqlite:{self.folder.name}/orders.sqlite", "PAYDESK_API_KEYS": f"check:read+charge+operate:{KEY}",
        }
        line = self.spawn("serve", own | keys | wanted | settings, [binary, "serve"], r'"message":"listening".*\n')
        self.desk = "http://127.0.0.1:" + re.search(r'"port":"(\d+)"', line)[1]

    def spawn(self, name, environment, command, until):
        log = Path(self.folder.name, name + ".log")
        with open(log, "wb") as file:
            process = subprocess.Popen(command, env=environment, stdout=file, stderr=file)
        self.processes.append(process)
        for _ in range(200):
            text = log.read_text()
            if re.search(until, text):
                return text
            if process.poll() is not None:
                break
            time.sleep(0.1)
        raise AssertionError(f"paydesk {name} did not start\n{log.read_text()}")

    def api(self, method, path, body=None):
        return self.call(method, self.desk + path, body, {"Authorization": "Bearer " + KEY})

    def control(self, path, body=None):
        return self.call("GET" if body is None else "POST", f"{self.gateways}/control/{path}", body, {})

    def call(self, method, url, body, headers):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(
            url, data=data, method=method, headers=headers | ({} if body is None else {"Content-Type": "application/json"}))
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return json.loads(answer.read())
        except urllib.error.HTTPError as error:
            raise AssertionError(f"{method} {url}: {error.code} {error.read().decode()[:400]}") from None

    def pay(self, order):
        """An order from opening to `paid`: the wallet sends what is asked, and the desk asks the gateway."""
        self.api("POST", "/v1/orders", {
            "id": order, "due": {"value": "300", "currency": "TWD"}, "deadline": "2099-01-01T00:00:00Z",
            "description": "高山茶 & <tea>"})
        attempt = self.api("POST", f"/v1/orders/{order}/attempts", {"gateway": "kryptogo", "method": "stablecoin"})
        self.control("act", {"intent": attempt["number"], "action": "pay", "amount": "asAsked"})
        self.api("POST", f"/v1/orders/{order}/sync", {})
        assert self.api("GET", f"/v1/orders/{order}")["status"] == "paid"

    def close(self):
        for process in reversed(self.processes):
            process.terminate()
        for process in self.processes:
            process.wait(timeout=20)
        self.folder.cleanup()
