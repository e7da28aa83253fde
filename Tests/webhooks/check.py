"""Every event that a desk sends, read by the reference library of Standard Webhooks. Exits with 1 when one is not what it should be."""

import base64
import os
import sys

from standardwebhooks import Webhook, WebhookVerificationError

from desk import Running
from receiver import Receiver


def secret():
    return "whsec_" + base64.b64encode(os.urandom(32)).decode()


NEW, OLD, OTHER = secret(), secret(), secret()


def refused(secret, body, headers):
    try:
        Webhook(secret).verify(body, headers)
    except WebhookVerificationError:
        return True
    return False


def verified(one, secrets):
    """Each secret fits by itself: whoever rotates has receivers with the one and with the other."""
    for secret in secrets:
        content = Webhook(secret).verify(one.body, one.headers)
        assert content["data"]["id"] == one.id, (content["data"]["id"], one.id)
        assert content["type"].startswith("order."), content["type"]
    count = len(one.headers["webhook-signature"].split(" "))
    assert count == len(secrets), f"{count} signatures for {len(secrets)} secrets"
    assert one.headers["content-type"] == "application/json", one.headers["content-type"]
    return content


def spoiled(one, secret):
    """What the library must refuse, one change each: a check that cannot fail shows nothing."""
    body, headers = one.body, one.headers
    middle = len(body) // 2
    # Still JSON, still an event, and it says something else.
    changed = body.replace(b'"paid"', b'"pais"', 1) if b'"paid"' in body else body.replace(b'"order.', b'"ordes.', 1)
    assert changed != body
    later = str(int(headers["webhook-timestamp"]) + 1)
    yield "another secret", OTHER, body, headers
    yield "a changed word of the body", secret, changed, headers
    yield "a body that lacks its last byte", secret, body[:-1], headers
    yield "a body with a blank in it", secret, body[:middle] + b" " + body[middle:], headers
    yield "another id", secret, body, headers | {"webhook-id": headers["webhook-id"] + "0"}
    yield "another time", secret, body, headers | {"webhook-timestamp": later}
    yield "a time of an hour ago", secret, body, headers | {"webhook-timestamp": str(int(later) - 3600)}
    yield "no id", secret, body, {name: value for name, value in headers.items() if name != "webhook-id"}
    yield "no signature of a known version", secret, body, headers | {
        "webhook-signature": headers["webhook-signature"].replace("v1,", "v2,")}


def paid_orders(binary, secrets, orders, first_answers=()):
    """Has the orders paid and answers every try that the receiver got until it took the last `order.paid`."""
    receiver = Receiver()
    receiver.answers = list(first_answers)
    running = Running(binary, {"PAYDESK_WEBHOOK_URL": receiver.url, "PAYDESK_WEBHOOK_SECRETS": ",".join(secrets)})
    try:
        for order in orders:
            running.pay(order)
        events = running.api("GET", "/v1/events")["events"]
        wanted = {event["data"]["id"]: event for event in events}
        tries = receiver.wait("every event", lambda tries: {one.id for one in tries if one.answered < 300} == wanted.keys())
    finally:
        running.close()
    for one in tries:
        content = verified(one, secrets)
        assert content == wanted[one.id], f"{one.id}: told otherwise than GET /v1/events says"
    types = {(event["data"]["order"], event["type"]) for event in events}
    assert all((order, "order.paid") in types for order in orders), types
    return tries


def one_secret(binary):
    tries = paid_orders(binary, [NEW], ["tea-1", "shop.1001:a_b-c"])
    print(f"ok    {len(tries)} events of two orders are verified, and are what GET /v1/events says")
    kinds = []
    for one in tries:
        kinds = list(spoiled(one, NEW))
        for what, secret, body, headers in kinds:
            assert refused(secret, body, headers), f"{what} was not refused"
    print(f"ok    refused by the library, {len(kinds)} changes to each event: " + ", ".join(what for what, *_ in kinds))


def rotation(binary):
    tries = paid_orders(binary, [NEW, OLD], ["tea-2"])
    assert all(refused(OTHER, one.body, one.headers) for one in tries)
    for one in tries:
        newest, oldest = one.headers["webhook-signature"].split(" ")
        only = one.headers | {"webhook-signature": newest}
        assert not refused(NEW, one.body, only) and refused(OLD, one.body, only), "the newest secret signs first"
        only = one.headers | {"webhook-signature": oldest}
        assert not refused(OLD, one.body, only) and refused(NEW, one.body, only), "each signature is of its own secret"
    print(f"ok    {len(tries)} events under two secrets are verified by either of them alone, and by no other")


def told_again(binary):
    tries = paid_orders(binary, [NEW], ["tea-3"], first_answers=[500])
    first, *rest = tries
    again = [one for one in rest if one.id == first.id]
    assert first.answered == 500 and len(again) == 1, [(one.id, one.answered) for one in tries]
    assert again[0].body == first.body, "the same event has the same bytes"
    waited = int(again[0].headers["webhook-timestamp"]) - int(first.headers["webhook-timestamp"])
    # The signature is each try's own, so that a try of days later is still young enough to be believed.
    assert 4 <= waited <= 20, f"told again after {waited} s"
    assert again[0].headers["webhook-signature"] != first.headers["webhook-signature"]
    print(f"ok    an event answered 500 is told again {waited} s later under the same id, with the same bytes and a time of its own")


if __name__ == "__main__":
    try:
        for part in [one_secret, rotation, told_again]:
            part(sys.argv[1])
    except (AssertionError, WebhookVerificationError) as error:
        sys.exit(f"WRONG {part.__name__}: {error}")
