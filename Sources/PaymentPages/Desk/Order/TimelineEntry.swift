internal import Payments

/// One recorded fact, as it is told: who said what, why it is believed, and what changed by it.
struct TimelineEntry {
    /// For the style sheet: how much weight it carries.
    enum Kind: String {
        case ours, sealed, hint, clock, decision
    }

    let position: Int
    let at: Timestamp
    let kind: Kind
    let speaker: Phrase
    let verification: Phrase?
    let text: Phrase
    /// Names and values beside it.
    let details: [(name: Phrase, value: String)]
    /// The event it caused.
    let event: (sequence: Int, name: String, status: OrderStatus)?

    /// The whole journal, with the events found by telling it anew.
    static func all(_ model: DeskOrderModel) -> [TimelineEntry] {
        var history = OrderHistory(
            Order(id: model.order.id, due: model.order.due, deadline: model.order.deadline, policies: model.order.policies))
        return model.journal.map { entry in
            let event =
                switch entry.fact {
                case .attempt(let attempt): history.add(attempt, at: entry.at)
                case .evidence(let evidence): history.record(evidence)
                }
            let told = event.map { (sequence: $0.sequence, name: $0.name, status: $0.snapshot.state.status) }
            return TimelineEntry(entry, model, told)
        }
    }

    private init(
        _ entry: JournalEntry, _ model: DeskOrderModel, _ event: (sequence: Int, name: String, status: OrderStatus)?
    ) {
        position = entry.position
        at = entry.at
        self.event = event
        switch entry.fact {
        case .attempt(let attempt):
            let method = MethodWords(attempt.method).name
            kind = .ours
            speaker = Self.desk
            verification = nil
            text = Phrase(
                "建立嘗試 \(attempt.number)：透過 \(attempt.gateway) 以「\(method.chinese)」收取 \(attempt.amount.shown)",
                "attempt \(attempt.number) is made: \(attempt.amount.shown) through \(attempt.gateway), \(method.english)")
            details = []
        case .evidence(let evidence):
            let told = ToldStatement(evidence.statement, model)
            kind = told.kind
            speaker = told.speaker
            verification = told.verification
            text = told.text
            details =
                told.details
                + (evidence.digest.map { [(Phrase("所存內容的雜湊", "Digest of the kept bytes"), String($0.prefix(16)) + "…")] } ?? [])
        }
    }

    static let desk = Phrase("收款台", "The desk")
}
