internal import PaymentForms
internal import Payments

extension OrderStatus {
    var phrase: Phrase {
        switch self {
        case .open: Phrase("等待付款", "Open")
        case .processing: Phrase("處理中", "Processing")
        case .partiallyPaid: Phrase("部分付款", "Partially paid")
        case .paid: Phrase("已付款", "Paid")
        case .review: Phrase("待人工確認", "In review")
        case .expired: Phrase("已過期", "Expired")
        case .canceled: Phrase("已取消", "Canceled")
        }
    }

    /// A word in a coloured field; the word says it, the colour only repeats it.
    func pill(_ language: PageLanguage) -> HTML {
        element(.span, .class("pill \(rawValue)")) { phrase[language] }
    }
}

extension AttemptStatus {
    var phrase: Phrase {
        switch self {
        case .created: Phrase("已建立", "Created")
        case .awaitingPayer: Phrase("等待付款人", "Waits for the payer")
        case .processing: Phrase("處理中", "Processing")
        case .failed: Phrase("未成功", "Failed")
        case .expired: Phrase("已過期", "Expired")
        case .canceled: Phrase("已取消", "Canceled")
        case .underpaid: Phrase("短付", "Underpaid")
        case .returned: Phrase("已退回", "Returned")
        case .paid: Phrase("已付款", "Paid")
        case .contradicted: Phrase("說法矛盾", "Contradicted")
        }
    }
}

extension Claim {
    /// What a gateway said, in our words.
    var phrase: Phrase {
        switch self {
        case .awaitingPayer: Phrase("等待付款人付款", "waits for the payer")
        case .processing: Phrase("處理中，尚未決定", "being processed, not decided")
        case .failed: Phrase("付款未成功", "failed or declined")
        case .expired: Phrase("付款期限已過", "its time ran out")
        case .canceled: Phrase("已取消", "canceled")
        case .underpaid: Phrase("收到不足額款項", "less than asked arrived")
        case .returned: Phrase("不足額款項已退回", "the short money went back")
        case .paid: Phrase("已付款", "paid in full")
        case .unrecognized: Phrase("不認得的狀態，狀態維持不變", "a status nobody mapped; nothing changed")
        }
    }
}

extension VerifiedReport.Verification {
    /// How far a statement is believed, and why.
    var phrase: Phrase {
        switch self {
        case .sealedCallback: Phrase("金流通知，簽章驗證通過", "callback, the gateway’s seal held")
        case .query: Phrase("我們向金流查詢的回答", "the gateway’s answer to our query")
        case .browserReturn:
            Phrase("由付款人的瀏覽器帶回，簽章驗證通過，不作為入帳依據", "brought by the payer’s browser, the seal held; settles nothing")
        }
    }
}

extension RefundStatus {
    var phrase: Phrase {
        switch self {
        case .none: Phrase("沒有退款", "No refund")
        case .pending: Phrase("退款中", "Refund under way")
        case .partial: Phrase("部分退款", "Partly refunded")
        case .full: Phrase("全額退款", "Refunded in full")
        }
    }
}

extension Refund.Status {
    var phrase: Phrase {
        switch self {
        case .planned: Phrase("已規劃", "planned")
        case .canceled: Phrase("已取消", "canceled")
        case .submitted: Phrase("已送出", "submitted")
        case .pending: Phrase("處理中", "pending")
        case .failed: Phrase("失敗", "failed")
        case .succeeded: Phrase("成功", "succeeded")
        case .reversed: Phrase("退款已沖回", "reversed")
        }
    }
}

extension Refund.Kind {
    var phrase: Phrase {
        switch self {
        case .voidAuthorization: Phrase("取消授權", "void of the authorization")
        case .card: Phrase("信用卡退款", "card refund")
        case .wallet: Phrase("錢包退款", "wallet refund")
        case .bankTransfer: Phrase("轉帳退款", "refund by bank transfer")
        case .byGateway: Phrase("金流自行退回", "returned by the gateway")
        case .byHand: Phrase("人工退款", "refund by hand")
        }
    }
}

extension OrderPolicies.Late {
    var phrase: Phrase {
        switch self {
        case .review: Phrase("交由人工處理", "a person decides")
        case .acceptWithinGrace: Phrase("寬限內接受", "accepted within the grace")
        case .accept: Phrase("接受", "accepted")
        }
    }
}

extension OrderPolicies.Over {
    var phrase: Phrase {
        switch self {
        case .accept: Phrase("接受，另行退還", "accepted, the excess to be refunded")
        case .review: Phrase("交由人工處理", "a person decides")
        }
    }
}

extension OrderPolicies.AfterCancel {
    var phrase: Phrase {
        switch self {
        case .review: Phrase("交由人工處理", "a person decides")
        case .accept: Phrase("接受", "accepted")
        }
    }
}

extension Decision.Kind {
    var phrase: Phrase {
        switch self {
        case .accept: Phrase("接受目前的款項", "accepts the money known by now")
        case .cancel: Phrase("取消訂單", "cancels the order")
        case .reopen: Phrase("撤回先前的決定", "takes the earlier decision back")
        case .note: Phrase("備註", "notes")
        }
    }
}
