import Payments

/// What a worker puts into a store: a function of numbers alone, so that it can be sent again and recognized.
struct Sent {
    static let noon = Timestamp(seconds: 1_800_000_000)
    static let endpoint: EndpointID = "shop"
    static let piecesOfAnOrder = 3

    let order: OrderID

    /// - Parameters:
    ///   - run: which life of the process made it.
    ///   - task: which of the callers at once.
    ///   - number: which order of that caller.
    init(run: Int, task: Int, number: Int) { order = OrderID("o-\(run)-\(task)-\(number)") }

    init(order: OrderID) { self.order = order }

    var new: NewOrder {
        NewOrder(
            Order(id: order, due: .twd(300), deadline: Self.noon.adding(seconds: 3_600)),
            token: OrderToken("token-\(order.text)"),
            attachment: "{}", createdAt: Self.noon)
    }

    var attempt: AttemptNumber { AttemptNumber("A-\(order.text)") }

    var reservation: AttemptReservation {
        AttemptReservation(
            order: order,
            attempt: Attempt(number: attempt, gateway: "payuni", amount: .twd(300), method: .payerChooses),
            reservedAt: Self.noon, checkAt: Self.noon.adding(seconds: 20))
    }

    /// The `piece`-th callback about the order, 1…3: processing, paid, and paid once more in other words.
    func evidence(_ piece: Int) -> EvidenceAppend {
        let claim: Claim = piece == 1 ? .processing : .paid
        let report = TransactionReport(
            gatewayNumber: GatewayNumber("G-\(order.text)"), attemptNumber: attempt, claim: claim, raw: "\(piece)",
            amount: .twd(300))
        let verified = VerifiedReport(attempt: attempt, report: report, verification: .sealedCallback)
        let evidence = Evidence(.report(verified), receivedAt: Self.noon.adding(seconds: Int64(piece)), digest: digest(piece))
        return EvidenceAppend(evidence, to: order, rawBody: body(piece))
    }

    /// 64 hex digits that say which piece it is.
    func digest(_ piece: Int) -> String {
        let digits = Array("0123456789abcdef".utf8)
        let name = "\(order.text)/\(piece)"
        let hex = String(decoding: name.utf8.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
        return String(repeating: "0", count: 64 - hex.utf8.count) + hex
    }

    private func body(_ piece: Int) -> [UInt8] { Array(repeating: UInt8(ascii: "a") + UInt8(piece % 26), count: 1_400) }
}
