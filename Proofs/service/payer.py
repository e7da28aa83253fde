"""Whoever pays at the simulated gateways, and what these tell the desk of it."""

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


def message(gateway, number):
    for entry in gateway.get(f"/control/messages?attempt={number}").json()["messages"]:
        if entry["kind"] == "notify":
            return entry["body"]
    raise Finding("the gateway sent no message")
