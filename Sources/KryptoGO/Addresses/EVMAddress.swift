internal import Payments

/// An address of an Ethereum-like chain: `0x` and forty hexadecimal digits. Mixed case carries a checksum (EIP-55).
enum EVMAddress {
    /// Shape and, where upper and lower case are mixed, checksum.
    static func isValid(_ text: String) -> Bool {
        guard hasShape(text) else { return false }
        let digits = text.utf8.dropFirst(2)
        guard digits.contains(where: \.isUpperLetter), digits.contains(where: \.isLowerLetter) else { return true }
        return checksummed(text)?.utf8.elementsEqual(text.utf8) ?? false
    }

    static func hasShape(_ text: String) -> Bool {
        text.hasPrefix("0x") && ASCIISet.hexDigits.covers(text, length: 42...42, from: 2)
    }

    /// The spelling with a checksum; `nil` when the text is no address.
    static func checksummed(_ text: String) -> String? {
        guard hasShape(text) else { return nil }
        let digits = text.utf8.dropFirst(2).map { $0.isUpperLetter ? $0 | 0x20 : $0 }
        let hash = Keccak256.hash(digits)
        let spelled = digits.enumerated().map { index, digit in
            let nibble = index % 2 == 0 ? hash[index / 2] >> 4 : hash[index / 2] & 0xF
            return digit.isLowerLetter && nibble >= 8 ? digit & ~0x20 : digit
        }
        return "0x" + String(decoding: spelled, as: UTF8.self)
    }

    /// The address of nobody: what is sent there is lost.
    static func isZero(_ text: String) -> Bool {
        hasShape(text) && text.utf8.dropFirst(2).allSatisfy { $0 == UInt8(ascii: "0") }
    }
}
