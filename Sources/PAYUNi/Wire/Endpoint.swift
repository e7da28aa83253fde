/// One PAYUNi operation: its path behind `/api/`, the version to send, and how long to wait (docs: PAYUNi 3).
public enum PAYUNiEndpoint: String, Sendable, Hashable, CaseIterable {
    case hostedPage = "upp"
    case atm
    case cvs
    case credit
    case linePay = "linepay"
    case aftee = "aftee_direct"
    case jkoPay = "jkopay"
    case tradeQuery = "trade/query"
    case finiteQuery = "trade/finite_query"
    case tradeClose = "trade/close"
    case tradeCancel = "trade/cancel"
    case cancelStoreCode = "cancel_cvs"
    case bindQuery = "credit_bind/query"
    case bindCancel = "credit_bind/cancel"
    case refundICash = "trade/common/refund/icash"
    case refundAftee = "trade/common/refund/aftee"
    case refundLinePay = "trade/common/refund/linepay"
    case refundJKoPay = "trade/common/refund/jkopay"
    case confirmAftee = "trade/common/confirm/aftee"
    case offlineRefund = "trade/offline/refund"
    case offlineCancelRefund = "trade/offline/cancel_refund"
    case periodQuery = "period/query"

    public var path: String { rawValue }

    /// Always text: `2.0` and `2` are different versions.
    public var version: String {
        switch self {
        case .hostedPage, .tradeQuery: "2.0"
        case .atm, .cvs, .credit: "1.3"
        case .linePay: "1.2"
        case .aftee, .jkoPay: "1.1"
        default: "1.0"
        }
    }

    /// PAYUNi waits up to 60 s for a bank before it answers; those operations get longer (docs: PAYUNi 2).
    public var deadlineSeconds: Int {
        switch self {
        case .credit, .tradeClose, .tradeCancel, .refundICash, .refundAftee, .refundLinePay, .refundJKoPay, .confirmAftee,
            .linePay, .aftee, .jkoPay:
            75
        default: 20
        }
    }

    /// The name under which logs and metrics know the operation.
    public var operation: String { "payuni." + String(rawValue.map { $0 == "/" ? "_" : $0 }) }
}
