#if Dispatcher
internal import Payments

extension Desk {
    /// Asks about every attempt of an order that began, one after another; about a paid one, too, since money may have gone back past
    /// us. Each has its measure, so that nobody can use this to wear a gateway out.
    ///
    /// - Throws: when nobody answered at all.
    func askAll(of id: OrderID) async throws(DispatcherError) {
        let loaded = try await stored { () async throws(OrderStoreError) in try await store.load(id) }
        let records = try await stored { () async throws(OrderStoreError) in try await attempts(of: loaded) }
        var failures: [DispatcherError] = []
        var isAnswered = false
        for record in records where !loaded.neverBegan(record.attempt.number) {
            let number = record.attempt.number
            switch syncBudgets.askNow(about: .attempt(number), at: record.attempt.gateway, now: time.now()) {
            case .joined, .later: isAnswered = true
            case .shed(let seconds): failures.append(.tooMany(retryAfterSeconds: seconds))
            case .now:
                let answer = try await stored { () async throws(OrderStoreError) in
                    try await ask(about: record, in: loaded, .atOnce)
                }
                switch answer {
                case .said, .nothing: isAnswered = true
                case .failed(let error): failures.append(.gateway(error))
                case .notAsked(let until): failures.append(.tooMany(retryAfterSeconds: seconds(until: until)))
                }
            }
        }
        if !isAnswered, let first = failures.first { throw first }
    }
}
#endif
