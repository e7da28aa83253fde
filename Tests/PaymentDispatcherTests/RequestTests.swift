#if Dispatcher
import Payments
import Testing

@testable import PaymentDispatcher

@Suite("Repeated requests")
struct RequestTests {
    @Test("A request runs once, and its answer is given again")
    func once() async throws {
        let dispatcher = try Till().dispatcher
        #expect(try await dispatcher.begin("k", fingerprint: "f") == .begun)
        #expect(try await dispatcher.begin("k", fingerprint: "f") == .running)
        try await dispatcher.finish("k", StoredReply(status: 201, body: [1, 2]))
        #expect(try await dispatcher.begin("k", fingerprint: "f") == .finished(StoredReply(status: 201, body: [1, 2])))
    }

    @Test("A key stands for one request only")
    func reused() async throws {
        let dispatcher = try Till().dispatcher
        _ = try await dispatcher.begin("k", fingerprint: "f")
        #expect(await failure(try await dispatcher.begin("k", fingerprint: "g")) == .conflict(.keyReused))
    }

    @Test("What did nothing may be tried again at once")
    func abandoned() async throws {
        let dispatcher = try Till().dispatcher
        _ = try await dispatcher.begin("k", fingerprint: "f")
        try await dispatcher.abandon("k")
        #expect(try await dispatcher.begin("k", fingerprint: "f") == .begun)
    }

    @Test("A run that the store let down twice may be tried again as soon as the store is back, by one caller")
    func letDown() async throws {
        let till = try Till()
        _ = try await till.dispatcher.begin("k", fingerprint: "f")
        till.store.fail("abandon")
        _ = await failure(try await till.dispatcher.abandon("k"))
        for _ in 0..<2 {
            guard case .store? = await failure(try await till.dispatcher.begin("k", fingerprint: "f")) else { throw Absent() }
        }
        till.store.recover()
        #expect(try await till.dispatcher.begin("k", fingerprint: "f") == .begun)
        #expect(try await till.dispatcher.begin("k", fingerprint: "f") == .running)
    }

    @Test("A mark that is somebody else's by now is left alone")
    func letDownLongAgo() async throws {
        let till = try Till()
        _ = try await till.dispatcher.begin("k", fingerprint: "f")
        till.store.fail("abandon")
        _ = await failure(try await till.dispatcher.abandon("k"))
        till.store.recover()
        till.time.pass(seconds: Desk.longestRequestSeconds)
        #expect(try await till.dispatcher.begin("k", fingerprint: "f") == .resumed)
        #expect(try await till.dispatcher.begin("k", fingerprint: "f") == .running)
    }

    @Test("A run that was lost is told as such when its time is over, and not before")
    func lost() async throws {
        let till = try Till()
        _ = try await till.dispatcher.begin("k", fingerprint: "f")
        till.time.pass(seconds: Desk.longestRequestSeconds - 1)
        #expect(try await till.dispatcher.begin("k", fingerprint: "f") == .running)
        till.time.pass(seconds: 1)
        #expect(try await till.dispatcher.begin("k", fingerprint: "f") == .resumed)
    }

    @Test("Keys that cannot be stored are refused", arguments: ["", String(repeating: "k", count: 256), "a\0b"])
    func invalid(_ key: String) async throws {
        let dispatcher = try Till().dispatcher
        guard case .invalid("key", _)? = await failure(try await dispatcher.begin(IdempotencyKey(key), fingerprint: "f")) else {
            throw Absent()
        }
    }
}
#endif
