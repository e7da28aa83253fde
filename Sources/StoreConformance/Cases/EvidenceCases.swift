import Payments

extension StoreConformance {
    static let evidenceCases = [
        StoreCase("Evidence comes back as it went in, in its order, with its bytes") { trial in
            try await trial.begin()
            let pieces = [
                Scene.said(.awaitingPayer), Scene.note(1), Evidence(.clock, receivedAt: Scene.minute(6)),
                Evidence(.start(StartOutcome(attempt: "A-1", outcome: .unknown)), receivedAt: Scene.minute(6)),
                Evidence(
                    .hint(Hint(attempt: "A-1", gatewayNumber: "T-1")), receivedAt: Scene.minute(7), digest: Scene.digest("d2")),
                Scene.said(.paid, by: .query, at: 8, digest: "d3"),
            ]
            for (index, piece) in pieces.enumerated() {
                let receipt = try await trial.append(piece, body: [0, 255, UInt8(index)])
                try trial.expect(receipt == AppendReceipt(position: index + 2, isRepetition: false), "the next position")
            }
            let loaded = try await trial.store.load("o-1")
            try trial.expect(loaded.journal.map(\.position) == Array(1...7), "positions without gaps")
            try trial.expect(loaded.journal.dropFirst().map(\.fact) == pieces.map { .evidence($0) }, "the same evidence")
            try trial.expect(try await trial.store.rawBody(of: "o-1", at: 4) == [0, 255, 2], "the same bytes")
            try trial.expect(try await trial.store.rawBody(of: "o-1", at: 1) == nil, "no bytes of an attempt")
        },
        StoreCase("An empty body is none, kept or not") { trial in
            try await trial.begin()
            for (position, body) in [(2, []), (3, nil), (4, [0])] as [(Int, [UInt8]?)] {
                let receipt = try await trial.append(Scene.note(position), body: body)
                try trial.expect(receipt.position == position, "recorded all the same")
            }
            for position in 2...3 {
                try trial.expect(try await trial.store.rawBody(of: "o-1", at: position) == nil, "no bytes at \(position)")
            }
            try trial.expect(try await trial.store.rawBody(of: "o-1", at: 4) == [0], "a byte that is zero is one")
        },
        StoreCase("A callback said before is not stored again, whenever it comes") { trial in
            try await trial.begin()
            _ = try await trial.append(Scene.said(.awaitingPayer, digest: "a"))
            _ = try await trial.append(Scene.said(.paid, digest: "b"))
            let replay = try await trial.append(Scene.said(.awaitingPayer, at: 50, digest: "a"))
            try trial.expect(replay == AppendReceipt(position: 2, isRepetition: true), "the place of the first")
            for other in [
                Scene.said(.paid, digest: "c"), Scene.said(.paid, transaction: "T-2", digest: "b"),
                Scene.said(.paid, by: .browserReturn, digest: "b"), Scene.said(.failed, digest: "b"),
            ] { try trial.expect(try await trial.append(other).isRepetition == false, "anything that differs is news") }
            try trial.expect(try await trial.store.load("o-1").version.recorded == 7, "one attempt, six statements")
        },
        StoreCase("A query's answer repeats only the newest statement about its transaction") { trial in
            try await trial.begin()
            let waiting = Scene.said(.awaitingPayer, by: .query, digest: "w")
            let other = Scene.said(.awaitingPayer, transaction: "T-2", by: .query, digest: "w")
            try trial.expect(try await trial.append(waiting).isRepetition == false, "first")
            try trial.expect(try await trial.append(other).isRepetition == false, "another transaction")
            try trial.expect(try await trial.append(waiting).isRepetition, "the same, with nothing said in between")
            try trial.expect(try await trial.append(Scene.said(.paid, digest: "p")).isRepetition == false, "a callback")
            let denial = Scene.said(.awaitingPayer, by: .query, at: 30, digest: "w")
            try trial.expect(try await trial.append(denial).isRepetition == false, "the same answer now contradicts the callback")
        },
        StoreCase("An append of several is all or nothing") { trial in
            try await trial.begin()
            let pieces = [
                EvidenceAppend(Scene.said(.paid), to: "o-1"), EvidenceAppend(Scene.note(1), to: "o-1"),
                EvidenceAppend(Scene.note(2), to: "none"),
            ]
            try await trial.refused(.notFound(.order)) { _ = try await trial.store.append(pieces) }
            try trial.expect(try await trial.store.load("o-1").version.recorded == 1, "nothing was recorded")
            try trial.expect(try await trial.store.attempt(of: "payuni", number: "T-1") == nil, "nothing was bound")
            let receipts = try await trial.store.append(Array(pieces.prefix(2)) + [pieces[0]])
            try trial.expect(receipts.map(\.position) == [2, 3, 2], "a receipt for each, also for a repetition inside")
        },
        StoreCase("A report binds its gateway number, and cannot be told of another attempt's") { trial in
            try await trial.begin()
            try await trial.begin("o-2", attempt: "A-2")
            _ = try await trial.append(Scene.said(.paid))
            try trial.expect(try await trial.store.attempt(of: "payuni", number: "T-1")?.order == "o-1", "bound by the report")
            let stolen = Scene.said(.paid, of: "A-2", transaction: "T-1", digest: "s")
            try await trial.refused(.gatewayNumberBound) { _ = try await trial.append(stolen, to: "o-2") }
            try trial.expect(try await trial.store.load("o-2").version.recorded == 1, "nothing was recorded")
            let marked = try await trial.store.append([EvidenceAppend(stolen, to: "o-2", bindsGatewayNumber: false)])
            try trial.expect(marked.first?.isRepetition == false, "recorded when the caller asks for it")
            try trial.expect(
                try await trial.store.attempt(of: "payuni", number: "T-1")?.order == "o-1", "and still bound as it was")
        },
        StoreCase("Evidence about one order's attempt is refused under another order") { trial in
            try await trial.begin()
            try await trial.begin("o-2", attempt: "A-2")
            try await trial.refused(.attemptOfAnotherOrder) { _ = try await trial.append(Scene.said(.paid), to: "o-2") }
            try trial.expect(try await trial.store.load("o-2").version.recorded == 1, "nothing was recorded")
        },
        StoreCase("Evidence that could not be read back is refused") { trial in
            try await trial.begin()
            let nameless = Scene.said(.paid, transaction: "")
            try await trial.refused(.invalid(field: "evidence")) { _ = try await trial.append(nameless) }
            let negative = Evidence(.decision(Decision(number: -1, kind: .note, by: "x")), receivedAt: Scene.minute(1))
            try await trial.refused(.invalid(field: "evidence")) { _ = try await trial.append(negative) }
            try trial.expect(try await trial.store.load("o-1").version.recorded == 1, "nothing was recorded")
        },
        StoreCase("A gateway's number that is too long is refused, also under an attempt that was never reserved") { trial in
            try await trial.begin()
            let tooLong = GatewayNumber(String(repeating: "9", count: 256))
            for attempt in ["A-1", "none"] as [AttemptNumber] {
                let said = Scene.said(.paid, of: attempt, transaction: tooLong)
                try await trial.refused(.invalid(field: "gatewayNumber")) { _ = try await trial.append(said) }
                try trial.expect(try await trial.store.load("o-1").version.recorded == 1, "nothing was recorded")
            }
            let longest = Scene.said(.paid, of: "none", transaction: GatewayNumber(String(repeating: "9", count: 255)))
            try trial.expect(try await trial.append(longest).position == 2, "the longest is taken")
            let unbound = EvidenceAppend(
                Scene.said(.paid, of: "none", transaction: tooLong), to: "o-1", bindsGatewayNumber: false)
            try trial.expect(try await trial.store.append([unbound]).first?.position == 3, "any is, where none is to be bound")
        },
    ]
}
