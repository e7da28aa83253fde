#if Dispatcher
internal import Payments

extension Desk {
    /// Appends. What is said about one order changes it in the same transaction, so that whoever is told that it is stored finds the
    /// order up to date. Where that is not to be, the orders that were told something new are applied soon.
    /// - Parameter loaded: the order that they are about, when it was just loaded.
    @discardableResult
    func append(
        _ pieces: [EvidenceAppend], knowing loaded: LoadedOrder? = nil
    ) async throws(OrderStoreError) -> [AppendReceipt] {
        if pieces.count == 1, let next = await change(by: pieces[0], knowing: loaded) {
            do throws(OrderStoreError) {
                let receipt = try await store.append(pieces[0], applying: next.change)
                if receipt.isApplied { tell(next) } else if !receipt.isRepetition { line.add(pieces[0].order) }
                return [receipt]
            } catch {
                // A change that the store does not take must not cost what was said. If that is what is wrong, it is refused again.
                guard error.advice == .fixRequest else { throw error }
            }
        }
        let receipts = try await store.append(pieces)
        for (piece, receipt) in zip(pieces, receipts) where !receipt.isRepetition { line.add(piece.order) }
        return receipts
    }

    /// What an order becomes by one more piece of evidence; `nil` when that cannot be said now. It is recorded in any case.
    private func change(by piece: EvidenceAppend, knowing loaded: LoadedOrder?) async -> NextChange? {
        var order: LoadedOrder
        if let loaded, loaded.record.order.id == piece.order {
            order = loaded
        } else {
            do throws(OrderStoreError) { order = try await store.load(piece.order) } catch { return nil }
        }
        order.record.version.recorded += 1
        order.journal.append(
            JournalEntry(position: order.version.recorded, at: piece.evidence.receivedAt, fact: .evidence(piece.evidence)))
        return nextChange(of: order)
    }
}
#endif
