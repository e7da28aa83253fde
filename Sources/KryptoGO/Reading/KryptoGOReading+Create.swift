public import Payments
internal import StrictJSON

extension KryptoGOReading {
    /// The answer to creating an intent.
    ///
    /// An answer with other terms than asked for, or one that names money already, is `WriteOutcome.unknown(_:)`: an intent
    /// may exist, and no payer may be shown it.
    public static func create(_ response: HTTPResponse, expecting expectation: IntentExpectation) -> WriteOutcome<AttemptStart> {
        switch Envelope(response, from: .create) {
        case .refusal(let error): return .refused(error)
        case .unreadable(let error): return .unknown(error)
        case .success(let data):
            do throws(GatewayError) {
                return .done(try start(data, expectation))
            } catch {
                return .unknown(error)
            }
        }
    }

    private static func start(
        _ data: JSONDocument.Value?, _ expectation: IntentExpectation
    ) throws(GatewayError) -> AttemptStart {
        let intent = try intent(data, from: .create)
        if let field = intent.foreignField(expectation) { throw mismatch(field) }
        // As strict as for money: what is left out here cannot be checked before the payer pays.
        if let field = intent.mismatches(expectation, intent.token, isMoney: true).first { throw mismatch(field) }
        let report = intent.report(expecting: expectation)
        guard [.awaitingPayer, .processing, .unrecognized].contains(report.claim) else {
            throw Envelope.malformed("status: not a beginning", .create)
        }
        guard let instructions = intent.instructions(intent.token) else {
            throw Envelope.malformed("\(intent.missingInstruction): missing", .create)
        }
        return AttemptStart(instructions: instructions, report: report)
    }

    private static func mismatch(_ field: String) -> GatewayError {
        GatewayError(.mismatch(field: field), operation: KryptoGOEndpoint.create.operation)
    }
}

extension Intent {
    /// The first part without which nothing can be shown to the payer.
    fileprivate var missingInstruction: String {
        if address == nil { return "payment_address" }
        if chain == nil { return "payment_chain_id" }
        if contract == nil { return "token_address" }
        if decimals == nil { return "decimals" }
        return deadline == nil ? "payment_deadline" : "crypto_amount"
    }
}
