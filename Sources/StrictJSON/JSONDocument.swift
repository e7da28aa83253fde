internal import Synchronization

/// A strictly read JSON text (RFC 8259) that keeps its bytes and makes no `String` until one is asked for.
///
/// Stricter than the grammar on purpose, because a payment message that two readers understand differently is an attack:
/// no byte order mark, no name twice in one object, no U+0000, no surrogate alone, and bounds on size, depth and members.
/// Numbers keep their exact text.
package struct JSONDocument: Sendable {
    let storage: Storage

    /// Immutable and shared by every value taken from the document, so that a value is one reference and an index.
    final class Storage: Sendable {
        let bytes: [UInt8]
        let tape: JSONTape
        /// Where to go on looking for a name: the object's place on the tape in the upper half, a member's in the lower. Readers ask
        /// mostly in the document's order. A hint between tasks as well: it decides how soon a member is found, never which.
        let resumption = Atomic<UInt64>(0)

        init(bytes: [UInt8], tape: JSONTape) {
            self.bytes = bytes
            self.tape = tape
        }
    }

    /// Reads the whole input. The array is kept, not copied.
    ///
    /// - Throws: `JSONError` naming the first thing wrong. The input is not JSON by these rules; do not try another reader.
    package init(_ bytes: [UInt8], limits: JSONLimits = JSONLimits()) throws(JSONError) {
        let outcome = bytes.withUnsafeBytes { input in
            Result { () throws(JSONError) in try JSONReader.tape(of: input, limits: limits) }
        }
        storage = Storage(bytes: bytes, tape: try outcome.get())
    }

    package init(_ text: String, limits: JSONLimits = JSONLimits()) throws(JSONError) {
        try self.init([UInt8](text.utf8), limits: limits)
    }

    /// Reads borrowed bytes, copying them once; too large an input is refused before it is copied.
    package init(copying input: UnsafeRawBufferPointer, limits: JSONLimits = JSONLimits()) throws(JSONError) {
        guard input.count <= limits.bytes else { throw JSONError(.tooLarge, at: limits.bytes) }
        try self.init([UInt8](input), limits: limits)
    }

    /// The outermost value.
    package var root: Value { Value(storage: storage, index: 0) }

    /// The input, as it came.
    package var bytes: [UInt8] { storage.bytes }
}
