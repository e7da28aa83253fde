#if Service
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Payments
import ServiceLifecycle
import Testing

@testable import PaymentService

@Suite("Shutting down", .serialized)
struct ShutdownTests {
    @Test("A request under way is finished and answered; nobody else comes in; nothing is lost")
    func finishing() async throws {
        let door = Door()
        let desk = try Desk(store: FailingStore(door: door))
        let (ports, told) = AsyncStream.makeStream(of: Int?.self)
        let application = desk.service.application(listeningAt: .hostname("localhost", port: 0)) { port in told.yield(port) }
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [application], logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            let port = try required(await ports.first { _ in true })
            async let answer = RawConnection.exchange(
                port: port,
                SocketLimitTests.head + "Connection: close\r\nContent-Length: \(Terms.json().utf8.count)\r\n\r\n" + Terms.json())
            await door.someone()
            await group.triggerGracefulShutdown()
            door.open()
            let text = try await answer
            #expect(text.hasPrefix("HTTP/1.1 201"))
            try await tasks.waitForAll()
            await #expect(throws: (any Error).self) { try await RawConnection.exchange(port: port, "GET / HTTP/1.1\r\n\r\n") }
        }
        #expect(try await desk.store.order("A-1") != nil)
    }

    @Test("A page that listens is let go, and does not hold the desk up")
    func streams() async throws {
        let desk = try Desk()
        let order = try await desk.test { client in
            try await client.open()
            return try await CheckoutTests.token(desk)
        }
        let (ports, told) = AsyncStream.makeStream(of: Int?.self)
        let application = desk.service.application(listeningAt: .hostname("localhost", port: 0)) { port in told.yield(port) }
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [application], logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            let port = try required(await ports.first { _ in true })
            let connection = try await RawConnection(port: port)
            let text = try await connection.send(
                ["GET /checkout/\(order)/events HTTP/1.1\r\nHost: d\r\n\r\n"], until: "\"sequence\""
            ) {
                await group.triggerGracefulShutdown()
            }
            #expect(text.contains("text/event-stream") && text.contains("event: status"))
            #expect(text.lowercased().contains("access-control-allow-origin: *"))
            try await tasks.waitForAll()
        }
    }
}
#endif
