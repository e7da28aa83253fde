internal import Payments

/// One piece of evidence in words.
struct ToldStatement {
    var kind: TimelineEntry.Kind
    var speaker: Phrase
    var verification: Phrase?
    var text: Phrase
    var details: [(name: Phrase, value: String)] = []

    init(_ statement: Statement, _ model: DeskOrderModel) {
        switch statement {
        case .report(let verified): self = Self.report(verified, model)
        case .hint(let hint): self = Self.hint(hint)
        case .start(let start): self = Self.start(start, model)
        case .clock:
            self.init(.clock, TimelineEntry.desk, nil, Phrase("檢查了時間", "looked at the clock"))
        case .decision(let decision): self = Self.decision(decision)
        case .refund(let refund): self = Self.refund(refund)
        }
    }

    private init(_ kind: TimelineEntry.Kind, _ speaker: Phrase, _ verification: Phrase?, _ text: Phrase) {
        self.kind = kind
        self.speaker = speaker
        self.verification = verification
        self.text = text
    }

    private static func report(_ verified: VerifiedReport, _ model: DeskOrderModel) -> ToldStatement {
        let gateway = model.gateway(of: verified.attempt).map { Phrase.same($0.text) } ?? Phrase("金流", "a gateway")
        let claim = verified.report.claim.phrase
        var told = ToldStatement(
            verified.verification == .query ? .ours : .sealed, gateway, verified.verification.phrase,
            Phrase(
                "嘗試 \(verified.attempt)：\(claim.chinese)", "attempt \(verified.attempt): \(claim.english)"))
        told.details = reportDetails(verified.report)
        return told
    }

    private static func hint(_ hint: Hint) -> ToldStatement {
        let named = [hint.attempt?.text, hint.gatewayNumber?.text].compactMap { $0 }.joined(separator: ", ")
        return ToldStatement(
            .hint, Phrase("不明來源", "Somebody"), Phrase("未經驗證，只能觸發查詢", "not verified: it can only lead to a question"),
            Phrase("提到 \(named)", "named \(named)"))
    }

    private static func start(_ start: StartOutcome, _ model: DeskOrderModel) -> ToldStatement {
        let gateway = model.gateway(of: start.attempt)?.text ?? "-"
        let text =
            switch start.outcome {
            case .unknown:
                Phrase(
                    "嘗試 \(start.attempt)：\(gateway) 沒有回覆，結果未知，只查詢、不重送",
                    "attempt \(start.attempt): \(gateway) gave no answer; it is asked about, never sent again")
            case .refused:
                Phrase(
                    "嘗試 \(start.attempt)：被 \(gateway) 拒絕，或確定沒有送達",
                    "attempt \(start.attempt): refused by \(gateway), or surely never sent")
            }
        return ToldStatement(.ours, TimelineEntry.desk, nil, text)
    }

    private static func decision(_ decision: Decision) -> ToldStatement {
        let kind = decision.kind.phrase
        var told = ToldStatement(
            .decision, .same(decision.by), Phrase("決定 \(decision.number)", "decision \(decision.number)"), kind)
        if !decision.text.isEmpty { told.details = [(Phrase("說明", "Words"), decision.text)] }
        return told
    }

    private static func refund(_ refund: RefundStatement) -> ToldStatement {
        let (kind, status) = (refund.kind.phrase, refund.status.phrase)
        return ToldStatement(
            .ours, TimelineEntry.desk, nil,
            Phrase(
                "退款 \(refund.number)：\(kind.chinese) \(refund.amount.shown)，\(status.chinese)",
                "refund \(refund.number): \(kind.english) of \(refund.amount.shown), \(status.english)"))
    }
}

extension ToldStatement {
    fileprivate static func reportDetails(_ report: TransactionReport) -> [(name: Phrase, value: String)] {
        var found: [(name: Phrase, value: String)] = [
            (Phrase("交易", "Transaction"), report.gatewayNumber.text), (Phrase("金流原文", "The gateway’s word"), report.raw),
        ]
        func add(_ name: Phrase, _ value: String?) {
            if let value { found.append((name, value)) }
        }
        add(Phrase("金額", "Amount"), report.amount?.shown)
        // Some gateways fill the day of payment in for failures, too: it says something about money only.
        if report.claim.isMoney { add(Phrase("付款時間", "Paid at"), report.paidAt?.inTaipei.description) }
        if let tokens = report.tokens {
            add(Phrase("要求", "Asked"), TokenAmount(tokens.asked, tokens.token).shown)
            add(Phrase("收到", "Arrived"), tokens.received.map { TokenAmount($0, tokens.token).shown })
            add(Phrase("扣除手續費後", "After fees"), tokens.net.map { TokenAmount($0, tokens.token).shown })
            add(Phrase("退回", "Went back"), tokens.returned.map { TokenAmount($0, tokens.token).shown })
            add(Phrase("付款交易雜湊", "Payment hash"), tokens.paymentHash)
            add(Phrase("退回交易雜湊", "Return hash"), tokens.returnHash)
        }
        add(Phrase("請款", "Capture"), report.settlement?.capture?.word)
        add(Phrase("金流已退", "Refunded at the gateway"), report.settlement?.refunded?.shown)
        for notice in report.notices {
            add(Phrase("附註", "Notice"), [notice.word, notice.detail].compactMap { $0 }.joined(separator: ": "))
        }
        for detail in report.details { add(.same(detail.name), detail.value) }
        return found
    }
}
