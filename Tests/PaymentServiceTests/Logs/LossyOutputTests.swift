#if Service
import Glibc
import Metrics
import Testing

@testable import PaymentService
@testable import paydesk

@Suite("Lines that nobody takes")
struct LossyOutputTests {
    private let metrics = PrometheusRegistry()

    private func output(_ descriptor: Int32) -> LossyOutput {
        LossyOutput(descriptor: descriptor, lost: Counter(label: "lost_total", factory: metrics))
    }

    /// Both ends of a new pipe.
    private static func pipe() throws -> (reading: Int32, writing: Int32) {
        var ends: [Int32] = [-1, -1]
        guard Glibc.pipe(&ends) == 0 else { throw Missing() }
        return (ends[0], ends[1])
    }

    @Test("A full disk takes no line; each is counted, and the process goes on")
    func full() throws {
        let disk = open("/dev/full", O_WRONLY)
        try #require(disk >= 0)
        defer { close(disk) }
        output(disk).write("one")
        output(disk).write("two")
        #expect(metrics.text.contains("lost_total 2"))
    }

    @Test("A reader who has gone takes no line, and ends nothing")
    func gone() throws {
        LossyOutput.outliveReaders()
        let pipe = try Self.pipe()
        defer { close(pipe.writing) }
        close(pipe.reading)
        output(pipe.writing).write("one")
        #expect(metrics.text.contains("lost_total 1"))
    }

    @Test("A line arrives whole with its end, and is not counted as lost")
    func whole() throws {
        let pipe = try Self.pipe()
        defer { close(pipe.reading) }
        output(pipe.writing).write("石頭")
        close(pipe.writing)
        var bytes = [UInt8](repeating: 0, count: 64)
        let count = read(pipe.reading, &bytes, bytes.count)
        #expect(String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self) == "石頭\n")
        #expect(metrics.text.contains("lost_total 0"))
    }

    @Test("A reader who takes nothing holds nobody up: what finds no room is lost and counted")
    func stalled() throws {
        let pipe = try Self.pipe()
        defer {
            close(pipe.reading)
            close(pipe.writing)
        }
        let output = output(pipe.writing)
        let line = String(repeating: "a", count: 999)
        for _ in 0..<1_000 { output.write(line) }
        var bytes = [UInt8](repeating: 0, count: 2_000_000)
        let taken = read(pipe.reading, &bytes, bytes.count) / 1_000
        #expect(taken > 10 && metrics.text.contains("lost_total \(1_000 - taken)"))
        output.write(line)
        #expect(read(pipe.reading, &bytes, bytes.count) == 1_000)
    }

    @Test("A line of which a part alone is taken is counted as lost")
    func part() throws {
        let pipe = try Self.pipe()
        defer {
            close(pipe.reading)
            close(pipe.writing)
        }
        try #require(fcntl(pipe.writing, F_SETFL, O_NONBLOCK) == 0)
        output(pipe.writing).write(String(repeating: "a", count: 4_000_000))
        #expect(metrics.text.contains("lost_total 1"))
    }
}
#endif
