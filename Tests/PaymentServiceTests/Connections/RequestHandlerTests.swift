#if Service
import Hummingbird
import NIOCore
import NIOHTTP1
import Synchronization
import Testing

@testable import PaymentService

@Suite("Answering on real connections", .serialized, .timeLimit(.minutes(5)))
struct RequestHandlerTests {
    private static let request = "GET / HTTP/1.1\r\nHost: desk\r\n\r\n"

    @Test("A connection that would stay is told that it closes when the desk shuts down before its answer")
    func shutdown() async throws {
        let door = Door()
        let answer = try await Switchboard.open { _, _ in
            await door.pass()
            return .plain("done")
        } _: { board in
            async let answer = RawConnection.exchange(port: board.port, Self.request)
            let connection = try await board.connection()
            await door.someone()
            try await board.quiesce(connection)
            door.open()
            return try await answer
        }
        #expect(answer.hasPrefix("HTTP/1.1 200") && answer.hasSuffix("done"))
        #expect(answer.lowercased().contains("connection: close\r\n"))
    }

    @Test("An answer without end that begins when the desk shuts down already comes to its end")
    func lateStream() async throws {
        let door = Door()
        let answer = try await Switchboard.open { _, _ in
            await door.pass()
            return Self.endless
        } _: { board in
            async let answer = RawConnection.exchange(port: board.port, Self.request)
            let connection = try await board.connection()
            await door.someone()
            try await board.quiesce(connection)
            door.open()
            return try await answer
        }
        #expect(answer.contains("first") && answer.hasSuffix("0\r\n\r\n"))
    }

    @Test("So does one under way, whole for whoever listens")
    func stream() async throws {
        let answer = try await Switchboard.open { _, _ in
            Self.endless
        } _: { board in
            let client = try await RawConnection(port: board.port)
            let connection = try await board.connection()
            return try await client.send([Self.request], until: "first") { try? await board.quiesce(connection) }
        }
        #expect(answer.contains("first") && answer.hasSuffix("0\r\n\r\n"))
    }

    @Test("An answer without end whose client left before it began ends, and is waited for")
    func streamForNobody() async throws {
        let door = Door()
        try await Switchboard.open { _, _ in
            await door.pass()
            return Self.endless
        } _: { board in
            async let answer = RawConnection.exchange(port: board.port, Self.request)
            let connection = try await board.connection()
            await door.someone()
            try await connection.channel.close()
            door.open()
            await board.attend(connection)
            #expect(try await answer.isEmpty)
        }
    }

    @Test("A request whose client left is done to its end, and is waited for")
    func left() async throws {
        let door = Door()
        let isDone = Atomic<Bool>(false)
        try await Switchboard.open { _, _ in
            await door.pass()
            isDone.store(!Task.isCancelled, ordering: .relaxed)
            return .plain("done")
        } _: { board in
            async let answer = RawConnection.exchange(port: board.port, Self.request)
            let connection = try await board.connection()
            await door.someone()
            try await connection.channel.close()
            let isDoneEarly = isDone.load(ordering: .relaxed)
            door.open()
            await board.attend(connection)
            let isDoneAtLast = isDone.load(ordering: .relaxed)
            #expect(!isDoneEarly && isDoneAtLast)
            #expect(try await answer.isEmpty)
        }
    }

    @Test("Who can wait no longer closes a connection that nobody uses")
    func cancelled() async throws {
        try await Switchboard.open { _, _ in
            .plain("done")
        } _: { board in
            async let answer = RawConnection.exchange(port: board.port, Self.request)
            let connection = try await board.connection()
            let attending = Task { await board.attend(connection) }
            attending.cancel()
            await attending.value
            _ = try await answer
        }
    }

    @Test("A second request is answered after the first, however long that takes")
    func order() async throws {
        let door = Door()
        let answer = try await Switchboard.open { request, _ in
            if request.uri.path == "/slow" { await door.pass() }
            return .plain("<\(request.uri.path)>")
        } _: { board in
            async let answer = RawConnection.exchange(
                port: board.port, "GET /slow HTTP/1.1\r\nHost: desk\r\n\r\nGET /a HTTP/1.1\r\nHost: desk\r\n\r\n",
                "GET /b HTTP/1.1\r\nHost: desk\r\nConnection: close\r\n\r\nGET /c HTTP/1.1\r\nHost: desk\r\n\r\n")
            await door.someone()
            door.open()
            return try await answer
        }
        let paths = answer.matches(of: /<([^>]*)>/).map { String($0.1) }
        #expect(paths == ["/slow", "/a", "/b"])
    }

    @Test("What is answered at once is out before what takes its time, and keeps its turn behind it")
    func mixed() async throws {
        let door = Door()
        let answering = Answering(
            atOnce: { request in
                guard request.head.uri != "/slow" else { return nil }
                return WholeAnswer(.ok, [:], body: ByteBuffer(string: "<\(request.head.uri)>"))
            },
            inTime: { request, _ in
                await door.pass()
                return .plain("<\(request.head.uri)>")
            })
        let answer = try await Switchboard.open(answering: answering) { board in
            let client = try await RawConnection(port: board.port)
            let requests = ["/a", "/slow", "/b", "/c"].map { "GET \($0) HTTP/1.1\r\nHost: desk\r\n\r\n" }.joined()
            let last = "HEAD /d HTTP/1.1\r\nHost: desk\r\nConnection: close\r\n\r\n"
            return try await client.send([requests + last], until: "</a>") { door.open() }
        }
        #expect(answer.matches(of: /<([^>]*)>/).map { String($0.1) } == ["/a", "/slow", "/b", "/c"])
        // The last has its length and no body, and says that it is the last.
        let parts = answer.split(separator: "HTTP/1.1 200 OK\r\n", omittingEmptySubsequences: false)
        #expect(parts.count == 6 && parts[5].contains("Content-Length: 4\r\n") && parts[5].contains("Connection: close\r\n"))
        #expect(parts.dropLast().allSatisfy { !$0.contains("Connection:") })
    }

    /// Says something, and then nothing until it is told to end.
    private static var endless: Response {
        Response(
            status: .ok,
            body: ResponseBody { writer in
                try await writer.write(ByteBuffer(string: "first"))
                let (silence, source) = AsyncStream.makeStream(of: Void.self)
                for await _ in silence {}
                source.finish()
                try await writer.finish(nil)
            })
    }
}
#endif
