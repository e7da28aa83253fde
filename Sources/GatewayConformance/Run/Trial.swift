internal import Payments
internal import StrictJSON

/// What one call came to, rendered, and what it sent.
struct Trial: Sendable {
    var snapshot: JSONValue
    var requests: [HTTPRequest]

    var outcome: String { snapshot["outcome"]?.text(or: "") ?? snapshot["reading"]?.text(or: "") ?? "" }
    var errorCode: String? { snapshot["error"]?["code"]?.text(or: "") }
    var isWrite: Bool { ["done", "refused", "unknown"].contains(outcome) }
    var succeeded: Bool { outcome == "done" || outcome == "answered" }
    var transactions: [JSONValue] { snapshot.transactions }

    /// Money was claimed, and nothing says that it may not be counted.
    var countedMoney: [JSONValue] {
        transactions.filter { $0.isMoney && !$0.notices.contains { $0.hasPrefix("mismatch") } }
    }
}

extension JSONValue {
    func text(or other: String) -> String {
        guard case .string(let text) = self else { return other }
        return text
    }

    /// Every transaction of a snapshot, of one report or of many.
    var transactions: [JSONValue] {
        var found: [JSONValue] = []
        if case .array(let list)? = self["transactions"] { found += list }
        if case .array(let reports)? = self["reports"] { found += reports.flatMap(\.transactions) }
        return found
    }

    var claim: String { self["claim"]?.text(or: "") ?? "" }
    var isMoney: Bool { claim == "paid" || claim == "underpaid" }

    var notices: [String] {
        guard case .array(let list)? = self["notices"] else { return [] }
        return list.map { $0.text(or: "") }
    }
}
