"""The recorded and printed samples of the gateway notes: `samples/payuni.json` beside this tool, a copy of its sample list."""
import json
import os

import payuni_messages
from payuni_messages import query_case, read_case
from payuni_wire import answer, callback, plain_answer

KINDS = {"verbatim": "verbatim", "verbatim-values": "recorded", "derived": "derived"}
UNRELATED = {"notify-invoice-issued": "invoice", "notify-offline-refund-done": "offline_refund",
             "notify-offline-refund-failed": "offline_refund", "notify-period-charge": "recurring",
             "notify-shipstatus": "logistics"}
ERRORS = {"close-refund-too-much": ("conflict", None), "close-missing-amount": ("invalid_request", "TradeAmt"),
          "cancel-not-paid": ("conflict", None), "cancel-already-captured": ("conflict", None),
          "cancel-cvs-repeat": ("conflict", None), "cancel-cvs-bad-length": ("invalid_request", "PayNo"),
          "cancel-cvs-not-found": ("not_found", None), "cancel-cvs-missing": ("invalid_request", "PayNo"),
          "refund-aftee-too-much": ("limit_exceeded", None), "bind-query-missing": ("invalid_request", "CreditToken"),
          "bind-query-none": ("not_found", None), "bind-cancel-none": ("not_found", None),
          "credit-token-unknown": ("not_found", None), "credit-duplicate": ("duplicate_number", None)}


def entries_of(fields):
    entries = {}
    for name, value in fields:
        if name.startswith("Result["):
            index, rest = name[7:].split("]", 1)
            entries.setdefault(int(index), []).append((rest.strip("[]"), value))
    return [entries[index] for index in sorted(entries)]


def make_samples(cases):
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "samples", "payuni.json")
    with open(path, encoding="utf-8") as file:
        samples = json.load(file)
    for sample in samples["samples"]:
        one_sample(cases, sample)
    given = {"number": "ORD-1"}
    for sample in samples["outerOnly"]:
        name = "sample-" + sample["id"]
        common = dict(source=f"PAYUNi 4, 14.1, sample {sample['id']}", given=given)
        if sample["id"] == "async-ack":
            cases.add("query", name, expect={"outcome": "failed", "error": {"code": "malformed_reply"}},
                      answer=answer([tuple(pair) for pair in sample["innerFields"]]), **common)
            continue
        error = {"outer-error-no-encryptinfo": {"code": "unavailable", "gatewayCode": "ERROR"},
                 "outer-def01007": {"code": "unauthorized", "gatewayCode": "DEF01007"},
                 "outer-api00003": {"code": "invalid_request", "field": "Version", "gatewayCode": "API00003"},
                 "outer-html": {"code": "malformed_reply"}}[sample["id"]]
        cases.add("query", name, expect={"outcome": "failed", "error": error},
                  answer=plain_answer(sample.get("json") or sample["text"]), **common)


def one_sample(cases, sample):
    inner = [tuple(pair) for pair in sample["fields"]]
    name = "sample-" + sample["id"]
    kind = KINDS[sample["provenance"]]
    source = f"PAYUNi 8 to 12, sample {sample['id']}"
    version = sample["outer"].get("Version", "1.0")
    common = dict(kind=kind)
    text = None if sample["form"] == payuni_messages.form(inner) else sample["form"]
    if sample["channel"] in ("notify", "return"):
        operation = sample["channel"]
        if sample["id"] in UNRELATED:
            cases.add(operation, name, source, callback(inner, version),
                      {"reading": "unrelated", "unrelated": UNRELATED[sample["id"]], "acknowledgement": {"status": 200}},
                      covers=[{"message": UNRELATED[sample["id"]]}], **common)
        else:
            read_case(cases, operation, name, inner, source, version=version, **common)
        return
    endpoint = sample["operation"]
    if endpoint == "trade/query" and sample["id"] != "query-not-found":
        entries = entries_of(inner)
        query_case(cases, name, entries, source, text=text, **common)
    elif endpoint == "trade/query":
        cases.add("query", name, source, {"number": "ORD-404"},
                  {"outcome": "failed", "error": {"code": "not_found", "gatewayCode": "QUERY03001", "advice": "askPerson"}},
                  answer=answer(inner, "2.0"), **common)
    elif endpoint == "trade/finite_query":
        entries = entries_of(inner)
        cases.add("batch", name, source,
                  {"references": [{"number": dict(e)["MerTradeNo"], "amount": dict(e)["TradeAmt"] + " TWD"} for e in entries]},
                  {"outcome": "answered", "reports": [
                      {"attempt": dict(e)["MerTradeNo"], "transactions": [payuni_messages.transaction(e, entry=True)]}
                      for e in entries]}, answer=answer([("Status", "SUCCESS")], version, text=sample["form"]), **common)
    else:
        reply(cases, name, sample, inner, source, version, text, common)


def reply(cases, name, sample, inner, source, version, text, common):
    fields = dict(inner)
    endpoint = sample["operation"]
    values = {"TradeNo": fields["TradeNo"]} if "TradeNo" in fields else {}
    if "MerTradeNo" in fields:
        values["MerTradeNo"] = fields["MerTradeNo"]
    if "TradeAmt" in fields and endpoint in ("credit", "linepay", "aftee_direct"):
        values["TradeAmt"] = fields["TradeAmt"]
    expect = {"outcome": "done"}
    if sample["id"] in ERRORS:
        word, field = ERRORS[sample["id"]]
        reading = endpoint == "credit_bind/query"
        expect = {"outcome": "failed" if reading else "unknown" if word == "duplicate_number" else "refused",
                  "error": {"code": word, "gatewayCode": fields["Status"], **({"field": field} if field else {})}}
    elif endpoint in ("credit_bind/query", "period/query"):
        expect = {"outcome": "answered", "reply": {"code": "SUCCESS"}}
    elif endpoint in ("credit", "linepay", "aftee_direct") and "TradeNo" in fields:
        expect["transactions"] = [payuni_messages.transaction(inner)]
    elif "URL" in fields:
        expect["reply"] = {"code": "SUCCESS", "redirect": fields["URL"]}
    else:
        expect["reply"] = {"code": fields["Status"], "wasDoneBefore": "true" if fields["Status"] == "CONFIRM03005" else "false"}
        amount = fields.get("RefundAmt") or fields.get("TradeAmt")
        if amount:
            expect["reply"]["amount"] = amount + " TWD"
        if fields.get("RefundNo"):
            expect["reply"]["refundNumber"] = fields["RefundNo"]
    merchant = fields.get("MerID", "TESTMER01")
    if merchant != "TESTMER01":
        # Printed with another merchant's number: genuine, and not ours.
        expect = {"outcome": "failed" if endpoint == "period/query" else "unknown",
                  "error": {"code": "mismatch", "field": "MerID"}}
    cases.add("reply", name, source, {"endpoint": endpoint, "values": values}, expect,
              answer=answer(inner, version, text=text), **common)
