public import Payments

/// Asks for a virtual bank account (docs: PAYUNi 10, `atm`).
public struct ATMAccountRequest: PAYUNiRequest, Hashable {
    public static let endpoint = PAYUNiEndpoint.atm

    public var order: BackendOrder
    /// The bank that keeps the account: three digits.
    public var bank: String
    /// Last day to pay, in Taiwan, 180 days ahead at most; PAYUNi's own choice when `nil`.
    public var lastDay: CivilDate?

    public init(order: BackendOrder, bank: String, lastDay: CivilDate? = nil) {
        self.order = order
        self.bank = bank
        self.lastDay = lastDay
    }

    public func checked(at now: Timestamp) throws(InvalidRequest) -> CheckedRequest {
        var draft = order.draft(at: now, amounts: PAYUNiAmounts.atm)
        draft.put(.bankType, bank, rule: .bankCode)
        // The account takes one payment; no other value is documented.
        draft.put(.paySet, "1")
        draft.putExpireDate(lastDay, maximumDays: ExpireDate.maximumDays)
        return try draft.finish(Self.endpoint)
    }
}

/// Asks for a code to pay by at a convenience store (docs: PAYUNi 10, `cvs`).
public struct StoreCodeRequest: PAYUNiRequest, Hashable {
    public static let endpoint = PAYUNiEndpoint.cvs

    public var order: BackendOrder
    /// Last day to pay, in Taiwan, 7 days ahead at most; PAYUNi's own choice when `nil`.
    public var lastDay: CivilDate?

    public init(order: BackendOrder, lastDay: CivilDate? = nil) {
        self.order = order
        self.lastDay = lastDay
    }

    public func checked(at now: Timestamp) throws(InvalidRequest) -> CheckedRequest {
        var draft = order.draft(at: now, amounts: PAYUNiAmounts.storeCode)
        draft.putExpireDate(lastDay, maximumDays: ExpireDate.maximumDaysForStoreCode)
        return try draft.finish(Self.endpoint)
    }
}
