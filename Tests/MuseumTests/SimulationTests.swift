#if Dispatcher
import Museum
import Payments
import Testing

@Suite("The simulation")
struct SimulationTests {
    @Test("Whoever goes on next, whatever fails and wherever it crashes, the order's state fits the ledger and the policies")
    func seeds() {
        let summary = SimulationRun(first: 1, seeds: 60, steps: 200).play()
        #expect(summary.failures == [])
        // The seeds reach every end, crash, and interleave, or they would show nothing.
        for status in [OrderStatus.paid, .review, .expired, .canceled] { #expect(summary.endings[status, default: 0] > 0) }
        #expect(summary.crashes > 20)
        #expect(summary.choices > 10_000)
    }

    @Test("What is wrong on purpose is seen", arguments: SimulationFlaw.allCases)
    func flaws(_ flaw: SimulationFlaw) {
        let isSeen = (UInt64(1)...150).contains { seed in
            Simulation.play(SimulationSettings(seed: seed, flaw: flaw)).problems.contains { $0.contains(flaw.sign) }
        }
        #expect(isSeen)
    }

    @Test("A seed plays the same again, to the last byte")
    func replay() {
        for seed in UInt64(500)..<504 {
            let settings = SimulationSettings(seed: seed, steps: 200, keepsLines: true)
            let first = Simulation.play(settings)
            let second = Simulation.play(settings)
            #expect(first.digest == second.digest)
            #expect(first.lines == second.lines)
            #expect(first.lines.count > 200)
        }
    }

    @Test("What comes of many seeds does not depend on how many are played at once")
    func workers() {
        let one = SimulationRun(first: 900, seeds: 6, steps: 60, workers: 1).play()
        let two = SimulationRun(first: 900, seeds: 6, steps: 60, workers: 2).play()
        #expect(one.digest == two.digest)
        #expect(one.choices == two.choices)
    }
}
#endif
