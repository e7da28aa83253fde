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

    public func rawBody(of order: OrderID, at position: Int) async throws(OrderStoreError) -> [UInt8]? {
        try await read("rawBody") { db in
            let found = try db.row(
                """
                SELECT b.body FROM orders o JOIN evidence e ON e.order_row = o.row
                JOIN evidence_bodies b ON b.evidence_row = e.row WHERE o.id = ? AND e.position = ?
                """, [order.text, position])
            return found.map { row in (row["body"] as Bytes).bytes }
        }
    }
}

/// Evidence, ready to be written.
struct EvidenceRow: Sendable {
    private let piece: EvidenceAppend
    private let text: String
    private let key: String

    init(_ piece: EvidenceAppend) throws(OrderStoreError) {
        text = try StoredText.evidence(piece.evidence, operation: "append")
        if let number = piece.evidence.transaction?.gatewayNumber, piece.bindsGatewayNumber {
            try StoredText.check(number, "gatewayNumber", operation: "append")
        }
        key = piece.evidence.repetitionKey
        self.piece = piece
    }

    func append(_ db: Database) throws -> AppendReceipt {
        let order = try OrderRow.get(piece.order, db)
        try bindNumber(of: order, db)
        if let position = try repetition(in: order, db) { return AppendReceipt(position: position, isRepetition: true) }
        let position = try order.nextPosition(at: piece.evidence.receivedAt, db)
        let transaction = piece.evidence.transaction
        try db.run(
            "INSERT INTO evidence (order_row, position, key, attempt, gateway_number, statement) VALUES (?, ?, ?, ?, ?, ?)",
            [order.row, position, key, transaction?.attempt.text, transaction?.gatewayNumber.text, text])
        if let body = piece.rawBody {
            let row = db.lastInsertedRowID
            try db.run("INSERT INTO evidence_bodies (evidence_row, body) VALUES (?, ?)", [row, Bytes(body)])
        }
        return AppendReceipt(position: position, isRepetition: false)
    }

    private func bindNumber(of order: OrderRow, _ db: Database) throws {
        guard let number = piece.evidence.attempt, let attempt = try AttemptRow.find(number, db) else { return }
        guard attempt.orderRow == order.row else { throw StoreRefusal(.conflict(.attemptOfAnotherOrder)) }
        guard piece.bindsGatewayNumber, let transaction = piece.evidence.transaction else { return }
        try attempt.bind(transaction.gatewayNumber, at: piece.evidence.receivedAt, db)
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
