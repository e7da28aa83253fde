"""What PAYUNi's cases have to exercise, and why some cells stay empty."""
import payuni_codes
from payuni_messages import STATUSES
from payuni_model import METHODS

FIELDS = """Status Message MerID MerTradeNo TradeNo TradeAmt TradeStatus PaymentType Gateway BuyerHash CardBank Card6No Card4No
CardInst FirstAmt EachAmt ResCode ResCodeMsg AuthCode AuthBank AuthBankName AuthType AuthDay AuthTime CoBrandCode CreditHash
CreditLife BankType PayNo PaySet ExpireDate NewMerTradeNo PayBank Account5No PayTime Store PayStore ShipTradeNo GoodsType LgsType
ShipType ServiceType ShipAmt StoreID StoreName StoreAddr Consignee ConsigneeMobile ConsigneeMail CreateDT LinePayID QRToken
QRExpiredTime JKoTradeNo JKoStrCupAmt JKoChannel PromoCode DiscountAmt OrderAmt CouponFee CampaignName CampaignNo CouponName
CouponNo CreateTime InvoiceNotifyType InvoiceStatus RefundStatus BankDate ApiType PeriodTradeNo PeriodOrderNo ThisPeriod MerchantId
TradeFee PaymentDay CreateDay DataSource CardExp CloseStatus CloseAmt RefundType RefundAmt RefundDay RemainAmt OffChannel
OffPayChannel OffPayNo OffExpireTime Channel PayChannel RefundLastDT URL CloseType VerifyCode RefundNo RefundDT ConfirmDT
EstimatedRefundDate CreditToken CreditTokenType CreditTokenExpired CreditTokenStatus CardExpiredDT Hash PartnerId CouponList
OrderNo LinkName PayType No""".split()


def plan():
    return {"tables": [
        {"name": "payments", "axes": {"operation": ["notify", "return", "query", "batch", "start"], "status": STATUSES,
                                      "method": list(METHODS)},
         "holes": [
             {"operation": "notify", "method": "8", "reason": "type 8 is said by queries only (PAYUNi 13)"},
             {"operation": "return", "method": "8", "reason": "type 8 is said by queries only (PAYUNi 13)"},
             {"operation": "return", "status": ["4", "9"],
              "reason": "a deadline passes without a browser, and 9 is said by queries (PAYUNi 8.2, 13)"},
             {"operation": "start", "status": ["3", "4", "8", "9"], "reason": "no creation answers so (PAYUNi 10)"},
             {"operation": "start", "status": ["1", "2"], "method": ["2", "3"], "reason": "a number was issued, no more (PAYUNi 10)"},
             {"operation": "start", "method": ["1", "5", "6", "8", "10", "12"],
              "reason": "no back-end call that the shared contract can make (PAYUNi 10)"}]},
        {"name": "incomplete", "axes": {"operation": ["query"], "source": ["A", "B"], "method": list(METHODS)}, "holes": []},
        {"name": "words", "axes": {"word": ["SUCCESS", "UNKNOWN", "UNAPPROVED", "Unapproved", "OK", "error code", "reassigned"]},
         "holes": []},
        {"name": "authorizations", "axes": {"operation": ["notify", "query"], "authType": list("1234567")}, "holes": []},
        {"name": "gateways", "axes": {"gateway": ["1", "2", "3", "5", "9"]}, "holes": []},
        {"name": "captures", "axes": {"closeStatus": ["1", "2", "3", "7", "9"]}, "holes": []},
        {"name": "refunds", "axes": {"refundStatus": ["1", "2", "3", "8"]}, "holes": []},
        {"name": "refund kinds", "axes": {"refundType": ["2", "3"]}, "holes": []},
        {"name": "other messages", "axes": {"message": ["invoice", "offline_refund", "logistics", "recurring", "coupon", "one_page",
                                                         "unknown"]},
         "holes": [{"message": ["coupon", "one_page"], "reason": "their shape is known by a few names only (PAYUNi 8.5)"}]},
        {"name": "codes", "axes": {"code": payuni_codes.ALL + ["trade/common/confirm/aftee:CONFIRM03005", "period:PRD02043"]},
         "holes": [{"code": "trade/common/confirm/aftee:CONFIRM03005", "reason": "the sample confirm-aftee-repeat reads it as done"},
                   {"code": "period:PRD02043", "reason": "recurring charges are not made by this adapter"}]},
        {"name": "fields", "axes": {"field": FIELDS},
         "holes": [{"field": ["CouponList", "OrderNo", "LinkName", "PayType", "No"],
                    "reason": "coupon grants and the one-page product are other messages (PAYUNi 8.5)"}]},
    ]}
