"""What PAYUNi's words mean, by hand from the gateway notes' tables; never from the adapter."""
import calendar
import re

METHODS = {"1": "card", "2": "atm", "3": "storeCode", "5": "cashOnDelivery", "6": "icashPay", "7": "aftee",
           "8": "cashOnDelivery", "9": "linePay", "10": "cashOnDelivery", "11": "jkoPay", "12": "coupon"}
AUTH = {"2": "cardInstallment", "4": "applePay", "5": "googlePay", "6": "samsungPay", "7": "unionPay"}
TRADE = {"0": "awaitingPayer", "9": "awaitingPayer", "1": "paid", "2": "failed", "3": "canceled", "4": "expired",
         "8": "processing"}
ERROR_TRADE = {"2": "failed", "3": "canceled", "4": "expired"}
CAPTURE = {"1": "requested", "2": "captured", "3": "canceled", "7": "inProgress", "9": "notRequested"}
# docs: PAYUNi 16: nobody knows what happened.
UNDECIDED = {"UNKNOWN", "UNAPPROVED", "Unapproved", "API00008", "API00009", "CREDIT05010", "CREDIT05011", "CREDIT06001",
             "CREDIT06002"}


def claim(status, trade, source="A", other_number=""):
    if other_number:
        return "unrecognized"
    if status in UNDECIDED:
        return "processing"
    if source == "B":
        return "processing" if trade in "12348" and trade else TRADE.get(trade, "unrecognized")
    if status == "OK":
        return "processing" if trade == "1" else TRADE.get(trade, "unrecognized")
    if status == "SUCCESS":
        return TRADE.get(trade, "unrecognized")
    return ERROR_TRADE.get(trade, "unrecognized")


def taipei(text):
    """Unix seconds of a Taipei wall time (docs: PAYUNi 15); None for blanks, dashes and zero dates."""
    digits = [int(part) for part in re.findall(r"\d+", text or "")]
    if len(digits) != 6 or digits[0] == 0:
        return None
    return calendar.timegm((*digits, 0, 0, 0)) - 8 * 3600


def paid_at(fields):
    for name in ("PayTime", "PaymentDay"):
        if taipei(fields.get(name)):
            return taipei(fields[name])
    day, time = fields.get("AuthDay", ""), fields.get("AuthTime", "")
    if len(day) == 8 and len(time) == 6:
        return taipei(f"{day[:4]}-{day[4:6]}-{day[6:]} {time[:2]}:{time[2:4]}:{time[4:]}")
    return taipei(fields.get("CreateDT"))


def method(fields):
    if "PaymentType" not in fields:
        return "atm" if "PayBank" in fields else "storeCode" if "PayStore" in fields else None
    word = METHODS.get(fields["PaymentType"])
    return AUTH.get(fields.get("AuthType"), word) if word == "card" else word


def instructions(fields):
    amount = fields["TradeAmt"] + " TWD"
    deadline = taipei(fields.get("ExpireDate") or fields.get("OffExpireTime"))
    if method(fields) == "atm" and (fields.get("BankType") or fields.get("OffChannel")):
        return {"kind": "bankTransfer", "bankCode": fields.get("BankType") or fields["OffChannel"],
                "account": fields.get("PayNo") or fields["OffPayNo"], "amount": amount, "deadline": deadline}
    if method(fields) == "storeCode" and (fields.get("PayNo") or fields.get("OffPayNo")):
        return {"kind": "storeCode", "store": fields.get("Store") or fields.get("OffChannel"),
                "code": fields.get("PayNo") or fields["OffPayNo"], "amount": amount, "deadline": deadline}
    url = fields.get("QRToken") or fields.get("URL")
    return {"kind": "redirect", "url": url, "deadline": taipei(fields.get("QRExpiredTime"))} if url else None


def settlement(fields, is_paid):
    """docs: PAYUNi 9, 11, 13. RemainAmt is the authority on what may still go back; what it is before money came, or while a refund is
    under way, is not documented, so it tells of no refund then. Without RefundStatus, or JKoPay's RefundLastDT, there was none: the
    remainder may be less because a part was captured, or a coupon used. A new RefundStatus is no end: it tells of nothing that went back, and is asked again."""
    wanted = {}
    if fields.get("CloseStatus"):
        wanted["capture"] = CAPTURE.get(fields["CloseStatus"], "unknown:" + fields["CloseStatus"])
        if fields["CloseStatus"] == "2":
            wanted["captured"] = fields["CloseAmt"] + " TWD"
    if fields.get("RemainAmt"):
        wanted["refundable"] = fields["RemainAmt"] + " TWD"
        whole = fields["CloseAmt"] if fields.get("CloseStatus") == "2" else fields["TradeAmt"]
        gone = int(whole) - int(fields["RemainAmt"])
        had_refund = fields.get("RefundStatus") or fields.get("RefundLastDT")
        is_settled = fields.get("CloseStatus", "2") == "2" and fields.get("RefundStatus", "2") in "23"
        if gone and is_paid and is_settled and had_refund:
            wanted["refunded"] = f"{gone} TWD"
    if fields.get("RefundStatus"):
        wanted["refundPending"] = fields["RefundStatus"] not in "23"
        wanted["unrecognizedRefund"] = None if fields["RefundStatus"] in "1238" else fields["RefundStatus"]
    return wanted or None


def transaction(fields, status=None, entry=False):
    """The expected transaction of a message, or of one entry of a query's list."""
    fields = dict(fields)
    status = status or ("SUCCESS" if entry else fields["Status"])
    source = fields.get("DataSource", "A")
    word = claim(status, fields.get("TradeStatus", ""), source, fields.get("NewMerTradeNo", ""))
    expected = {"claim": word, "gatewayNumber": fields["TradeNo"], "attemptNumber": fields["MerTradeNo"],
                "amount": fields["TradeAmt"] + " TWD", "method": method(fields)}
    if word == "paid":
        expected["paidAt"] = paid_at(fields)
    else:
        expected["paidAt"] = None
    if word in ("awaitingPayer", "processing"):
        expected["instructions"] = instructions(fields)
    if entry:
        expected["settlement"] = settlement(fields, word == "paid")
    notices = []
    if fields.get("NewMerTradeNo"):
        notices.append("reassigned:" + fields["NewMerTradeNo"])
    known = fields.get("TradeStatus") in TRADE and (status in ("SUCCESS", "OK") or fields.get("TradeStatus") in ERROR_TRADE)
    if status in UNDECIDED or source == "B" or not known or (status == "OK" and fields.get("TradeStatus") == "1"):
        notices.append("queryDue")
    if fields.get("PromoCode"):
        notices.append("discounted")
    expected["notices"] = notices
    return expected
