#if SQLite
import GRDB
public import Payments

extension SQLiteOrderStore {
    public func begin(_ request: IdempotentRequest) async throws(OrderStoreError) -> IdempotencyAnswer {
        try StoredText.check(request)
        return try await write("begin") { db in
            let key = request.key.text
            guard let present = try db.row("SELECT * FROM requests WHERE key = ?", [key]) else {
                try db.run(
                    "INSERT INTO requests (key, fingerprint, begun_at, runs_until) VALUES (?, ?, ?, ?)",
                    [key, request.fingerprint, request.now.milliseconds, request.runsUntil.milliseconds])
                return .begun
            }
            guard present["fingerprint"] == request.fingerprint else { throw StoreRefusal(.conflict(.fingerprintDiffers)) }
            if let status: Int = present["status"] {
                let body: Bytes? = present["body"]
                return .finished(StoredReply(status: status, body: body?.bytes ?? []))
            }
            guard present.time("runs_until") <= request.now else { return .running }
            try db.run("UPDATE requests SET runs_until = ? WHERE key = ?", [request.runsUntil.milliseconds, key])
            return .resumed
        }
    }

    public func finish(_ key: IdempotencyKey, reply: StoredReply) async throws(OrderStoreError) {
        try await write("finish") { db in
            guard let present = try db.row("SELECT status FROM requests WHERE key = ?", [key.text]) else {
                throw StoreRefusal(.notFound(.request))
            }
            // The first answer stands: it may have been given already.
            let status: Int? = present["status"]
            guard status == nil else { return }
            try db.run(
                "UPDATE requests SET status = ?, body = ? WHERE key = ?", [reply.status, Bytes(reply.body), key.text])
        }
    }

    public func abandon(_ key: IdempotencyKey) async throws(OrderStoreError) {
        try await write("abandon") { db in
            try db.run("DELETE FROM requests WHERE key = ? AND status IS NULL", [key.text])
        }
    }

    public func forgetRequests(before time: Timestamp) async throws(OrderStoreError) -> Int {
        try await write("forgetRequests") { db in
            try db.run("DELETE FROM requests WHERE begun_at < ?", [time.milliseconds])
            return db.changesCount
        }
    }
}
#endif
