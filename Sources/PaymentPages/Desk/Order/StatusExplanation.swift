internal import Payments

/// Why an order's status is what it is, in sentences that each name a fact.
struct StatusExplanation {
    let sentences: [Phrase]

    init(_ model: DeskOrderModel, times: @escaping (Timestamp) -> String) {
        let facts = ExplainedFacts(model: model, time: times)
        sentences =
            switch model.state.status {
            case .open: facts.open
            case .processing: facts.processing
            case .partiallyPaid: facts.partiallyPaid
            case .paid: facts.paid
            case .review: facts.review
            case .expired: facts.expired
            case .canceled: facts.canceled
            }
    }
}

private struct ExplainedFacts {
    let model: DeskOrderModel
    let time: (Timestamp) -> String

    var state: OrderState { model.state }
    var deadline: String { time(model.order.deadline) }

    var open: [Phrase] {
        [
            Phrase(
                "沒有任何已證實的款項，期限 \(deadline) 尚未判定逾期。",
                "No money is confirmed, and the deadline, \(deadline), has not been found to be over.")
        ] + attempts
    }

    var processing: [Phrase] {
        [Phrase("金流業者或銀行處理中，尚無結果。", "A gateway or a bank has a payment and has not decided.")] + attempts
    }

    var partiallyPaid: [Phrase] {
        [
            Phrase(
                "已有款項，但少於應付的 \(state.due.shown)；在期限 \(deadline) 前還可能補足。",
                "Money is in hand, less than the \(state.due.shown) due; until \(deadline) it can become more.")
        ] + money + attempts
    }

    var paid: [Phrase] {
        if let decision = deciding(.accept) {
            return [
                Phrase(
                    "\(decision.0.by) 於 \(time(decision.1)) 接受了當時已知的款項。",
                    "\(decision.0.by) accepted the money known by \(time(decision.1)).")
            ] + money
        }
        return [
            Phrase(
                "已證實的款項足以支付應付的 \(state.due.shown)。", "Confirmed money covers the \(state.due.shown) due.")
        ] + settlement + money
    }

    var review: [Phrase] {
        [
            Phrase(
                "有款項在手或待釐清，條件不符，而政策沒有代為決定。", "Money is in hand or to be cleared up, the terms are not met, and no policy decides."
            )
        ] + money + attempts
    }

    var expired: [Phrase] {
        let grace = model.order.policies.graceSeconds
        let extra = grace > 0 ? Phrase("與 \(grace) 秒寬限", " and \(grace) seconds of grace") : Phrase("", "")
        return [
            Phrase(
                "期限 \(deadline)\(extra.chinese) 已過，沒有款項在手。晚到的款項仍會改變它。",
                "The deadline, \(deadline),\(extra.english) is over and no money is held. Late money would still move it.")
        ] + attempts
    }

    var canceled: [Phrase] {
        let who = deciding(.cancel)
        return [
            who.map { decision, at in
                Phrase(
                    "\(decision.by) 於 \(time(at)) 取消，沒有款項在手。", "\(decision.by) canceled it at \(time(at)), and no money is held.")
            } ?? Phrase("商店取消了訂單，沒有款項在手。", "The merchant withdrew it, and no money is held.")
        ]
    }

    private var attempts: [Phrase] {
        state.attempts.map { attempt in
            Phrase(
                "嘗試 \(attempt.number)：\(attempt.status.phrase.chinese)。",
                "Attempt \(attempt.number): \(attempt.status.phrase.english).")
        }
    }

    private var money: [Phrase] {
        var found: [Phrase] = []
        if !state.received.isZero {
            found.append(Phrase("已收 \(state.received.shown)。", "Received: \(state.received.shown)."))
        }
        for token in state.receivedTokens {
            found.append(Phrase("鏈上已收 \(token.shown)。", "Received on the chain: \(token.shown)."))
        }
        if state.refundStatus == .pending {
            found.append(Phrase("退款處理中。", "A refund is under way."))
        } else if state.refundStatus != .none {
            found.append(
                Phrase(
                    "\(state.refundStatus.phrase.chinese)，已退 \(state.refunded.shown)。",
                    "\(state.refundStatus.phrase.english): \(state.refunded.shown) went back."))
        }
        return found
    }

    /// The transaction that paid, and by which kinds of statement it is known.
    private var settlement: [Phrase] {
        guard let key = state.settledBy else { return [] }
        let ways = VerifiedReport.Verification.allCases.filter { way in
            model.journal.contains { entry in
                guard case .evidence(let evidence) = entry.fact, case .report(let verified) = evidence.statement else {
                    return false
                }
                return verified.attempt == key.attempt && verified.report.gatewayNumber == key.gatewayNumber
                    && verified.report.claim == .paid && verified.verification == way
            }
        }
        let known = Phrase(
            ways.map(\.phrase.chinese).joined(separator: "、"), ways.map(\.phrase.english).joined(separator: "; "))
        return [
            Phrase(
                "由嘗試 \(key.attempt) 的交易 \(key.gatewayNumber) 支付。",
                "Paid by transaction \(key.gatewayNumber) of attempt \(key.attempt).")
        ] + (ways.isEmpty ? [] : [Phrase("依據：\(known.chinese)。", "Known by: \(known.english).")])
    }

    /// The decision that stands, if it is of this kind.
    private func deciding(_ kind: Decision.Kind) -> (Decision, Timestamp)? {
        let made = model.journal.compactMap { entry -> (Decision, Timestamp)? in
            guard case .evidence(let evidence) = entry.fact, case .decision(let decision) = evidence.statement,
                decision.kind != .note
            else { return nil }
            return (decision, evidence.receivedAt)
        }
        guard let last = made.max(by: { $0.0.number < $1.0.number }), last.0.kind == kind else { return nil }
        return last
    }
}
