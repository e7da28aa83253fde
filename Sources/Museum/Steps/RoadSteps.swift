#if Dispatcher
internal import GatewaySimulator
internal import PaymentDispatcher
internal import Payments

/// What happens to messages before they reach the desk.
struct DoorStep: ScenarioStep {
    static let word = "door"

    enum Position: String, Sendable, Hashable, CaseIterable {
        case open, shut, held
    }

    let kinds: [OutgoingMessage.Kind]
    let door: Road.Door

    init(_ reader: inout FieldReader) throws(InputError) {
        kinds = try reader.words("for", of: OutgoingMessage.Kind.self) ?? OutgoingMessage.Kind.allCases
        let position = try reader.word("is", of: Position.self)
        let status = try reader.count("answers")
        switch (position, status) {
        case (.open?, nil): door = .open
        case (.shut?, nil): door = .shut
        case (.held?, nil): door = .held
        case (nil, let status?): door = .answers(status)
        default: throw reader.invalid("is", "open, shut or held; or answers with a status")
        }
    }

    func perform(on stage: isolated Stage) async throws(Surprise) {
        for kind in kinds { stage.road.doors[kind] = door }
    }
}

/// Messages that were held go on.
struct DeliverStep: ScenarioStep {
    static let word = "deliver"

    /// Only those of one attempt.
    let attempt: String?
    let kind: OutgoingMessage.Kind?
    let newestFirst: Bool
    /// How often each.
    let times: Int
    /// All together, not one after another.
    let atOnce: Bool
    let answer: Int?

    init(_ reader: inout FieldReader) throws(InputError) {
        attempt = try reader.optionalText("attempt")
        kind = try reader.word("kind", of: OutgoingMessage.Kind.self)
        newestFirst = try reader.flag("newestFirst") ?? false
        times = try reader.count("times") ?? 1
        atOnce = try reader.flag("atOnce") ?? false
        answer = try reader.count("answer")
    }

    func perform(on stage: isolated Stage) async throws(Surprise) {
        let number = try attempt.map { name throws(Surprise) in try stage.number(name) }
        let chosen = stage.road.waiting.filter { letter in
            (number == nil || letter.message.attempt == number) && (kind == nil || letter.message.kind == kind)
        }
        guard !chosen.isEmpty else { throw Surprise("nothing was held") }
        let ids = Set(chosen.map { [$0.account.text, String($0.message.id)] })
        stage.road.waiting.removeAll { ids.contains([$0.account.text, String($0.message.id)]) }
        let ordered = newestFirst ? Array(chosen.reversed()) : chosen
        try await stage.deliver(ordered.flatMap { Array(repeating: $0, count: times) }, atOnce: atOnce, answer: answer)
    }
}

/// Somebody sends again what the desk has already got.
struct ReplayStep: ScenarioStep {
    static let word = "replay"

    let attempt: String?
    let times: Int
    let atOnce: Bool
    let answer: Int?

    init(_ reader: inout FieldReader) throws(InputError) {
        attempt = try reader.optionalText("attempt")
        times = try reader.count("times") ?? 1
        atOnce = try reader.flag("atOnce") ?? false
        answer = try reader.count("answer")
    }

    func perform(on stage: isolated Stage) async throws(Surprise) {
        let number = try attempt.map { name throws(Surprise) in try stage.number(name) }
        let letters = stage.road.archive.filter { number == nil || $0.message.attempt == number }
        guard !letters.isEmpty else { throw Surprise("nothing was delivered before") }
        let archive = stage.road.archive
        try await stage.deliver(
            Array(repeating: letters, count: times).flatMap { $0 }, atOnce: atOnce, answer: answer)
        stage.road.archive = archive
    }
}

extension Stage {
    private nonisolated func deliverAtOnce(_ letters: [Road.Letter]) async -> [Int?] {
        await withTaskGroup(of: Int?.self) { group in
            for letter in letters { group.addTask { await self.deliver(letter)?.answer.status } }
            var statuses: [Int?] = []
            for await status in group { statuses.append(status) }
            return statuses
        }
    }

    func deliver(_ letters: [Road.Letter], atOnce: Bool, answer: Int?) async throws(Surprise) {
        var statuses: [Int?] = []
        if atOnce {
            statuses = await deliverAtOnce(letters)
        } else {
            for letter in letters { statuses.append(await deliver(letter)?.answer.status) }
        }
        guard let answer else { return }
        for status in statuses where status != answer {
            throw Surprise("is answered with \(status.map(String.init) ?? "nothing")")
        }
    }
}
#endif
