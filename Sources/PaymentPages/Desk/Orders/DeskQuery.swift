public import Payments

/// What an operator asked the list of orders for, as it stands in the address.
///
/// A value that cannot be right is left out and named in ``problems``, so that a mistyped filter is said and never half applied.
public struct DeskQuery: Sendable, Hashable {
    public var status: OrderStatus?
    /// Only orders that a person should look at.
    public var needsAttention = false
    public var gateway: GatewayID?
    /// First day, in Taiwan, on which an order was opened.
    public var firstDay: CivilDate?
    /// Last such day, itself included.
    public var lastDay: CivilDate?
    /// Where the last page ended.
    public var cursor: PageCursor?
    /// Names of parameters that could not be read.
    public private(set) var problems: [String] = []

    public init(
        status: OrderStatus? = nil, gateway: GatewayID? = nil, firstDay: CivilDate? = nil, lastDay: CivilDate? = nil,
        cursor: PageCursor? = nil, needsAttention: Bool = false
    ) {
        self.status = status
        self.needsAttention = needsAttention
        self.gateway = gateway
        self.firstDay = firstDay
        self.lastDay = lastDay
        self.cursor = cursor
    }

    /// - Parameter parameters: the address's query, decoded. Names that mean nothing here are overheard, empty values are none.
    public init(parameters: some Sequence<(name: String, value: String)>) {
        self.init()
        for (name, value) in parameters where !value.isEmpty {
            switch name {
            case "status": status = read(name, OrderStatus(rawValue: value))
            case "attention": needsAttention = read(name, value == "true" ? true : nil) ?? false
            case "gateway": gateway = read(name, value.utf8.count <= 255 ? GatewayID(value) : nil)
            case "from": firstDay = read(name, CivilDate(value))
            case "to": lastDay = read(name, CivilDate(value))
            case "after": cursor = read(name, value.utf8.count <= 512 ? PageCursor(value) : nil)
            default: break
            }
        }
    }

    private mutating func read<Value>(_ name: String, _ value: Value?) -> Value? {
        if value == nil { problems.append(name) }
        return value
    }

    /// What a store is asked.
    public var filter: OrderFilter {
        OrderFilter(
            status: status, gateway: gateway, from: firstDay?.startOfDayInTaipei,
            before: lastDay?.adding(days: 1)?.startOfDayInTaipei, needsAttention: needsAttention)
    }

    var parameters: [(name: String, value: String)] {
        var pairs: [(name: String, value: String)] = []
        if let status { pairs.append(("status", status.rawValue)) }
        if needsAttention { pairs.append(("attention", "true")) }
        if let gateway { pairs.append(("gateway", gateway.text)) }
        if let firstDay { pairs.append(("from", firstDay.description)) }
        if let lastDay { pairs.append(("to", lastDay.description)) }
        if let cursor { pairs.append(("after", cursor.text)) }
        return pairs
    }

    var isFiltered: Bool { status != nil || needsAttention || gateway != nil || firstDay != nil || lastDay != nil }

    func page(after cursor: PageCursor?) -> DeskQuery {
        var query = self
        query.cursor = cursor
        return query
    }
}
