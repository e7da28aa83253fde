/// Member names as bytes: compared code point by code point, never by Unicode equivalence.
enum JSONName {
    /// A cheap hash of the unescaped name. Equal names have equal fingerprints; the reverse is settled by comparing.
    @inline(__always)
    static func fingerprint(_ start: UnsafeRawPointer, count: Int, escaped: Bool) -> UInt32 {
        guard escaped else { return fingerprint(UnsafeRawBufferPointer(start: start, count: count)) }
        return JSONEscapes.decoded(UnsafeRawBufferPointer(start: start, count: count)).withUnsafeBytes { fingerprint($0) }
    }

    /// Mixes the first and the last eight bytes, which for names such as `payment_tx_hash` and `refund_tx_hash` differ.
    @inline(__always)
    static func fingerprint(_ name: UnsafeRawBufferPointer) -> UInt32 {
        var mixed = UInt64(truncatingIfNeeded: name.count)
        if name.count >= 8, let start = name.baseAddress {
            mixed ^= JSONWord.load(start, at: 0) ^ (JSONWord.load(start, at: name.count &- 8) &<< 3)
        } else {
            for byte in name { mixed = mixed &<< 8 ^ UInt64(byte) }
        }
        return UInt32(truncatingIfNeeded: (mixed &* 0x9E37_79B9_7F4A_7C15) &>> 32)
    }

    /// Whether two runs of the same length hold the same bytes.
    @inline(__always)
    static func same(_ left: UnsafeRawPointer, _ right: UnsafeRawPointer, count: Int) -> Bool {
        guard count >= 8 else {
            for index in 0..<count
            where left.load(fromByteOffset: index, as: UInt8.self) != right.load(fromByteOffset: index, as: UInt8.self) {
                return false
            }
            return true
        }
        // The last word overlaps the one before it unless the length is a multiple of eight. It goes first: names that
        // share a beginning seldom share an end.
        guard JSONWord.load(left, at: count &- 8) == JSONWord.load(right, at: count &- 8) else { return false }
        var offset = 0
        while offset &+ 8 < count {
            guard JSONWord.load(left, at: offset) == JSONWord.load(right, at: offset) else { return false }
            offset &+= 8
        }
        return true
    }

    /// Whether a name node means exactly these bytes.
    static func matches(_ name: JSONNode, _ wanted: UnsafeRawBufferPointer, over base: UnsafeRawPointer) -> Bool {
        guard name.kind == .key else { return bytes(of: name, over: base).elementsEqual(wanted) }
        guard name.length == wanted.count, let start = wanted.baseAddress else { return name.length == wanted.count }
        return same(base + Int(name.start), start, count: wanted.count)
    }

    /// The unescaped bytes of a name or string node.
    static func bytes(of node: JSONNode, over base: UnsafeRawPointer) -> [UInt8] {
        let raw = UnsafeRawBufferPointer(start: base + Int(node.start), count: node.length)
        return node.kind == .escapedKey || node.kind == .escapedString ? JSONEscapes.decoded(raw) : [UInt8](raw)
    }
}
