"""A running `paydesk demo`, and its API."""

import json
import os
import re
import signal
import subprocess
import time
import urllib.request


class Demo:
    """Starts the demo and waits until its four orders are paid."""

    def __init__(self, binary):
        own = dict(os.environ, DEMO_PORT="0", DEMO_STAY="1", LLVM_PROFILE_FILE="/dev/null")
        self.process = subprocess.Popen([binary, "demo"], env=own, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        said = ""
        for line in self.process.stdout:
            said += line
            if line.startswith("Ctrl-C"):
                break
        else:
            raise RuntimeError("the demo ended by itself:\n" + said)
        self.desk, self.key = re.search(r"(http://\S+)/desk +\(key: (\S+)\)", said).groups()
        self.gateways = re.search(r"gateways' side +(\S+)", said)[1]

    def api(self, method, path, body=None):
        return self.call(method, self.desk + path, body, {"Authorization": "Bearer " + self.key})

    def control(self, path, body):
        return self.call("POST", f"{self.gateways}/control/{path}", body, {})

    def call(self, method, url, body, headers):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(
            url, data=data, method=method, headers=headers | ({} if body is None else {"Content-Type": "application/json"}))
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.loads(answer.read())

    def open(self, order, dollars, description):
        """A new order; its checkout's address."""
        deadline = time.strftime("%Y-%m-%dT15:59:59Z", time.gmtime(time.time() + 2 * 86_400))
        opened = self.api("POST", "/v1/orders", {
            "id": order, "due": {"value": dollars, "currency": "TWD"}, "deadline": deadline, "description": description,
            "returnURL": "https://shop.example/orders"})
        return opened["checkoutURL"]

    def attempt(self, order):
        """The number of its newest attempt."""
        return self.api("GET", f"/v1/orders/{order}")["attempts"][-1]["number"]

    def send_tokens(self, order, amount):
        """The payer's wallet sends all or half of what is asked, and the desk asks the gateway."""
        attempt = self.api("POST", f"/v1/orders/{order}/attempts", {"gateway": "kryptogo", "method": "stablecoin"})
        self.control("act", {"intent": attempt["number"], "action": "pay", "amount": amount})
        self.api("POST", f"/v1/orders/{order}/sync", {})

    def close(self):
        self.process.send_signal(signal.SIGINT)
        self.process.wait(timeout=20)
