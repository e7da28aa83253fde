import Testing

@testable import Payments

/// Every sequence of up to six letters (four in the quick run), on the shipped fold.
///
/// Sequences that lead to equal facts have the same future, since the facts are the fold's whole memory. So the check walks the
/// distinct facts: at each it appends every letter and holds the rules against every single step, and it shows for every pair of
/// letters that their order does not matter. By induction that covers each of the counted sequences, and each permutation of it.
@Suite struct ExhaustiveFoldTests {
    private static let depth = Thoroughness.isFull ? 6 : 4

    private struct Node {
        let state: OrderState
        let path: [Int]
    }

    @Test("every sequence of letters, up to the full depth, keeps the invariants", arguments: Alphabet.all)
    func everySequence(_ alphabet: Alphabet) {
        let order = Scene.order()
        let letters = alphabet.letters
        var nodes: [OrderFacts: Node] = [OrderFacts(): Node(state: OrderFacts().state(of: order), path: [])]
        var frontier: [OrderFacts] = [OrderFacts()]
        var steps = 0
        for length in 1...Self.depth {
            var next: [OrderFacts] = []
            for facts in frontier {
                guard let node = nodes[facts] else { continue }
                let successors = letters.map { letter in
                    var extended = facts
                    extended.insert(letter.evidence)
                    return extended
                }
                for (index, successor) in successors.enumerated() {
                    if nodes[successor] == nil {
                        nodes[successor] = Node(state: successor.state(of: order), path: node.path + [index])
                        next.append(successor)
                    }
                    guard let reached = nodes[successor] else { continue }
                    steps += 1
                    check(node, letters[index], reached, order, letters)
                }
                if length < Self.depth { checkOrderDoesNotMatter(facts, successors, letters) }
            }
            frontier = next
        }
        for (facts, node) in nodes { checkTime(facts, node, order) }
        let sequences = (0...Self.depth).reduce(into: (sum: 0, power: 1)) { total, _ in
            total.sum += total.power
            total.power *= letters.count
        }.sum
        print(
            "exhaustive \(alphabet.name): \(letters.count) letters, \(sequences) sequences of up to \(Self.depth), "
                + "\(nodes.count) distinct facts, \(steps) steps checked")
        #expect(nodes.count > 500)
    }

    private func check(
        _ before: Node, _ letter: Alphabet.Letter, _ after: Node, _ order: Order, _ letters: [Alphabet.Letter]
    ) {
        let path = (before.path.map { letters[$0].name } + [letter.name]).joined(separator: " → ")
        if letter.isMute { #expect(after.state.status == before.state.status, "a mute letter moved it: \(path)") }
        // Evidence is told in the order of time; a word from before the payment that turns up later may make it late.
        let isNewest = before.path.allSatisfy { letters[$0].evidence.receivedAt <= letter.evidence.receivedAt }
        if before.state.status == .paid, isNewest, !letter.isMoney, !letter.isReturn, !letter.isDenial, !letter.isDecision {
            #expect(after.state.status == .paid, "something that is not money left paid: \(path)")
        }
        // A denial or a void from before a decision, or an expiry from before a payment that was voided, may turn up only after it and undo
        // paid at once: told in time it would have been review, or there would have been nothing to accept.
        let isEarlierWord = !isNewest && ["expired", "canceled"].contains { letter.name.hasPrefix($0) }
        if before.state.status == .paid, !isEarlierWord, isNewest || !letter.isDenial {
            #expect([.paid, .review].contains(after.state.status), "paid is left only through review: \(path)")
        }
        guard after.state.status == .paid else { return }
        let told = before.path.map { letters[$0] } + [letter]
        let isGood = told.contains { $0.isGoodMoney }
        let isAccepted = told.contains { $0.name == "accept" } && told.contains { $0.isMoney }
        #expect(isGood || isAccepted, "paid without verified money: \(path)")
        #expect(after.state.settledBy != nil, "paid by nobody: \(path)")
    }

    private func checkOrderDoesNotMatter(_ facts: OrderFacts, _ successors: [OrderFacts], _ letters: [Alphabet.Letter]) {
        for (index, successor) in successors.enumerated() {
            var twice = successor
            twice.insert(letters[index].evidence)
            #expect(twice == successor, "\(letters[index].name) twice is not once")
        }
        // Pairs are shown on the shorter half; beyond it the same letters meet facts that are joins of these.
        guard successors.count > 1 else { return }
        for left in successors.indices {
            for right in successors.indices where right > left {
                var leftFirst = successors[left]
                leftFirst.insert(letters[right].evidence)
                var rightFirst = successors[right]
                rightFirst.insert(letters[left].evidence)
                if leftFirst != rightFirst {
                    Issue.record("order matters between \(letters[left].name) and \(letters[right].name)")
                }
            }
        }
    }

    /// Whoever waits has a next check, and looking at the clock then ends the wait; nobody else has one.
    private func checkTime(_ facts: OrderFacts, _ node: Node, _ order: Order) {
        #expect((node.state.nextCheck != nil) == node.state.status.isWaiting)
        guard let next = node.state.nextCheck else { return }
        var later = facts
        later.insert(Evidence(.clock, receivedAt: next))
        #expect(!later.state(of: order).status.isWaiting, "still waiting after its time: \(node.state.status)")
    }
}
