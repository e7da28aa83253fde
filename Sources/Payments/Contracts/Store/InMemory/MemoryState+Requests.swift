struct MemoryRequest {
    var fingerprint: String
    var begunAt: Timestamp
    var runsUntil: Timestamp
    var reply: StoredReply?
}

extension MemoryState {
    mutating func begin(_ request: IdempotentRequest) throws(OrderStoreError) -> IdempotencyAnswer {
        try StoredText.check(request)
        guard let present = requests[request.key] else {
            requests[request.key] = MemoryRequest(
                fingerprint: request.fingerprint, begunAt: request.now, runsUntil: request.runsUntil)
            return .begun
        }
        guard present.fingerprint == request.fingerprint else {
            throw OrderStoreError(.conflict(.fingerprintDiffers), operation: "begin")
        }
        if let reply = present.reply { return .finished(reply) }
        guard present.runsUntil <= request.now else { return .running }
        requests[request.key]?.runsUntil = request.runsUntil
        return .resumed
    }

    mutating func finish(_ key: IdempotencyKey, _ reply: StoredReply) throws(OrderStoreError) {
        guard let present = requests[key] else { throw OrderStoreError(.notFound(.request), operation: "finish") }
        // The first answer stands: it may have been given already.
        if present.reply == nil { requests[key]?.reply = reply }
    }

    mutating func abandon(_ key: IdempotencyKey) {
        if let present = requests[key], present.reply == nil { requests[key] = nil }
    }

    mutating func forgetRequests(before time: Timestamp) -> Int {
        let old = requests.filter { $0.value.begunAt < time }
        for key in old.keys { requests[key] = nil }
        return old.count
    }
}
