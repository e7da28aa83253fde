#if SQLite
import GRDB
import Payments

/// The place of one piece of work.
struct WorkRow {
    enum Kind: String { case apply, clock, check, delivery, adoption }

    let order: Int64
    let kind: Kind
    /// The attempt's number, the endpoint, or the gateway with its number; empty for what concerns the order as a whole.
    var name = ""
    /// The event's, of a delivery.
    var sequence = 0
    /// The gateway or the endpoint: what work queues behind.
    var lane = ""

    static func apply(of order: Int64) -> WorkRow { WorkRow(order: order, kind: .apply) }

    static func clock(of order: Int64) -> WorkRow { WorkRow(order: order, kind: .clock) }

    static func check(_ number: AttemptNumber, of order: Int64, gateway: String) -> WorkRow {
        WorkRow(order: order, kind: .check, name: number.text, lane: gateway)
    }

    static func delivery(_ sequence: Int, of order: Int64, to endpoint: EndpointID) -> WorkRow {
        WorkRow(order: order, kind: .delivery, name: endpoint.text, sequence: sequence, lane: endpoint.text)
    }

    static func adoption(_ number: GatewayNumber, of order: Int64, at gateway: GatewayID) -> WorkRow {
        WorkRow(order: order, kind: .adoption, name: prefix(gateway.text) + number.text, lane: gateway.text)
    }

    /// Two accounts may have the same number.
    fileprivate static func prefix(_ gateway: String) -> String { "\(gateway)/" }

    fileprivate static func number(in name: String, at gateway: String) -> GatewayNumber {
        GatewayNumber(String(decoding: name.utf8.dropFirst(prefix(gateway).utf8.count), as: UTF8.self))
    }

    private static let insertion = """
        INSERT INTO work (order_row, kind, name, sequence, lane, state, due, available, failures, awaited, worker, number)
        VALUES (?1, ?2, ?3, ?4, ?5, 'waiting', ?6, ?6, ?7, ?8, NULL, 1)
        ON CONFLICT (order_row, kind, name, sequence) DO UPDATE SET state = 'waiting', due = excluded.due,
            available = excluded.available, failures = excluded.failures, awaited = excluded.awaited, worker = NULL,
            number = number + 1
        """

    private static let insertionUnlessWaiting = "\(insertion) WHERE state <> 'waiting'"

    /// Makes it wait until `time`; whoever holds a lease on it loses it.
    func plan(at time: Timestamp, failures: Int = 0, isAwaited: Bool = false, _ db: Database) throws {
        try db.run(
            Self.insertion,
            [order, kind.rawValue, name, sequence, lane, time.milliseconds, failures, isAwaited ? 1 : 0])
    }

    func planOrEnd(at time: Timestamp?, isAwaited: Bool = false, _ db: Database) throws {
        if let time { try plan(at: time, isAwaited: isAwaited, db) } else { try end(.done, db) }
    }

    func end(_ state: WorkItem.State, _ db: Database) throws {
        try db.run(
            """
            UPDATE work SET state = ?, available = NULL, worker = NULL, number = number + 1
            WHERE order_row = ? AND kind = ? AND name = ? AND sequence = ?
            """, [state.rawValue, order, kind.rawValue, name, sequence])
    }

    /// Something was recorded. Whoever applies right now will see that it is not all, so a running lease stays.
    static func offerApply(of order: Int64, at time: Timestamp, _ db: Database) throws {
        let place = apply(of: order)
        try db.run(
            insertionUnlessWaiting,
            [order, place.kind.rawValue, place.name, place.sequence, place.lane, time.milliseconds, 0, 0])
    }

    /// Finds where a subject's work stands or would stand.
    /// - Throws: not found, when what it is about does not exist.
    init(_ subject: WorkSubject, _ db: Database) throws {
        switch subject {
        case .apply(let order): self = .apply(of: try OrderRow.get(order, db).row)
        case .clock(let order): self = .clock(of: try OrderRow.get(order, db).row)
        case .check(let number):
            let attempt = try AttemptRow.get(number, db)
            self = .check(number, of: attempt.orderRow, gateway: attempt.gateway)
        case .delivery(let order, let sequence, let endpoint):
            let found = try db.first(
                "SELECT o.row FROM orders o JOIN events e ON e.order_row = o.row WHERE o.id = ? AND e.sequence = ?",
                [order.text, sequence]
            ) { $0.integer(0) }
            guard let found else { throw StoreRefusal(.notFound(.event)) }
            self = .delivery(sequence, of: found, to: endpoint)
        case .adoption(let order, let number, let gateway):
            self = .adoption(number, of: try OrderRow.get(order, db).row, at: gateway)
        }
    }

    init(order: Int64, kind: Kind, name: String = "", sequence: Int = 0, lane: String = "") {
        self.order = order
        self.kind = kind
        self.name = name
        self.sequence = sequence
        self.lane = lane
    }
}

extension WorkItem {
    /// What ``init(_:)`` reads of `work`, in the first eleven places; the order's id follows.
    static func columns(of work: String) -> String {
        ["kind", "name", "sequence", "state", "due", "available", "failures", "worker", "number", "lane", "awaited"]
            .map { work + $0 }.joined(separator: ", ")
    }

    static func all(of order: OrderID, _ db: Database) throws -> [WorkItem] {
        try db.all(byID, [order.text], WorkItem.init)
    }

    static func all(of order: Int64, _ db: Database) throws -> [WorkItem] {
        try db.all(byRow, [order], WorkItem.init)
    }

    private static let byID = selection(where: "o.id = ?")
    private static let byRow = selection(where: "o.row = ?")

    private static func selection(where condition: String) -> String {
        """
        SELECT \(columns(of: "w.")), o.id FROM orders o JOIN work w ON w.order_row = o.row WHERE \(condition)
        ORDER BY w.kind, w.name, w.sequence
        """
    }

    init(_ fetched: Columns) throws {
        let order = OrderID(fetched.text(11))
        let name = fetched.text(1)
        let lane = fetched.text(9)
        let kind: WorkRow.Kind = try fetched.word(0)
        let subject: WorkSubject =
            switch kind {
            case .apply: .apply(order)
            case .clock: .clock(order)
            case .check: .check(AttemptNumber(name))
            case .delivery: .delivery(order: order, sequence: fetched.count(2), to: EndpointID(name))
            case .adoption: .adoption(order: order, number: WorkRow.number(in: name, at: lane), at: GatewayID(lane))
            }
        let lease = fetched.textIfAny(7).flatMap { worker in
            fetched.integerIfAny(5).map {
                WorkLease(worker: WorkerID(worker), expires: Timestamp(milliseconds: $0), number: fetched.count(8))
            }
        }
        self.init(
            subject: subject, order: order, state: try fetched.word(3), due: fetched.time(4), failures: fetched.count(6),
            isAwaited: fetched.count(10) != 0, lease: lease)
    }
}
#endif
