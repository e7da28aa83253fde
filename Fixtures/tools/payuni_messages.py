"""Notifies, returns, queries and creations of every payment type and status (docs: PAYUNi 8, 9, 10, 13)."""
import json

from case_writer import compact
from payuni_model import METHODS, transaction
from payuni_wire import MERCHANT, answer, callback, form

NUMBER, TRADE_NO = "ORD-20260101-001", "1767225605123456789"
AMOUNT = "1200"
CARD = [("CardBank", "812"), ("Card6No", "414763"), ("Card4No", "0001"), ("CardInst", "1"), ("FirstAmt", AMOUNT),
        ("EachAmt", "0"), ("ResCode", "00"), ("ResCodeMsg", "授權成功(模擬)"), ("AuthCode", "000000"), ("AuthBank", "812"),
        ("AuthBankName", "台新國際商業銀行"), ("AuthType", "1"), ("AuthDay", "20260101"), ("AuthTime", "080005"),
        ("CoBrandCode", "")]
PICKUP = [("ShipTradeNo", "S1767226020123456789"), ("GoodsType", "1"), ("LgsType", "C2C"), ("ShipType", "1"),
          ("ServiceType", "1"), ("ShipAmt", AMOUNT), ("StoreID", "916712"), ("StoreName", "測試門市"),
          ("StoreAddr", "台北市測試路1號"), ("Consignee", "王小明"), ("ConsigneeMobile", "0900000000"),
          ("ConsigneeMail", "buyer@example.com")]
COUPON = [("PromoCode", "NEWYEAR100"), ("DiscountAmt", "100"), ("OrderAmt", "1300"), ("CouponFee", "5"),
          ("CampaignName", "新年活動"), ("CampaignNo", "CP0001"), ("CouponName", "折 100 元"), ("CouponNo", "CN0001")]
EXTRA = {
    "1": CARD,
    "2": [("BankType", "822"), ("PayNo", "99990000123456"), ("PaySet", "1"), ("ExpireDate", "2026-01-08 23:59:59")],
    "3": [("Store", "SEVEN"), ("PayNo", "25124481"), ("ExpireDate", "2026-01-08 23:59:59")],
    "5": PICKUP, "6": [("PayNo", "IC20260101000001"), ("PayTime", "2026-01-01 08:03:10")],
    "7": [("PayNo", "AF20260101000001"), ("CreateDT", "2026-01-01 08:04:00")], "8": [],
    "9": [("PayNo", "2026010100000000001"), ("PayTime", "2026-01-01 08:05:20")],
    "10": [("ShipTradeNo", "S1767226020123456790"), ("ShipAmt", AMOUNT)],
    "11": [("JKoTradeNo", "J20260101000001"), ("JKoStrCupAmt", "50"), ("JKoChannel", "account"),
           ("PayTime", "2026-01-01 08:06:30")],
    "12": COUPON,
}
ACK = {"status": 200}
STATUSES = ["0", "1", "2", "3", "4", "8", "9"]
NOTIFY_TYPES = ["1", "2", "3", "5", "6", "7", "9", "10", "11", "12"]


def message(kind, trade, status="SUCCESS", extra=None, **changes):
    fields = [("Status", status), ("Message", "訊息"), ("MerID", MERCHANT), ("MerTradeNo", NUMBER), ("Gateway", "2"),
              ("TradeNo", TRADE_NO), ("TradeAmt", AMOUNT)]
    if trade is not None:
        fields.append(("TradeStatus", trade))
    fields.append(("PaymentType", kind))
    fields += EXTRA[kind] if extra is None else extra
    fields = [(name, changes.pop(name, value)) for name, value in fields]
    return fields + list(changes.items())


def paid_notify(kind, **changes):
    """The ATM and store-code notifies of their own tables, without PaymentType (docs: PAYUNi 8.4)."""
    own = {"2": [("PayNo", "99990000123456"), ("PayBank", "822"), ("PaySet", "1"), ("Gateway", "2"), ("Account5No", "12345")],
           "3": [("PayNo", "25124481"), ("PayStore", "SEVEN"), ("Gateway", "2")]}[kind]
    fields = [("Status", "SUCCESS"), ("Message", "付款成功"), ("MerID", MERCHANT), ("TradeNo", TRADE_NO), ("MerTradeNo", NUMBER),
              ("NewMerTradeNo", ""), ("TradeAmt", AMOUNT), *own, ("TradeStatus", "1"), ("PayTime", "2026-01-02 10:15:30")]
    return [(name, changes.get(name, value)) for name, value in fields]


def expiry(kind):
    return [("Status", "SUCCESS"), ("Message", "訂單失效"), ("MerID", MERCHANT), ("TradeNo", TRADE_NO), ("MerTradeNo", NUMBER),
            ("PaymentType", kind), ("TradeAmt", AMOUNT), ("TradeStatus", "4"), ("PayNo", "P1"),
            ("CreateTime", "2026-01-01 08:01:00")]


def read_case(cases, operation, name, inner, source, kind="derived", note=None, covers=(), version="2.0", status=None,
              text=None):
    expected = transaction(inner)
    cases.add(operation, name, source, callback(inner, version, status, text),
              {"reading": "authenticated", "attempt": dict(inner)["MerTradeNo"], "transactions": [expected],
               "acknowledgement": ACK}, covers=covers, kind=kind, note=note)


def entry(kind, trade, **changes):
    paid = trade == "1"
    fields = [("MerTradeNo", NUMBER), ("TradeNo", TRADE_NO), ("TradeAmt", AMOUNT), ("TradeFee", "24" if paid else "0"),
              ("TradeStatus", trade), ("PaymentType", kind),
              # Filled for failures, too: never a sign of payment.
              ("PaymentDay", "2026-01-01 08:02:00" if trade in "1234" else "0000-00-00 00:00:00"),
              ("CreateDay", "2026-01-01 08:01:00"), ("Gateway", "2"), ("DataSource", "A")]
    if kind == "1":
        fields += [("Card6No", "414763"), ("Card4No", "0001"), ("CardExp", "0630"), ("CardInst", "1"), ("AuthCode", "000000"),
                   ("AuthType", "1"), ("CardBank", "812"), ("CoBrandCode", "")]
        if paid:
            fields += [("CloseStatus", "2"), ("CloseAmt", AMOUNT), ("RemainAmt", AMOUNT)]
    elif kind in ("2", "3", "5", "8", "10"):
        channel = {"2": "822", "3": "SEVEN", "5": "SEVEN", "8": "TCAT", "10": "TCAT"}[kind]
        fields += [("OffChannel", channel), ("OffPayChannel", channel if paid else "-"), ("OffPayNo", "99990000123456"),
                   ("OffExpireTime", "2026-01-08 23:59:59")]
        if kind in ("5", "10"):
            fields.append(("ShipTradeNo", "S1767226020123456789"))
    elif kind in ("6", "7", "9", "11"):
        channel = {"6": "ICASH", "7": "AFTEE", "9": "LINE", "11": "JKoPay"}[kind]
        fields += [("Channel", channel), ("PayChannel", channel), ("PayNo", "P20260101000001")]
        if kind == "11":
            fields += [("JKoStrCupAmt", "50"), ("JKoChannel", "bank"), ("RemainAmt", AMOUNT if paid else "0"), ("RefundLastDT", "")]
    else:
        fields += COUPON
    if kind == "6":
        fields = [("TradeFee", "-") if name == "TradeFee" else (name, value) for name, value in fields]
    fields = [(name, changes.pop(name, value)) for name, value in fields]
    return fields + list(changes.items())


def listed(entries):
    flat = [("Status", "SUCCESS"), ("Message", "查詢成功")]
    for index, fields in enumerate(entries):
        flat += [(f"Result[{index}][{name}]", value) for name, value in fields]
    return flat


def query_given(entries):
    first = dict(entries[0])
    return {"number": first["MerTradeNo"], "amount": first["TradeAmt"] + " TWD"}


NOW = "1767225600"


def query_send(number):
    return {"method": "POST", "path": "/api/trade/query", "headers": {"Content-Type": "application/x-www-form-urlencoded"},
            "sealed": {"outer": {"MerID": MERCHANT, "Version": "2.0"},
                       "fields": [["MerID", MERCHANT], ["MerTradeNo", number], ["Timestamp", NOW]]}}


def query_case(cases, name, entries, source="PAYUNi 9", kind="derived", note=None, covers=(), text=None, given=None):
    number = dict(entries[0])["MerTradeNo"]
    cases.add("query", name, source, given or query_given(entries),
              {"outcome": "answered", "attempt": number,
               "transactions": [transaction(fields, entry=True) for fields in entries]},
              send=query_send(number), answer=answer(listed(entries), "2.0", text=text), covers=covers, kind=kind, note=note)


def make_messages(cases):
    for kind in NOTIFY_TYPES:
        for trade in STATUSES:
            source = "PAYUNi 8.2, 8.4, 13" if trade != "9" else "PAYUNi 13: documented for queries only"
            inner = expiry(kind) if trade == "4" else message(kind, trade)
            read_case(cases, "notify", f"type-{kind}-trade-{trade}", inner, source,
                      covers=[{"status": trade, "method": kind}])
            if trade in "01238":
                read_case(cases, "return", f"type-{kind}-trade-{trade}", inner, "PAYUNi 8.1, 8.2, 8.4",
                          covers=[{"status": trade, "method": kind}])
    for kind in METHODS:
        for trade in STATUSES:
            query_case(cases, f"type-{kind}-trade-{trade}", [entry(kind, trade)], "PAYUNi 9, 13",
                       covers=[{"status": trade, "method": kind, "source": "A"}])
        query_case(cases, f"type-{kind}-incomplete", [entry(kind, "1", DataSource="B")], "PAYUNi 9: DataSource B",
                   covers=[{"status": "1", "method": kind, "source": "B"}])
    make_batches(cases)
    make_words(cases)
    make_values(cases)


def make_batches(cases):
    """trade/finite_query: JSON inside the envelope (docs: PAYUNi 9)."""
    for kind in METHODS:
        entries = [entry(kind, trade, MerTradeNo=f"ORD-{trade}", TradeNo=f"17672256000000000{trade}0") for trade in STATUSES]
        text = compact({"Status": "SUCCESS", "Message": "查詢成功", "Result": [dict(fields) for fields in entries]})
        body = answer([("Status", "SUCCESS")], "1.0", text=text)
        cases.add("batch", f"type-{kind}", "PAYUNi 9: trade/finite_query",
                  {"references": [{"number": f"ORD-{trade}", "amount": AMOUNT + " TWD"} for trade in STATUSES]},
                  {"outcome": "answered", "reports": [
                      {"attempt": f"ORD-{trade}", "transactions": [transaction(fields, entry=True)]}
                      for trade, fields in zip(STATUSES, entries)]},
                  send={"method": "POST", "path": "/api/trade/finite_query", "sealed": {
                      "outer": {"MerID": MERCHANT, "Version": "1.0"},
                      "fields": [["MerID", MERCHANT], ["QueryType", "1"], ["QueryNo", ",".join(f"ORD-{t}" for t in STATUSES)],
                                 ["Timestamp", NOW]]}},
                  answer=body, covers=[{"status": trade, "method": kind} for trade in STATUSES])
    numbers = dict(entry("1", "1")) | {"TradeAmt": 1200, "TradeStatus": 1, "PaymentType": 1}
    text = compact({"Status": "SUCCESS", "Message": "查詢成功", "Result": [numbers]})
    cases.add("batch", "json-numbers", "PAYUNi 9: types inside the JSON are not documented",
              {"references": [{"number": NUMBER, "amount": AMOUNT + " TWD"}]},
              {"outcome": "answered", "reports": [{"attempt": NUMBER, "transactions": [transaction(entry("1", "1"), entry=True)]}]},
              answer=answer([("Status", "SUCCESS")], "1.0", text=text))


def make_words(cases):
    """Inner words besides SUCCESS, and what stands outside (docs: PAYUNi 4, 8.6)."""
    for kind in ("1", "7", "9", "11"):
        for word in ("UNKNOWN", "UNAPPROVED", "Unapproved"):
            read_case(cases, "notify", f"type-{kind}-word-{'outer-spelling' if word == 'Unapproved' else word.lower()}",
                      message(kind, None, word, extra=[]), "PAYUNi 8.6, 16", covers=[{"word": word}])
    for word in ("UNKNOWN", "UNAPPROVED"):
        for trade in STATUSES:
            read_case(cases, "notify", f"word-{word.lower()}-trade-{trade}", message("1", trade, word, extra=[]),
                      "PAYUNi 8.6, 16: nothing is decided whatever the trade says", covers=[{"word": word}])
    for trade in STATUSES:
        if trade in "0189":
            read_case(cases, "notify", f"word-ok-trade-{trade}", message("7", trade, "OK"),
                      "PAYUNi 8.6: review passed, not paid", covers=[{"word": "OK"}])
        read_case(cases, "notify", f"word-error-trade-{trade}", message("1", trade, "CREDIT05002"),
                  "PAYUNi 8.6, 14.3: a declined card", covers=[{"word": "error code"}])
    for outer in ("SUCCESS", "UNKNOWN", "CREDIT05002", "ERROR", "anything"):
        read_case(cases, "notify", f"outer-{outer.lower()}-inside-unpaid", message("2", "0"),
                  "PAYUNi 4: nothing outside the envelope is authenticated", status=outer, covers=[{"word": "SUCCESS"}])
        read_case(cases, "notify", f"outer-{outer.lower()}-inside-paid", message("1", "1"),
                  "PAYUNi 4: nothing outside the envelope is authenticated", status=outer, covers=[{"word": "SUCCESS"}])
    for trade in ("5", "6", "7", "10", "x", ""):
        name = trade or "empty"
        read_case(cases, "notify", f"unknown-trade-{name}", message("1", trade), "PAYUNi 13: other values mean unknown")
        query_case(cases, f"unknown-trade-{name}", [entry("1", trade or "-")], "PAYUNi 13: other values mean unknown")
    read_case(cases, "notify", "no-trade-status", message("1", None),
              "PAYUNi 8.6: a missing TradeStatus is asked about, never guessed")


def make_values(cases):
    """Every value of every list in the gateway notes' section 13."""
    for auth in ["1", "2", "3", "4", "5", "6", "7"]:
        read_case(cases, "notify", f"auth-type-{auth}", message("1", "1", AuthType=auth), "PAYUNi 13: AuthType",
                  covers=[{"authType": auth}])
        query_case(cases, f"auth-type-{auth}", [entry("1", "1", AuthType=auth)], "PAYUNi 13: AuthType", covers=[{"authType": auth}])
    for gateway in ("1", "2", "3", "5", "9"):
        read_case(cases, "notify", f"gateway-{gateway}", message("1", "1", Gateway=gateway), "PAYUNi 13: Gateway",
                  covers=[{"gateway": gateway}])
    for close in ("1", "2", "3", "7", "9", "0", "x"):
        query_case(cases, f"close-status-{close}", [entry("1", "1", CloseStatus=close)], "PAYUNi 13: CloseStatus",
                   covers=[{"closeStatus": close}] if close not in "0x" else ())
    for kind, refund, left in (("2", "1", "1200"), ("2", "8", "900"), ("2", "2", "0"), ("2", "2", "900"), ("3", "1", "1200"),
                               ("2", "3", "1200"), ("2", "5", "1200"), ("2", "5", "900")):
        query_case(cases, f"refund-type-{kind}-status-{refund}-left-{left}",
                   [entry("1", "1", RemainAmt=left, RefundType=kind, RefundStatus=refund,
                          RefundAmt=str(1200 - int(left) or 300), RefundDay="2026-01-03 09:00:00")],
                   "PAYUNi 9, 11, 13: RefundStatus; RemainAmt is the authority",
                   covers=[{"refundStatus": refund}, {"refundType": kind}] if refund in "1238" else ())
    for name, changes in (
            ("captured-in-part", {"CloseAmt": "1000", "RemainAmt": "1000"}),
            ("captured-in-part-and-refunded", {"CloseAmt": "1000", "RemainAmt": "700", "RefundType": "2", "RefundStatus": "2",
                                               "RefundAmt": "300", "RefundDay": "2026-01-03 09:00:00"})):
        query_case(cases, name, [entry("1", "1", **changes)], "PAYUNi 9, 11: what remains is of what was captured")
    query_case(cases, "jkopay-less-remains", [entry("11", "1", RemainAmt="1150")], "PAYUNi 9: RefundLastDT says whether there was a refund")
    query_case(cases, "jkopay-refunded", [entry("11", "1", RemainAmt="900", RefundLastDT="2026-01-03 09:00:00")],
               "PAYUNi 9, 11: a refund in part")
    for kind in ("2", "3"):
        read_case(cases, "notify", f"type-{kind}-own-paid-notify", paid_notify(kind), "PAYUNi 8.4", version="1.0")
        read_case(cases, "notify", f"type-{kind}-reassigned", paid_notify(kind, NewMerTradeNo="ORD-20260101-001N", TradeAmt="1100"),
                  "PAYUNi 8.4: money for another, new order", version="1.0", covers=[{"word": "reassigned"}])
    read_case(cases, "notify", "type-2-own-paid-notify-with-type", paid_notify("2") + [("PaymentType", "2")],
              "PAYUNi 8.4, 17 row 28", version="1.0")
    read_case(cases, "notify", "card-with-coupon", message("1", "1", extra=CARD + COUPON), "PAYUNi 8.4: coupon used")
    read_case(cases, "notify", "card-remembered",
              message("1", "1", extra=CARD + [("CreditHash", "0123456789ABCDEF" * 4), ("CreditLife", "0630")]), "PAYUNi 8.4, 12")
    read_case(cases, "notify", "foreign-card", message("1", "1", CardBank="-"), "PAYUNi 8.4: a dash is PAYUNi's null")
    read_case(cases, "notify", "unknown-fields", message("1", "1") + [("NewField", "1"), ("Another", "<&>+%")],
              "PAYUNi 8: fields may be added")
    read_case(cases, "notify", "buyer-hash", message("1", "1") + [("BuyerHash", "AB" * 32)], "PAYUNi 8.3")
    read_case(cases, "notify", "type-without-meaning", message("1", "1", extra=[], PaymentType="2"),
              "PAYUNi 8.4: a paid ATM trade without its fields")
    entries = [entry("1", "2", TradeNo="1767226100000000001"), entry("1", "1", TradeNo="1767227000000000002")]
    query_case(cases, "two-trades-of-one-number", entries, "PAYUNi 9, 16: a number may repeat after ten minutes")
    query_case(cases, "three-trades-of-one-number",
               entries + [entry("2", "0", TradeNo="1767228000000000003")], "PAYUNi 9, 16")
    # An entry that lacks something is left out beside one of the same number that does not.
    paid = dict(transaction(entries[1], entry=True), notices=["queryDue"])
    cases.add("query", "paid-beside-an-entry-without-its-amount", "PAYUNi 9, 16: a number may repeat; 18: a dash is PAYUNi's null",
              query_given(entries), {"outcome": "answered", "attempt": NUMBER, "transactions": [paid]},
              answer=answer(listed([entries[1], entry("1", "2", TradeNo="1767226100000000001", TradeAmt="-")]), "2.0"))
    raw = "&".join(f"{name}={value}" for name, value in listed([entry("2", "1")])).replace(" ", "+")
    query_case(cases, "raw-brackets-and-text", [entry("2", "1")], "PAYUNi 6: brackets and UTF-8 as they are", text=raw)
    query_case(cases, "no-data-source", [[pair for pair in entry("1", "1") if pair[0] not in ("DataSource", "TradeFee")]],
               "PAYUNi 9: older answers lack both")
    for name, inner in (("unknown-kind", [("SettleDate", "2026-01-02")]), ("unknown-kind-about-a-trade", [("TradeNo", TRADE_NO)])):
        inner = [("Status", "SUCCESS"), ("Message", "ok"), ("MerID", MERCHANT), *inner]
        cases.add("notify", name, "PAYUNi 8.5: acknowledge and ignore unknown shapes", callback(inner),
                  {"reading": "unrelated", "unrelated": "unknown", "acknowledgement": {"status": 200}}, covers=[{"message": "unknown"}])
    make_amounts(cases)


def make_amounts(cases):
    fields = entry("1", "1")
    expected = transaction(fields, entry=True)
    expected["notices"] = ["mismatch:TradeAmt"]
    cases.add("query", "other-amount-than-asked", "PAYUNi 8.6: the amount must be the expected one",
              {"number": NUMBER, "amount": "2000 TWD"},
              {"outcome": "answered", "transactions": [expected]}, answer=answer(listed([fields]), "2.0"))
    for name, change, field in (("another-number", {"MerTradeNo": "ORD-OTHER"}, "MerTradeNo"),):
        cases.add("query", name, "PAYUNi 9: match the number", {"number": NUMBER, "amount": "1200 TWD"},
                  {"outcome": "failed", "error": {"code": "mismatch", "field": field, "advice": "askPerson"}},
                  answer=answer(listed([entry("1", "1", **change)]), "2.0"))
    cases.add("query", "no-amount-known", "PAYUNi 9", {"number": NUMBER},
              {"outcome": "answered", "transactions": [transaction(fields, entry=True)]}, answer=answer(listed([fields]), "2.0"))
