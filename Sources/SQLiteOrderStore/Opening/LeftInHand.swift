#if SQLite
import GRDB
import Payments

/// What the process before had in hand when it was killed. The lock on the file proves that it is gone, so nobody need wait until its
/// leases are over: a payment that was being asked about would stay unknown for minutes, and a merchant who sends a request again
/// under its key would be told that it still runs.
enum LeftInHand {
    /// What cannot be released now, on a full disk, is free when its time is over.
    static func release(through connection: Connection) {
        guard let pool = try? connection.pool(for: .writing) else { return }
        do {
            try pool.write(release)
        } catch {
            if error.spoilsConnection { connection.drop(pool, after: .writing) }
        }
    }

    private static func release(_ db: Database) throws {
        try db.run(
            """
            UPDATE work SET available = due, worker = NULL, number = number + 1
            WHERE available IS NOT NULL AND worker IS NOT NULL
            """, [])
        try db.run("UPDATE requests SET runs_until = begun_at WHERE status IS NULL", [])
    }
}
#endif
