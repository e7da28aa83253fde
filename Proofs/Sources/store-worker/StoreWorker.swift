import Foundation
import Payments
import SQLiteOrderStore

/// A small process around a store, made to be broken.
///
///     store-worker script STORE ACKS ORDERS          some orders one after the other, every refused step tried again
///     store-worker load STORE ACKS TASKS [FROM [N]]  checks what ACKS says from that byte on, then serves N orders to each of the
///                                                    callers, or until killed
///     store-worker endure STORE ACKS TIMES           appends so often, and reads when it is refused
///     store-worker check STORE ACKS                  compares the store with everything it confirmed
///     store-worker hold STORE ACKS refuse|standby    opens, serves one order after the other until killed
///
/// Ends with 1 and a line `FINDING …` when something is not as it must be; with 3 and the error when the store refuses to open.
@main
struct StoreWorker {
    static func main() async {
        do {
            try await Command(CommandLine.arguments).run()
        } catch let error as OrderStoreError {
            say("refused \(error.operation) \(error.kind.code)")
            exit(3)
        } catch {
            say("FINDING \(error)")
            exit(1)
        }
    }
}

struct Command {
    private let words: [String]

    init(_ arguments: [String]) { words = arguments }

    func run() async throws {
        guard words.count >= 4 else { throw Finding("usage: store-worker script|load|endure|check|hold STORE ACKS …") }
        let settings = SQLiteStoreSettings(path: words[2])
        switch words[1] {
        case "script": try await Script(settings: settings, acks: words[3], orders: number(4, or: 4)).run()
        case "load":
            let load = Load(settings: settings, acks: words[3], tasks: number(4, or: 64), ordersOfATask: number(6, or: .max))
            try await load.run(from: number(5, or: 0))
        case "endure": try await endure(settings, times: number(4, or: 10))
        case "check": try await check(settings)
        case "hold": try await hold(settings)
        default: throw Finding("no command \(words[1])")
        }
    }

    private func number(_ index: Int, or preset: Int) -> Int { words.count > index ? Int(words[index]) ?? preset : preset }

    private func check(_ settings: SQLiteStoreSettings) async throws {
        let store = try await SQLiteOrderStore.open(settings)
        let acknowledged = try AcknowledgmentFile.read(words[3])
        let orders = try await Check(store: store).run(acknowledged)
        store.close()
        say("checked \(acknowledged.count) confirmations of \(orders) orders")
    }

    /// Appends to the first order of a finished script. What is refused is not made good; but reading must go on.
    private func endure(_ settings: SQLiteStoreSettings, times: Int) async throws {
        let store = try await SQLiteOrderStore.open(settings)
        let file = try AcknowledgmentFile(appendingTo: words[3])
        let sent = Sent(run: 0, task: 0, number: 0)
        for time in 1...times {
            do throws(OrderStoreError) {
                let receipt = try await store.append([sent.evidence(Sent.piecesOfAnOrder + time)])[0]
                let digest = sent.digest(Sent.piecesOfAnOrder + time)
                file.add(.evidence(of: sent.order, position: receipt.position, digest: digest))
                say("appended")
            } catch {
                say("refused append \(error.kind.code); \(await reading(sent.order, store))")
            }
        }
        store.close()
    }

    private func reading(_ order: OrderID, _ store: SQLiteOrderStore) async -> String {
        do throws(OrderStoreError) {
            return try await store.order(order) == nil ? "the order is gone" : "read ok"
        } catch {
            return "read refused \(error.kind.code)"
        }
    }

    private func hold(_ settings: SQLiteStoreSettings) async throws {
        var settings = settings
        if words.last == "standby" { settings.whenInUse = .standBy(everyMilliseconds: 100) }
        let store = try await SQLiteOrderStore.open(settings)
        say("serving")
        let desk = Desk(store: store, file: try AcknowledgmentFile(appendingTo: words[3])) { error in
            say("refused \(error.operation) \(error.kind.code)")
            if error.advice != .tryLater { throw error }
        }
        var number = 0
        while true {
            number += 1
            try await desk.serve(Sent(run: Int(getpid()), task: 0, number: number))
        }
    }
}
