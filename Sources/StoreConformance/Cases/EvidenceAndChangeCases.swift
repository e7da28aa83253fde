import Payments

extension StoreConformance {
    static let evidenceAndChangeCases = [
        StoreCase("Evidence and the change that follows from it are stored together") { trial in
            try await trial.begin()
            try await trial.apply()
            let paid = Scene.said(.paid)
            let change = try await trial.change(
                by: paid, endpoints: ["shop"], checks: [AttemptCheck("A-1", at: Scene.minute(30))])
            let receipt = try await trial.store.append(EvidenceAppend(paid, to: "o-1", rawBody: [1, 2]), applying: change)
            try trial.expect(receipt == AppendReceipt(position: 2, isRepetition: false, isApplied: true), "both")
            let record = try trial.require(try await trial.store.order("o-1"), "the order")
            try trial.expect(record.status == .paid && record.snapshot == change.snapshot.jsonText, "the new state")
            try trial.expect(
                record.version == OrderVersion(sequence: 2, recorded: 2, applied: 2) && record.changedAt == Scene.minute(10),
                "its version and time")
            let loaded = try await trial.store.load("o-1")
            try trial.expect(loaded.journal.last?.fact == .evidence(paid), "the evidence")
            try trial.expect(loaded.replay().history.snapshot == change.snapshot, "from which the state follows")
            try trial.expect(try await trial.store.rawBody(of: "o-1", at: 2) == [1, 2], "its bytes")
            try trial.expect(try await trial.store.attempt(of: "payuni", number: "T-1")?.order == "o-1", "its number is bound")
            try trial.expect(
                try await trial.store.timeline(of: "o-1").events.suffix(1) == change.events.map(StoredEvent.init)[...],
                "the event")
            let work = try await trial.store.work(of: "o-1")
            try trial.expect(work.first { $0.subject == .check("A-1") }?.due == Scene.minute(30), "the next check")
            try trial.expect(
                work.first { $0.subject == .delivery(order: "o-1", sequence: 2, to: "shop") }?.state == .waiting, "the delivery")
            try trial.expect(try await trial.claim(.apply, at: 20).isEmpty, "nothing left to apply")
        },
        StoreCase("A change that came with evidence takes what was recorded before along") { trial in
            try await trial.begin()
            _ = try await trial.append(Scene.said(.awaitingPayer))
            let paid = Scene.said(.paid, digest: "d2")
            let change = try await trial.change(by: paid)
            let receipt = try await trial.store.append(EvidenceAppend(paid, to: "o-1"), applying: change)
            try trial.expect(receipt == AppendReceipt(position: 3, isRepetition: false, isApplied: true), "both")
            try trial.expect(try await trial.store.load("o-1").version.isBehind == false, "all of it is applied")
            try trial.expect(try await trial.claim(.apply, at: 20).isEmpty, "nothing left to apply")
        },
        StoreCase("Evidence stands and stays due when something was recorded before its change was stored") { trial in
            try await trial.begin()
            let paid = Scene.said(.paid)
            let change = try await trial.change(by: paid)
            _ = try await trial.append(Scene.note(1))
            let receipt = try await trial.store.append(EvidenceAppend(paid, to: "o-1"), applying: change)
            try trial.expect(receipt == AppendReceipt(position: 3, isRepetition: false), "the evidence alone")
            let record = try trial.require(try await trial.store.order("o-1"), "the order")
            try trial.expect(record.version == OrderVersion(sequence: 0, recorded: 3, applied: 0), "nothing was applied")
            try trial.expect(try await trial.claim(.apply, at: 20).map(\.subject) == [.apply("o-1")], "due")
        },
        StoreCase("Evidence stands and stays due when something was applied before its change was stored") { trial in
            try await trial.begin()
            let paid = Scene.said(.paid)
            let change = try await trial.change(by: paid)
            try await trial.apply()
            let receipt = try await trial.store.append(EvidenceAppend(paid, to: "o-1"), applying: change)
            try trial.expect(receipt == AppendReceipt(position: 2, isRepetition: false), "the evidence alone")
            try trial.expect(try await trial.store.order("o-1")?.version.applied == 1, "as it was applied")
            try trial.expect(try await trial.claim(.apply, at: 20).map(\.subject) == [.apply("o-1")], "due")
        },
        StoreCase("A repetition brings no change") { trial in
            try await trial.begin()
            let paid = Scene.said(.paid)
            _ = try await trial.append(paid)
            try await trial.apply()
            let before = try await trial.store.load("o-1")
            let change = try await trial.change(by: paid, at: 40)
            let receipt = try await trial.store.append(EvidenceAppend(paid, to: "o-1"), applying: change)
            try trial.expect(receipt == AppendReceipt(position: 2, isRepetition: true), "the place of the first")
            try trial.expect(try await trial.store.load("o-1") == before, "the order is as it was")
        },
        StoreCase("Evidence that is refused brings no change, and a change that is refused no evidence") { trial in
            try await trial.begin()
            try await trial.begin("o-2", attempt: "A-2")
            _ = try await trial.append(Scene.said(.paid))
            let before = try await trial.store.load("o-2")
            let stolen = Scene.said(.paid, of: "A-2", transaction: "T-1", digest: "s")
            let change = try await trial.change("o-2", by: stolen)
            try await trial.refused(.gatewayNumberBound) {
                _ = try await trial.store.append(EvidenceAppend(stolen, to: "o-2"), applying: change)
            }
            let own = Scene.said(.paid, of: "A-2", transaction: "T-2")
            let foreign = try await trial.change("o-2", by: own, checks: [AttemptCheck("A-1", at: nil)])
            try await trial.refused(.notFound(.attempt)) {
                _ = try await trial.store.append(EvidenceAppend(own, to: "o-2"), applying: foreign)
            }
            var gap = try await trial.change("o-2", by: own)
            gap.events.removeFirst()
            let broken = gap
            try await trial.refused(.invalid(field: "events")) {
                _ = try await trial.store.append(EvidenceAppend(own, to: "o-2"), applying: broken)
            }
            let others = try await trial.change("o-1", by: Scene.note(1))
            try await trial.refused(.invalid(field: "order")) {
                _ = try await trial.store.append(EvidenceAppend(own, to: "o-2"), applying: others)
            }
            try trial.expect(try await trial.store.load("o-2") == before, "the order is as it was")
            try trial.expect(try await trial.store.attempt(of: "payuni", number: "T-2") == nil, "nothing was bound")
        },
        StoreCase("Of many pieces of evidence at once each is kept, and what is not applied stays due") { trial in
            try await trial.begin()
            let pieces = (1...12).map { Scene.note($0) }
            let change = try await trial.change(by: pieces[0])
            let receipts = try await withThrowingTaskGroup(of: AppendReceipt.self) { group in
                for piece in pieces {
                    group.addTask { try await trial.store.append(EvidenceAppend(piece, to: "o-1"), applying: change) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            try trial.expect(Set(receipts.map(\.position)) == Set(2...13), "a place for each")
            try trial.expect(receipts.filter(\.isApplied).map(\.position) == [2], "one change, for the first")
            let version = try await trial.store.load("o-1").version
            try trial.expect(version.recorded == 13 && version.applied == 2, "eleven are ahead")
            try trial.expect(try await trial.claim(.apply, at: 20).map(\.subject) == [.apply("o-1")], "due")
        },
    ]
}
