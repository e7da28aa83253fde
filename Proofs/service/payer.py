"""Whoever pays at the simulated gateways, and what these tell the desk of it."""

import time
import urllib.parse

from worker import Finding


def pay(simulator, gateway, attempt, way):
    """The payer: takes the form to PAYUNi's page, and pays there, or at a cash machine."""
    form = urllib.parse.urlencode([tuple(field) for field in attempt["instructions"]["fields"]]).encode()
    answer = gateway.post_form("/api/upp", form)
    if answer.status != 200:
        raise Finding(f"PAYUNi's page refused the form: {answer}")
    number = attempt["number"]
    if way == "card":
        return simulator.control("act", {"attempt": number, "action": "approve", "method": "card"}, gateway)
    simulator.control("act", {"attempt": number, "action": "takeNumber", "method": "atm"}, gateway)
    return simulator.control("act", {"attempt": number, "action": "payNumber"}, gateway)


def sealed(body):
    """What PAYUNi sealed of a notify, as the desk keeps it: without the fields beside it."""
    fields = dict(field.split(b"=", 1) for field in body.split(b"&"))
    return b"&".join(name + b"=" + fields[name] for name in (b"EncryptInfo", b"HashInfo"))


def messages(gateway, number, is_over=lambda: False):
    """The notifies about an attempt that were sent and answered, or failed; waits for the first of them."""
    for _ in range(400):
        sent = gateway.get(f"/control/messages?attempt={number}").json()["messages"]
        found = [message for message in sent if message["kind"] == "notify" and message["body"]]
        if found or is_over():
            return found
        time.sleep(0.005)
    raise Finding(f"the simulator sent nothing about {number} within two seconds")
