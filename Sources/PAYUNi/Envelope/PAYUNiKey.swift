internal import LibCrypto
public import Payments

/// One pair of Hash Key and Hash IV as the merchant back end shows them, checked and ready for use. docs: PAYUNi 5
///
/// The pair is trimmed once, here, of the blanks and line ends that a settings file may add, and the result serves cipher and
/// digest alike. It cannot be printed or read back.
public struct PAYUNiKey: Sendable {
    let engine: CipherEngine

    /// - Parameters:
    ///   - hashKey: 32 visible ASCII characters.
    ///   - hashIV: 16 visible ASCII characters.
    /// - Throws: ``CredentialRejection`` naming the setting at fault. Do not start with it.
    public init(hashKey: Secret, hashIV: Secret) throws(CredentialRejection) {
        engine = try hashKey.withBytes { key throws(CredentialRejection) in
            try hashIV.withBytes { initializationVector throws(CredentialRejection) in
                try Self.makeEngine(key: Self.trimmed(key), initializationVector: Self.trimmed(initializationVector))
            }
        }
    }

    /// The same from plain texts, for settings that come as such.
    public init(hashKey: String, hashIV: String) throws(CredentialRejection) {
        try self.init(hashKey: Secret(hashKey), hashIV: Secret(hashIV))
    }

    private static func makeEngine(
        key: UnsafeRawBufferPointer, initializationVector: UnsafeRawBufferPointer
    ) throws(CredentialRejection) -> CipherEngine {
        let keyLength = CipherEngine.keyLength
        let vectorLength = CipherEngine.initializationVectorLength
        guard !key.isEmpty else { throw .empty(.hashKey) }
        guard !initializationVector.isEmpty else { throw .empty(.hashIV) }
        if key.count == vectorLength, initializationVector.count == keyLength { throw .swapped }
        guard key.count == keyLength else { throw .wrongLength(.hashKey, expected: "\(keyLength)", got: key.count) }
        guard initializationVector.count == vectorLength else {
            throw .wrongLength(.hashIV, expected: "\(vectorLength)", got: initializationVector.count)
        }
        guard key.allSatisfy(isVisible) else { throw .wrongCharacters(.hashKey, allowed: "visible ASCII characters") }
        guard initializationVector.allSatisfy(isVisible) else {
            throw .wrongCharacters(.hashIV, allowed: "visible ASCII characters")
        }
        do throws(CryptoFailure) {
            return try CipherEngine(key: key, initializationVector: initializationVector)
        } catch {
            throw .cipherUnavailable
        }
    }

    private static func isVisible(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7F }

    /// Blank, tab, line feed, vertical tab, form feed, carriage return.
    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    private static func trimmed(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        guard let first = bytes.firstIndex(where: { !isBlank($0) }), let last = bytes.lastIndex(where: { !isBlank($0) })
        else { return UnsafeRawBufferPointer(rebasing: bytes[..<0]) }
        return UnsafeRawBufferPointer(rebasing: bytes[first...last])
    }
}

extension PAYUNiKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "<PAYUNi key>" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
