#if Service
/// Tells a conversation things at random, in the order in which a connection may, and keeps its own books.
struct RandomTalk {
    private(set) var complaints: [String] = []

    private var generator: SeededGenerator
    private var talk = Talk()
    private var count = 0
    /// Between a head and its end.
    private var isInside = false
    /// The request that is coming, if anybody is to hear of it.
    private var current: (path: String, bytes: Int, isLast: Bool)?
    private var due: [String] = []
    private var answers: [String] = []
    private var isAnswering = false
    private var isWound = false
    private var isRefusing = false
    private var isInputOver = false
    private var isGone = false
    private var endings: [String] = []

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    mutating func run(steps: Int) {
        for _ in 0..<steps { step() }
        while isAnswering { answer() }
        if isGone {
            if !due.starts(with: answers) { complain("answered \(answers) of \(due)") }
        } else {
            if answers != due { complain("answered \(answers), not \(due)") }
            let end = isWound && current == nil ? [isRefusing ? "refuse" : "hang up"] : []
            if endings != end { complain("ended with \(endings), not \(end)") }
        }
    }

    private mutating func step() {
        switch Int.random(in: 0..<40, using: &generator) {
        case 0:
            isWound = true
            hear(talk.quiesce())
        case 1:
            isWound = true
            isInputOver = true
            current = nil
            hear(talk.inputEnded())
        case 2:
            isRefusing = isRefusing || !isWound || current != nil
            isWound = true
            isInside = false
            current = nil
            hear(talk.broke())
        case 3 where count > 4:
            isGone = true
            isWound = true
            current = nil
            talk.closed()
        case 4..<14: if isAnswering { answer() }
        default: if !isInputOver { part() }
        }
    }

    private mutating func part() {
        guard isInside else { return head() }
        guard Bool.random(using: &generator) else { return end() }
        let bytes = Int.random(in: 1...4, using: &generator)
        if let coming = current {
            current?.bytes += bytes
            if coming.bytes + bytes > Talk.bodyLimit { expect(isLast: true) }
        }
        hear(talk.body(String(repeating: "x", count: bytes)))
    }

    private mutating func head() {
        isInside = true
        count += 1
        let (path, close) = ("/\(count)", Int.random(in: 0..<8, using: &generator) == 0)
        let length = Int.random(in: 0..<12, using: &generator) == 0 ? Talk.bodyLimit + 1 : nil
        if !isWound {
            current = (path, 0, close)
            if length != nil { expect(isLast: true) }
        }
        hear(talk.head(path, length: length, close: close))
    }

    private mutating func end() {
        isInside = false
        if let current { expect(isLast: current.isLast) }
        hear(talk.end())
    }

    /// The request that was coming must be answered.
    private mutating func expect(isLast: Bool) {
        if let current { due.append(current.path) }
        current = nil
        if isLast { isWound = true }
    }

    private mutating func answer() {
        isAnswering = false
        hear(talk.answered())
    }

    private mutating func hear(_ word: String) {
        guard word != "wait" else { return }
        if isGone { complain("\(word) to nobody") }
        if !endings.isEmpty { complain("\(word) after the end") }
        if isAnswering { complain("\(word) while another is answered") }
        guard word.hasPrefix("/") else { return endings.append(word) }
        isAnswering = true
        answers.append(word)
    }

    private mutating func complain(_ text: String) { complaints.append(text) }
}
#endif
