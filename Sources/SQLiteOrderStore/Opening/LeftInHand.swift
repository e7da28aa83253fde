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

    static let releasing = """
        UPDATE work INDEXED BY work_in_hand SET available = due, worker = NULL, number = number + 1
        WHERE worker IS NOT NULL AND available IS NOT NULL
        """

    private static func release(_ db: Database) throws {
        try db.run(releasing, [])
        try db.run("UPDATE requests SET runs_until = begun_at WHERE status IS NULL", [])
    }
}
#endif
