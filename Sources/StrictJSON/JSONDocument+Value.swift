extension JSONDocument {
    /// One value inside a document. Keeps the document alive.
    package struct Value: Sendable {
        let storage: Storage
        let index: Int

        @inline(__always)
        var node: JSONNode { storage.tape[index] }

        package var kind: JSONKind {
            switch node.kind {
            case .object: .object
            case .array: .array
            case .string, .escapedString, .key, .escapedKey: .string
            case .number, .fractionalNumber: .number
            case .boolTrue, .boolFalse: .bool
            case .null: .null
            }
        }

        /// The value's own bytes, quotes and brackets included, without white space around it.
        package var rawBytes: ArraySlice<UInt8> {
            let range = node.range
            return kind == .string
                ? storage.bytes[range.lowerBound - 1..<range.upperBound + 1] : storage.bytes[range]
        }
    }
}

/// The six kinds of value RFC 8259 knows.
package enum JSONKind: String, Hashable, Sendable, CaseIterable {
    case object, array, string, number, bool, null
}
