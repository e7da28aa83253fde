#if SQLite
import GRDB
public import Payments

extension SQLiteOrderStore {
    public func begin(_ request: IdempotentRequest) async throws(OrderStoreError) -> IdempotencyAnswer {
        try StoredText.check(request)
        return try await write("begin") { db in
            let key = request.key.text
            guard let present = try KnownRequest.find(request.key, db) else {
                try db.run(
                    "INSERT INTO requests (key, fingerprint, begun_at, runs_until) VALUES (?, ?, ?, ?)",
                    [key, request.fingerprint, request.now.milliseconds, request.runsUntil.milliseconds])
                return .begun
            }
            guard present.fingerprint == request.fingerprint else { throw StoreRefusal(.conflict(.fingerprintDiffers)) }
            if let reply = present.reply { return .finished(reply) }
            guard present.runsUntil <= request.now else { return .running }
            try db.run("UPDATE requests SET runs_until = ? WHERE key = ?", [request.runsUntil.milliseconds, key])
            return .resumed
        }
    }

    public func finish(_ key: IdempotencyKey, reply: StoredReply) async throws(OrderStoreError) {
        try await write("finish") { db in
            guard let present = try KnownRequest.find(key, db) else { throw StoreRefusal(.notFound(.request)) }
            // The first answer stands: it may have been given already.
            guard present.reply == nil else { return }
            try db.run(
                "UPDATE requests SET status = ?, body = ? WHERE key = ?", [reply.status, reply.body, key.text])
        }
    }

    public func abandon(_ key: IdempotencyKey) async throws(OrderStoreError) {
        try await write("abandon") { db in
            try db.run("DELETE FROM requests WHERE key = ? AND status IS NULL", [key.text])
        }
    }

    public func forgetRequests(before time: Timestamp) async throws(OrderStoreError) -> Int {
        var forgotten = 0
        while true {
            // After a day without service there are many, and whoever pays now does not wait for all of them.
            let some = try await write("forgetRequests", isAwaited: false) { db in
                try db.run(
                    "DELETE FROM requests WHERE rowid IN (SELECT rowid FROM requests WHERE begun_at < ? LIMIT ?)",
                    [time.milliseconds, Self.mostForgottenAtOnce])
                return db.changesCount
            }
            forgotten += some
            guard some == Self.mostForgottenAtOnce else { return forgotten }
        }
    }

    private static let mostForgottenAtOnce = 500
}

/// A request that came before, and its answer when it has one.
private struct KnownRequest {
    let fingerprint: String
    let runsUntil: Timestamp
    let reply: StoredReply?

    static func find(_ key: IdempotencyKey, _ db: Database) throws -> KnownRequest? {
        try db.first(
            "SELECT fingerprint, runs_until, status, body FROM requests WHERE key = ?", [key.text], KnownRequest.init)
    }

    private init(_ fetched: Columns) {
        fingerprint = fetched.text(0)
        runsUntil = fetched.time(1)
        reply = fetched.isEmpty(2) ? nil : StoredReply(status: fetched.count(2), body: fetched.bytes(3))
    }
}
#endif
