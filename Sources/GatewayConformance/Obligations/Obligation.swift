/// What every adapter owes, whatever its gateway. Tried on variations of the cases that passed.
public enum Obligation: String, Sendable, Hashable, CaseIterable {
    /// No flipped bit of a sealed callback makes another report.
    case tamperedCallback
    /// No callback cut short makes another report.
    case truncatedCallback
    /// Nothing that is no message of the gateway is believed.
    case garbageCallback
    /// What we sent, sent back to us, is not believed.
    case reflectedRequest
    /// What stands outside the seal decides nothing.
    case outerFields
    /// A message that says a decisive thing twice is refused.
    case duplicatedFields
    /// A message about another merchant is refused.
    case wrongMerchant
    /// The amount that the gateway names is the amount that is reported.
    case wrongAmount
    /// An answer about another attempt or transaction is not taken for this one.
    case wrongReference
    /// A status word nobody mapped means neither paid nor failed.
    case unknownStatus
    /// A new field breaks nothing.
    case unknownFields
    /// The same message reads the same twice.
    case pureReading
    /// No complete answer: a write is unknown, a question fails.
    case lostAnswer
    /// Surely not sent: a write is refused, a question fails and may be asked again.
    case surelyNotSent
    /// An answer that cannot be read settles nothing.
    case unreadableAnswer
    /// An answer cut short is no other answer.
    case truncatedAnswer
    /// No flipped bit of a sealed answer makes another answer.
    case tamperedAnswer
    /// 3xx, 5xx and a 4xx that cannot be read settle nothing; 429 is no success, settles no transfer, and passes its wait on.
    case httpStatus
    /// One call sends one request at most, whatever comes back.
    case sendsOnce
    /// The numbers that a desk draws fit.
    case deskNumbers
}

/// How one obligation went.
public struct ObligationResult: Sendable, Hashable {
    public let obligation: Obligation
    /// How many variations were tried.
    public let checks: Int
    /// At most 20, one line each.
    public let failures: [String]
    /// Why there was nothing to try; empty when there was.
    public let note: String

    public var isApplicable: Bool { checks > 0 }
    public var passed: Bool { failures.isEmpty }
}

/// Collects checks of one obligation.
struct ObligationTally {
    let obligation: Obligation
    private(set) var checks = 0
    private(set) var failures: [String] = []

    init(_ obligation: Obligation) {
        self.obligation = obligation
    }

    /// - Parameter violation: what is wrong; `nil` when the check held.
    mutating func check(_ fixture: Fixture, _ variation: String, _ violation: String?) {
        checks += 1
        if let violation, failures.count < 20 { failures.append("\(fixture.file), \(variation): \(violation)") }
    }

    func result(note: String) -> ObligationResult {
        ObligationResult(obligation: obligation, checks: checks, failures: failures, note: checks > 0 ? "" : note)
    }
}
