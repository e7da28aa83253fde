import Payments
import SQLiteOrderStore

/// Orders with one attempt each. The first hundred of them, and then one in a hundred, wait for a check.
struct Filling: Sendable {
    static let noon = Timestamp(seconds: 1_800_000_000)
    static let gateway: GatewayID = "payuni"
    static let amount = Money.twd(300)
    private static let callers = 64

    let store: SQLiteOrderStore
    let orders: Int

    static func order(_ number: Int) -> OrderID { OrderID("order-\(padded(number))") }
    static func attempt(_ number: Int) -> AttemptNumber { AttemptNumber("A\(padded(number))") }

    static func padded(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: 12 - digits.count) + digits
    }

    func fill() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for caller in 0..<Self.callers {
                group.addTask {
                    for number in stride(from: caller, to: orders, by: Self.callers) { try await add(number) }
                }
            }
            try await group.waitForAll()
        }
    }

    private func add(_ number: Int) async throws {
        let id = Self.order(number)
        let order = Order(id: id, due: Self.amount, deadline: Self.noon.adding(seconds: 86_400))
        _ = try await store.insert(NewOrder(order, token: OrderToken("token-\(id)"), createdAt: Self.noon))
        // What is not waiting is due long after everything else.
        let waits = number < 100 || number % 100 == 0
        let checkAt = Self.noon.adding(seconds: waits ? Int64(number) : 1 << 40)
        let attempt = Attempt(number: Self.attempt(number), gateway: Self.gateway, amount: Self.amount, method: .payerChooses)
        _ = try await store.reserve(
            AttemptReservation(order: id, attempt: attempt, reservedAt: Self.noon, checkAt: checkAt))
    }

    /// A genuine callback about an order: paid, known by its digest, with a body of 1,400 bytes.
    static func callback(of order: Int, number: Int) -> EvidenceAppend {
        let attempt = attempt(order)
        let report = TransactionReport(
            gatewayNumber: GatewayNumber("G\(attempt)"), attemptNumber: attempt, claim: .paid, raw: "1", amount: Self.amount,
            method: .card, paidAt: noon)
        let verified = VerifiedReport(attempt: attempt, report: report, verification: .sealedCallback)
        let digest = zeros + String(1 << 60 | UInt64(number), radix: 16)
        return EvidenceAppend(
            Evidence(.report(verified), receivedAt: noon, digest: digest), to: Self.order(order), rawBody: body)
    }

    /// What a digest begins with, of which 16 digits are told apart.
    private static let zeros = String(repeating: "0", count: 48)
    private static let body = [UInt8](repeating: UInt8(ascii: "a"), count: 1_400)
}
