internal import Payments

/// One KryptoGO operation: where it goes and which headers are documented for it (docs: KryptoGO 2, 3, 4, 6).
public enum KryptoGOEndpoint: String, Sendable, Hashable, CaseIterable {
    case create, query, list, transfer

    /// Behind the base URL. The intent's id follows for ``query``.
    public var path: String {
        switch self {
        case .create, .query: "v1/studio/api/payment/intent"
        case .list: "v1/studio/api/payment/intents"
        case .transfer: "v1/studio/api/asset_pro/transfer"
        }
    }

    /// The name under which logs and metrics know the operation.
    public var operation: String { "kryptogo." + rawValue }

    /// The call may change something: a lost answer means "unknown", never "failed".
    public var isWrite: Bool { self == .create || self == .transfer }

    /// A transfer is documented with the key alone (docs: KryptoGO 12, row 7), so nothing else is sent with it.
    var namesClient: Bool { self != .transfer }

    var method: HTTPRequest.Method { isWrite ? .post : .get }

    /// A transfer waits for a chain's node.
    var deadlineSeconds: Int { self == .transfer ? 60 : 20 }

    /// No page size of the list is documented, so it may hold every intent there is; and an intent is about a kibibyte.
    var maximumResponseBytes: Int { self == .list ? 8 << 20 : 64 << 10 }
}
