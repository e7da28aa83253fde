internal import Foundation
internal import KryptoGO
internal import PAYUNi
internal import Payments
internal import StrictJSON

/// Plays a scene: each recorded message through its adapter, its report into the order, and what that changed on the screen.
struct ReplayPlayer {
    let fixtures: String

    func play(_ scene: ReplayScene) throws {
        print("\n\(scene.title)")
        print(
            "  order \(scene.order.id): \(scene.order.due) due, attempt \(scene.order.attempts.map(\.number.text).joined()) at \(scene.gateway)"
        )
        var history = OrderHistory(scene.order)
        for step in scene.steps {
            print("\n  · \(step.say)")
            let at = scene.opened.adding(seconds: step.at * 60)
            let said = try evidence(step, scene, at: at)
            print("      \(said.line)")
            for piece in said.evidence {
                let before = history.snapshot.state.status
                if let event = history.record(piece) {
                    print("      → event \(event.sequence) \(event.name): \(describe(event.snapshot.state, before: before))")
                } else {
                    print("      → no change: \(describe(history.snapshot.state, before: before))")
                }
            }
        }
    }

    private func describe(_ state: OrderState, before: OrderStatus) -> String {
        let moved = before == state.status ? state.status.rawValue : "\(before.rawValue) → \(state.status.rawValue)"
        let attention = state.attention.map { $0.reason.rawValue }.joined(separator: ", ")
        let tokens = state.receivedTokens.map(\.description).joined(separator: ", ")
        return "status \(moved), received \(state.received)" + (tokens.isEmpty ? "" : " and \(tokens)")
            + (attention.isEmpty ? "" : ", attention: \(attention)") + (state.status.isShippable ? ", ship" : "")
    }

    /// What the adapter says of a step, and what of it is evidence.
    private func evidence(_ step: ReplayScene.Step, _ scene: ReplayScene, at: Timestamp) throws -> (
        line: String, evidence: [Evidence]
    ) {
        switch step.action {
        case .clock: return ("the clock is read", [Evidence(.clock, receivedAt: at)])
        case .forged(let file): return try read(file, "notify", scene, at: at, isForged: true)
        case .message(let file, let operation): return try read(file, operation, scene, at: at, isForged: false)
        }
    }

    private func read(
        _ file: String, _ operation: String, _ scene: ReplayScene, at: Timestamp, isForged: Bool
    ) throws -> (line: String, evidence: [Evidence]) {
        let body = try recording("\(fixtures)/\(file)")
        let bytes = isForged ? Self.forge(body) : body
        guard let attempt = scene.order.attempts.first?.number else { return ("", []) }
        do {
            switch try reading(bytes, operation, scene.gateway) {
            case .reports(let reports, let verification):
                let line = reports.map {
                    "\($0.claim.rawValue) (\($0.raw))" + ($0.instructions.map { ": " + Self.describe($0) } ?? "")
                }
                return (
                    line.joined(separator: "; "),
                    reports.map {
                        Evidence(
                            .report(VerifiedReport(attempt: attempt, report: $0, verification: verification)), receivedAt: at)
                    }
                )
            case .hint(let number):
                return (
                    "a hint: go and ask about \(number)",
                    [Evidence(.hint(Hint(attempt: attempt, gatewayNumber: number)), receivedAt: at)]
                )
            case .unrelated(let kind): return ("about something else: \(kind)", [])
            }
        } catch let rejection as CallbackRejection {
            return ("refused: \(rejection.code); nothing is decoded, nothing is stored", [])
        }
    }

    private enum Reading {
        case reports([TransactionReport], VerifiedReport.Verification)
        case hint(GatewayNumber)
        case unrelated(String)
    }

    private func reading(_ body: [UInt8], _ operation: String, _ gateway: String) throws -> Reading {
        if gateway == "kryptogo" {
            if operation == "callback", case .hint(let number) = try KryptoGOReading.callback(body) { return .hint(number) }
            let report = try KryptoGOReading.query(HTTPResponse(status: 200, body: body), expecting: IntentExpectation())
            return .reports(report.transactions, .query)
        }
        let keys = KeyRing(current: try PAYUNiKey(hashKey: "12345678901234567890123456789012", hashIV: "1234567890123456"))
        if operation == "query" {
            let reply = try PAYUNiReplyReader(keys: keys, merchantID: "TESTMER01")
                .read(HTTPResponse(status: 200, body: body), from: .tradeQuery)
            return .reports(try reply.transactions(about: nil), .query)
        }
        switch try PAYUNiCallbackReader(keys: keys, merchantID: "TESTMER01").read(body: body) {
        case .payment(let report): return .reports([report], .sealedCallback)
        case .unrelated(let kind): return .unrelated(kind.rawValue)
        }
    }

    /// The message of a recorded case: what the gateway posted, or what it answered.
    private func recording(_ path: String) throws -> [UInt8] {
        let data = try Data(contentsOf: URL(fileURLWithPath: path))
        let root = try JSONDocument(Array(data)).root
        guard let body = (root["answer"] ?? root["given"])?["body"]?.string else { throw MissingRecording(path: path) }
        return Array(body.utf8)
    }

    /// One digit of the sealed text, changed on the way.
    private static func forge(_ body: [UInt8]) -> [UInt8] {
        var forged = body
        let name = Array("EncryptInfo=".utf8)
        guard let start = body.indices.first(where: { body[$0...].starts(with: name) }) else { return body }
        let position = start + name.count + 20
        if position < forged.count {
            forged[position] = forged[position] == UInt8(ascii: "0") ? UInt8(ascii: "1") : UInt8(ascii: "0")
        }
        return forged
    }

    private static func describe(_ instructions: PaymentInstructions) -> String {
        switch instructions {
        case .form(let form): "post a form to \(form.action)"
        case .token(let transfer): "send \(transfer.amount.amount) \(transfer.amount.token.symbol) to \(transfer.address)"
        case .bankTransfer(let transfer): "transfer to bank \(transfer.bankCode), account \(transfer.account)"
        case .storeCode(let code): "pay at \(code.store ?? "a store") with code \(code.code)"
        case .redirect(let redirect): "go to \(redirect.url)"
        }
    }
}

/// A recorded case has no message.
struct MissingRecording: Error, CustomStringConvertible {
    let path: String
    var description: String { "\(path) holds no message" }
}
