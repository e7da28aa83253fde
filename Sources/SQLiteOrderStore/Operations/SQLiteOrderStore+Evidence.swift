#if SQLite
import GRDB
public import Payments

extension SQLiteOrderStore {
    public func append(_ evidence: [EvidenceAppend]) async throws(OrderStoreError) -> [AppendReceipt] {
        // Text is made and proved readable here, beside the writer, not in its way.
        var pieces: [EvidenceRow] = []
        for piece in evidence { pieces.append(try EvidenceRow(piece)) }
        guard !pieces.isEmpty else { return [] }
        let rows = pieces
        return try await write("append") { db in try rows.map { try $0.append(db) } }
    }

    public func append(
        _ evidence: EvidenceAppend, applying change: OrderChange
    ) async throws(OrderStoreError) -> AppendReceipt {
        try StoredText.check(change, by: evidence)
        let row = try EvidenceRow(evidence)
        let written = WrittenChange(change)
        return try await write("append") { db in try row.append(db, applying: written) }
    }

    public func rawBody(of order: OrderID, at position: Int) async throws(OrderStoreError) -> [UInt8]? {
        try ask("rawBody") { db in
            try db.first(
                """
                SELECT e.body FROM orders o JOIN evidence e ON e.order_row = o.row
                WHERE o.id = ? AND e.position = ? AND e.body IS NOT NULL
                """, [order.text, position]
            ) { $0.bytes(0) }
        }
    }
}

/// Evidence, ready to be written.
struct EvidenceRow: Sendable {
    private let piece: EvidenceAppend
    private let text: String
    private let key: String
    private let body: [UInt8]?

    init(_ piece: EvidenceAppend) throws(OrderStoreError) {
        text = try StoredText.evidence(piece.evidence, operation: "append")
        if let number = piece.evidence.transaction?.gatewayNumber, piece.bindsGatewayNumber {
            try StoredText.check(number, "gatewayNumber", operation: "append")
        }
        key = piece.evidence.repetitionKey
        body = piece.rawBody
        self.piece = piece
    }

    /// - Parameter change: is applied too, if nothing else came in between.
    func append(_ db: Database, applying change: WrittenChange? = nil) throws -> AppendReceipt {
        let (order, attempt, holder) = try place(db)
        if let attempt { try bindNumber(to: attempt, of: order, heldBy: holder, db) }
        if let position = try repetition(in: order, db) { return AppendReceipt(position: position, isRepetition: true) }
        let told = order.withOneMore
        try insert(told, db)
        if let change, change.fits(told), change.knowsAll(of: told) {
            _ = try change.apply(to: told, db)
            return AppendReceipt(position: told.version.recorded, isRepetition: false, isApplied: true)
        }
        try told.keepRecorded(at: piece.evidence.receivedAt, db)
        return AppendReceipt(position: told.version.recorded, isRepetition: false)
    }

    /// As the newest fact of the order.
    private func insert(_ order: OrderRow, _ db: Database) throws {
        let transaction = piece.evidence.transaction
        try db.run(
            """
            INSERT INTO evidence (order_row, position, key, attempt, gateway_number, statement, body)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                order.row, order.version.recorded, key, transaction?.attempt.text, transaction?.gatewayNumber.text, text, body,
            ])
    }

    /// The order, the attempt that this is about, if any, and the one that its gateway's number is bound to already: a gateway says most
    /// things more than once.
    private func place(_ db: Database) throws -> (OrderRow, AttemptRow?, holder: Int64?) {
        let names: [any Argument] = [
            piece.order.text, piece.evidence.attempt?.text, piece.evidence.transaction?.gatewayNumber.text,
        ]
        let found = try db.first(Self.places, names) { fetched in
            (OrderRow(fetched), fetched.isEmpty(4) ? nil : AttemptRow(fetched, from: 4), fetched.integerIfAny(7))
        }
        guard let found else { throw StoreRefusal(.notFound(.order)) }
        return found
    }

    private static let places = """
        SELECT \(OrderRow.columns), \(AttemptRow.columns), g.attempt_row FROM orders o LEFT JOIN attempts a ON a.number = ?2
        LEFT JOIN gateway_numbers g ON g.gateway = a.gateway AND g.number = ?3 WHERE o.id = ?1
        """

    private func bindNumber(to attempt: AttemptRow, of order: OrderRow, heldBy holder: Int64?, _ db: Database) throws {
        guard attempt.orderRow == order.row else { throw StoreRefusal(.conflict(.attemptOfAnotherOrder)) }
        guard piece.bindsGatewayNumber, let transaction = piece.evidence.transaction else { return }
        guard let holder else { return try attempt.bind(transaction.gatewayNumber, at: piece.evidence.receivedAt, db) }
        guard holder == attempt.row else { throw StoreRefusal(.conflict(.gatewayNumberBound)) }
    }

    private func repetition(in order: OrderRow, _ db: Database) throws -> Int? {
        guard piece.evidence.repeatsOnlyNewest, let transaction = piece.evidence.transaction else {
            return try db.first(
                "SELECT position FROM evidence WHERE order_row = ? AND key = ? ORDER BY position LIMIT 1", [order.row, key]
            ) { $0.count(0) }
        }
        let newest = try db.first(
            """
            SELECT position, key FROM evidence WHERE order_row = ? AND attempt = ? AND gateway_number = ?
            ORDER BY position DESC LIMIT 1
            """, [order.row, transaction.attempt.text, transaction.gatewayNumber.text]
        ) { (position: $0.count(0), key: $0.text(1)) }
        guard let newest, newest.key == key else { return nil }
        return newest.position
    }
}
#endif
