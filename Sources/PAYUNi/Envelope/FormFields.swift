/// Decoded form fields in the order received: one block of bytes and an index over it. Strings are made when asked for.
public struct FormFields: Sendable {
    struct Slot: Sendable {
        var nameStart: UInt32
        var nameEnd: UInt32
        var valueStart: UInt32
        var valueEnd: UInt32
    }

    /// Names and values, decoded, end to end. Checked UTF-8, without NUL.
    let bytes: [UInt8]
    let slots: [Slot]

    init(bytes: [UInt8], slots: [Slot]) {
        self.bytes = bytes
        self.slots = slots
    }

    public var count: Int { slots.count }
    public var isEmpty: Bool { slots.isEmpty }

    /// The value under exactly this name, or `nil`. When a name occurs twice the last one counts, as it does for PHP; the names
    /// that decide an outcome cannot occur twice in an opened envelope.
    public subscript(name: String) -> String? {
        slot(named: name).map(value(of:))
    }

    /// Whether a field of this name is there, with or without a value.
    public func contains(_ name: String) -> Bool { slot(named: name) != nil }

    /// How often the name occurs.
    public func occurrences(of name: String) -> Int {
        withName(name) { name in slots.count { matches($0, name) } }
    }

    /// All fields in the order received. For recording and tests; look single values up by name.
    public var pairs: [(name: String, value: String)] {
        slots.map { (name(of: $0), value(of: $0)) }
    }

    /// Lends the bytes of a value without making a `String` of it.
    package func withValueBytes<Result, Failure: Error>(
        of name: String, _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result? {
        guard let slot = slot(named: name) else { return nil }
        let outcome = bytes.withUnsafeBytes { bytes in
            let value = UnsafeRawBufferPointer(rebasing: bytes[Int(slot.valueStart)..<Int(slot.valueEnd)])
            do throws(Failure) {
                return Swift.Result<Result, Failure>.success(try body(value))
            } catch {
                return .failure(error)
            }
        }
        return try outcome.get()
    }

    private func slot(named name: String) -> Slot? {
        withName(name) { name in slots.last { matches($0, name) } }
    }

    private func withName<Result>(_ name: String, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        var name = name
        return name.withUTF8(body)
    }

    private func matches(_ slot: Slot, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
        let range = Int(slot.nameStart)..<Int(slot.nameEnd)
        return range.count == name.count && bytes[range].elementsEqual(name)
    }

    private func name(of slot: Slot) -> String {
        String(decoding: bytes[Int(slot.nameStart)..<Int(slot.nameEnd)], as: UTF8.self)
    }

    private func value(of slot: Slot) -> String {
        String(decoding: bytes[Int(slot.valueStart)..<Int(slot.valueEnd)], as: UTF8.self)
    }
}
