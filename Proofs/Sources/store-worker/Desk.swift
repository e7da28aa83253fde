import Payments
import SQLiteOrderStore

/// What a dispatcher does with a store, each step confirmed in a file.
struct Desk: Sendable {
    let store: SQLiteOrderStore
    let file: AcknowledgmentFile
    /// Called when a step was refused; throws when it is not to be tried again.
    let refused: @Sendable (OrderStoreError) throws -> Void

    func open(_ sent: Sent) async throws {
        _ = try await step { () async throws(OrderStoreError) in try await store.insert(sent.new) }
        file.add(.order(sent.order))
        _ = try await step { () async throws(OrderStoreError) in
            do throws(OrderStoreError) {
                return try await store.reserve(sent.reservation)
            } catch  where error.kind == .conflict(.attemptNumberTaken) {
                // A reservation whose confirmation was lost.
                guard let kept = try await store.attempt(sent.attempt), kept.order == sent.order else { throw error }
                return kept
            }
        }
        file.add(.attempt(sent.attempt, of: sent.order))
    }

    @discardableResult
    func append(_ piece: Int, of sent: Sent) async throws -> AppendReceipt {
        let receipts = try await step { () async throws(OrderStoreError) in try await store.append([sent.evidence(piece)]) }
        let position = receipts[0].position
        file.add(.evidence(of: sent.order, position: position, digest: sent.digest(piece)))
        return receipts[0]
    }

    /// Tells the history anew and stores what is new in it, until nothing recorded is left out.
    func apply(_ order: OrderID) async throws {
        let version = try await step { () async throws(OrderStoreError) -> OrderVersion in
            while true {
                let loaded = try await store.load(order)
                guard loaded.version.isBehind else { return loaded.version }
                let (history, events) = loaded.replay()
                let change = OrderChange(
                    version: loaded.version, snapshot: history.snapshot,
                    events: Array(events.dropFirst(loaded.version.sequence)), endpoints: [Sent.endpoint], at: Sent.noon)
                do throws(OrderStoreError) {
                    return try await store.apply(change)
                } catch  where error.kind == .conflict(.stale) {
                    continue
                }
            }
        }
        file.add(.state(of: order, sequence: version.sequence))
    }

    /// Everything about one order, with its first callback doubled at the same time.
    func serve(_ sent: Sent) async throws {
        try await open(sent)
        async let first = append(1, of: sent)
        async let twin = append(1, of: sent)
        let pair = try await (first, twin)
        guard pair.0.position == pair.1.position, pair.0.isRepetition != pair.1.isRepetition else {
            throw Finding("a doubled callback of \(sent.order) was stored at \(pair.0.position) and at \(pair.1.position)")
        }
        for piece in 2...Sent.piecesOfAnOrder { try await append(piece, of: sent) }
        try await apply(sent.order)
    }

    /// One call, made again as long as it is refused and that is to be borne.
    private func step<Value: Sendable>(
        _ call: @Sendable () async throws(OrderStoreError) -> Value
    ) async throws -> Value {
        while true {
            do throws(OrderStoreError) {
                return try await call()
            } catch {
                try refused(error)
            }
        }
    }
}

/// Something that must not be.
struct Finding: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
