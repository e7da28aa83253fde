internal import Payments

/// Each reason for a person's attention: what it means, what to do about it, and what of it is the payer's business.
struct AttentionWords {
    /// What an order with any of them does.
    static let title = Phrase("需要留意", "Needs attention")

    let meaning: Phrase
    /// What an operator does now.
    let advice: Phrase
    /// `nil`: nothing a payer could do anything about.
    let forPayer: Phrase?

    private init(_ meaning: Phrase, _ advice: Phrase, forPayer: Phrase? = nil) {
        self.meaning = meaning
        self.advice = advice
        self.forPayer = forPayer
    }

    init(_ attention: Attention) {
        switch attention.reason {
        case .late, .short, .excess, .paidTwice, .paidAfterCancel, .canceledAfterPaid, .returnedAfterAccept, .voided, .captureDue:
            self = Self.terms(attention)
        case .wrongAmount, .wrongCurrency, .mismatch, .unknownAttempt, .reassigned, .paidAndReturned, .amountsContradict,
            .deniedByQuery:
            self = Self.binding(attention.reason)
        case .unconfirmed, .undecided, .unrecognizedStatus, .startUnknown, .refundExceedsReceived, .decisionsCollide,
            .amountTooLarge:
            self = Self.knowledge(attention.reason)
        }
    }

    private static func terms(_ attention: Attention) -> AttentionWords {
        switch attention.reason {
        case .late:
            AttentionWords(
                Phrase("款項在期限之後才到。", "The money came after the deadline."),
                Phrase("接受（accept）這筆款項並出貨，或退款。", "Accept it and ship, or refund it."),
                forPayer: Phrase("款項在付款期限之後才到。", "The money came after the deadline."))
        case .short:
            AttentionWords(
                Phrase("收到的款項不足。", "Less arrived than was asked."),
                Phrase(
                    "等付款人補足或金流退回；期限後可接受短付，或與付款人聯絡。",
                    "Wait for the rest, or for the gateway to return it; after the deadline accept it as it is or contact the payer."
                ),
                forPayer: attention.detail.map { Phrase("收到的金額不足，差 \($0)。", "The amount is short by \($0).") }
                    ?? Phrase("收到的金額不足。", "Less than the amount arrived."))
        case .excess:
            AttentionWords(
                Phrase("收到的款項多於應收。", "More arrived than was due."), Phrase("退還多付的部分。", "Refund the excess."),
                forPayer: Phrase(
                    "您付的金額多於應付金額，請向商店詢問如何退還差額。", "You paid more than was due; please ask the shop about the difference."))
        case .paidTwice:
            AttentionWords(
                Phrase("同一筆訂單付了兩次。", "The order was paid twice."), Phrase("退還其中一筆。", "Refund one of the payments."),
                forPayer: Phrase(
                    "這筆訂單付了兩次，請向商店詢問如何退還其中一筆。", "This order was paid twice; please ask the shop to return one payment."))
        case .paidAfterCancel:
            AttentionWords(
                Phrase("訂單取消之後才收到款項。", "Money came after the order was canceled."),
                Phrase("退款，或重新開啟（reopen）並出貨。", "Refund it, or reopen the order and ship."),
                forPayer: Phrase("訂單取消之後才收到款項。", "The money came after the order was canceled."))
        case .canceledAfterPaid:
            AttentionWords(
                Phrase("取消時款項已經在手上：訂單仍是已付款。", "The order was canceled when it was paid already: it stays paid."),
                Phrase("退款；取消本身不會退錢。", "Refund it; canceling returns no money by itself."))
        case .returnedAfterAccept:
            AttentionWords(
                Phrase("已被接受的短付款項後來退回給付款人。", "Short money that was accepted went back to the payer."),
                Phrase("款項已不在手上：停止出貨，或請付款人重新付款。", "The money is gone: stop the shipment or ask to be paid again."),
                forPayer: Phrase("先前的款項已退回給您。", "Your earlier payment went back to you."))
        case .voided:
            AttentionWords(
                Phrase("付款後又被取消授權：款項已退回。", "Paid and then voided: the money went back."), Phrase("不要出貨。", "Do not ship."))
        default:
            AttentionWords(
                Phrase("信用卡已授權，但尚未請款。", "The card payment is authorized and nobody has asked the bank for it yet."),
                Phrase(
                    "若金流自動請款，隔天早上以前都屬正常；隔天早上仍未請款，才到金流後台手動請款。",
                    "Normal until the next morning where the gateway captures by itself; capture by hand only if it is still there then."
                ))
        }
    }

    private static func binding(_ reason: Attention.Reason) -> AttentionWords {
        let foreign = Phrase("收到的款項與訂單的條件不符。", "The money and the order’s terms differ.")
        let contradiction = Phrase(
            "金流業者對這筆款項的說法前後不一致，正在查證。", "The payment company said different things about it; this is being cleared up.")
        let compare = Phrase("到金流後台核對這筆交易，再決定接受或退款。", "Compare the transaction at the gateway, then accept or refund.")
        return switch reason {
        case .wrongAmount:
            AttentionWords(
                Phrase("金流說的金額與這次嘗試不同，不予計入。", "The gateway names another amount than the attempt’s; it does not count."), compare,
                forPayer: foreign)
        case .wrongCurrency:
            AttentionWords(
                Phrase("金流說的幣別與訂單不同，不予計入。", "The gateway names another currency; it does not count."), compare, forPayer: foreign)
        case .mismatch:
            AttentionWords(
                Phrase("交易的其他條件與當初要求的不同，不予計入。", "Another term differs from what was asked; it does not count."), compare,
                forPayer: foreign)
        case .unknownAttempt:
            AttentionWords(
                Phrase("款項屬於這筆訂單沒有的嘗試編號。", "The money bears an attempt number that this order does not have."), compare,
                forPayer: foreign)
        case .reassigned:
            AttentionWords(
                Phrase("金流把款項記到它自己另開的編號下。", "The gateway booked the money under a number of its own."),
                Phrase("到金流後台以新編號查明，再接受或退款。", "Look the new number up at the gateway, then accept or refund."), forPayer: foreign)
        case .paidAndReturned:
            AttentionWords(
                Phrase("同一筆交易既說已付、又說已退回。", "Paid and returned were both said of one transaction."), compare,
                forPayer: contradiction)
        case .amountsContradict:
            AttentionWords(
                Phrase("同一筆交易有兩個不同的已付金額。", "Two different paid amounts were said of one transaction."), compare,
                forPayer: contradiction)
        default:
            AttentionWords(
                Phrase("通知說已付款，之後查詢卻說沒有。", "A callback said paid; the gateway, asked later, says otherwise."),
                Phrase("不要出貨；請金流確認這筆交易。", "Do not ship; ask the gateway to confirm the transaction."), forPayer: contradiction)
        }
    }

    private static func knowledge(_ reason: Attention.Reason) -> AttentionWords {
        switch reason {
        case .unconfirmed:
            AttentionWords(
                Phrase(
                    "通知說已付款，政策要求的查詢尚未證實。", "A sealed callback said paid; the query that policy asks for has not confirmed it yet."
                ),
                Phrase("等下一次查詢，或現在同步（sync）。", "Wait for the next query, or sync the order now."),
                forPayer: Phrase(
                    "金流業者已通知付款，仍在等最後確認。", "The payment company announced it; the last confirmation is still to come."))
        case .undecided:
            AttentionWords(
                Phrase("時間已到，金流或銀行仍未決定。", "Time ran out while a gateway or a bank had not decided."),
                Phrase("同步（sync），或向金流詢問。", "Sync the order, or ask the gateway."),
                forPayer: Phrase(
                    "有一筆付款銀行尚未決定，結果出來後此頁面會更新。", "The bank has not decided about one payment; this page changes when it has."))
        case .unrecognizedStatus:
            AttentionWords(
                Phrase("金流用了我們不認得的狀態，狀態維持不變。", "The gateway used a status nobody mapped; the state was kept."),
                Phrase("到金流後台查看，並回報這個字詞。", "Look at the gateway, and report the word."))
        case .startUnknown:
            AttentionWords(
                Phrase("開始付款的請求沒有得到回覆。", "A call that starts an attempt had no answer."),
                Phrase("不必處理：會以查詢得知，絕不重送。", "Nothing: it is resolved by asking, and never sent again."))
        case .refundExceedsReceived:
            AttentionWords(
                Phrase("退款總額多於收到的金額。", "More was refunded than received."),
                Phrase("與金流核對退款紀錄。", "Compare the refunds with the gateway."))
        case .decisionsCollide:
            AttentionWords(
                Phrase("兩個決定用了同一個編號。", "Two decisions bear one number."), Phrase("再做一次決定。", "Decide once more."))
        default:
            AttentionWords(
                Phrase("金額大到無法相加。", "The sums do not fit."), Phrase("以人工核對這筆訂單的款項。", "Check this order’s money by hand."),
                forPayer: Phrase("款項與訂單的條件不符。", "The money and the order’s terms differ."))
        }
    }
}
