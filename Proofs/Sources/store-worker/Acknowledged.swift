import Foundation
import Payments
import Synchronization

/// One thing a store confirmed.
enum Acknowledged: Hashable, Sendable {
    case order(OrderID)
    case attempt(AttemptNumber, of: OrderID)
    case evidence(of: OrderID, position: Int, digest: String)
    case state(of: OrderID, sequence: Int)

    var order: OrderID {
        switch self {
        case .order(let order), .attempt(_, let order), .evidence(let order, _, _), .state(let order, _): order
        }
    }

    var line: String {
        switch self {
        case .order(let order): "order \(order)"
        case .attempt(let number, let order): "attempt \(order) \(number)"
        case .evidence(let order, let position, let digest): "evidence \(order) \(position) \(digest)"
        case .state(let order, let sequence): "state \(order) \(sequence)"
        }
    }

    init?(line: Substring) {
        let words = line.split(separator: " ").map { String($0) }
        guard words.count >= 2 else { return nil }
        let order = OrderID(words[1])
        switch (words[0], words.count) {
        case ("order", 2): self = .order(order)
        case ("attempt", 3): self = .attempt(AttemptNumber(words[2]), of: order)
        case ("evidence", 4):
            guard let position = Int(words[2]) else { return nil }
            self = .evidence(of: order, position: position, digest: words[3])
        case ("state", 3):
            guard let sequence = Int(words[2]) else { return nil }
            self = .state(of: order, sequence: sequence)
        default: return nil
        }
    }
}

/// The confirmations of a store, each on a line of a file, written at once when the store has given it and never earlier.
final class AcknowledgmentFile: Sendable {
    private let descriptor: Int32
    private let written = Atomic<Int>(0)

    struct CannotWrite: Error {}

    var count: Int { written.load(ordering: .relaxed) }

    init(appendingTo path: String) throws {
        descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw CannotWrite() }
    }

    func add(_ acknowledged: Acknowledged) {
        let line = Array((acknowledged.line + "\n").utf8)
        precondition(Glibc.write(descriptor, line, line.count) == line.count, "the confirmations cannot be written down")
        written.add(1, ordering: .relaxed)
    }

    /// What stands in a file; a last line that was not finished was never given.
    static func read(_ path: String, from offset: Int = 0) throws -> [Acknowledged] {
        guard let data = FileManager.default.contents(atPath: path) else { return [] }
        let text = String(decoding: data.dropFirst(offset), as: UTF8.self)
        guard let end = text.lastIndex(of: "\n") else { return [] }
        return try text[..<end].split(separator: "\n").map { line in
            guard let acknowledged = Acknowledged(line: line) else { throw Unreadable(line: String(line)) }
            return acknowledged
        }
    }

    struct Unreadable: Error { let line: String }
}
