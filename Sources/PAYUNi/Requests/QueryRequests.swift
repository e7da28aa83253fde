public import Payments

/// Asks what PAYUNi knows of one order, by exactly one number (docs: PAYUNi 9, `trade/query`).
///
/// By our number the answer may hold several transactions; by PAYUNi's, one.
public enum TradeQueryRequest: PAYUNiRequest, Hashable {
    case attempt(AttemptNumber)
    case transaction(GatewayNumber)

    public static let endpoint = PAYUNiEndpoint.tradeQuery

    public func checked(at now: Timestamp) throws(InvalidRequest) -> CheckedRequest {
        var draft = RequestDraft(now: now)
        switch self {
        case .attempt(let number): draft.identify(.attemptNumber, number.text, rule: .attemptNumber)
        case .transaction(let number): draft.identify(.gatewayNumber, number.text, rule: .gatewayNumber)
        }
        return try draft.finish(Self.endpoint)
    }
}

/// Asks for up to a hundred orders of the last three months at once (docs: PAYUNi 9, `trade/finite_query`).
public enum FiniteQueryRequest: PAYUNiRequest, Hashable {
    case attempts([AttemptNumber])
    case transactions([GatewayNumber])

    public static let endpoint = PAYUNiEndpoint.finiteQuery
    public static let maximumCount = 100

    /// A number named twice is asked for once.
    public func checked(at now: Timestamp) throws(InvalidRequest) -> CheckedRequest {
        var draft = RequestDraft(now: now)
        switch self {
        case .attempts(let numbers):
            draft.identify(.queryType, "1")
            draft.identifyList(numbers.map(\.text), rule: .attemptNumber)
        case .transactions(let numbers):
            draft.identify(.queryType, "2")
            draft.identifyList(numbers.map(\.text), rule: .gatewayNumber)
        }
        return try draft.finish(Self.endpoint)
    }
}

extension RequestDraft {
    /// The rule keeps commas out of each number, so none can become two.
    fileprivate mutating func identifyList(_ numbers: [String], rule: TextRule) {
        var seen: Set<String> = []
        let distinct = numbers.filter { seen.insert($0).inserted }
        let maximum = FiniteQueryRequest.maximumCount
        if !(1...maximum).contains(distinct.count) {
            refuse(.queryNumbers, .outOfRange(1...UInt64(maximum)))
        } else if let fault = distinct.lazy.compactMap(rule.fault(of:)).first {
            refuse(.queryNumbers, fault)
        }
        identify(.queryNumbers, distinct.joined(separator: ","))
    }
}

/// Takes a store code back (docs: PAYUNi 11, `cancel_cvs`). A slip that is already printed can still be paid afterwards.
public struct CancelStoreCodeRequest: PAYUNiRequest, Hashable {
    public static let endpoint = PAYUNiEndpoint.cancelStoreCode

    /// 8 or 12 letters and digits.
    public var code: String

    public init(code: String) {
        self.code = code
    }

    public func checked(at now: Timestamp) throws(InvalidRequest) -> CheckedRequest {
        let rule = TextRule(maximumBytes: 64, form: "8 or 12 letters and digits") { code in
            [8, 12].contains(code.utf8.count) && code.utf8.allSatisfy(\.isLetterOrDigit)
        }
        var draft = RequestDraft(now: now)
        draft.identify(.payNumber, code, rule: rule)
        return try draft.finish(Self.endpoint)
    }
}
