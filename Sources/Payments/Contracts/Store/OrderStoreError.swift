/// Why a store call gave no result, and what to do now. Names operations and kinds, never what was stored.
public struct OrderStoreError: Error, Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        case conflict(Conflict)
        case notFound(Subject)
        /// A value that cannot be stored; names the field.
        case invalid(field: String)
        /// Somebody else holds the database longer than we wait.
        case busy(retryAfterSeconds: Int)
        /// The store cannot be reached, or an input/output error came between. The connection is made anew.
        case unavailable(retryAfterSeconds: Int)
        /// No space is left.
        case full
        /// It can be read and not written.
        case readOnly
        /// What is stored cannot be read, or is not a store of ours.
        case corrupted
        /// A later version of this program wrote it.
        case newerSchema(found: Int, known: Int)
        /// The store would not promise that what it confirms survives a power cut. It does not open.
        case notDurable
        /// The store's library on this system lacks what the store needs. It does not open.
        case libraryTooOld(found: String, oldest: String)
        /// Another process serves this store.
        case inUse
        /// The store was closed.
        case closed
    }

    /// Two things that cannot both be.
    public enum Conflict: String, Sendable, Hashable, CaseIterable {
        /// The order id stands for other terms.
        case termsDiffer
        case tokenTaken
        case attemptNumberTaken
        case attemptOfAnotherOrder
        /// The gateway's number belongs to another attempt.
        case gatewayNumberBound
        /// Something was applied since the order was loaded.
        case stale
        case leaseLost
        /// The idempotency key was used for another request.
        case fingerprintDiffers
    }

    public enum Subject: String, Sendable, Hashable, CaseIterable {
        case order, attempt, event, request
    }

    /// What the caller should do.
    public enum Advice: String, Sendable, Hashable, CaseIterable {
        /// Nothing was acknowledged. Make the same call again after a while.
        case tryLater
        /// Read again, decide again.
        case reload
        /// The request cannot be right; sending it again fails again.
        case fixRequest
        /// The operator has to act: free space, permissions, a backup, a newer program.
        case askOperator
    }

    public let kind: Kind
    /// What was being done: `append`, `apply`, `open`.
    public let operation: String

    public init(_ kind: Kind, operation: String) {
        self.kind = kind
        self.operation = operation
    }

    public var advice: Advice {
        switch kind {
        case .conflict(.stale), .conflict(.leaseLost): .reload
        case .conflict, .notFound, .invalid: .fixRequest
        case .busy, .unavailable: .tryLater
        case .full, .readOnly, .corrupted, .newerSchema, .notDurable, .libraryTooOld, .inUse, .closed: .askOperator
        }
    }

    /// After how many seconds another try makes sense; `nil` when the same call cannot succeed by waiting alone.
    ///
    /// A full or read-only store recovers when an operator acts, so callers from outside are told to come back, too.
    public var retryAfterSeconds: Int? {
        switch kind {
        case .busy(let seconds), .unavailable(let seconds): seconds
        case .full, .readOnly: 30
        default: nil
        }
    }
}

extension OrderStoreError.Kind {
    /// A stable word for logs and metrics.
    public var code: String {
        switch self {
        case .conflict: "conflict"
        case .notFound: "not_found"
        case .invalid: "invalid"
        case .busy: "busy"
        case .unavailable: "unavailable"
        case .full: "full"
        case .readOnly: "read_only"
        case .corrupted: "corrupted"
        case .newerSchema: "newer_schema"
        case .notDurable: "not_durable"
        case .libraryTooOld: "library_too_old"
        case .inUse: "in_use"
        case .closed: "closed"
        }
    }

    private var detail: String? {
        switch self {
        case .conflict(let conflict): conflict.rawValue
        case .notFound(let subject): subject.rawValue
        case .invalid(let field): field
        case .newerSchema(let found, let known): "found \(found), known \(known)"
        case .libraryTooOld(let found, let oldest): "found \(found), needed \(oldest)"
        default: nil
        }
    }

    var description: String { detail.map { "\(code) (\($0))" } ?? code }
}

extension OrderStoreError: CustomStringConvertible {
    public var description: String { "\(operation): \(kind.description); now: \(advice.rawValue)" }
}
