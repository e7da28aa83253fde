import Payments

extension StoreConformance {
    private static func request(
        _ key: IdempotencyKey = "k-1", fingerprint: String = "f-1", at time: Int64 = 0
    ) -> IdempotentRequest {
        IdempotentRequest(key: key, fingerprint: fingerprint, now: Scene.minute(time), runsUntil: Scene.minute(time + 1))
    }

    private static let reply = StoredReply(status: 201, body: [123, 0, 125])

    static let requestCases = [
        StoreCase("A request is begun once, then running, then answered the same for ever") { trial in
            let store = trial.store
            try trial.expect(try await store.begin(request()) == .begun, "begun")
            try trial.expect(try await store.begin(request()) == .running, "running")
            try await store.finish("k-1", reply: reply)
            try trial.expect(try await store.begin(request(at: 600)) == .finished(reply), "the stored answer")
            try await store.finish("k-1", reply: StoredReply(status: 500, body: []))
            try trial.expect(try await store.begin(request(at: 601)) == .finished(reply), "the first answer stands")
        },
        StoreCase("A key is for one request") { trial in
            _ = try await trial.store.begin(request())
            try await trial.refused(.fingerprintDiffers) { _ = try await trial.store.begin(request(fingerprint: "f-2")) }
            try await trial.store.finish("k-1", reply: reply)
            try await trial.refused(.fingerprintDiffers) { _ = try await trial.store.begin(request(fingerprint: "f-2")) }
            try trial.expect(try await trial.store.begin(request("k-2", fingerprint: "f-2")) == .begun, "another key is free")
        },
        StoreCase("A request whose process is gone is resumed by one") { trial in
            _ = try await trial.store.begin(request())
            try trial.expect(try await trial.store.begin(request(at: 1)) == .resumed, "resumed when its time is over")
            try trial.expect(try await trial.store.begin(request(at: 1)) == .running, "and running again")
        },
        StoreCase("Of many who begin one request at once, one does it") { trial in
            let answers = try await withThrowingTaskGroup(of: IdempotencyAnswer.self) { group in
                for _ in 0..<32 { group.addTask { try await trial.store.begin(request()) } }
                return try await group.reduce(into: [IdempotencyAnswer]()) { $0.append($1) }
            }
            try trial.expect(answers.filter { $0 == .begun }.count == 1, "one begins")
            try trial.expect(answers.filter { $0 == .running }.count == 31, "the others hear so")
        },
        StoreCase("An abandoned request is free again; a finished one is not") { trial in
            _ = try await trial.store.begin(request())
            try await trial.store.abandon("k-1")
            try trial.expect(try await trial.store.begin(request()) == .begun, "free")
            try await trial.store.finish("k-1", reply: reply)
            try await trial.store.abandon("k-1")
            try trial.expect(try await trial.store.begin(request()) == .finished(reply), "kept")
            try await trial.refused(.notFound(.request)) { try await trial.store.finish("none", reply: reply) }
        },
        StoreCase("Old requests are forgotten, younger ones kept") { trial in
            for (key, time) in [("k-1", 0), ("k-2", 5), ("k-3", 10)] as [(IdempotencyKey, Int64)] {
                _ = try await trial.store.begin(request(key, at: time))
                try await trial.store.finish(key, reply: reply)
            }
            try trial.expect(try await trial.store.forgetRequests(before: Scene.minute(5)) == 1, "one is old")
            try trial.expect(try await trial.store.begin(request("k-1", at: 20)) == .begun, "forgotten")
            try trial.expect(try await trial.store.begin(request("k-2", at: 20)) == .finished(reply), "kept")
        },
        StoreCase("An old request is forgotten by when it was begun, with an answer or without") { trial in
            let store = trial.store
            _ = try await store.begin(request("k-1"))
            _ = try await store.begin(request("k-2", at: 4))
            try trial.expect(try await store.begin(request("k-1", at: 9)) == .resumed, "taken up by another process")
            try trial.expect(try await store.forgetRequests(before: Scene.minute(4)) == 1, "the one that was begun before")
            try await trial.refused(.notFound(.request)) { try await store.finish("k-1", reply: reply) }
            try trial.expect(try await store.begin(request("k-1", at: 9)) == .begun, "and is as new")
            try await store.finish("k-2", reply: reply)
            try trial.expect(try await store.begin(request("k-2", at: 9)) == .finished(reply), "the other is there")
        },
        StoreCase("Of old requests all are forgotten, however many") { trial in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 1...1_001 {
                    let key = IdempotencyKey("k-\(number)")
                    group.addTask { _ = try await trial.store.begin(request(key)) }
                }
                try await group.waitForAll()
            }
            try trial.expect(try await trial.store.forgetRequests(before: Scene.minute(1)) == 1_001, "all of them")
            try trial.expect(try await trial.store.forgetRequests(before: Scene.minute(1)) == 0, "none is left")
        },
    ]
}
