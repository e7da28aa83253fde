"""Starting an attempt: the page's form and the back-end calls (docs: PAYUNi 7, 10)."""
from payuni_messages import AMOUNT, NOW, NUMBER, TRADE_NO
from payuni_model import transaction
from payuni_wire import MERCHANT, answer, plain_answer

NOTIFY, RETURN = "https://shop.example/payuni/notify", "https://shop.example/payuni/return"
SWITCH = {"card": "Credit", "unionPay": "CreditUnionPay", "atm": "ATM", "storeCode": "CVS", "applePay": "ApplePay",
          "googlePay": "GooglePay", "samsungPay": "SamsungPay", "linePay": "LinePay", "icashPay": "ICash", "aftee": "Aftee",
          "jkoPay": "JKoPay"}
BACK_END = {"atm": ("atm", "1.3", "2"), "storeCode": ("cvs", "1.3", "3"), "linePay": ("linepay", "1.2", "9"),
            "aftee": ("aftee_direct", "1.1", "7"), "jkoPay": ("jkopay", "1.1", "11")}


def page(cases, name, method, source="PAYUNi 7", extra=(), **given):
    """Nothing is sent: the payer's browser posts the form."""
    opened = {"MerID": MERCHANT, "MerTradeNo": NUMBER, "TradeAmt": AMOUNT, "Timestamp": NOW, "ProdDesc": "goods"}
    if method in SWITCH:
        opened[SWITCH[method]] = "1"
    opened.update(extra)
    wanted = {"kind": "form", "action": "https://sandbox-api.payuni.com.tw/api/upp",
              "fields": {"MerID": MERCHANT, "Version": "2.0"}, "opened": opened}
    cases.add("start", name, source, {"number": NUMBER, "amount": AMOUNT + " TWD", "method": method, **given},
              {"outcome": "done", "instructions": wanted}, send=None, covers=[{"page": method}])


def refused(cases, name, source, error, **given):
    cases.add("start", name, source, {"number": NUMBER, "amount": AMOUNT + " TWD", "method": "card", **given},
              {"outcome": "refused", "error": error}, send=None)


def back_end(method):
    """The bench opens back-end calls for attempts whose order begins with `direct`."""
    path, version, kind = BACK_END[method]
    sealed = [["MerID", MERCHANT], ["MerTradeNo", NUMBER], ["TradeAmt", AMOUNT], ["Timestamp", NOW], ["ProdDesc", "goods"],
              ["NotifyURL", NOTIFY]]
    if method == "atm":
        sealed += [["BankType", "822"], ["PaySet", "1"]]
    elif method != "storeCode":
        sealed.append(["ReturnURL", RETURN])
    given = {"number": NUMBER, "order": "direct-1", "amount": AMOUNT + " TWD", "method": method, "callbackURL": NOTIFY,
             "returnURL": RETURN}
    send = {"method": "POST", "path": f"/api/{path}",
            "sealed": {"outer": {"MerID": MERCHANT, "Version": version}, "fields": sealed}}
    return kind, given, send


def created(method, trade="0", status="SUCCESS"):
    kind = BACK_END[method][2]
    fields = [("Status", status), ("Message", "建立成功"), ("MerID", MERCHANT), ("MerTradeNo", NUMBER), ("Gateway", "1"),
              ("TradeNo", TRADE_NO), ("TradeAmt", AMOUNT), ("TradeStatus", trade), ("PaymentType", kind)]
    fields += {"atm": [("BankType", "822"), ("PayNo", "99990000123456"), ("PaySet", "1"), ("ExpireDate", "2026-01-08 23:59:59")],
               "storeCode": [("PayNo", "25124481"), ("Store", "SEVEN"), ("ExpireDate", "2026-01-08 23:59:59")],
               "linePay": [("LinePayID", "2026010100000000001"), ("QRToken", "https://line.example/pay?t=abc%2Bdef"),
                           ("QRExpiredTime", "2026-01-01 08:15:20")],
               "aftee": [("URL", "https://aftee.example/pay/abc")],
               "jkoPay": [("JKoTradeNo", "J20260101000001"), ("JKoStrCupAmt", "0"), ("JKoChannel", ""), ("PayTime", "")]}[method]
    return fields


def make_starts(cases):
    for method in SWITCH:
        page(cases, f"page-{method}", method)
    page(cases, "page-payer-chooses", "payerChooses")
    page(cases, "page-installments", "cardInstallment", extra={"CreditInst": "3,6,9,12,18,24,30"})
    page(cases, "page-addresses", "card", extra={"ReturnURL": RETURN, "NotifyURL": NOTIFY}, callbackURL=NOTIFY, returnURL=RETURN)
    page(cases, "page-mail", "card", extra={"UsrMail": "buyer@example.com"}, payerEmail="buyer@example.com")
    page(cases, "page-english", "card", extra={"Lang": "en"}, language="en")
    page(cases, "page-chinese", "card", extra={"Lang": "zh-tw"}, language="zh-Hant-TW")
    page(cases, "page-description", "card", extra={"ProdDesc": "茶葉 100% & more+"}, description="茶葉 100% & more+")
    # What only helps the payer keeps nobody from paying.
    page(cases, "page-mail-malformed", "card", extra={"UsrMail": None}, payerEmail="no mail")
    page(cases, "page-description-too-long", "card", extra={"ProdDesc": "茶" * 183}, description="茶" * 200)
    page(cases, "page-description-unprintable", "card", extra={"ProdDesc": "Tea cup"}, description="Tea\n\u202ecup")
    page(cases, "page-description-blank", "card", extra={"ProdDesc": NUMBER}, description=" ; ")

    bad = {"code": "invalid_request", "advice": "fixRequest"}
    for name, number in (("number-too-long", "A" * 26), ("number-with-blank", "ORD 1"), ("number-with-dot", "ORD.1"),
                         ("number-empty", ""), ("number-not-ascii", "訂單1")):
        refused(cases, name, "PAYUNi 7: MerTradeNo", {**bad, "field": "MerTradeNo"}, number=number)
    for name, amount in (("amount-zero", "0 TWD"), ("amount-fraction", "10.5 TWD"), ("amount-dollars", "10 USD"),
                         ("amount-above-card", "200000 TWD")):
        refused(cases, name, "PAYUNi 15", {**bad, "field": "TradeAmt"}, amount=amount)
    for method, amount in (("atm", "14"), ("atm", "50000"), ("storeCode", "29"), ("storeCode", "20001"), ("aftee", "19"),
                           ("aftee", "50000")):
        refused(cases, f"amount-{method}-{amount}", "PAYUNi 15", {**bad, "field": "TradeAmt"}, amount=f"{amount} TWD", method=method)
    refused(cases, "notify-port", "PAYUNi 7: ports 80 and 443 only", {**bad, "field": "NotifyURL"},
            callbackURL="https://shop.example:8443/n")
    refused(cases, "method-not-offered", "PAYUNi 7", {"code": "method_unavailable", "advice": "offerAnotherMethod"},
            method="stablecoin")
    make_back_end(cases)


def make_back_end(cases):
    for method, (path, version, kind) in BACK_END.items():
        _, given, send = back_end(method)
        fields = created(method)
        expected = transaction(fields)
        # How the payer is brought to JKoPay is not documented: there is nothing to show (PAYUNi 20).
        cases.add("start", f"direct-{method}", f"PAYUNi 10: {path}", given,
                  {"outcome": "done", "instructions": expected["instructions"], "transactions": [expected]}, send=send,
                  answer=answer(fields, "1.0"), covers=[{"status": "0", "method": kind}])
        for trade in ("1", "2") if method in ("linePay", "aftee", "jkoPay") else ():
            fields = created(method, trade)
            cases.add("start", f"direct-{method}-trade-{trade}", f"PAYUNi 10: {path}", given,
                      {"outcome": "done", "instructions": None, "transactions": [transaction(fields)]}, send=send,
                      answer=answer(fields, "1.0"), covers=[{"status": trade, "method": kind}])
        fields = created(method)
        for name, reply, error in (
                ("duplicate", [("Status", f"{path.upper().replace('_DIRECT', '')}04001"), ("Message", "已存在相同商店訂單編號"),
                               ("MerID", MERCHANT), ("MerTradeNo", NUMBER)], {"code": "duplicate_number", "advice": "query"}),
                ("unknown", [("Status", "UNKNOWN"), ("Message", "系統忙碌中"), ("MerID", MERCHANT), ("MerTradeNo", NUMBER)],
                 {"code": "indeterminate", "advice": "query"})):
            cases.add("start", f"direct-{method}-{name}", "PAYUNi 14, 16", given, {"outcome": "unknown", "error": error},
                      answer=answer(reply, "1.0"))
        other = [(k, "ORD-OTHER" if k == "MerTradeNo" else v) for k, v in fields]
        cases.add("start", f"direct-{method}-another-number", "PAYUNi 16", given,
                  {"outcome": "unknown", "error": {"code": "mismatch", "field": "MerTradeNo", "advice": "query"}},
                  answer=answer(other, "1.0"))
        cases.add("start", f"direct-{method}-lost", "PAYUNi 16", given,
                  {"outcome": "unknown", "error": {"code": "indeterminate", "advice": "query"}},
                  answer={"failure": {"class": "outcomeUnknown", "reason": "read_timeout"}})
        cases.add("start", f"direct-{method}-not-sent", "PAYUNi 16", given,
                  {"outcome": "refused", "error": {"code": "unavailable", "advice": "tryLater"}},
                  answer={"failure": {"class": "surelyNotSent", "reason": "connection_refused"}})
        cases.add("start", f"direct-{method}-refused-outside", "PAYUNi 14.1: early failures are not sealed", given,
                  {"outcome": "refused", "error": {"code": "unauthorized", "gatewayCode": "DEF01007", "advice": "fixRequest"}},
                  answer=plain_answer({"Status": "DEF01007", "MerID": MERCHANT, "Version": "1.0", "EncryptInfo": "", "HashInfo": ""}))
        cases.add("start", f"direct-{method}-success-unsealed", "PAYUNi 4: nothing outside is authenticated", given,
                  {"outcome": "unknown", "error": {"code": "malformed_reply", "advice": "query"}},
                  answer=plain_answer({"Status": "SUCCESS", "MerID": MERCHANT, "MerTradeNo": NUMBER, "TradeStatus": "1"}))
