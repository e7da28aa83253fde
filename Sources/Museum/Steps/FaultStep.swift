#if Dispatcher
internal import GatewaySimulator
internal import Payments

/// Something goes wrong at a gateway, or between it and us.
struct FaultStep: ScenarioStep {
    static let word = "fault"

    enum Word: String, Sendable, Hashable, CaseIterable {
        case refuse, resetBefore, resetAfter, tooManyRequests, serverError, serverErrorApplied, garbage, cut, endless, slow,
            wrongHash, wrongAmount
        case lose, delay, double, reorder, forge
        /// From now on nothing goes wrong.
        case none
    }

    let gateway: GatewayID
    /// The operation of requests that it is for.
    let request: String?
    /// The kind of messages that it is for.
    let message: OutgoingMessage.Kind?
    let word: Word
    let skipping: Int
    let times: Int
    let seconds: Int?

    init(_ reader: inout FieldReader) throws(InputError) {
        request = try reader.optionalText("request")
        message = try reader.word("message", of: OutgoingMessage.Kind.self)
        let usual = request.map { $0.hasPrefix("kryptogo") } ?? (message == .callback) ? "kryptogo" : "payuni"
        gateway = GatewayID(try reader.optionalText("at") ?? usual)
        word = try reader.requiredWord("fault", of: Word.self)
        skipping = try reader.count("skipping") ?? 0
        times = try reader.count("times") ?? 1
        seconds = try reader.count("seconds")
        let isPossible =
            switch (request, message) {
            case (_?, nil): requestFault != nil
            case (nil, _?): messageFault != nil
            case (nil, nil): word == .none
            default: false
            }
        guard isPossible else { throw reader.invalid("fault", "one that this can have") }
    }

    func perform(on stage: isolated Stage) async throws(Surprise) {
        let simulator = try stage.account(gateway).simulator
        if word == .none { simulator.setFaults(.none) }
        if let request, let fault = requestFault {
            simulator.add(FaultPlan.RequestRule(fault, operation: request, skipping: skipping, times: times))
        } else if let fault = messageFault {
            simulator.add(FaultPlan.MessageRule(fault, kind: message, skipping: skipping, times: times))
        }
    }

    private var requestFault: RequestFault? {
        switch word {
        case .refuse: .refuse
        case .resetBefore: .resetBefore
        case .resetAfter: .resetAfter
        case .tooManyRequests: .tooManyRequests(retryAfterSeconds: seconds)
        case .serverError: .serverError(status: 502, isApplied: false)
        case .serverErrorApplied: .serverError(status: 500, isApplied: true)
        case .garbage: .garbage
        case .cut: .cut
        case .endless: .endless
        case .slow: .slow(seconds: seconds ?? 90)
        case .wrongHash: .wrongHash
        case .wrongAmount: .wrongAmount
        case .lose, .delay, .double, .reorder, .forge, .none: nil
        }
    }

    private var messageFault: MessageFault? {
        switch word {
        case .lose: .lose
        case .delay: .delay(seconds: Int64(seconds ?? 3600))
        case .double: .double
        case .reorder: .reorder
        case .forge: .forge
        case .wrongAmount: .wrongAmount
        case .wrongHash: .wrongHash
        case .garbage: .garbage
        case .cut: .cut
        default: nil
        }
    }
}
#endif
