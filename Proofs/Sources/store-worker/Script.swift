import Payments
import SQLiteOrderStore

/// The same short life every time: the store is opened, served, closed, opened again, served, closed. Whatever is refused is tried
/// again, up to a point; everything must have succeeded then.
struct Script {
    let settings: SQLiteStoreSettings
    let acks: String
    let orders: Int

    private static let tries = 12

    func run() async throws {
        let file = try AcknowledgmentFile(appendingTo: acks)
        for half in 0..<2 {
            let store = try await open()
            let desk = Desk(store: store, file: file, refused: Refusals(left: Self.tries).count)
            for number in 0..<orders {
                let sent = Sent(run: half, task: 0, number: number)
                try await desk.open(sent)
                for piece in 1...Sent.piecesOfAnOrder { try await desk.append(piece, of: sent) }
                try await desk.apply(sent.order)
                // What the other half said, once more.
                if half == 1 { try await desk.append(1, of: Sent(run: 0, task: 0, number: number)) }
            }
            store.close()
        }
        say("done")
    }

    private func open() async throws -> SQLiteOrderStore {
        let refusals = Refusals(left: Self.tries)
        while true {
            do {
                return try await SQLiteOrderStore.open(settings)
            } catch {
                try refusals.count(error)
            }
        }
    }
}
