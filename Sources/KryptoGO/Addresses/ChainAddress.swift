internal import Payments

/// Whether a text can be an address on a chain. An open set of chains: what is not known is only kept harmless
/// (docs: KryptoGO 6).
enum ChainAddress {
    private static let evmChains: Set<String> = ["arb", "eth", "matic", "bsc", "base", "optimism", "sepolia", "kcc"]
    private static let tronChains: Set<String> = ["tron", "shasta"]

    /// For addresses that we send to the gateway.
    static func isValid(_ address: String, on chain: String) -> Bool {
        if evmChains.contains(chain) { return EVMAddress.isValid(address) }
        if tronChains.contains(chain) { return isTron(address) }
        return address.hasPrefix("0x") ? EVMAddress.isValid(address) : isPlain(address)
    }

    /// For addresses that the gateway names: letters and digits only, and a whole one where its form is known, so that no
    /// page can show a payer a cut or a crafted one.
    static func isShowable(_ address: String) -> Bool {
        let bytes = address.utf8
        return bytes.starts(with: "0x".utf8) ? EVMAddress.hasShape(address) : isPlain(address)
    }

    /// A chain's slug, as both directions allow it.
    static func isSlug(_ chain: String) -> Bool {
        let bytes = chain.utf8
        return (1...32).contains(bytes.count)
            && bytes.allSatisfy { $0.isLowerLetter || $0.isDigit || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }
    }

    /// Base58 characters and length only. The case is part of the address: it is never changed.
    private static func isTron(_ address: String) -> Bool {
        let bytes = address.utf8
        return bytes.count == 34 && bytes.first == UInt8(ascii: "T")
            && bytes.allSatisfy { $0.isLetterOrDigit && !"0OIl".utf8.contains($0) }
    }

    private static func isPlain(_ address: String) -> Bool {
        (1...128).contains(address.utf8.count) && address.utf8.allSatisfy(\.isLetterOrDigit)
    }
}
