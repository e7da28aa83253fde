extension FormFields {
    /// One element of a list: its fields under their inner names.
    public struct Entry: Sendable {
        /// The number in the brackets, 0 to 999.
        public let index: Int
        public let fields: FormFields
    }

    /// The elements of a flattened list, `Result[0][TradeNo]` and so on, by rising index. docs: PAYUNi 6
    ///
    /// Indices may have gaps. A name whose index is empty, has leading zeros or is no number belongs to no element.
    public func entries(of list: String) -> [Entry] {
        var found: [Int: [Slot]] = [:]
        let listName = Array(list.utf8)
        bytes.withUnsafeBytes { bytes in
            for slot in slots {
                let name = UnsafeRawBufferPointer(rebasing: bytes[Int(slot.nameStart)..<Int(slot.nameEnd)])
                guard let path = ListPath(name, list: listName) else { continue }
                var inner = slot
                inner.nameEnd = slot.nameStart + UInt32(path.inner.upperBound)
                inner.nameStart = slot.nameStart + UInt32(path.inner.lowerBound)
                found[path.index, default: []].append(inner)
            }
        }
        return found.keys.sorted().map { Entry(index: $0, fields: FormFields(bytes: bytes, slots: found[$0] ?? [])) }
    }
}

/// A name of the shape `Result[12][TradeNo]`, taken apart.
struct ListPath {
    static let indexLimit = 1000

    let index: Int
    /// Where the inner name lies. Deeper brackets stay as they are: `Result[0][A][B]` has the inner name `[A][B]`.
    let inner: Range<Int>

    init?(_ name: UnsafeRawBufferPointer, list: [UInt8]) {
        guard name.count > list.count, name[list.count] == UInt8(ascii: "["), name.starts(with: list) else { return nil }
        var at = list.count + 1
        let firstDigit = at
        var index = 0
        while at < name.count, name[at] >= 0x30, name[at] <= 0x39, at - firstDigit < 3 {
            index = index * 10 + Int(name[at] - 0x30)
            at += 1
        }
        guard at > firstDigit, name[firstDigit] != 0x30 || at - firstDigit == 1 else { return nil }
        guard at + 3 < name.count, name[at] == UInt8(ascii: "]"), name[at + 1] == UInt8(ascii: "["),
            name[name.count - 1] == UInt8(ascii: "]")
        else { return nil }
        let plain = at + 2..<name.count - 1
        let isPlain = !name[plain].contains { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "]") }
        self.index = index
        inner = isPlain ? plain : at + 1..<name.count
    }
}
