"""Every error code of the gateway notes' section 14 at its endpoint, with what it means to a caller, derived by hand."""
from payuni_messages import NUMBER, TRADE_NO
from payuni_wire import MERCHANT, answer, plain_answer


def field(name):
    return ("invalid_request", name)


NO, WHO, METHOD, LIMIT, AGAIN = ("not_found", None), ("unauthorized", None), ("method_unavailable", None), \
    ("limit_exceeded", None), ("duplicate_number", None)
WAIT, DECLINED, STATE, PERHAPS, DOWN = ("rate_limited", None), ("declined", None), ("conflict", None), \
    ("indeterminate", None), ("unavailable", None)


def numbers(*parts):
    found = []
    for part in parts:
        first, last = part if isinstance(part, tuple) else (part, part)
        found += range(first, last + 1)
    return found


COMMON = [("API", [(numbers((1, 3)), field("Version")), (numbers(4, 10), field("EncryptInfo")), (numbers(5, 11), field("HashInfo")),
                   (numbers(7), STATE), (numbers(8, 9), PERHAPS)]),
          ("DEF", [(numbers(1001), field("MerID")), (numbers((1002, 1007)), WHO)])]
CREDIT = [
    (numbers(1000), PERHAPS), (numbers(1001), WAIT), (numbers(1002), field("MerID")), (numbers(1003, 1004, 1006), WHO),
    (numbers(1005), field("EncryptInfo")), (numbers(1007), field("HashInfo")), (numbers(2001), field("MerID")),
    (numbers((2002, 2004)), field("MerTradeNo")), (numbers(2005, 2006), field("TradeAmt")), (numbers(2007), LIMIT),
    (numbers((2008, 2010)), field("Timestamp")), (numbers((2011, 2013)), field("CardNo")),
    (numbers((2014, 2017)), field("CardExpired")), (numbers(2018, 2019, 2023), field("CardCVC")),
    (numbers(2020), field("CardInst")), (numbers(2022), field("NotifyURL")), (numbers(2024), field("UsrMail")),
    (numbers(2025), NO), (numbers(2026, 2027), WHO), (numbers(2034), field("API3D")),
    (numbers(2035, 2036, 2055, 2056), METHOD), (numbers(2057), field("UserIP")), (numbers(3001), WHO),
    (numbers((3002, 3004), 3006, 3007, 3008), METHOD), (numbers(3005), field("API3D")),
    (numbers(3009, 3010, 3012, 3013), WHO), (numbers(3014), field("BuyerHash")), (numbers(3015, 3016), METHOD),
    (numbers(4001), AGAIN), (numbers(4002), PERHAPS), (numbers(5001), DOWN), (numbers((5002, 5004)), DECLINED),
    (numbers(5010, 5011, 6001, 6002), PERHAPS), (numbers((7000, 7015), 7017, 7018), DECLINED), (numbers(7016), LIMIT),
    (numbers((8001, 8003)), PERHAPS),
]
BASICS = [(numbers(1001), field("MerID")), (numbers(1002, 1003, 1005), WHO), (numbers(1004), field("EncryptInfo")),
          (numbers(1006), PERHAPS)]
QUERY = BASICS + [
    (numbers(2001), field("MerID")), (numbers((2002, 2004)), field("MerTradeNo")), (numbers(2005, 2006), field("TradeNo")),
    (numbers((2007, 2009)), field("Timestamp")), (numbers(2010, 2011), field("QueryType")), (numbers(2012), field("QueryNo")),
    (numbers(2013), LIMIT), (numbers(3001), NO), (numbers(4001, 4002), PERHAPS)]
CLOSE = BASICS + [
    (numbers(1007), METHOD), (numbers(2001), field("MerID")), (numbers(2005, 2006, 2016), field("TradeNo")),
    (numbers((2007, 2009)), field("Timestamp")), (numbers((2010, 2012)), field("TradeAmt")),
    (numbers((2013, 2015)), field("CloseType")), (numbers(3001), STATE), (numbers(4001, 4002), PERHAPS)]
CANCEL = BASICS + [
    (numbers(2001), field("MerID")), (numbers(2005, 2006, 2010), field("TradeNo")), (numbers((2007, 2009)), field("Timestamp")),
    (numbers(3001), STATE), (numbers(4001, 4002), PERHAPS)]
UPP = [
    (numbers(1001), WAIT), (numbers(1002, 2001, 2111), field("MerID")), (numbers(1003, 1004, 1006, 1013, 1014), WHO),
    (numbers(1005), field("EncryptInfo")), (numbers(1007), AGAIN), (numbers((1009, 1012)), METHOD),
    (numbers(1015, 1016), field("Consignee")), (numbers((2002, 2004)), field("MerTradeNo")),
    (numbers((2005, 2007)), field("TradeAmt")), (numbers((2008, 2010)), field("Timestamp")), (numbers(2011), field("ReturnURL")),
    (numbers(2012), field("NotifyURL")), (numbers(2013), field("UsrMail")),
    (numbers(2022, (2029, 2032), (2034, 2040), 2049, 2050, 2063, 2073, 2076, 2078, 2085, 2086, 2087, 2109, 3007, 3008), METHOD),
    (numbers(2042, 2043), field("ExpireDate")), (numbers(2044), field("BackURL")), (numbers(2045, 2046), field("TradeLExpireSec")),
    (numbers(2075), field("GooglePay")), (numbers(2077, 3020), field("AtmBankType")), (numbers(2080, 2081), field("BuyerToken")),
    (numbers(2082), field("BuyerTokenType")), (numbers(2084), field("TradeInvoice")), (numbers((2088, 2108)), LIMIT),
    (numbers(2110), field("JKoPay")), (numbers(2048, 3000, 3001, 4001), STATE), (numbers((5001, 5010)), DECLINED)]
# Listed without a meaning that a server could act on: the code must survive, nothing more is asserted.
KEPT = None
CREDIT += [(numbers(2021), KEPT)]
UPP += [(numbers(0, 1008, (2112, 2115), (3002, 3006), (3009, 3019), (3021, 3046), 6001, 6002), KEPT)]
REPLIES = [("credit", "CREDIT", CREDIT), ("credit", "API", [(numbers((1001, 1004), 2001, 2002), KEPT)]), ("trade/close", "CLOSE", CLOSE), ("trade/cancel", "CANCEL", CANCEL), ("upp", "UPP", UPP),
           ("credit_bind/query", "QUERY", [(numbers(2001), field("CreditToken")), (numbers(3001), NO)]),
           ("credit_bind/cancel", "CANCEL", [(numbers(2005, 2006), field("UseTokenType")), (numbers(2007), field("BindVal")),
                                             (numbers(3001), NO)]),
           ("cancel_cvs", "CVS", [(numbers(2018, 2019), field("PayNo")), (numbers(2020), NO), (numbers(2021), STATE)]),
           ("trade/common/refund/aftee", "REFUND", [(numbers(4005), LIMIT)]),
           ("period/query", "PMDF", [(numbers(2006), field("PeriodTradeNo"))])]
READING = {"credit_bind/query", "period/query", "trade/query", "trade/finite_query"}
ALL = []


def sealed_refusal(code, version="1.0"):
    return answer([("Status", code), ("Message", "失敗"), ("MerID", MERCHANT)], version)


def expectation(code, meaning, endpoint):
    if meaning is KEPT:
        return {"error": {"gatewayCode": code}}
    word, name = meaning
    reading = endpoint in READING
    # Nothing can have happened where nothing was asked to happen.
    if reading and meaning == PERHAPS:
        word = "unavailable"
    error = {"code": word, "gatewayCode": code}
    if name:
        error["field"] = name
    outcome = "failed" if reading else "unknown" if word in ("indeterminate", "duplicate_number") else "refused"
    return {"outcome": outcome, "error": error}


def listed(table, prefix):
    for group, meaning in table:
        for number in group:
            yield f"{prefix}{number:05d}", meaning


def make_codes(cases):
    given = {"number": NUMBER, "amount": "1200 TWD"}
    batch = {"references": [given]}
    for code, meaning in listed(QUERY, "QUERY"):
        many = code in ("QUERY02010", "QUERY02011", "QUERY02012", "QUERY02013")
        endpoint = "trade/finite_query" if many else "trade/query"
        ALL.append(f"{endpoint}:{code}")
        cases.add("batch" if many else "query", f"code-{code}", "PAYUNi 14.4", batch if many else given,
                  expectation(code, meaning, endpoint), answer=sealed_refusal(code, "1.0" if many else "2.0"),
                  covers=[{"code": ALL[-1]}])
    for prefix, table in COMMON:
        for code, meaning in listed(table, prefix):
            ALL.append(f"trade/query:{code}")
            cases.add("query", f"code-{code}", "PAYUNi 14.1: early failures are not sealed", given,
                      expectation(code, meaning, "trade/query"), answer=plain_answer({"Status": code, "Message": "失敗"}),
                      covers=[{"code": ALL[-1]}])
    for endpoint, prefix, table in REPLIES:
        section = {"CREDIT": "14.3", "CLOSE": "14.5", "CANCEL": "14.6", "UPP": "14.2", "QUERY": "14.4"}.get(prefix, "14.7")
        for code, meaning in listed(table, prefix):
            ALL.append(f"{endpoint}:{code}")
            wanted = expectation(code, meaning, endpoint)
            if meaning == WAIT:
                wanted["outcome"] = "refused"
            cases.add("reply", f"{endpoint.replace('/', '-')}-{code}", f"PAYUNi {section}",
                      {"endpoint": endpoint, "values": {"TradeNo": TRADE_NO}}, wanted, answer=sealed_refusal(code),
                      covers=[{"code": ALL[-1]}])
    for code in ("CREDIT99999", "NEWCODE", "credit05002", "QUERY3001"):
        cases.add("query", f"unmapped-code-{code}", "PAYUNi 14: keep unknown codes", given,
                  {"outcome": "failed", "error": {"code": "other", "gatewayCode": code, "advice": "askPerson"}},
                  answer=sealed_refusal(code, "2.0"))
    for status in (200, 404, 500, 502, 503):
        cases.add("query", f"http-{status}-html", "PAYUNi 2: a wrong path answers a page", given,
                  {"outcome": "failed", "error": {"code": "unavailable", "advice": "tryLater"} if status >= 500
                   else {"code": "malformed_reply", "advice": "query"}},
                  answer=plain_answer("<!DOCTYPE html><html></html>", status, "text/html"))
    cases.add("query", "lost", "PAYUNi 16", given, {"outcome": "failed", "error": {"code": "indeterminate"}},
              answer={"failure": {"class": "outcomeUnknown", "reason": "read_timeout"}})
    cases.add("query", "not-sent", "PAYUNi 16", given, {"outcome": "failed", "error": {"code": "unavailable", "advice": "tryLater"}},
              answer={"failure": {"class": "surelyNotSent", "reason": "name_not_found"}})
