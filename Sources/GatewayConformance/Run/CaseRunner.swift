internal import Payments
internal import StrictJSON

/// Runs one case against a fresh adapter.
struct CaseRunner: Sendable {
    let bench: any GatewayBench
    let account: FixtureAccount

    func run(_ fixture: Fixture) async -> CaseResult {
        do {
            var reasons = try sealDifferences(fixture)
            let trial = try await attempt(fixture, answering: fixture.answer?.scripted)
            reasons += Comparison.differences(expected: fixture.expect, actual: trial.snapshot)
            reasons += try sendDifferences(fixture, requests: trial.requests)
            return CaseResult(fixture: fixture, reasons: reasons)
        } catch {
            return CaseResult(fixture: fixture, reasons: ["cannot be run: \(error)"])
        }
    }

    /// Runs the case's call with whatever answer, on a fresh adapter.
    func attempt(_ fixture: Fixture, answering answer: ScriptedAnswer?) async throws -> Trial {
        let transport = ScriptedTransport(answering: answer)
        let snapshot = try await act(fixture, try setting(fixture, transport: transport))
        return Trial(snapshot: snapshot, requests: transport.requests)
    }

    func setting(_ fixture: Fixture, transport: ScriptedTransport) throws -> BenchSetting {
        BenchSetting(account: account, transport: transport, clock: try GivenReader.clock(fixture, account: account))
    }

    /// Does what the case says and renders what came of it.
    private func act(_ fixture: Fixture, _ setting: BenchSetting) async throws -> JSONValue {
        if fixture.operation == .reply {
            return try await reply(fixture, setting)
        }
        let gateway = try bench.makeGateway(setting)
        switch fixture.operation {
        case .callback, .notify, .return: return Self.read(try GivenReader.callback(fixture).callback, gateway)
        case .start: return try start(await gateway.start(try GivenReader.attempt(fixture)))
        case .query:
            let reference = try GivenReader.reference(fixture)
            do throws(GatewayError) {
                return answered(Snapshot.report(try await gateway.query(reference)))
            } catch {
                return failed(error)
            }
        case .batch:
            let batching = try Self.cast(gateway, to: (any BatchQueryingGateway).self)
            let references = try GivenReader.references(fixture)
            do throws(GatewayError) {
                return reports(try await batching.query(batch: references))
            } catch {
                return failed(error)
            }
        case .list:
            let listing = try Self.cast(gateway, to: (any ListingGateway).self)
            let filters = try GivenReader.filters(fixture).map { (name: $0.name, value: $0.value) }
            do throws(GatewayError) {
                return reports(try await listing.list(filters: filters))
            } catch {
                return failed(error)
            }
        case .cancel:
            let outcome = try await Self.cast(gateway, to: (any CancelingGateway).self).cancel(GivenReader.reference(fixture))
            return written(outcome, empty: ["attempt", "transactions"], Snapshot.report)
        case .refund:
            let outcome = try await Self.cast(gateway, to: (any RefundingGateway).self).execute(GivenReader.refund(fixture))
            return written(outcome, empty: ["refund"]) { ["refund": .string($0.rawValue)] }
        case .transfer:
            let outcome = try await Self.cast(gateway, to: (any TransferringGateway).self).transfer(GivenReader.transfer(fixture))
            return written(outcome, empty: ["receipt"], Self.receipt)
        case .reply: return .null
        }
    }

    static func cast<Wanted>(_ gateway: any PaymentGateway, to wanted: Wanted.Type) throws(FixtureProblem) -> Wanted {
        guard let gateway = gateway as? Wanted else {
            throw FixtureProblem(path: "adapter", message: "does not conform to \(wanted)")
        }
        return gateway
    }

    private static func receipt(_ receipt: TransferReceipt) -> JSONValue {
        [
            "receipt": [
                "id": .string(receipt.id), "transactionHash": Snapshot.optional(receipt.transactionHash),
                "sentAt": Snapshot.time(receipt.sentAt),
            ]
        ]
    }
}
