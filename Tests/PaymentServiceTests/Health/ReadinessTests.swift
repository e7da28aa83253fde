#if Service
import Payments
import Testing

@testable import PaymentService

@Suite("Readiness of a slow store")
struct ReadinessTests {
    /// Lets everything that can go on do so.
    private static func settle() async { for _ in 0..<1_000 { await Task.yield() } }

    @Test("Whoever looks while the store is tried waits for that try, however long it takes, and begins none")
    func oneLook() async throws {
        let door = Door()
        let store = FailingStore(beginDoor: door)
        let desk = try Desk(store: store)
        let readiness = Readiness(dispatcher: desk.dispatcher, time: desk.time)
        let answers = await withTaskGroup(of: Bool.self) { group in
            let look: @Sendable () async -> Bool = { (try? await readiness.check()) != nil }
            group.addTask(operation: look)
            await door.someone()
            for _ in 0..<50 {
                // A look that takes long is not too old while it lasts.
                desk.time.pass(seconds: 2)
                group.addTask(operation: look)
            }
            await Self.settle()
            #expect(store.begun == 1)
            store.fail(.full)
            door.open()
            return await group.reduce(into: [Bool]()) { $0.append($1) }
        }
        #expect(answers.count == 51 && store.begun == 1)
        // All have the one answer: it was begun, and could not be abandoned again.
        #expect(answers.allSatisfy { !$0 })
    }

    @Test("The next look after the answer is a new one")
    func nextLook() async throws {
        let store = FailingStore()
        let desk = try Desk(store: store)
        let readiness = Readiness(dispatcher: desk.dispatcher, time: desk.time)
        try await readiness.check()
        try await readiness.check()
        #expect(store.begun == 1)
        desk.time.pass(seconds: 1)
        try await readiness.check()
        #expect(store.begun == 2)
    }
}
#endif
