internal import COpenSSL

/// A key and its initialization vector, side by side in one allocation that never moves and is wiped at the end.
/// `@unchecked Sendable`: the bytes are written in `init` and `deinit` only.
final class KeyMaterial: @unchecked Sendable {
    private let bytes: UnsafeMutableRawBufferPointer
    private let keyLength: Int

    init(key: UnsafeRawBufferPointer, initializationVector: UnsafeRawBufferPointer) {
        keyLength = key.count
        bytes = .allocate(byteCount: key.count + initializationVector.count, alignment: 16)
        bytes.copyBytes(from: key)
        UnsafeMutableRawBufferPointer(rebasing: bytes[key.count...]).copyBytes(from: initializationVector)
    }

    deinit {
        cleanse(bytes)
        bytes.deallocate()
    }

    /// Valid for as long as this object is.
    var key: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: bytes[..<keyLength]) }
    var initializationVector: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: bytes[keyLength...]) }
}
