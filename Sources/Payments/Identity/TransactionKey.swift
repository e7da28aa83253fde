/// One transaction of one attempt. An attempt may hold several: a payer tries again on the gateway's page, and PAYUNi accepts
/// a `MerTradeNo` anew after ten minutes (docs: PAYUNi 16).
public struct TransactionKey: Sendable, Hashable, Comparable {
    public let attempt: AttemptNumber
    public let gatewayNumber: GatewayNumber

    public init(attempt: AttemptNumber, gatewayNumber: GatewayNumber) {
        self.attempt = attempt
        self.gatewayNumber = gatewayNumber
    }

    public static func < (left: TransactionKey, right: TransactionKey) -> Bool {
        left.attempt == right.attempt ? left.gatewayNumber < right.gatewayNumber : left.attempt < right.attempt
    }
}
