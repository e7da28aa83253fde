extension JSONDocument.Value {
    /// The text of a string, its escapes undone; nil for any other kind.
    package var string: String? {
        let node = node
        guard node.kind == .string || node.kind == .escapedString else { return nil }
        return storage.string(of: node)
    }

    /// Whether this is a string with exactly these code points. Makes no `String` unless there are escapes.
    package func isString(_ expected: String) -> Bool {
        let node = node
        switch node.kind {
        case .string, .escapedString: return storage.content(of: node, equals: expected)
        default: return false
        }
    }

    /// A number written without fraction and exponent, when it fits 64 bits; nil otherwise. `-0` is 0.
    package var integer: Int64? {
        let node = node
        guard node.kind == .number else { return nil }
        return storage.bytes.withUnsafeBytes { bytes in
            let negative = bytes[Int(node.start)] == JSONByte.minus
            var value: Int64 = 0
            for offset in node.range.dropFirst(negative ? 1 : 0) {
                let digit = Int64(bytes[offset] &- JSONByte.zero)
                let (product, tooLarge) = value.multipliedReportingOverflow(by: 10)
                // Grows downwards for a negative number, whose range reaches one further.
                let (sum, overflow) =
                    negative ? product.subtractingReportingOverflow(digit) : product.addingReportingOverflow(digit)
                if tooLarge || overflow { return nil }
                value = sum
            }
            return value
        }
    }

    /// A number exactly as it was written; nil for any other kind.
    package var numberText: String? {
        let node = node
        guard node.kind == .number || node.kind == .fractionalNumber else { return nil }
        return storage.string(of: node)
    }

    package var bool: Bool? {
        switch node.kind {
        case .boolTrue: true
        case .boolFalse: false
        default: nil
        }
    }

    package var isNull: Bool { node.kind == .null }
}

extension JSONDocument.Storage {
    func string(of node: JSONNode) -> String {
        bytes.withUnsafeBytes { bytes in
            let raw = UnsafeRawBufferPointer(rebasing: bytes[node.range])
            return node.kind == .escapedString || node.kind == .escapedKey
                ? JSONEscapes.decodedString(raw) : String(decoding: raw, as: UTF8.self)
        }
    }

    func content(of node: JSONNode, equals expected: String) -> Bool {
        if node.kind == .escapedString || node.kind == .escapedKey {
            return string(of: node).utf8.elementsEqual(expected.utf8)
        }
        var expected = expected
        return expected.withUTF8 { wanted in
            guard wanted.count == node.length, let start = wanted.baseAddress else { return node.length == wanted.count }
            return bytes.withUnsafeBytes { bytes in
                guard let base = bytes.baseAddress else { return false }
                return JSONName.same(base + Int(node.start), start, count: wanted.count)
            }
        }
    }
}
