#if SQLite
import Testing

@testable import SQLiteOrderStore

/// Numbers that look thrown and are the same for the same seed.
private struct Dice {
    private var state: UInt64

    init(seed: Int) { state = UInt64(seed) &* 2_654_435_769 &+ 1 }

    mutating func roll(_ sides: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % sides
    }
}

@Suite("The line before the writer")
struct WritingLineTests {
    private static func request(isAwaited: Bool = true, sharesThread: Bool = true) -> Request {
        Request(
            "test", isAwaited: isAwaited, sharesThread: sharesThread, { _ in }, tell: { (_: Result<Void, _>) in }, lead: { _ in })
    }

    /// A line that has found out what a sync costs.
    private static func line(sync: Duration) -> WritingLine {
        var line = WritingLine()
        for _ in 0..<20 {
            _ = line.join(request())
            _ = line.group(64)
            _ = line.groupEnded(of: 1, after: sync)
        }
        return line
    }

    private static let dear = Duration.milliseconds(2)

    @Test("The first begins; who comes while a group is written waits for the next")
    func first() {
        var line = Self.line(sync: Self.dear)
        guard case .lead = line.join(Self.request()) else { return #expect(Bool(false), "the first begins") }
        guard case .rest = line.join(Self.request()) else { return #expect(Bool(false), "the second waits") }
        #expect(line.group(64).count == 2 && line.count == 0)
    }

    @Test("Where a sync is dear, who waits longest leads from its own thread; where it is cheap, the writer goes on")
    func next() {
        for (sync, leads) in [(Self.dear, true), (.microseconds(20), false)] {
            var line = Self.line(sync: sync)
            #expect(line.isSyncCheap == !leads)
            _ = line.join(Self.request())
            _ = line.group(64)
            _ = line.join(Self.request())
            switch line.groupEnded(of: 2, after: .milliseconds(5)) {
            case .lead: #expect(leads)
            case .write: #expect(!leads)
            case .rest, .wait: #expect(Bool(false), "somebody waits")
            }
        }
    }

    @Test("Nobody is led back to a thread that is not shared")
    func commonPool() {
        var line = Self.line(sync: Self.dear)
        _ = line.join(Self.request(sharesThread: false))
        _ = line.group(64)
        _ = line.join(Self.request(sharesThread: false))
        guard case .write = line.groupEnded(of: 1, after: Self.dear) else { return #expect(Bool(false), "the writer goes on") }
    }

    @Test("What nobody waits for is timed once, and goes along with the first who is waited for")
    func patience() {
        var line = Self.line(sync: Self.dear)
        guard case .wait = line.join(Self.request(isAwaited: false)) else { return #expect(Bool(false), "it waits") }
        guard case .rest = line.join(Self.request(isAwaited: false)) else { return #expect(Bool(false), "it is timed already") }
        guard case .lead = line.join(Self.request()) else { return #expect(Bool(false), "this one is waited for") }
        let isAlone = line.patienceEnded()
        #expect(!isAlone, "somebody leads")
        #expect(line.group(64).count == 3)
        guard case .rest = line.groupEnded(of: 1, after: Self.dear) else { return #expect(Bool(false), "the line is empty") }
        let isDue = line.patienceEnded()
        #expect(!isDue, "nothing is left")
    }

    @Test("When patience ends and nobody came, it is written all the same")
    func overdue() {
        var line = Self.line(sync: Self.dear)
        _ = line.join(Self.request(isAwaited: false))
        let isDue = line.patienceEnded()
        #expect(isDue)
        #expect(line.group(64).count == 1)
        guard case .rest = line.groupEnded(of: 1, after: .zero) else { return #expect(Bool(false), "the line is empty") }
    }

    @Test("Whoever is alone writes by itself only where that is known to be quick, and not after a failure")
    func quick() {
        var new = WritingLine()
        _ = new.join(Self.request())
        #expect(!new.isQuick && new.isSyncCheap, "nothing is known yet")
        var line = Self.line(sync: .microseconds(20))
        _ = line.join(Self.request())
        #expect(line.isQuick)
        _ = line.join(Self.request())
        #expect(!line.isQuick, "two are not alone")
        _ = line.group(64)
        _ = line.groupEnded(of: 2, after: nil)
        _ = line.join(Self.request())
        #expect(!line.isQuick && !line.isSyncCheap)
    }

    @Test("A turn that nobody uses is taken from whoever has it, once")
    func unused() {
        var line = Self.line(sync: Self.dear)
        guard case .lead(_, let turn) = line.join(Self.request()) else { return #expect(Bool(false), "the first begins") }
        let watched = line.watch()
        let again = line.watch()
        #expect(watched == turn && again == nil)
        let isTaken = line.watchEnded(turn)
        let isLate = line.begin(turn)
        #expect(isTaken && !isLate)
        #expect(line.group(64).count == 1)
    }

    @Test("A turn that was used is left alone")
    func used() {
        var line = Self.line(sync: Self.dear)
        guard case .lead(_, let turn) = line.join(Self.request()) else { return #expect(Bool(false), "the first begins") }
        _ = line.watch()
        let begins = line.begin(turn)
        let isTaken = line.watchEnded(turn)
        #expect(begins && !isTaken && line.watch() == nil)
    }

    @Test("Whatever comes in whatever order, all of it is written, in its order, and the line comes to rest", arguments: 0..<200)
    func everything(_ seed: Int) {
        var dice = Dice(seed: seed)
        var line = WritingLine()
        var (joined, written, isTimed) = (0, 0, false)
        var step = WritingLine.Step.rest
        func take(_ new: WritingLine.Step) {
            switch new {
            case .rest: break
            case .wait:
                #expect(!isTimed, "one timer")
                isTimed = true
            case .lead, .write:
                if case .rest = step { step = new } else { #expect(Bool(false), "two begin at once") }
            }
        }
        func write() {
            step = .rest
            let group = line.group(3)
            written += group.count
            take(line.groupEnded(of: group.count, after: dice.roll(8) == 0 ? nil : .microseconds(dice.roll(600))))
        }
        func goOn() {
            switch step {
            case .write: write()
            case .lead(_, let turn):
                let begins = dice.roll(4) == 0 ? line.watchEnded(turn) : line.begin(turn)
                #expect(begins)
                write()
            case .rest, .wait: break
            }
        }
        func passTime() {
            guard isTimed else { return }
            isTimed = false
            if line.patienceEnded() { write() }
        }
        for _ in 0..<100 {
            if dice.roll(2) == 0 { goOn() }
            if dice.roll(4) == 0 { passTime() }
            take(line.join(Self.request(isAwaited: dice.roll(3) > 0, sharesThread: dice.roll(2) == 0)))
            joined += 1
        }
        for _ in 0..<joined {
            goOn()
            passTime()
        }
        #expect(written == joined && line.count == 0)
    }
}
#endif
