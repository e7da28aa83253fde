/// Refuses the second of two equal names in one object.
///
/// While an object is small, a filter of two bits a fingerprint answers nearly every name at once, and only a hit walks
/// the earlier ones. A large object is checked when it ends, with a hashed set, so that the cost stays linear.
struct JSONNameWatch {
    private static let largeObject = 64

    private let firstName: Int
    private var filter = SIMD2<UInt64>.zero
    private(set) var count = 0

    @inline(__always)
    init(firstName: Int) {
        self.firstName = firstName
    }

    @inline(__always)
    mutating func add(_ index: Int, in tape: JSONTape, over base: UnsafeRawPointer) throws(JSONError) {
        count &+= 1
        let fingerprint = tape[index].fingerprint
        let bits = SIMD2<UInt64>(1 &<< UInt64(fingerprint &>> 26), 1 &<< UInt64(fingerprint &>> 20 & 63))
        let hit = filter & bits
        if hit.x != 0, hit.y != 0, count <= JSONNameWatch.largeObject {
            try compareWithEarlier(index, in: tape, over: base)
        }
        filter |= bits
    }

    private func compareWithEarlier(_ index: Int, in tape: JSONTape, over base: UnsafeRawPointer) throws(JSONError) {
        let name = tape[index]
        // Decoded once: names that collide on purpose must not cost an allocation a pair.
        let decoded = name.kind == .escapedKey ? JSONName.bytes(of: name, over: base) : nil
        var other = firstName
        while other < index {
            if tape[other].fingerprint == name.fingerprint, same(tape[other], name, decoded, over: base) {
                throw JSONError(.duplicateKey, at: Int(name.start) &- 1)
            }
            other = Int(tape[other &+ 1].next)
        }
    }

    private func same(_ other: JSONNode, _ name: JSONNode, _ decoded: [UInt8]?, over base: UnsafeRawPointer) -> Bool {
        if let decoded { return decoded.withUnsafeBytes { JSONName.matches(other, $0, over: base) } }
        return JSONName.matches(other, UnsafeRawBufferPointer(start: base + Int(name.start), count: name.length), over: base)
    }

    @inline(__always)
    func finish(in tape: JSONTape, over base: UnsafeRawPointer) throws(JSONError) {
        guard count > JSONNameWatch.largeObject else { return }
        try compareAll(in: tape, over: base)
    }

    private func compareAll(in tape: JSONTape, over base: UnsafeRawPointer) throws(JSONError) {
        var seen = Set<[UInt8]>(minimumCapacity: count)
        var index = firstName
        while index < tape.count {
            guard seen.insert(JSONName.bytes(of: tape[index], over: base)).inserted else {
                throw JSONError(.duplicateKey, at: Int(tape[index].start) &- 1)
            }
            index = Int(tape[index &+ 1].next)
        }
    }
}
