internal import Glibc
internal import StrictJSON

/// Turns one line of JSON into one line of JSON.
protocol LineProcessor {
    /// - Throws: ``LineError``: the line's result is then an error object.
    func process(_ line: JSONDocument.Value) throws(LineError) -> JSONValue
}

/// Reads standard input line by line and answers each on standard output. A bad line gets an error object and stops nothing.
struct LineLoop<Processor: LineProcessor> {
    /// Longer lines are refused, not kept.
    static var maximumLineBytes: Int { 4 << 20 }

    let processor: Processor

    init(_ processor: Processor) {
        self.processor = processor
    }

    /// - Throws: when standard input cannot be read or standard output is gone.
    func run() throws {
        var input = LineInput(maximumBytes: Self.maximumLineBytes)
        while let line = try input.next() {
            guard line.isTooLong || !line.bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) else { continue }
            try LineOutput.write(answer(to: line))
        }
    }

    func answer(to line: LineInput.Line) -> JSONValue {
        guard !line.isTooLong else {
            return LineError(code: "line_too_long", message: "a line has at most \(Self.maximumLineBytes) bytes").json
        }
        return answer(to: line.bytes)
    }

    func answer(to bytes: [UInt8]) -> JSONValue {
        do throws(LineError) {
            return try processor.process(try Self.parse(bytes))
        } catch {
            return error.json
        }
    }

    private static func parse(_ bytes: [UInt8]) throws(LineError) -> JSONDocument.Value {
        do throws(JSONError) {
            return try JSONDocument(bytes, limits: JSONLimits(bytes: maximumLineBytes, members: 2000)).root
        } catch {
            throw LineError(code: "malformed_json", message: "the line is not strict JSON: \(error)")
        }
    }
}

/// Standard input, cut at line feeds.
struct LineInput {
    struct Line {
        var bytes: [UInt8]
        var isTooLong = false
    }

    private let maximumBytes: Int
    private var buffer: [UInt8] = []
    private var position = 0
    private var isAtEnd = false

    init(maximumBytes: Int) { self.maximumBytes = maximumBytes }

    mutating func next() throws -> Line? {
        var line = Line(bytes: [])
        var hasAny = false
        while true {
            if position == buffer.count {
                guard try fill() else { return hasAny ? line : nil }
            }
            hasAny = true
            let end = buffer[position...].firstIndex(of: 0x0A)
            let piece = buffer[position..<(end ?? buffer.count)]
            if line.bytes.count + piece.count > maximumBytes {
                line = Line(bytes: [], isTooLong: true)
            } else if !line.isTooLong {
                line.bytes += piece
            }
            position = end.map { $0 + 1 } ?? buffer.count
            if end != nil { return line }
        }
    }

    private mutating func fill() throws -> Bool {
        guard !isAtEnd else { return false }
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        let count = chunk.withUnsafeMutableBytes { bytes in read(STDIN_FILENO, bytes.baseAddress, bytes.count) }
        guard count >= 0 else { throw InputOutputFailure(errno: errno) }
        isAtEnd = count == 0
        buffer = Array(chunk.prefix(count))
        position = 0
        return count > 0
    }
}

enum LineOutput {
    static func write(_ value: JSONValue) throws {
        var rest = (value.serialized() + [0x0A])[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { bytes in Glibc.write(STDOUT_FILENO, bytes.baseAddress, bytes.count) }
            guard count > 0 else { throw InputOutputFailure(errno: errno) }
            rest = rest.dropFirst(count)
        }
    }
}

/// Standard input or output failed.
struct InputOutputFailure: Error, CustomStringConvertible {
    let errno: Int32
    var description: String { String(cString: strerror(errno)) }
}
