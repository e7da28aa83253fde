internal import Payments

/// How much of an order is still missing, said only as exactly as it is known.
struct MissingAmount {
    let phrase: Phrase

    init(_ state: OrderState) {
        // What went back is missing again.
        if !state.net.isZero, let rest = state.due.subtracting(state.net) {
            phrase = Phrase(
                "已收到 \(state.net.shown)，還差 \(rest.shown)。", "\(state.net.shown) has arrived; \(rest.shown) is missing.")
        } else if Self.isShortSeveralTimes(state) {
            phrase = Self.notTogether
        } else if let rest = state.attention.first(where: { $0.reason == .short })?.detail {
            let arrived = state.receivedTokens.map(\.shown).joined(separator: ", ")
            phrase =
                arrived.isEmpty
                ? Phrase("還差 \(rest)。", "\(rest) is missing.")
                : Phrase("已收到 \(arrived)，還差 \(rest)。", "\(arrived) has arrived; \(rest) is missing.")
        } else {
            phrase = Phrase("收到的金額不足。", "Less than the amount has arrived.")
        }
    }

    /// Each try asks for its own amount of tokens: what is missing of one is no sum of the order's.
    static func isShortSeveralTimes(_ state: OrderState) -> Bool { state.attention.count { $0.reason == .short } > 1 }

    static let notTogether = Phrase(
        "不只一筆付款金額不足。每筆付款都必須一次付足，不足的付款不會合併計算。",
        "More than one payment was short. Each must be whole: short payments are not added together.")
}
