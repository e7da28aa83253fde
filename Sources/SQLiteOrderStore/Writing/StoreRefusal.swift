#if SQLite
import GRDB
import Payments

/// A refusal from inside a transaction; the operation's name is added where it leaves the store.
struct StoreRefusal: Error {
    let kind: OrderStoreError.Kind

    init(_ kind: OrderStoreError.Kind) { self.kind = kind }
}

extension OrderStoreError {
    /// Whatever went wrong, in the words of the contract. Nothing of SQL, of paths or of rows is carried along.
    init(_ error: any Error, operation: String) {
        switch error {
        case let error as OrderStoreError: self = error
        case let refusal as StoreRefusal: self.init(refusal.kind, operation: operation)
        case let error as DatabaseError: self.init(Self.kind(of: error), operation: operation)
        default: self.init(.unavailable(retryAfterSeconds: 1), operation: operation)
        }
    }

    /// As the others, but a file that cannot be opened is a matter of permissions, not of waiting.
    init(opening error: any Error) {
        if let error = error as? DatabaseError, error.resultCode == .SQLITE_CANTOPEN {
            self.init(.readOnly, operation: "open")
        } else {
            self.init(error, operation: "open")
        }
    }

    private static func kind(of error: DatabaseError) -> Kind {
        switch error.resultCode {
        case .SQLITE_FULL: .full
        case .SQLITE_READONLY, .SQLITE_PERM: .readOnly
        case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL: .busy(retryAfterSeconds: 1)
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: .corrupted
        case .SQLITE_CONSTRAINT, .SQLITE_TOOBIG: .invalid(field: "value")
        case .SQLITE_MISUSE: .closed
        default: .unavailable(retryAfterSeconds: 5)
        }
    }
}

extension Error {
    /// Only this request is refused; its neighbours in the same transaction are not concerned.
    var concernsOneRequest: Bool {
        switch self {
        case is StoreRefusal, is OrderStoreError: true
        case let error as DatabaseError: error.resultCode == .SQLITE_CONSTRAINT || error.resultCode == .SQLITE_TOOBIG
        default: false
        }
    }

    /// The connection can no longer be trusted.
    var spoilsConnection: Bool {
        guard let error = self as? DatabaseError else { return false }
        return [.SQLITE_IOERR, .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_CANTOPEN, .SQLITE_NOMEM].contains(error.resultCode)
    }
}
#endif
