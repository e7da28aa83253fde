internal import PAYUNi
internal import Payments

/// The simulated PAYUNi: its trades, and what it answers.
struct PAYUNiServer: Sendable {
    let account: PAYUNiAccount
    let envelope: Envelope
    private(set) var trades: [Trade] = []
    private var byTradeNo: [String: Int] = [:]
    private var byNumber: [String: [Int]] = [:]
    private var byPayNo: [String: Int] = [:]
    var pages: [PayerPage] = []
    var pagesByID: [String: Int] = [:]
    var latestPages: [String: Int] = [:]
    /// When a merchant's number was last taken.
    var uses: [String: Timestamp] = [:]

    /// A merchant's number is refused again for so long (docs: PAYUNi 16).
    static let numberIsTakenSeconds: Int64 = 600

    init(_ account: PAYUNiAccount) {
        self.account = account
        envelope = Envelope(keys: account.credentials.keys)
    }

    var merchantID: String { account.credentials.merchantID }

    mutating func add(_ trade: Trade) {
        byTradeNo[trade.tradeNo] = trades.count
        byNumber[trade.number, default: []].append(trades.count)
        if !trade.payNo.isEmpty { byPayNo[trade.payNo] = trades.count }
        trades.append(trade)
    }

    func trade(_ tradeNo: String) -> Trade? { byTradeNo[tradeNo].map { trades[$0] } }
    func trade(payNo: String) -> Trade? { byPayNo[payNo].map { trades[$0] } }
    func trades(of number: String) -> [Trade] { (byNumber[number] ?? []).map { trades[$0] } }

    mutating func update(_ trade: Trade) {
        guard let index = byTradeNo[trade.tradeNo] else { return }
        trades[index] = trade
    }

    /// Takes a number for one order.
    mutating func take(_ number: String, at now: Timestamp, refusal code: String) throws(PAYUNiRefusal) {
        if let used = uses[number], now < used.adding(seconds: Self.numberIsTakenSeconds) {
            throw PAYUNiRefusal(code, "已存在相同商店訂單編號")
        }
        uses[number] = now
    }

    /// PAYUNi's own number: the second, and nine digits more (docs: PAYUNi 15).
    func newTradeNo(_ world: inout World) -> String {
        String(world.now.seconds) + world.numbers.digits(9)
    }
}
