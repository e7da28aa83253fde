internal import KryptoGO
internal import Payments
internal import StrictJSON

/// The simulated KryptoGO: its intents, its pool, and what it answers.
struct KryptoGOServer: Sendable {
    let account: KryptoGOAccount
    private(set) var intents: [SimulatedIntent] = []
    private var byID: [String: Int] = [:]
    private var byMark: [AttemptNumber: [Int]] = [:]
    var pool: ExactDecimal
    /// What was sent out of the pool, in order.
    var transfers: [SimulatedTransfer] = []

    /// Order, length and paging of a list are not documented (docs: KryptoGO 4): newest first here, and no more than these.
    static let longestList = 100

    init(_ account: KryptoGOAccount) {
        self.account = account
        pool = account.pool
    }

    mutating func add(_ intent: SimulatedIntent) {
        byID[intent.id] = intents.count
        if let mark = intent.ledger.attempt { byMark[mark, default: []].append(intents.count) }
        intents.append(intent)
    }

    func intent(_ id: String) -> SimulatedIntent? { byID[id].map { intents[$0] } }

    /// By the gateway's id, or by the mark that our adapter leaves in the order data; of several the newest.
    func intent(named name: String) -> SimulatedIntent? {
        intent(name) ?? intents(marked: AttemptNumber(name)).last
    }

    func intents(named name: String) -> [SimulatedIntent] { intent(name).map { [$0] } ?? intents(marked: AttemptNumber(name)) }

    func intents(marked mark: AttemptNumber) -> [SimulatedIntent] { (byMark[mark] ?? []).map { intents[$0] } }

    mutating func update(_ intent: SimulatedIntent) {
        guard let index = byID[intent.id] else { return }
        intents[index] = intent
    }

    /// The operation a request asks for; `nil` for a path that KryptoGO does not have.
    static func endpoint(of request: SimulatedRequest) -> KryptoGOEndpoint? {
        let path = request.path
        if path == "/" + KryptoGOEndpoint.transfer.path { return .transfer }
        if path == "/" + KryptoGOEndpoint.list.path { return .list }
        let intents = "/" + KryptoGOEndpoint.create.path
        if path == intents { return .create }
        return path.hasPrefix(intents + "/") ? .query : nil
    }

    mutating func answer(
        _ request: SimulatedRequest, at endpoint: KryptoGOEndpoint, tamper: Tamper, _ world: inout World
    ) -> HTTPResponse {
        do throws(KryptoGORefusal) {
            try checkHeaders(request, endpoint)
            let needed = endpoint == .create || endpoint == .transfer ? "POST" : "GET"
            guard request.method == needed else { throw .invalid(status: 405) }
            switch endpoint {
            case .create: return success(try create(request, &world), tamper)
            case .query:
                let id = String(request.path.dropFirst(KryptoGOEndpoint.query.path.utf8.count + 2))
                guard let intent = intent(id) else { throw .noIntent }
                return success(.object(IntentJSON.full(intent, account)), tamper)
            case .list:
                let newest = intents.suffix(Self.longestList).reversed()
                return success(.array(newest.map { .object(IntentJSON.full($0, account)) }), tamper)
            case .transfer: return success(try transfer(request, &world), tamper)
            }
        } catch {
            return error.response
        }
    }

    /// A transfer needs the key alone (docs: KryptoGO 2). A wrong key is refused everywhere, a missing one everywhere but where a browser
    /// makes an intent.
    private func checkHeaders(_ request: SimulatedRequest, _ endpoint: KryptoGOEndpoint) throws(KryptoGORefusal) {
        let key = request.header("X-STUDIO-API-KEY")
        let isBrowsers = key == nil && endpoint == .create && account.servesBrowsers
        guard isBrowsers || key == account.apiKey.revealed() else { throw .wrongKey }
        guard endpoint != .transfer else { return }
        guard request.header("X-Client-ID") == account.clientID else { throw .wrongClient }
        guard let origin = request.header("Origin"), WebURL(origin) != nil else { throw .invalid(status: 403) }
    }

    /// HTTP statuses are not documented (docs: KryptoGO 5); success is 200 here.
    private func success(_ data: JSONValue, _ tamper: Tamper) -> HTTPResponse {
        var data = data
        if tamper.raisesAmount, case .object(var object) = data, case .string(let text)? = object["fiat_amount"],
            let amount = ExactDecimal(text)?.adding(ExactDecimal(whole: 1))
        {
            object["fiat_amount"] = .string(amount.description)
            data = .object(object)
        }
        return HTTPResponse(
            status: 200, contentType: "application/json",
            body: JSONValue.object(["code": 0, "data": data]).serialized())
    }
}

/// Tokens sent out of the pool.
struct SimulatedTransfer: Sendable {
    let id: String
    let amount: ExactDecimal
    let recipient: String
    let at: Timestamp
}
