"""Callbacks and replies that must be refused, by name of the mistake or of the attack (docs: PAYUNi 5, 18; KryptoGO 9, 13)."""
from case_writer import compact, write
from kryptogo_cases import INTENT, intent
from payuni_messages import EXTRA, entry, listed, message
from payuni_wire import IV, KEY, MERCHANT, answer, callback, digest, encrypt, form

PAID = message("1", "1", extra=[])


def envelope_form(pairs):
    return form(pairs)


def sealed_form(text, **changes):
    """A genuine envelope around `text`, with parts exchanged."""
    info = encrypt(text)
    parts = {"Status": "SUCCESS", "MerID": MERCHANT, "Version": "1.0", "EncryptInfo": info, "HashInfo": digest(info)}
    parts.update(changes)
    return form([(name, value) for name, value in parts.items() if value is not None])


def rehashed(info):
    """Any EncryptInfo with the HashInfo that a holder of the keys would give it."""
    return form([("MerID", MERCHANT), ("EncryptInfo", info), ("HashInfo", digest(info))])


def payuni_callbacks():
    text = form(PAID)
    info = encrypt(text)
    good = digest(info)
    entries = []

    def add(name, code, field=None, status=400, **body):
        expect = {"code": code, "status": status}
        if field:
            expect["field"] = field
        entries.append({"name": name, **body, "expect": expect})

    # The seal, before anything is decoded.
    add("empty body", "missing_field", "EncryptInfo", body="")
    add("blank body", "missing_field", "EncryptInfo", body=" ")
    add("HTML", "missing_field", "EncryptInfo", body="<html></html>")
    add("JSON instead of a form", "missing_field", "EncryptInfo", body=compact({"EncryptInfo": info, "HashInfo": good}))
    add("only outer fields that say paid", "missing_field", "EncryptInfo",
        body=form([("Status", "SUCCESS"), ("TradeStatus", "1"), ("MerTradeNo", "A")]))
    add("EncryptInfo absent", "missing_field", "EncryptInfo", body=sealed_form(text, EncryptInfo=None))
    add("EncryptInfo empty", "missing_field", "EncryptInfo", body=sealed_form(text, EncryptInfo=""))
    add("HashInfo absent", "hash_missing", "HashInfo", body=sealed_form(text, HashInfo=None))
    add("HashInfo empty", "hash_missing", "HashInfo", body=sealed_form(text, HashInfo=""))
    for name, value in (("true", "true"), ("1", "1"), ("0", "0"), ("null", "null"), ("zeros", "0" * 64), ("one digit short", good[:63]),
                        ("one digit long", good + "0"), ("with a blank", good + " "), ("of another text", digest("aa")),
                        ("of key and text alone", __import__("hashlib").sha256(KEY + info.encode()).hexdigest().upper()),
                        ("of text, key and vector", __import__("hashlib").sha256(info.encode() + KEY + IV).hexdigest().upper()),
                        ("first digit changed", ("0" if good[0] != "0" else "1") + good[1:]),
                        ("last digit changed", good[:63] + ("0" if good[63] != "0" else "1")),
                        ("of the text alone", __import__("hashlib").sha256(info.encode()).hexdigest().upper())):
        add(f"HashInfo {name}", "hash_mismatch", "HashInfo", body=sealed_form(text, HashInfo=value))
    add("HashInfo twice", "duplicate_field", "HashInfo", body=sealed_form(text) + "&HashInfo=" + good)
    add("EncryptInfo twice", "duplicate_field", "EncryptInfo", body=sealed_form(text) + "&EncryptInfo=" + info)
    add("outer merchant twice", "duplicate_field", "MerID", body=sealed_form(text) + "&MerID=OTHER")
    add("HashInfo as a list", "duplicate_field", "HashInfo", body=sealed_form(text) + "&HashInfo%5B%5D=" + good)
    add("EncryptInfo as a list", "duplicate_field", "HashInfo", body=sealed_form(text) + "&EncryptInfo%5B0%5D=" + info)
    add("EncryptInfo in capitals under the hash of the small letters", "hash_mismatch", "HashInfo",
        body=sealed_form(text, EncryptInfo=info.upper()))
    add("one digit of EncryptInfo changed", "hash_mismatch", "HashInfo", body=sealed_form(text, EncryptInfo="0" + info[1:]))
    add("EncryptInfo cut", "hash_mismatch", "HashInfo", body=sealed_form(text, EncryptInfo=info[:-2]))
    add("body longer than any message", "envelope_too_large", None, 413, repeat={"text": "A", "count": 200000})
    # Genuine hash, broken inside: a holder of the keys made a mistake, or the cipher was broken.
    add("odd number of digits", "not_hex", "EncryptInfo", body=rehashed(info + "a"))
    add("not hex", "not_hex", "EncryptInfo", body=rehashed("zz" + info[2:]))
    add("hex with a blank", "not_hex", "EncryptInfo", body=rehashed(info[:10] + "  " + info[12:]))
    parts = bytes.fromhex(info).decode().split(":::")
    for name, inside, code in (
            ("no separator", parts[0] + parts[1], "separator"), ("two separators", ":::".join([parts[0], parts[1], "AAAA"]), "separator"),
            ("no tag", parts[0] + ":::", "tag_length"),
            ("blanks in base64", parts[0][:4] + " " + parts[0][4:] + ":::" + parts[1], "base64"),
            ("padding missing", parts[0] + ":::" + parts[1].rstrip("="), "base64"),
            ("URL alphabet", parts[0][:-4] + "-_-_" + ":::" + parts[1], "base64"),
            ("junk in the tag", parts[0] + ":::" + "!" + parts[1][1:], "base64")):
        add(f"inside: {name}", code, "EncryptInfo", body=rehashed(inside.encode().hex()))
    for length in (1, 4, 8, 12, 15):
        add(f"tag of {length} bytes", "tag_length", "EncryptInfo", body=rehashed(encrypt(text, length)))
    other = "A" + parts[1][1:] if parts[1][0] != "A" else "B" + parts[1][1:]
    add("wrong tag", "decryption_failed", "EncryptInfo", body=rehashed(f"{parts[0]}:::{other}".encode().hex()))
    changed = ("B" if parts[0][0] != "B" else "C") + parts[0][1:]
    add("ciphertext changed", "decryption_failed", "EncryptInfo", body=rehashed(f"{changed}:::{parts[1]}".encode().hex()))

    # Genuine seal, content that may not be believed.
    def inside(name, code, field, pairs=None, raw=None):
        inner = form(pairs) if raw is None else raw
        add(f"sealed: {name}", code, field, body=sealed_form(inner))

    def without(*names):
        return [pair for pair in PAID if pair[0] not in names]

    for missing in ("MerID", "Status", "MerTradeNo", "TradeNo", "TradeAmt"):
        inside(f"{missing} absent", "missing_field", missing, without(missing))
        inside(f"{missing} empty", "missing_field", missing, [(k, "" if k == missing else v) for k, v in PAID])
    for merchant in ("OTHER", "testmer01", "TESTMER01 ", "TESTMER011", "TESTMER0"):
        inside(f"merchant {merchant!r}", "merchant_mismatch", "MerID", [(k, merchant if k == "MerID" else v) for k, v in PAID])
    for twice in ("Status", "MerID", "MerTradeNo", "TradeNo", "TradeAmt", "TradeStatus"):
        inside(f"{twice} twice", "duplicate_field", twice, PAID + [(twice, "1")])
    for amount in ("-1200", "+1200", "1,200", "1200.0", "1200.5", "1e3", "0x10", " 1200", "1200 ", "１２００", "١٢٠٠", "NaN", "12O0",
                   "99999999999999999999999999"):
        inside(f"amount {amount}", "invalid_field", "TradeAmt", [(k, amount if k == "TradeAmt" else v) for k, v in PAID])
    inside("our own page request", "missing_field", "Status",
           [("MerID", MERCHANT), ("MerTradeNo", "A-1"), ("TradeAmt", "1200"), ("Timestamp", "1767225600"), ("ProdDesc", "x")])
    inside("our own query", "missing_field", "Status", [("MerID", MERCHANT), ("MerTradeNo", "A-1"), ("Timestamp", "1767225600")])
    inside("a card token's reply", "missing_field", "MerID",
           [("Status", "SUCCESS"), ("Message", "ok"), ("Result[0][CreditHash]", "AB" * 32)])
    inside("a query's reply", "missing_field", "MerID", listed([entry("1", "1")]))
    inside("nothing", "missing_field", "MerID", raw="a=b")
    inside("JSON", "unexpected_format", "EncryptInfo", raw=compact({"Status": "SUCCESS", "TradeStatus": "1"}))
    inside("a NUL", "invalid_text", None, raw=form(PAID) + "&X=%00")
    inside("broken UTF-8", "invalid_text", None, raw=form(PAID) + "&X=%FF")
    inside("too many fields", "too_many_fields", None, PAID + [(f"X{i}", "1") for i in range(1100)])
    return entries


def payuni_replies():
    entries = []

    def add(name, expect, reply):
        reply = {key: value for key, value in reply.items() if key != "sealed"}
        entries.append({"name": name, **reply, "expect": expect})

    bad = {"code": "malformed_reply"}
    paid = entry("1", "1")

    def body(text, status=200):
        return {"status": status, "body": text}

    for name, text in (("empty", ""), ("HTML", "<html></html>"), ("a list", "[]"), ("null", "null"), ("a word", "SUCCESS"),
                       ("an empty object", "{}"), ("cut", "{\"Status\":\"SUCC"), ("twice the status", "{\"Status\":\"A\",\"Status\":\"B\"}"),
                       ("unsealed success", "{\"Status\":\"SUCCESS\",\"MerTradeNo\":\"A-1\",\"TradeStatus\":\"1\"}"),
                       ("EncryptInfo is true", "{\"EncryptInfo\":true,\"HashInfo\":true}"),
                       ("EncryptInfo is a list", "{\"EncryptInfo\":[\"a\"],\"HashInfo\":\"b\"}"),
                       ("no HashInfo", "{\"Status\":\"SUCCESS\",\"EncryptInfo\":\"00\"}"),
                       ("no EncryptInfo", "{\"Status\":\"SUCCESS\",\"HashInfo\":\"00\"}"),
                       ("wrong HashInfo", "{\"Status\":\"SUCCESS\",\"EncryptInfo\":\"00\",\"HashInfo\":\"" + "0" * 64 + "\"}"),
                       ("trailing text", "{\"Status\":\"ERROR\"} x"), ("an array of replies", "[{\"Status\":\"SUCCESS\"}]")):
        add(f"reply: {name}", bad, body(text))
    for field in ("MerTradeNo", "TradeNo", "TradeAmt"):
        add(f"entry without {field}", {**bad, "mentions": field},
            answer(listed([[p for p in paid if p[0] != field]]), "2.0"))
    for amount in ("-1", "1.5", "1e3", "1,200", "abc", "１"):
        add(f"entry's amount {amount}", {**bad, "mentions": "TradeAmt"}, answer(listed([entry("1", "1", TradeAmt=amount)]), "2.0"))
    add("no entry", bad, answer([("Status", "SUCCESS"), ("Message", "ok")], "2.0"))
    add("no sealed status", bad, answer(listed([paid])[1:], "2.0", status="SUCCESS"))
    add("another merchant", {"code": "mismatch", "field": "MerID"}, answer([*listed([paid]), ("MerID", "OTHER")], "2.0"))
    add("another number", {"code": "mismatch", "field": "MerTradeNo"}, answer(listed([entry("1", "1", MerTradeNo="B")]), "2.0"))
    add("another number beside ours", {"code": "mismatch", "field": "MerTradeNo"},
        answer(listed([paid, entry("1", "1", MerTradeNo="B")]), "2.0"))
    add("sealed JSON, cut", bad, answer([("Status", "SUCCESS")], "2.0", text="{\"Status\":\"SUCC"))
    add("sealed JSON, a name twice", bad, answer([("Status", "SUCCESS")], "2.0", text="{\"Status\":\"SUCCESS\",\"Status\":\"X\"}"))
    return entries


def kryptogo_callbacks():
    entries = []

    def add(name, code, field=None, status=400, **body):
        entries.append({"name": name, **body, "expect": {"code": code, "status": status, **({"field": field} if field else {})}})

    for name, text, code in (
            ("empty", "", "json_syntax"), ("a form", "payment_intent_id=abc", "json_syntax"), ("HTML", "<html>", "json_syntax"),
            ("cut", "{\"payment_intent_id\":\"a", "json_syntax"), ("trailing", "{\"payment_intent_id\":\"a\"} x", "json_trailing"),
            ("two documents", "{\"payment_intent_id\":\"a\"}{\"payment_intent_id\":\"b\"}", "json_trailing"),
            ("list", "[{\"payment_intent_id\":\"a\"}]", "json_not_object"), ("null", "null", "json_not_object"),
            ("text", "\"a\"", "json_not_object"), ("number", "1", "json_not_object"),
            ("id twice", "{\"payment_intent_id\":\"a\",\"payment_intent_id\":\"b\"}", "json_duplicate_key"),
            ("id twice, once escaped", "{\"payment_intent_id\":\"a\",\"payment_intent_i\\u0064\":\"b\"}", "json_duplicate_key"),
            ("status twice", "{\"payment_intent_id\":\"a\",\"status\":\"x\",\"status\":\"y\"}", "json_duplicate_key"),
            ("single quotes", "{'payment_intent_id':'a'}", "json_syntax"),
            ("comment", "{\"payment_intent_id\":\"a\" /* */}", "json_syntax"),
            ("comma at the end", "{\"payment_intent_id\":\"a\",}", "json_syntax"),
            ("byte order mark", "\ufeff{\"payment_intent_id\":\"a\"}", "json_syntax"),
            ("NUL in a text", "{\"payment_intent_id\":\"a\\u0000\"}", "json_text"),
            ("half a surrogate pair", "{\"payment_intent_id\":\"\\ud800\"}", "json_text"),
            ("too deep", "{\"payment_intent_id\":" + "[" * 40 + "]" * 40 + "}", "json_depth")):
        add(f"body: {name}", code, body=text)
    add("body: not UTF-8", "json_text", bodyHex='{"payment_intent_id":"'.encode().hex() + "ff" + '"}'.encode().hex())
    add("body: too large", "json_too_large", None, 413, repeat={"text": " ", "count": 70000})
    for name, value in (("number", 1), ("null", None), ("true", True), ("list", ["a"]), ("object", {"id": "a"}), ("empty", ""),
                        ("blank", " "), ("slash", "a/b"), ("backslash", "a\\b"), ("dots", ".."), ("path", "../../transfer"),
                        ("query", "a?x=1"), ("fragment", "a#b"), ("percent", "%2e%2e%2f"), ("line break", "a\r\nHost: evil"),
                        ("tab", "a\tb"), ("quote", "a\"b"), ("colon", "http://evil"), ("at", "a@b"), ("65 characters", "a" * 65),
                        ("full-width", "ａｂｃ"), ("Greek letter", "α"), ("combining", "a\u0301"), ("right to left", "a\u202eb"),
                        ("emoji", "😀"), ("SQL", "' OR 1=1 --"), ("HTML", "<script>"), ("semicolon", "a;b"), ("comma", "a,b")):
        add(f"id: {name}", "invalid_field" if value is not None else "invalid_field", "payment_intent_id",
            body=compact({"payment_intent_id": value}))
    add("id absent", "missing_field", "payment_intent_id", body=compact({"status": "success"}))
    add("id under another spelling", "missing_field", "payment_intent_id", body=compact({"paymentIntentId": INTENT}))
    add("id in an envelope", "missing_field", "payment_intent_id", body=compact({"code": 0, "data": {"payment_intent_id": INTENT}}))
    return entries


def kryptogo_replies():
    entries = []

    def add(name, expect, body, status=200):
        entries.append({"name": name, "status": status, "body": body if isinstance(body, str) else compact(body), "expect": expect})

    bad = {"code": "malformed_reply"}
    for name, text in (("empty", ""), ("HTML", "<html></html>"), ("null", "null"), ("a list", "[]"), ("no code", "{\"data\":{}}"),
                       ("code as text", "{\"code\":\"0\",\"data\":{}}"), ("code as fraction", "{\"code\":0.0,\"data\":{}}"),
                       ("code null", "{\"code\":null,\"data\":{}}"), ("code twice", "{\"code\":4001,\"code\":0}"),
                       ("code true", "{\"code\":false}"), ("no data", "{\"code\":0}"), ("data null", "{\"code\":0,\"data\":null}"),
                       ("data a list", "{\"code\":0,\"data\":[]}"), ("data text", "{\"code\":0,\"data\":\"x\"}"),
                       ("data empty", "{\"code\":0,\"data\":{}}")):
        add(f"reply: {name}", bad, text)
    for status in (301, 302, 404, 410):
        add(f"reply: HTTP {status} with a good body", bad, {"code": 0, "data": intent("success")}, status)
    for status in (500, 503):
        add(f"reply: HTTP {status} with a good body", {"code": "unavailable"}, {"code": 0, "data": intent("success")}, status)
    for field in ("payment_intent_id", "status"):
        for name, value in (("absent", ...), ("null", None), ("number", 1), ("list", [])):
            add(f"{field} {name}", {**bad, "mentions": field}, {"code": 0, "data": intent("success", **{field: value})})
    for field in ("fiat_amount", "crypto_amount"):
        for value in (300, 300.5, "-300", "+300", "3e2", "300,0", " 300", "0x12c", "３００", "NaN", "Infinity", [], True, "300."):
            add(f"{field} {value!r}", {**bad, "mentions": field}, {"code": 0, "data": intent("success", **{field: value})})
    for value in ("twd", "TW", "TWDX", "新台幣", 901):
        add(f"fiat_currency {value!r}", {**bad, "mentions": "fiat_currency"},
            {"code": 0, "data": intent("success", fiat_currency=value)})
    for value in (-1, 31, "6", 6.5):
        add(f"decimals {value!r}", {**bad, "mentions": "decimals"}, {"code": 0, "data": intent("success", decimals=value)})
    for one, other in (("received_crypto_amount", "received_amount"), ("aggregated_crypto_amount", "aggregated_amount")):
        add(f"{other} and {one} differ", {**bad, "mentions": other},
            {"code": 0, "data": intent("success", **{one: "9.23", other: "9.24"})})
    add("another intent", {"code": "mismatch", "field": "payment_intent_id"},
        {"code": 0, "data": intent("success", payment_intent_id="another")})
    add("another client", {"code": "mismatch", "field": "client_id"}, {"code": 0, "data": intent("success", client_id="another")})
    return entries


def make():
    ask = {"payuni": {"number": "ORD-20260101-001", "amount": "1200 TWD"},
           "kryptogo": {"number": "A-1", "gatewayNumber": INTENT, "amount": "300 TWD"}}
    count = 0
    for gateway, kind, entries in (("payuni", "callback", payuni_callbacks()), ("payuni", "query", payuni_replies()),
                                   ("kryptogo", "callback", kryptogo_callbacks()), ("kryptogo", "query", kryptogo_replies())):
        names = [entry["name"] for entry in entries]
        assert len(names) == len(set(names)), [name for name in names if names.count(name) > 1]
        catalogue = {"gateway": gateway, "kind": kind}
        if kind == "query":
            catalogue["given"] = ask[gateway]
        write(f"bad-input/{gateway}-{kind}.json", {**catalogue, "entries": entries})
        count += len(entries)
    return count
