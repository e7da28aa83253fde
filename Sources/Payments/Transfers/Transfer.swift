/// Tokens sent out of the merchant's account: `draft → approved → submitted → sent | refused | unknown`,
/// `draft/approved → canceled`, `unknown → sent | refused` by a person with evidence.
///
/// The row is durable before the call. A lost answer is `unknown` and is never sent again.
public struct Transfer: Sendable, Hashable {
    public let id: String
    public let amount: TokenAmount
    public let recipient: String
    public private(set) var status: Status
    /// The chain's hash, when the gateway gave one. A gateway may accept a transfer without one.
    public private(set) var transactionHash: String?

    public init(id: String, amount: TokenAmount, recipient: String) {
        self.id = id
        self.amount = amount
        self.recipient = recipient
        status = .draft
    }

    public enum Status: String, Sendable, Hashable, CaseIterable {
        case draft, approved, submitted, sent, refused, unknown, canceled

        /// The steps the lifecycle allows from here.
        public var next: [Status] {
            switch self {
            case .draft: [.approved, .canceled]
            case .approved: [.submitted, .canceled]
            case .submitted: [.sent, .refused, .unknown]
            case .unknown: [.sent, .refused]
            case .sent, .refused, .canceled: []
            }
        }
    }

    /// - Throws: ``InvalidTransition`` and changes nothing, when the lifecycle has no such step.
    public mutating func move(to next: Status, transactionHash: String? = nil) throws(InvalidTransition) {
        guard status.next.contains(next) else { throw InvalidTransition(from: status.rawValue, to: next.rawValue) }
        status = next
        if let transactionHash { self.transactionHash = transactionHash }
    }
}
