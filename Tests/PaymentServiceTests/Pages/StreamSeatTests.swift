#if Service
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Payments
import ServiceLifecycle
import Testing

@testable import PaymentService

@Suite("Places for pages that listen", .serialized)
struct StreamSeatTests {
    @Test("One order has so many, whoever asks; what is given back is free again, and nothing is left of it")
    func ofOneOrder() {
        let seats = StreamSeats(limit: 100)
        var taken = (0..<StreamSeats.ofOneOrder).map { _ in seats.seat(for: "A-1") }
        #expect(taken.allSatisfy { $0 != nil } && seats.seat(for: "A-1") == nil)
        let other = seats.seat(for: "A-2")
        #expect(other != nil && seats.orders == 2)
        taken[3] = nil
        taken[3] = seats.seat(for: "A-1")
        #expect(taken[3] != nil && seats.seat(for: "A-1") == nil)
        withExtendedLifetime(other) {
            taken = []
            #expect(seats.orders == 1)
        }
    }

    @Test("All together have so many, and who was turned away holds none")
    func inAll() {
        let seats = StreamSeats(limit: 1)
        var first = seats.seat(for: "A-1")
        for _ in 0..<3 { #expect(seats.seat(for: "A-2") == nil) }
        #expect(first != nil && seats.orders == 1)
        first = nil
        #expect(seats.orders == 0 && seats.seat(for: "A-2") != nil)
    }

    @Test("A page too many of one order is told to come again, and a page of another order listens")
    func overHTTP() async throws {
        let desk = try Desk()
        let (crowded, other) = try await desk.test { client in
            try await client.open("A-1")
            try await client.open("A-2")
            return (try await CheckoutTests.token(desk, "A-1"), try await CheckoutTests.token(desk, "A-2"))
        }
        let (ports, told) = AsyncStream.makeStream(of: Int?.self)
        let (answers, heard) = AsyncStream.makeStream(of: Void.self)
        let application = desk.service.application(listeningAt: .hostname("localhost", port: 0)) { port in told.yield(port) }
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [application], logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            let port = try required(await ports.first { _ in true })
            for _ in 0..<StreamSeats.ofOneOrder {
                tasks.addTask {
                    _ = try await RawConnection(port: port).send([Self.question(crowded)], until: "\"sequence\"") {
                        heard.yield()
                    }
                }
            }
            for await _ in answers.prefix(StreamSeats.ofOneOrder) {}
            // Whoever got a place after all would wait for ever.
            let tooMany = try await RawConnection(port: port).send([Self.question(crowded)], until: "\"sequence\"") {
                await group.triggerGracefulShutdown()
            }
            #expect(tooMany.hasPrefix("HTTP/1.1 503") && tooMany.lowercased().contains("retry-after: 5"))
            let listening = try await RawConnection(port: port).send([Self.question(other)], until: "\"sequence\"") {
                await group.triggerGracefulShutdown()
            }
            #expect(listening.hasPrefix("HTTP/1.1 200"))
            try await tasks.waitForAll()
        }
    }

    private static func question(_ token: String) -> String {
        "GET /checkout/\(token)/events HTTP/1.1\r\nHost: d\r\nConnection: close\r\n\r\n"
    }
}
#endif
