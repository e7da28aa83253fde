#if SQLite
/// One step from a schema to the next. Never edited once released: a change is a new step.
struct Migration: Sendable {
    /// The schema's number after this step.
    let version: Int
    let statements: String
}

enum Schema {
    /// Marks a file as ours: "payd" in ASCII.
    static let applicationID = 0x7061_7964

    static let migrations = [
        Migration(version: 1, statements: first), Migration(version: 2, statements: bodiesBesideEvidence),
        Migration(version: 3, statements: attentionInOrders + workInHand), Migration(version: 4, statements: fewerTrees),
        Migration(version: 5, statements: eventsByTime), Migration(version: 6, statements: awaitedWork),
    ]

    // Rows are small and read by integer key; long text stands in tables of its own, so that lists and versions stay cheap to
    // read. Money is text, exact; times are milliseconds.
    private static let first = """
        CREATE TABLE orders (
            row INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            token TEXT UNIQUE,
            amount TEXT NOT NULL,
            currency TEXT NOT NULL,
            deadline INTEGER NOT NULL,
            status TEXT NOT NULL,
            sequence INTEGER NOT NULL DEFAULT 0,
            recorded INTEGER NOT NULL DEFAULT 0,
            applied INTEGER NOT NULL DEFAULT 0,
            created_at INTEGER NOT NULL,
            changed_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX orders_by_time ON orders(created_at, row);
        CREATE INDEX orders_by_status ON orders(status, created_at, row);

        CREATE TABLE order_texts (
            order_row INTEGER PRIMARY KEY REFERENCES orders(row),
            terms TEXT NOT NULL,
            attachment TEXT NOT NULL,
            snapshot TEXT NOT NULL
        ) STRICT;

        CREATE TABLE attempts (
            row INTEGER PRIMARY KEY,
            number TEXT NOT NULL UNIQUE,
            order_row INTEGER NOT NULL REFERENCES orders(row),
            position INTEGER NOT NULL,
            gateway TEXT NOT NULL,
            amount TEXT NOT NULL,
            currency TEXT NOT NULL,
            method TEXT NOT NULL,
            attachment TEXT NOT NULL,
            reserved_at INTEGER NOT NULL,
            UNIQUE (order_row, position)
        ) STRICT;

        CREATE TABLE gateway_numbers (
            row INTEGER PRIMARY KEY,
            gateway TEXT NOT NULL,
            number TEXT NOT NULL,
            attempt_row INTEGER NOT NULL REFERENCES attempts(row),
            bound_at INTEGER NOT NULL,
            UNIQUE (gateway, number)
        ) STRICT;
        CREATE INDEX gateway_numbers_by_attempt ON gateway_numbers(attempt_row);

        CREATE TABLE evidence (
            row INTEGER PRIMARY KEY,
            order_row INTEGER NOT NULL REFERENCES orders(row),
            position INTEGER NOT NULL,
            key TEXT NOT NULL,
            attempt TEXT,
            gateway_number TEXT,
            statement TEXT NOT NULL,
            UNIQUE (order_row, position)
        ) STRICT;
        CREATE INDEX evidence_by_key ON evidence(order_row, key);

        CREATE TABLE evidence_bodies (
            evidence_row INTEGER PRIMARY KEY REFERENCES evidence(row),
            body BLOB NOT NULL
        ) STRICT;

        CREATE TABLE events (
            row INTEGER PRIMARY KEY,
            order_row INTEGER NOT NULL REFERENCES orders(row),
            sequence INTEGER NOT NULL,
            at INTEGER NOT NULL,
            name TEXT NOT NULL,
            body TEXT NOT NULL,
            UNIQUE (order_row, sequence)
        ) STRICT;

        CREATE TABLE work (
            row INTEGER PRIMARY KEY,
            order_row INTEGER NOT NULL REFERENCES orders(row),
            kind TEXT NOT NULL,
            name TEXT NOT NULL,
            sequence INTEGER NOT NULL,
            lane TEXT NOT NULL,
            state TEXT NOT NULL,
            due INTEGER NOT NULL,
            available INTEGER,
            failures INTEGER NOT NULL,
            worker TEXT,
            number INTEGER NOT NULL,
            UNIQUE (order_row, kind, name, sequence)
        ) STRICT;
        CREATE INDEX work_available ON work(kind, lane, available) WHERE available IS NOT NULL;

        CREATE TABLE requests (
            key TEXT PRIMARY KEY,
            fingerprint TEXT NOT NULL,
            begun_at INTEGER NOT NULL,
            runs_until INTEGER NOT NULL,
            status INTEGER,
            body BLOB
        ) STRICT;
        CREATE INDEX requests_by_time ON requests(begun_at);
        CREATE INDEX requests_running ON requests(key) WHERE status IS NULL;
        """

    // Two trees instead of four for each message taken in. An order has few pieces of evidence: to look through them for a repetition
    // is cheaper than to keep an index of all keys.
    private static let bodiesBesideEvidence = """
        CREATE TABLE all_evidence (
            row INTEGER PRIMARY KEY,
            order_row INTEGER NOT NULL REFERENCES orders(row),
            position INTEGER NOT NULL,
            key TEXT NOT NULL,
            attempt TEXT,
            gateway_number TEXT,
            statement TEXT NOT NULL,
            body BLOB,
            UNIQUE (order_row, position)
        ) STRICT;
        INSERT INTO all_evidence
            SELECT e.row, e.order_row, e.position, e.key, e.attempt, e.gateway_number, e.statement, b.body
            FROM evidence e LEFT JOIN evidence_bodies b ON b.evidence_row = e.row ORDER BY e.row;
        DROP TABLE evidence_bodies;
        DROP TABLE evidence;
        ALTER TABLE all_evidence RENAME TO evidence;
        """

    // 1 when the newest snapshot has any attention. Nothing was said of a new order, so it begins without; few ever get some, and only
    // those stand in the index.
    private static let attentionInOrders = """
        ALTER TABLE orders ADD COLUMN attention INTEGER NOT NULL DEFAULT 0;
        UPDATE orders SET attention = 1
            WHERE row IN (SELECT order_row FROM order_texts WHERE json_array_length(snapshot, '$.attention') > 0);
        CREATE INDEX orders_by_attention ON orders(created_at, row) WHERE attention <> 0;

        """

    // Opening a file asks for it; without this it would look through all that is planned.
    private static let workInHand = "CREATE INDEX work_in_hand ON work(order_row) WHERE worker IS NOT NULL;"

    // Every tree that a message touches is a page in the log and on the disk. Work and gateways' numbers stand in the tree of the key by
    // which they are found, and all work of an order on one page; a row of its own number pointed there from a second tree before.
    private static let fewerTrees = """
        CREATE TABLE planned_work (
            order_row INTEGER NOT NULL REFERENCES orders(row),
            kind TEXT NOT NULL,
            name TEXT NOT NULL,
            sequence INTEGER NOT NULL,
            lane TEXT NOT NULL,
            state TEXT NOT NULL,
            due INTEGER NOT NULL,
            available INTEGER,
            failures INTEGER NOT NULL,
            worker TEXT,
            number INTEGER NOT NULL,
            PRIMARY KEY (order_row, kind, name, sequence)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO planned_work
            SELECT order_row, kind, name, sequence, lane, state, due, available, failures, worker, number
            FROM work ORDER BY order_row, kind, name, sequence;
        DROP TABLE work;
        ALTER TABLE planned_work RENAME TO work;
        CREATE INDEX work_available ON work(kind, lane, available, order_row) WHERE available IS NOT NULL;
        CREATE INDEX work_in_hand ON work(order_row) WHERE worker IS NOT NULL;

        CREATE TABLE bound_numbers (
            attempt_row INTEGER NOT NULL REFERENCES attempts(row),
            place INTEGER NOT NULL,
            gateway TEXT NOT NULL,
            number TEXT NOT NULL,
            bound_at INTEGER NOT NULL,
            PRIMARY KEY (attempt_row, place),
            UNIQUE (gateway, number)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO bound_numbers
            SELECT attempt_row, ROW_NUMBER() OVER (PARTITION BY attempt_row ORDER BY row), gateway, number, bound_at
            FROM gateway_numbers ORDER BY attempt_row, row;
        DROP TABLE gateway_numbers;
        ALTER TABLE bound_numbers RENAME TO gateway_numbers;
        """

    // Events carry their bodies: without it, whoever asks for those of one day has all before read.
    private static let eventsByTime = "CREATE INDEX events_by_time ON events(at);"

    // What somebody waits for goes ahead in its line. It is little at any time, so it has an index of its own and the other stays as it is.
    private static let awaitedWork = """
        ALTER TABLE work ADD COLUMN awaited INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX work_awaited ON work(kind, lane, available, order_row) WHERE awaited <> 0 AND available IS NOT NULL;
        """
}
#endif
