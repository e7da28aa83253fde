import Foundation
import SQLiteOrderStore

/// The order store, timed through its public interface.
///
///     desk-bench ingest FOLDER ORDERS CALLERS SECONDS   callbacks appended: per second, p50 and p99 in µs, callbacks in a commit
///     desk-bench settle FOLDER ORDERS CALLERS SECONDS   appended, loaded, applied with an event: the same
///     desk-bench growth FOLDER ORDERS SECONDS           read p50 and p99, ingest by 64 callers, the next 100 due; µs
@main
struct DeskBench {
    static func main() async throws {
        let words = CommandLine.arguments
        guard words.count >= 5, let orders = Int(words[3]), let limit = Double(words[words.count - 1]) else { throw Usage() }
        let path = words[2] + "/desk-\(getpid()).sqlite"
        defer { for end in ["", "-wal", "-shm", ".lock"] { try? FileManager.default.removeItem(atPath: path + end) } }
        let store = try await SQLiteOrderStore.open(SQLiteStoreSettings(path: path))
        defer { store.close() }
        let filling = Filling(store: store, orders: orders)
        try await filling.fill()
        switch words[1] {
        case "ingest", "settle":
            guard words.count == 6, let callers = Int(words[4]) else { throw Usage() }
            let ingest = Ingest(filling: filling, callers: callers, applies: words[1] == "settle")
            print(try await ingest.run(for: .seconds(limit)).line)
        case "growth":
            let (read, slow) = try await Reading(filling: filling).run(for: .seconds(limit))
            let due = try await NextDue(filling: filling).run(for: .seconds(limit))
            let result = try await Ingest(filling: filling, callers: 64, applies: false).run(for: .seconds(limit))
            print(String(format: "%.2f %.2f %.2f %.2f", read, slow, 1e6 / result.rate, due))
        default: throw Usage()
        }
    }

    struct Usage: Error, CustomStringConvertible {
        var description: String { "usage: desk-bench ingest|settle FOLDER ORDERS CALLERS SECONDS | growth FOLDER ORDERS SECONDS" }
    }
}
