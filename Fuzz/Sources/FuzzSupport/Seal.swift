internal import CForge
public import PAYUNi

/// The account that every target plays with, and the other side of its envelope: seals what no request builder would.
public enum Seal {
    private static let key = "fuzz-only-key-0123456789-ABCDEF0"
    private static let vector = "fuzz-only-iv--16"
    public static let merchantID = "FUZZSHOP1"

    public static let keys: KeyRing = {
        do {
            return KeyRing(current: try PAYUNiKey(hashKey: key, hashIV: vector))
        } catch {
            preconditionFailure("the fuzzer's own keys are refused: \(error)")
        }
    }()

    /// The digest of any text, right or wrong inside.
    public static func hashInfo(of encryptInfo: [UInt8]) -> [UInt8] {
        var digits = [UInt8](repeating: 0, count: 64)
        precondition(forge_hash_info(Array(key.utf8), Array(vector.utf8), encryptInfo, encryptInfo.count, &digits) == 1)
        return digits
    }

    /// EncryptInfo of any bytes.
    public static func encryptInfo(of plaintext: [UInt8]) -> [UInt8] {
        var text = [UInt8](repeating: 0, count: forge_encrypt_info_length(plaintext.count))
        precondition(forge_encrypt_info(Array(key.utf8), Array(vector.utf8), plaintext, plaintext.count, &text) == text.count)
        return text
    }

    /// A posted form around sealed bytes.
    public static func form(around plaintext: [UInt8]) -> [UInt8] {
        let text = encryptInfo(of: plaintext)
        return Array("MerID=\(merchantID)&EncryptInfo=".utf8) + text + Array("&HashInfo=".utf8) + hashInfo(of: text)
    }

    /// A reply around sealed bytes.
    public static func reply(around plaintext: [UInt8]) -> [UInt8] {
        let text = encryptInfo(of: plaintext)
        return Array("{\"Status\":\"SUCCESS\",\"EncryptInfo\":\"".utf8) + text + Array("\",\"HashInfo\":\"".utf8)
            + hashInfo(of: text) + Array("\"}".utf8)
    }
}

/// The library's end of libFuzzer's contract: bytes in, 0 out. A broken promise traps, which the fuzzer keeps as a finding.
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int, _ body: ([UInt8]) -> Void) -> CInt {
    body(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}
