import Foundation
import Payments
import SQLiteOrderStore

/// Serves orders from many callers at once, until killed or until each caller has had so many.
struct Load {
    let settings: SQLiteStoreSettings
    let acks: String
    let tasks: Int
    let ordersOfATask: Int

    /// First compares the store with what was confirmed from that byte of the file on, and sends the callbacks of those orders again,
    /// as a gateway would that missed an answer.
    func run(from offset: Int) async throws {
        let begun = ContinuousClock.now
        let store = try await SQLiteOrderStore.open(settings)
        say("ready \(milliseconds(since: begun))")
        let earlier = try AcknowledgmentFile.read(acks, from: offset)
        let file = try AcknowledgmentFile(appendingTo: acks)
        let desk = Desk(store: store, file: file) { error in throw error }
        let orders = try await Check(store: store).run(earlier)
        try await sendAgain(earlier, desk)
        say("checked \(earlier.count) confirmations of \(orders) orders")
        let run = Int(getpid())
        try await withThrowingTaskGroup(of: Void.self) { group in
            for task in 0..<tasks {
                group.addTask {
                    for number in 0..<ordersOfATask {
                        try await desk.serve(Sent(run: run, task: task, number: number))
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    private func sendAgain(_ earlier: [Acknowledged], _ desk: Desk) async throws {
        let reserved = earlier.compactMap { if case .attempt(_, let order) = $0 { Sent(order: order) } else { nil } }
        let places = Dictionary(
            earlier.compactMap { item -> (String, Int)? in
                if case .evidence(_, let position, let digest) = item { (digest, position) } else { nil }
            }, uniquingKeysWith: { first, _ in first })
        try await withThrowingTaskGroup(of: Void.self) { group in
            // The newest first: some of them may have been under way when the process ended.
            for sent in reserved.reversed() {
                group.addTask {
                    for piece in 1...Sent.piecesOfAnOrder {
                        let receipt = try await desk.append(piece, of: sent)
                        guard let place = places[sent.digest(piece)] else { continue }
                        guard receipt == AppendReceipt(position: place, isRepetition: true) else {
                            throw Finding("callback \(piece) of \(sent.order), confirmed at \(place), was taken for new")
                        }
                    }
                    try await desk.apply(sent.order)
                }
            }
            try await group.waitForAll()
        }
    }

    private func milliseconds(since begun: ContinuousClock.Instant) -> Int {
        let passed = ContinuousClock.now - begun
        return Int(passed / .milliseconds(1))
    }
}
