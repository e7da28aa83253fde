public import Payments

/// A request that PAYUNi would refuse, cut or misread, found before anything was sent. All its faults at once.
///
/// It names fields as PAYUNi spells them and never repeats a value. Change the request; sending it again fails again.
public struct InvalidRequest: Error, Sendable, Hashable {
    public struct Problem: Sendable, Hashable {
        /// The wire name: `TradeAmt`.
        public let field: String
        public let reason: Reason

        package init(field: RequestField, reason: Reason) {
            self.field = field.rawValue
            self.reason = reason
        }
    }

    /// What is wrong. More cases may come, so a `switch` needs a default.
    public enum Reason: Sendable, Hashable {
        case missing
        /// Longer than `maximum` UTF-8 bytes.
        case tooLong(maximum: Int)
        case outOfRange(ClosedRange<UInt64>)
        case wrongCurrency(expected: String)
        /// Not of the form described.
        case wrongFormat(expected: String)
        /// A control character, a line break, or a mark that changes the direction of text.
        case unprintable
        /// An address must use port 80 or 443.
        case wrongPort
        case inThePast
        /// Fewer than this many hours remain.
        case tooSoon(hours: Int)
        /// More than this many days ahead.
        case tooLate(days: Int)
        /// Makes sense only together with another field.
        case requires(String)
        case duplicate
    }

    /// In the order of the request's fields; never empty.
    public let problems: [Problem]

    package init(_ problems: [Problem]) {
        self.problems = problems
    }

    /// One error a problem, as every gateway reports them.
    public func gatewayErrors(operation: String) -> [GatewayError] {
        problems.map { GatewayError(.invalidRequest(field: $0.field), operation: operation) }
    }

    /// The first problem as the error of `operation`.
    public func gatewayError(operation: String) -> GatewayError {
        GatewayError(.invalidRequest(field: problems.first?.field), operation: operation)
    }
}

extension InvalidRequest: CustomStringConvertible {
    public var description: String { problems.map(\.description).joined(separator: "; ") }
}

extension InvalidRequest.Problem: CustomStringConvertible {
    public var description: String { "\(field) \(reason)" }
}

extension InvalidRequest.Reason: CustomStringConvertible {
    /// A stable word, snake case: fit for metric labels and answers to clients.
    public var code: String {
        switch self {
        case .missing: "missing"
        case .tooLong: "too_long"
        case .outOfRange: "out_of_range"
        case .wrongCurrency: "wrong_currency"
        case .wrongFormat: "wrong_format"
        case .unprintable: "unprintable"
        case .wrongPort: "wrong_port"
        case .inThePast: "in_the_past"
        case .tooSoon: "too_soon"
        case .tooLate: "too_late"
        case .requires: "requires"
        case .duplicate: "duplicate"
        }
    }

    public var description: String {
        switch self {
        case .missing: "is missing"
        case .tooLong(let maximum): "is longer than \(maximum) bytes"
        case .outOfRange(let range): "must be \(range.lowerBound) to \(range.upperBound)"
        case .wrongCurrency(let expected): "must be whole \(expected)"
        case .wrongFormat(let expected): "must be \(expected)"
        case .unprintable: "holds a character that cannot be printed"
        case .wrongPort: "must use port 80 or 443"
        case .inThePast: "is over"
        case .tooSoon(let hours): "must leave at least \(hours) hours"
        case .tooLate(let days): "must lie within \(days) days"
        case .requires(let field): "needs \(field)"
        case .duplicate: "names something twice"
        }
    }
}
