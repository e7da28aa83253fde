#if Transport
/// What may stand in a header line. Stricter than the standard: no tab, no byte above ASCII.
enum HeaderRules {
    /// Set by the transport from the address and the body; a request that brings its own could be read in two ways.
    static let ownedByTransport: Set<String> = [
        "host", "content-length", "transfer-encoding", "connection", "expect", "upgrade", "trailer", "te",
    ]

    static func isName(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { isLetterOrDigit($0) || marks.contains($0) }
    }

    static func isValue(_ text: String) -> Bool {
        text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
    }

    private static let marks = Set("!#$%&'*+-.^_`|~".utf8)

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default:
            false
        }
    }
}
#endif
