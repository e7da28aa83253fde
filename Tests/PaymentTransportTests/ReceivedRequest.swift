#if Transport
/// A request as it came over the wire.
struct ReceivedRequest: Sendable {
    var lines: [String]
    var body: [UInt8]

    var requestLine: String { lines.first ?? "" }

    /// All values of a header line, in order, found without regard to case.
    func values(_ name: String) -> [String] {
        lines.dropFirst().compactMap { line in
            guard let colon = line.firstIndex(of: ":"), line[..<colon].lowercased() == name.lowercased() else { return nil }
            return String(line[line.index(after: colon)...].drop { $0 == " " })
        }
    }

    /// The first whole request in `bytes` and how many of them it takes.
    static func first(in bytes: [UInt8]) -> (ReceivedRequest, length: Int)? {
        let blank = Array("\r\n\r\n".utf8)
        guard bytes.count >= 4, let end = (0...bytes.count - 4).first(where: { Array(bytes[$0..<$0 + 4]) == blank }) else {
            return nil
        }
        let head = String(decoding: bytes[..<end], as: UTF8.self)
        var request = ReceivedRequest(lines: head.split(separator: "\r\n").map(String.init), body: [])
        let bodyLength = request.values("Content-Length").first.flatMap { Int($0) } ?? 0
        let total = end + 4 + bodyLength
        guard bytes.count >= total else { return nil }
        request.body = Array(bytes[(end + 4)..<total])
        return (request, total)
    }
}
#endif
