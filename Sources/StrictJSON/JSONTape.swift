/// The tape: one fixed-size node per value and per member name, in document order.
///
/// A container's node is followed by its content; `next` jumps over that content. An object's content alternates name,
/// value, name, value.
typealias JSONTape = ContiguousArray<JSONNode>

struct JSONNode: Sendable {
    enum Kind: UInt8, Sendable {
        case object, array, string, escapedString, number, fractionalNumber, boolTrue, boolFalse, null
        case key, escapedKey
    }

    /// First byte of the content: inside the quotes for a string or name, at the bracket for a container.
    let start: UInt32
    /// The byte after the content.
    private(set) var end: UInt32
    /// For a value, the tape position after it and all it holds. For a name, its fingerprint: names have no content and
    /// are followed by their value, so the room is free.
    private(set) var next: UInt32
    let kind: Kind

    @inline(__always)
    init(kind: Kind, start: Int, end: Int, next: Int) {
        self.kind = kind
        self.start = UInt32(truncatingIfNeeded: start)
        self.end = UInt32(truncatingIfNeeded: end)
        self.next = UInt32(truncatingIfNeeded: next)
    }

    @inline(__always)
    init(kind: Kind, start: Int, end: Int, fingerprint: UInt32) {
        self.kind = kind
        self.start = UInt32(truncatingIfNeeded: start)
        self.end = UInt32(truncatingIfNeeded: end)
        self.next = fingerprint
    }

    @inline(__always) var fingerprint: UInt32 { next }
    @inline(__always) var length: Int { Int(end &- start) }
    @inline(__always) var range: Range<Int> { Int(start)..<Int(end) }

    @inline(__always)
    mutating func close(end: Int, next: Int) {
        self.end = UInt32(truncatingIfNeeded: end)
        self.next = UInt32(truncatingIfNeeded: next)
    }
}
