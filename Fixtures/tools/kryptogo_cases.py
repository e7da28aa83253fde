"""KryptoGO: creating, asking, listing, sending, and callbacks that are only hints (docs: KryptoGO 3 to 9)."""
import json
import os

from case_writer import compact

CLIENT, KEY, ORIGIN = "9c5a79fc1117310f976b53752659b61d", "fake-api-key-0000", "https://shop.example"
INTENT = "0h39QkYfZps7AUD1xQsj3MDFVLIMaGoV"
USDT = "0xFd086bC7CD5C481DCC9C85ebE478A1C0b69FCbb9"
USDC = "0xff970a61a04b1ca14834a43f5de4533ebddb5cc8"
ADDRESS, PAYER = "0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045", "0x3fE5aC82B997255b8226abb6aEfd91f405fe2e8e"
HASH, BACK = "0x" + "1234567890abcdef" * 4, "0x" + "3" * 64
DEADLINE, PAID_AT = 1733811354, 1733810400
CLAIM = {"pending": "awaitingPayer", "success": "paid", "expired": "expired", "insufficient_not_refunded": "underpaid",
         "insufficient_refunded": "returned"}
HEADERS = {"X-STUDIO-API-KEY": KEY, "X-Client-ID": CLIENT, "Origin": ORIGIN}
TOKEN = {"chain": "arb", "contract": USDT, "symbol": "USDT", "decimals": 6}


def intent(status_word, **changes):
    paid = status_word not in ("pending", "expired")
    fields = {
        "payment_intent_id": INTENT, "client_id": CLIENT, "org_id": 1, "payment_chain_id": "arb", "payment_address": ADDRESS,
        "payer_address": PAYER if paid else None, "token_address": USDT, "symbol": "USDT", "decimals": 6, "crypto_amount": "9.23",
        "fiat_amount": "300.0", "fiat_currency": "TWD", "payment_deadline": DEADLINE, "status": status_word,
        "payment_tx_hash": HASH if paid else None, "payment_tx_timestamp": PAID_AT if paid else None,
        "aggregation_tx_hash": "0x" + "2" * 64 if status_word == "success" else None,
        "refund_tx_hash": BACK if status_word == "insufficient_refunded" else None,
        "callback_url": "https://shop.example/kryptogo", "order_data": {"paydesk_attempt": "A-1", "order_id": "order-1"},
        "group_key": "tea"}
    if status_word == "success":
        fields |= {"received_crypto_amount": "9.23", "aggregated_crypto_amount": "9.13"}
    elif paid:
        fields["received_crypto_amount"] = "5.00"
    if status_word == "insufficient_refunded":
        fields["refund_amount"] = "5.00"
    fields |= changes
    return {name: value for name, value in fields.items() if value is not ...}


def plain(amount):
    """A decimal without needless zeros."""
    return amount.rstrip("0").rstrip(".") if "." in amount else amount


def expected(fields, notices=()):
    """By hand from sections 8 and 9."""
    status = fields["status"]
    claim = CLAIM.get(status, "unrecognized")
    if status == "pending" and fields.get("payment_tx_hash"):
        claim = "processing"
    order = fields.get("order_data") or {}
    wanted = {"claim": claim, "gatewayNumber": fields["payment_intent_id"],
              "attemptNumber": order.get("paydesk_attempt"), "raw": status, "method": "stablecoin",
              "amount": f"{plain(fields['fiat_amount'])} {fields['fiat_currency']}"
              if fields.get("fiat_amount") and fields.get("fiat_currency") else None,
              "paidAt": (fields.get("payment_tx_timestamp") or None) if claim in ("paid", "underpaid") else None, "notices": list(notices)}
    if fields.get("token_address") and fields.get("payment_chain_id") and "decimals" in fields and fields.get("crypto_amount"):
        received = fields.get("received_crypto_amount") or fields.get("received_amount")
        net = fields.get("aggregated_crypto_amount") or fields.get("aggregated_amount")
        returned = fields.get("refund_amount")
        contract = fields["token_address"]
        wanted["tokens"] = {
            "chain": fields["payment_chain_id"], "contract": contract.lower() if contract.startswith("0x") else contract,
            "decimals": fields["decimals"], "asked": plain(fields["crypto_amount"]),
            "received": plain(received) if received else None, "net": plain(net) if net else None,
            "returned": plain(returned) if returned else None, "paymentHash": fields.get("payment_tx_hash") or None,
            "returnHash": fields.get("refund_tx_hash") or None}
    if claim == "awaitingPayer" and fields.get("payment_address") and wanted.get("tokens"):
        wanted["instructions"] = {"kind": "token", "address": fields["payment_address"], "amount": plain(fields["crypto_amount"]),
                                  "chain": fields["payment_chain_id"], "contract": wanted["tokens"]["contract"],
                                  "decimals": fields["decimals"], "deadline": fields["payment_deadline"]}
    return wanted


def envelope(data, status=200):
    return {"status": status, "contentType": "application/json", "body": compact({"code": 0, "data": data})}


def refusal(code, message="no", status=200, data=None):
    body = {"code": code, "message": message}
    if data is not None:
        body["data"] = data
    return {"status": status, "contentType": "application/json", "body": compact(body)}


GIVEN = {"number": "A-1", "gatewayNumber": INTENT, "amount": "300 TWD", "token": TOKEN}
ASK = {"method": "GET", "path": f"/v1/studio/api/payment/intent/{INTENT}", "headers": HEADERS}


def query(cases, name, fields, source="KryptoGO 3, 4, 8", notices=(), given=None, kind="derived", covers=(), body=None):
    reply = envelope(fields)
    if body:
        reply["body"] = body
    cases.add("query", name, source, given or GIVEN,
              {"outcome": "answered", "attempt": "A-1", "transactions": [expected(fields, notices)]}, send=ASK, answer=reply,
              covers=covers, kind=kind)


def samples():
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "samples", "kryptogo.json")
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def make_samples(cases):
    for file, text in samples().items():
        kind = "verbatim" if ".verbatim" in file else "derived"
        name, source = "sample-" + file.removesuffix(".json").replace("_", "-"), f"KryptoGO 3 to 9, sample {file}"
        value = json.loads(text)
        if file.startswith("callback."):
            cases.add("callback", name, source, {"contentType": "application/json", "body": text},
                      {"reading": "hint", "gatewayNumber": value["payment_intent_id"], "acknowledgement": {"status": 200}},
                      kind=kind, covers=[{"status": value["status"]}])
        elif file.startswith("intent."):
            # The samples carry no mark of ours.
            query(cases, name, value["data"], source, kind=kind, covers=[{"status": value["data"]["status"]}], body=text)
        elif file.startswith("error."):
            word = "not_found" if value["code"] == 4006 else "unauthorized"
            cases.add("query", name, source, GIVEN,
                      {"outcome": "failed", "error": {"code": word, "gatewayCode": str(value["code"])}},
                      answer={"status": 200, "contentType": "application/json", "body": text}, kind=kind)
        elif file.startswith("transfer.response"):
            expect = {"outcome": "done", "receipt": {"id": "1-1627380000-1", "transactionHash": "0x1234567890abcdef",
                                                     "sentAt": 1627380000}}
            if value["code"]:
                expect = {"outcome": "refused", "error": {"code": "insufficient_balance", "gatewayCode": "4015",
                                                          "shortfall": "123.456", "advice": "askPerson"}}
            cases.add("transfer", name, source, TRANSFER, expect, send=SEND, answer={
                "status": 200, "contentType": "application/json", "body": text}, kind=kind)
        elif file.startswith("transfer.request"):
            cases.add("transfer", name, source, TRANSFER, {"outcome": "done", "receipt": {"id": "1", "transactionHash": None}},
                      send={**SEND, "json": value}, answer=envelope({"id": "1"}), kind=kind)
        elif file.startswith("create-intent.response"):
            # A gallery of fields: its client is the word "string", so it is not ours.
            cases.add("start", name, source, START, {"outcome": "unknown", "error": {"code": "mismatch", "field": "client_id"}},
                      answer={"status": 200, "contentType": "application/json", "body": text}, kind=kind)
        elif file.startswith(("create-intent.request", "sdk.")):
            started(cases, name, source, value, kind)


def started(cases, name, source, sample, kind):
    """What the sample asks for, asked our way: our marks instead of the sample's order data."""
    amount = f"{plain(sample['fiat_amount'])} {sample['fiat_currency']}"
    given = {"number": "A-1", "order": "order-1", "amount": amount}
    wanted = {"fiat_amount": plain(sample["fiat_amount"]), "fiat_currency": sample["fiat_currency"]}
    if "callback_url" in sample:
        given["callbackURL"] = wanted["callback_url"] = sample["callback_url"]
    wanted["order_data"] = {"paydesk_attempt": "A-1", "order_id": "order-1"}
    fields = intent("pending", fiat_amount=sample["fiat_amount"], fiat_currency=sample["fiat_currency"])
    cases.add("start", name, source, given,
              {"outcome": "done", "instructions": expected(fields)["instructions"], "transactions": [expected(fields)]},
              send={**CREATE, "json": wanted}, answer=envelope(fields), kind=kind, covers=[{"currency": sample["fiat_currency"]}])


START = {"number": "A-1", "order": "order-1", "amount": "300 TWD", "callbackURL": "https://shop.example/kryptogo"}
CREATE = {"method": "POST", "path": "/v1/studio/api/payment/intent", "headers": {**HEADERS, "Content-Type": "application/json"}}
TRANSFER = {"id": "t-1", "amount": "0.01", "recipient": PAYER,
            "token": {"chain": "arb", "contract": USDC, "symbol": "USDC", "decimals": 6}}
SEND = {"method": "POST", "path": "/v1/studio/api/asset_pro/transfer",
        "headers": {"X-STUDIO-API-KEY": KEY, "Content-Type": "application/json"}}


def make_queries(cases):
    for status in CLAIM:
        for currency in ("TWD", "USD"):
            given = {**GIVEN, "amount": f"300 {currency}"}
            query(cases, f"{status.replace('_', '-')}-{currency.lower()}", intent(status, fiat_currency=currency), given=given,
                  covers=[{"status": status}, {"currency": currency}])
        for old, new in (("received_crypto_amount", "received_amount"), ("aggregated_crypto_amount", "aggregated_amount")):
            fields = intent(status)
            if old in fields:
                fields[new] = fields.pop(old)
                query(cases, f"{status.replace('_', '-')}-{new.replace('_', '-')}", fields, "KryptoGO 12 rows 1, 2: two spellings")
    query(cases, "pending-payment-seen", intent("pending", payment_tx_hash=HASH), covers=[{"status": "pending with hash"}])
    for word in ("refunded", "cancelled", "SUCCESS", "COMPLETED", "succeeded", "paid", "no_such_status"):
        query(cases, f"unknown-{word}", intent(word), "KryptoGO 8, 12 row 6: any other word is unknown")
    for name in ("payer_address", "org_id", "payment_tx_timestamp", "aggregation_tx_hash", "refund_tx_hash", "callback_url",
                 "group_key", "symbol", "received_crypto_amount", "aggregated_crypto_amount", "order_data"):
        for value, word in ((..., "absent"), (None, "null"), ("", "empty")):
            fields = intent("success", **{name: value})
            query(cases, f"success-{name.replace('_', '-')}-{word}", fields, "KryptoGO 3, 13: everything else may be null or absent")
    for name in ("payment_address", "crypto_amount"):
        for value, word in ((..., "absent"), (None, "null"), ("", "empty")):
            query(cases, f"success-{name.replace('_', '-')}-{word}", intent("success", **{name: value}),
                  "KryptoGO 3: how a field that does not apply is written is not documented")
    for name, change, field in (
            ("amount", {"fiat_amount": "299"}, "fiat_amount"), ("amount-cents", {"fiat_amount": "300.01"}, "fiat_amount"),
            ("currency", {"fiat_currency": "USD"}, "fiat_currency"), ("contract", {"token_address": USDC}, "token_address"),
            ("chain", {"payment_chain_id": "eth"}, "payment_chain_id"),
            ("mark", {"order_data": {"paydesk_attempt": "A-2"}}, "order_data"),
            ("amount-absent", {"fiat_amount": ...}, "fiat_amount"), ("currency-absent", {"fiat_currency": ...}, "fiat_currency"),
            ("client-absent", {"client_id": ...}, "client_id"), ("client-empty", {"client_id": ""}, "client_id"),
            ("amount-empty", {"fiat_amount": ""}, "fiat_amount"), ("currency-empty", {"fiat_currency": ""}, "fiat_currency"),
            ("contract-empty", {"token_address": ""}, "token_address"), ("chain-empty", {"payment_chain_id": ""}, "payment_chain_id")):
        query(cases, f"success-other-{name}", intent("success", **change), "KryptoGO 9, 13: compare with what was stored",
              notices=[f"mismatch:{field}"])
    for name, change, field in (("intent", {"payment_intent_id": "another"}, "payment_intent_id"),
                                ("client", {"client_id": "another"}, "client_id")):
        cases.add("query", f"foreign-{name}", "KryptoGO 9: a genuine answer about something else", GIVEN,
                  {"outcome": "failed", "error": {"code": "mismatch", "field": field, "advice": "askPerson"}}, send=ASK,
                  answer=envelope(intent("success", **change)))
    for value in ("300", "300.0", "300.00", "0300"):
        query(cases, f"amount-written-{value}", intent("success", fiat_amount=value),
              "KryptoGO 11: compared by value") if value != "0300" else None
    query(cases, "overpaid", intent("success", received_crypto_amount="12"), "KryptoGO 8: presumably a success")
    query(cases, "contract-in-lower-case", intent("success", token_address=USDT.lower()), "KryptoGO 6: case carries no meaning")
    query(cases, "short-hash", intent("success", payment_tx_hash="0x1234567890abcdef..."), "KryptoGO 12 row 15")
    query(cases, "new-fields", intent("success", something_new={"deep": [1, 2, {"x": None}]}, fee="0.1"), "KryptoGO 13: unknown keys")
    for code, word in ((4001, "unauthorized"), (4002, "unauthorized"), (4006, "not_found"), (4003, "other"), (4015, "other"),
                       (9999, "other"), (-1, "other")):
        for status in (200, 400):
            cases.add("query", f"code-{code}-http-{status}", "KryptoGO 5: check both", GIVEN,
                      {"outcome": "failed", "error": {"code": word, "gatewayCode": str(code)}}, send=ASK,
                      answer=refusal(code, status=status), covers=[{"code": f"query:{code}"}])
    cases.add("query", "no-intent-known", "KryptoGO 4: only by its own id", {"number": "A-1"},
              {"outcome": "failed", "error": {"code": "invalid_request", "field": "payment_intent_id"}}, send=None)
    for name, number in (("dots", "../intents"), ("slash", "a/b"), ("query", "a?b=c"), ("blank", "a b"), ("long", "a" * 65),
                         ("percent", "%2e%2e"), ("line", "a\r\nX: y")):
        cases.add("query", f"unsafe-id-{name}", "KryptoGO 9: an id enters an address only if it is safe",
                  {"number": "A-1", "gatewayNumber": number},
                  {"outcome": "failed", "error": {"code": "invalid_request", "field": "payment_intent_id"}}, send=None)


def make_starts(cases):
    for currency in ("TWD", "USD"):
        for status, extra in (("pending", {}),):
            fields = intent(status, fiat_currency=currency, **extra)
            cases.add("start", f"pending-{currency.lower()}", "KryptoGO 3", {**START, "amount": f"300 {currency}"},
                      {"outcome": "done", "instructions": expected(fields)["instructions"], "transactions": [expected(fields)]},
                      send={**CREATE, "json": {"fiat_amount": "300", "fiat_currency": currency,
                                               "callback_url": "https://shop.example/kryptogo",
                                               "order_data": {"paydesk_attempt": "A-1", "order_id": "order-1"}}},
                      answer=envelope(fields, 201), covers=[{"status": "pending"}, {"currency": currency}])
    bad = {"code": "invalid_request", "advice": "fixRequest"}
    for name, change, field in (
            ("amount-too-small", {"amount": "0.009 TWD"}, "fiat_amount"), ("amount-zero", {"amount": "0 TWD"}, "fiat_amount"),
            ("amount-three-decimals", {"amount": "1.005 USD"}, "fiat_amount"), ("currency", {"amount": "300 EUR"}, "fiat_currency"),
            ("number-empty", {"number": ""}, "paydesk_attempt"), ("number-blank", {"number": "A 1"}, "paydesk_attempt"),
            ("number-long", {"number": "A" * 65}, "paydesk_attempt"), ("order-too-long", {"order": "x" * 1000}, "order_data")):
        cases.add("start", f"refused-{name}", "KryptoGO 3", {**START, **change},
                  {"outcome": "refused", "error": {**bad, "field": field}}, send=None)
    cases.add("start", "refused-method", "KryptoGO 6", {**START, "method": "card"},
              {"outcome": "refused", "error": {"code": "method_unavailable", "advice": "offerAnotherMethod"}}, send=None)
    for name, change, field in (
            ("client", {"client_id": "another"}, "client_id"), ("amount", {"fiat_amount": "299"}, "fiat_amount"),
            ("currency", {"fiat_currency": "USD"}, "fiat_currency"),
            ("mark", {"order_data": {"paydesk_attempt": "A-2"}}, "order_data")):
        cases.add("start", f"other-{name}", "KryptoGO 9, 13: no payer may be shown it", START,
                  {"outcome": "unknown", "error": {"code": "mismatch", "field": field}},
                  answer=envelope(intent("pending", **change)))
    for name in ("payment_address", "token_address", "crypto_amount", "payment_deadline", "decimals", "payment_chain_id"):
        cases.add("start", f"without-{name.replace('_', '-')}", "KryptoGO 3: without it nothing can be shown", START,
                  {"outcome": "unknown", "error": {"code": "malformed_reply"}},
                  answer=envelope(intent("pending", **{name: None})))
    for code, word in ((4001, "unauthorized"), (4002, "unauthorized"), (4006, "other"), (4015, "other"), (4099, "other")):
        cases.add("start", f"code-{code}", "KryptoGO 5", START,
                  {"outcome": "refused", "error": {"code": word, "gatewayCode": str(code)}}, answer=refusal(code),
                  covers=[{"code": f"start:{code}"}])
    writes(cases, "start", START)


def writes(cases, operation, given):
    """The ends of a write without a usable answer (docs: KryptoGO 13)."""
    for name, answer, outcome, word in (
            ("lost", {"failure": {"class": "outcomeUnknown", "reason": "read_timeout"}}, "unknown", "indeterminate"),
            ("not-sent", {"failure": {"class": "surelyNotSent", "reason": "connection_refused"}}, "refused", "unavailable"),
            ("http-500-with-code", refusal(4001, status=500), "unknown", "indeterminate"),
            ("http-503-empty", {"status": 503, "body": ""}, "unknown", "indeterminate"),
            # Tokens cannot come back, and what lies in between may answer so for a request that it passed on.
            ("http-429", {"status": 429, "retryAfterSeconds": 30, "body": ""}, "unknown" if operation == "transfer" else "refused",
             "rate_limited"),
            ("html", {"status": 200, "contentType": "text/html", "body": "<html></html>"}, "unknown", "malformed_reply"),
            ("code-missing", {"status": 200, "body": "{\"data\":{}}"}, "unknown", "malformed_reply"),
            ("code-as-text", {"status": 200, "body": "{\"code\":\"0\",\"data\":{}}"}, "unknown", "malformed_reply"),
            ("data-missing", {"status": 200, "body": "{\"code\":0}"}, "unknown", "malformed_reply")):
        cases.add(operation, f"end-{name}", "KryptoGO 5, 13", given, {"outcome": outcome, "error": {"code": word}}, answer=answer)


def make_lists(cases):
    """Shape, filters and paging are not documented: tolerant and marked unverified (docs: KryptoGO 4)."""
    entries = [intent(status, payment_intent_id=f"intent{index}", order_data={"paydesk_attempt": f"A-{index}"})
               for index, status in enumerate(CLAIM)]
    reports = [{"attempt": f"A-{index}", "transactions": [expected(fields)]} for index, fields in enumerate(entries)]
    send = {"method": "GET", "path": "/v1/studio/api/payment/intents", "headers": HEADERS}
    every = [{"status": status} for status in CLAIM]
    cases.add("list", "list-in-data", "KryptoGO 4: an array in data", {}, {"outcome": "answered", "reports": reports}, send=send,
              answer=envelope(entries), covers=every)
    cases.add("list", "list-inside-object", "KryptoGO 4: an object that holds an array", {},
              {"outcome": "answered", "reports": reports}, send=send, answer=envelope({"items": entries, "total": 5}), covers=every)
    cases.add("list", "filters", "KryptoGO 4: passed on as given", {"filters": {"group_key": "tea & more", "page": "2"}},
              {"outcome": "answered", "reports": []},
              send={**send, "path": "/v1/studio/api/payment/intents?group_key=tea%20%26%20more&page=2"}, answer=envelope([]))
    cases.add("list", "empty", "KryptoGO 4", {}, {"outcome": "answered", "reports": []}, send=send, answer=envelope([]))
    for code, word in ((4001, "unauthorized"), (4002, "unauthorized"), (4099, "other")):
        cases.add("list", f"code-{code}", "KryptoGO 5", {}, {"outcome": "failed", "error": {"code": word, "gatewayCode": str(code)}},
                  send=send, answer=refusal(code), covers=[{"code": f"list:{code}"}])


def make_transfers(cases):
    done = {"id": "1-1627380000-1", "tx_hash": HASH, "transfer_time": 1627380000}
    for chain, contract, recipient in (("arb", USDT, PAYER), ("eth", USDT, PAYER), ("base", USDC, PAYER)):
        given = {**TRANSFER, "recipient": recipient, "token": {"chain": chain, "contract": contract, "symbol": "T", "decimals": 6}}
        cases.add("transfer", f"done-{chain}", "KryptoGO 6", given,
                  {"outcome": "done", "receipt": {"id": done["id"], "transactionHash": HASH, "sentAt": 1627380000}},
                  send=SEND, answer=envelope(done), covers=[{"chain": chain}])
    for name, data, receipt in (("queued", {"id": "q-1"}, {"id": "q-1", "transactionHash": None, "sentAt": None}),
                                ("hash-null", {**done, "tx_hash": None}, {"id": done["id"], "transactionHash": None}),
                                ("new-field", {**done, "state": "sent"}, {"id": done["id"], "transactionHash": HASH})):
        cases.add("transfer", name, "KryptoGO 6: accept a success without a hash", TRANSFER, {"outcome": "done", "receipt": receipt},
                  send=SEND, answer=envelope(data))
    for code, word in ((4002, "unauthorized"), (4015, "insufficient_balance"), (4001, "other"), (4099, "other")):
        cases.add("transfer", f"code-{code}", "KryptoGO 5, 6: a code nobody could read about is no certain refusal", TRANSFER,
                  {"outcome": "unknown" if word == "other" else "refused", "error": {"code": word, "gatewayCode": str(code)}}, answer=refusal(code),
                  covers=[{"code": f"transfer:{code}"}])
    for name, change, field in (
            ("amount-zero", {"amount": "0"}, "amount"), ("amount-too-fine", {"amount": "0.0000001"}, "amount"),
            ("recipient-zero", {"recipient": "0x" + "0" * 40}, "wallet_address"), ("recipient-short", {"recipient": "0x12"}, "wallet_address"),
            ("recipient-is-contract", {"recipient": USDC}, "wallet_address"),
            ("recipient-checksum", {"recipient": "0x3fE5aC82B997255b8226abb6aEfd91f405fe2e8E"}, "wallet_address"),
            ("chain-number", {"token": {**TRANSFER["token"], "chain": "42161"}}, "chain_id"),
            ("chain-words", {"token": {**TRANSFER["token"], "chain": "Arb One"}}, "chain_id"),
            ("contract-zero", {"token": {**TRANSFER["token"], "contract": "0x" + "0" * 40}}, "contract_address")):
        cases.add("transfer", f"refused-{name}", "KryptoGO 6: irreversible, so checked before", {**TRANSFER, **change},
                  {"outcome": "refused", "error": {"code": "invalid_request", "field": field}}, send=None)
    writes(cases, "transfer", TRANSFER)


def make_callbacks(cases):
    hint = {"reading": "hint", "gatewayNumber": INTENT, "acknowledgement": {"status": 200, "body": ""}}
    for status in [*CLAIM, "refunded", "SUCCESS", ""]:
        body = compact({"payment_intent_id": INTENT, "client_id": CLIENT, "status": status, "fiat_amount": "300.0"})
        cases.add("callback", f"status-{status.replace('_', '-') or 'empty'}", "KryptoGO 9: only a hint, whatever it says",
                  {"contentType": "application/json", "body": body}, hint, covers=[{"status": status}] if status in CLAIM else ())
    for name, fields in (("only-the-id", {}), ("another-client", {"client_id": "another"}), ("forged-amounts", {"fiat_amount": "1e9"}),
                         ("order-data-of-another", {"order_data": {"paydesk_attempt": "A-2"}}),
                         ("both-spellings-differ", {"received_amount": "1", "received_crypto_amount": "2"}),
                         ("signature-unverifiable", {"signature": "00", "timestamp": 1733810405}),
                         ("null-everywhere", {"status": None, "client_id": None})):
        cases.add("callback", name, "KryptoGO 9, 13: nothing else of the body is believed",
                  {"contentType": "application/json", "body": compact({"payment_intent_id": INTENT, **fields})}, hint)
    for name, body, code, field in (
            ("no-id", "{}", "missing_field", "payment_intent_id"),
            ("id-number", "{\"payment_intent_id\":1}", "invalid_field", "payment_intent_id"),
            ("id-empty", "{\"payment_intent_id\":\"\"}", "invalid_field", "payment_intent_id"),
            ("id-path", "{\"payment_intent_id\":\"../../x\"}", "invalid_field", "payment_intent_id"),
            ("id-twice", "{\"payment_intent_id\":\"a\",\"payment_intent_id\":\"b\"}", "json_duplicate_key", None),
            ("list", "[]", "json_not_object", None), ("empty", "", "json_syntax", None)):
        cases.add("callback", f"rejected-{name}", "KryptoGO 9", {"body": body},
                  {"reading": "rejected", "error": {"code": code, "field": field, "status": 400}})


CODES = {"query": [4001, 4002, 4006, 4003, 4015, 9999, -1], "start": [4001, 4002, 4006, 4015, 4099], "list": [4001, 4002, 4099],
         "transfer": [4002, 4015, 4001, 4099]}


def make(cases):
    make_samples(cases)
    make_starts(cases)
    make_queries(cases)
    make_lists(cases)
    make_transfers(cases)
    make_callbacks(cases)
    statuses = list(CLAIM)
    return {"tables": [
        {"name": "states", "axes": {"operation": ["start", "query", "list", "callback"], "status": statuses},
         "holes": [{"operation": "start", "status": statuses[1:], "reason": "a new intent is pending; anything else is no beginning"}]},
        {"name": "currencies", "axes": {"operation": ["start", "query"], "currency": ["TWD", "USD"]}, "holes": []},
        {"name": "codes", "axes": {"code": [f"{op}:{code}" for op, codes in CODES.items() for code in codes]}, "holes": []},
        {"name": "fields", "axes": {"field": [
            "code", "data", "message", "payment_intent_id", "client_id", "org_id", "payment_chain_id", "payment_address",
            "payer_address", "token_address", "symbol", "decimals", "crypto_amount", "fiat_amount", "fiat_currency",
            "payment_deadline", "status", "payment_tx_hash", "payment_tx_timestamp", "aggregation_tx_hash", "refund_tx_hash",
            "received_amount", "received_crypto_amount", "aggregated_amount", "aggregated_crypto_amount", "refund_amount",
            "order_data", "callback_url", "group_key", "signature", "timestamp", "insufficient_amount", "id", "tx_hash",
            "transfer_time"]}, "holes": []}]}
