public import Payments

/// Starts an AFTEE payment, bought now and paid later (docs: PAYUNi 10, `aftee_direct`).
public struct AfteeRequest: PAYUNiRequest, Hashable {
    public static let endpoint = PAYUNiEndpoint.aftee

    /// What AFTEE wants to know of the buyer when the merchant has agreed to tell. Item and destination lists are not offered:
    /// their fields' names are not documented.
    public struct Buyer: Sendable, Hashable {
        public var name: String?
        /// 8 to 15 digits.
        public var phone: String?
        public var address: String?
        /// Letters and digits, as agreed with AFTEE.
        public var additionalInfoCode: String?

        public init(name: String? = nil, phone: String? = nil, address: String? = nil, additionalInfoCode: String? = nil) {
            self.name = name
            self.phone = phone
            self.address = address
            self.additionalInfoCode = additionalInfoCode
        }
    }

    public var order: BackendOrder
    public var destination: WalletReturn
    public var buyer: Buyer?

    public init(order: BackendOrder, destination: WalletReturn = WalletReturn(), buyer: Buyer? = nil) {
        self.order = order
        self.destination = destination
        self.buyer = buyer
    }

    public func checked(at now: Timestamp) throws(InvalidRequest) -> CheckedRequest {
        var draft = order.draft(at: now, amounts: PAYUNiAmounts.aftee)
        draft.put(destination)
        draft.put(.customerName, buyer?.name, rule: .text(maximumBytes: 180))
        draft.put(.phoneNumber, buyer?.phone, rule: .phone)
        draft.put(.address, buyer?.address, rule: .text(maximumBytes: 400))
        draft.put(
            .additionalInfoCode, buyer?.additionalInfoCode,
            rule: .ascii(maximumBytes: 64, form: "letters and digits", \.isLetterOrDigit))
        return try draft.finish(Self.endpoint)
    }
}

extension AfteeRequest.Buyer: CustomStringConvertible, CustomReflectable {
    public var description: String { "<buyer>" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
