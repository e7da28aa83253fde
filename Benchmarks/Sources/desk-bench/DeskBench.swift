import Foundation
import SQLiteOrderStore

/// The order store, timed through its public interface, and what the service is measured with.
///
///     desk-bench ingest FOLDER ORDERS CALLERS SECONDS   callbacks appended: per second, p50 and p99 in µs, callbacks in a commit
///     desk-bench settle FOLDER ORDERS CALLERS SECONDS   appended, loaded, applied with an event: the same
///     desk-bench growth FOLDER ORDERS SECONDS           read p50 and p99, ingest by 64 callers, the next 100 due; µs
///     desk-bench fill FILE ORDERS WAITING               a file for the service, with so many orders to be asked about at once
///     desk-bench notifies DATA ORDERS COUNT             sealed notifies about its orders, one a line
///     desk-bench serve FILE PORT CALLS RATE             the service, asking its gateways so often
@main
struct DeskBench {
    static func main() async throws {
        let words = Array(CommandLine.arguments.dropFirst())
        let numbers = words.dropFirst(2).compactMap(Double.init)
        guard let work = words.first, words.count == numbers.count + 2 else { throw Usage() }
        switch (work, numbers.count) {
        case ("ingest", 3), ("settle", 3):
            try await timed(words[1]) { store in
                let filling = Filling(store: store, orders: Int(numbers[0]))
                try await filling.fill()
                let ingest = Ingest(filling: filling, callers: Int(numbers[1]), applies: work == "settle")
                return try await ingest.run(for: .seconds(numbers[2])).line
            }
        case ("growth", 2): try await timed(words[1]) { store in try await growth(store, Int(numbers[0]), .seconds(numbers[1])) }
        case ("fill", 2):
            let store = try await SQLiteOrderStore.open(SQLiteStoreSettings(path: words[1]))
            defer { store.close() }
            try await ServiceFile(store: store).fill(orders: Int(numbers[0]), waiting: Int(numbers[1]))
        case ("notifies", 2):
            try Notifies(data: words[1], orders: Int(numbers[0])).write(count: Int(numbers[1]))
        case ("serve", 3):
            let server = DeskServer(file: words[1], port: Int(numbers[0]), calls: Int(numbers[1]), rate: Int(numbers[2]))
            try await server.run()
        default: throw Usage()
        }
    }

    /// Prints what `work` says of a store in a new file, and removes the file.
    private static func timed(_ folder: String, _ work: @Sendable (SQLiteOrderStore) async throws -> String) async throws {
        let path = folder + "/desk-\(getpid()).sqlite"
        defer { for end in ["", "-wal", "-shm", ".lock"] { try? FileManager.default.removeItem(atPath: path + end) } }
        let store = try await SQLiteOrderStore.open(SQLiteStoreSettings(path: path))
        defer { store.close() }
        print(try await work(store))
    }

    private static func growth(_ store: SQLiteOrderStore, _ orders: Int, _ limit: Duration) async throws -> String {
        let filling = Filling(store: store, orders: orders)
        try await filling.fill()
        let (read, slow) = try await Reading(filling: filling).run(for: limit)
        let due = try await NextDue(filling: filling).run(for: limit)
        let result = try await Ingest(filling: filling, callers: 64, applies: false).run(for: limit)
        return String(format: "%.2f %.2f %.2f %.2f", read, slow, 1e6 / result.rate, due)
    }

    struct Usage: Error, CustomStringConvertible {
        var description: String {
            """
            usage: desk-bench ingest|settle FOLDER ORDERS CALLERS SECONDS | growth FOLDER ORDERS SECONDS
                   | fill FILE ORDERS WAITING | notifies DATA ORDERS COUNT | serve FILE PORT CALLS RATE
            """
        }
    }
}
