public import Payments

/// Where a wallet sends the payer back to.
public struct WalletReturn: Sendable, Hashable {
    public var returnURL: WebURL?
    /// Opens your app; ``returnURL`` is not visited then.
    public var deepLink: DeepLink?

    public init(returnURL: WebURL? = nil, deepLink: DeepLink? = nil) {
        self.returnURL = returnURL
        self.deepLink = deepLink
    }
}

extension RequestDraft {
    mutating func put(_ destination: WalletReturn) {
        put(.returnURL, destination.returnURL)
        put(.deepLinkURL, destination.deepLink?.text)
    }
}

/// Starts a LINE Pay payment (docs: PAYUNi 10, `linepay`).
public struct LinePayRequest: PAYUNiRequest, Hashable {
    public static let endpoint = PAYUNiEndpoint.linePay

    public var order: BackendOrder
    public var destination: WalletReturn

    public init(order: BackendOrder, destination: WalletReturn = WalletReturn()) {
        self.order = order
        self.destination = destination
    }

    public func checked(at now: Timestamp) throws(InvalidRequest) -> CheckedRequest {
        var draft = order.draft(at: now, amounts: PAYUNiAmounts.unpublished)
        draft.put(destination)
        return try draft.finish(Self.endpoint)
    }
}

/// Starts a JKoPay payment (docs: PAYUNi 10, `jkopay`). How the payer is brought to JKoPay is not documented.
public struct JKoPayRequest: PAYUNiRequest, Hashable {
    public static let endpoint = PAYUNiEndpoint.jkoPay

    public var order: BackendOrder
    public var destination: WalletReturn

    public init(order: BackendOrder, destination: WalletReturn = WalletReturn()) {
        self.order = order
        self.destination = destination
    }

    public func checked(at now: Timestamp) throws(InvalidRequest) -> CheckedRequest {
        var draft = order.draft(at: now, amounts: PAYUNiAmounts.unpublished)
        draft.put(destination)
        return try draft.finish(Self.endpoint)
    }
}
