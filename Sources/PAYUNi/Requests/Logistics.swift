/// Delivery ordered together with the payment (docs: PAYUNi 7). The fields' names and lists are known, and little of their meaning: read
/// PAYUNi's own pages before you use it.
public struct Logistics: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case business = "B2C"
        case consumer = "C2C"
        case home = "HOME"
    }

    public enum Carrier: String, Sendable, Hashable, CaseIterable {
        case sevenEleven = "1"
        case blackCat = "2"
    }

    /// The three kinds of goods by PAYUNi's number.
    public enum Goods: String, Sendable, Hashable, CaseIterable {
        case type1 = "1"
        case type2 = "2"
        case type3 = "3"
    }

    public struct Consignee: Sendable, Hashable {
        /// Chinese characters, letters and digits.
        public var name: String?
        /// 8 to 15 digits.
        public var mobile: String?
        public var address: String?
        /// The payer cannot change the address.
        public var isAddressFixed: Bool

        public init(name: String? = nil, mobile: String? = nil, address: String? = nil, isAddressFixed: Bool = false) {
            self.name = name
            self.mobile = mobile
            self.address = address
            self.isAddressFixed = isAddressFixed
        }
    }

    public var kind: Kind
    public var carrier: Carrier?
    public var goods: Goods?
    public var ship: Bool
    public var shipTag: Bool
    public var consignee: Consignee?

    public init(
        kind: Kind, carrier: Carrier? = nil, goods: Goods? = nil, ship: Bool = true, shipTag: Bool = false,
        consignee: Consignee? = nil
    ) {
        self.kind = kind
        self.carrier = carrier
        self.goods = goods
        self.ship = ship
        self.shipTag = shipTag
        self.consignee = consignee
    }

    /// What the parcel may be worth when it is paid on delivery; PAYUNi names no other limit for parcels.
    var amounts: ClosedRange<UInt64> {
        kind == .home ? PAYUNiAmounts.doorCash : PAYUNiAmounts.pickupCash
    }
}

extension Logistics.Consignee: CustomStringConvertible, CustomReflectable {
    public var description: String { "<consignee>" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension RequestDraft {
    mutating func put(_ logistics: Logistics?) {
        guard let logistics else { return }
        put(.ship, isOn: logistics.ship)
        put(.shipTag, isOn: logistics.shipTag)
        put(.logisticsType, logistics.kind.rawValue)
        put(.shipType, logistics.carrier?.rawValue)
        put(.goodsType, logistics.goods?.rawValue)
        guard let consignee = logistics.consignee else { return }
        put(.consignee, consignee.name, rule: .consignee)
        put(.consigneeMobile, consignee.mobile, rule: .phone)
        put(.consigneeAddress, consignee.address, rule: .text(maximumBytes: 400))
        if consignee.isAddressFixed, consignee.address == nil {
            refuse(.consigneeAddressIsFixed, .requires(RequestField.consigneeAddress.rawValue))
        }
        put(.consigneeAddressIsFixed, isOn: consignee.isAddressFixed)
    }
}
