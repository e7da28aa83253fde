internal import Glibc

/// A key, an initialization vector or an API key: readable only inside a scoped closure, never printable.
///
/// There is no `description`, no `Codable` and no interpolation that shows the bytes, so a secret cannot reach a log, an
/// error text or a stored column by accident. The bytes are wiped when the last copy goes away.
public struct Secret: Sendable {
    private let storage: Storage

    /// Takes a copy of `text` as UTF-8. Trim what a settings file may have added around it before you come here.
    public init(_ text: String) {
        storage = Storage(Array(text.utf8))
    }

    /// Takes a copy of raw bytes.
    public init(bytes: some Sequence<UInt8>) {
        storage = Storage(Array(bytes))
    }

    /// Length in bytes. The length of a key is not a secret; settings checks need it.
    public var count: Int { storage.bytes.count }

    public var isEmpty: Bool { storage.bytes.isEmpty }

    /// Lends the bytes for the time of one call. Do not let the pointer escape.
    public func withBytes<Result, Failure: Error>(
        _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(UnsafeRawBufferPointer(storage.bytes))
    }

    /// The secret as text, for the one header or form field that must carry it.
    public func revealed() -> String {
        String(decoding: storage.bytes, as: UTF8.self)
    }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "<secret>" }
    public var debugDescription: String { "<secret>" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension Secret {
    /// The bytes, allocated once and never moved, so that wiping reaches the only copy.
    /// `@unchecked`: the buffer is written in `init` and `deinit` only.
    private final class Storage: @unchecked Sendable {
        let bytes: UnsafeMutableRawBufferPointer

        init(_ source: [UInt8]) {
            bytes = .allocate(byteCount: source.count, alignment: 1)
            bytes.copyBytes(from: source)
        }

        deinit {
            // `explicit_bzero` is the libc call that the optimizer may not remove.
            if let base = bytes.baseAddress { explicit_bzero(base, bytes.count) }
            bytes.deallocate()
        }
    }
}
