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
        address.hasPrefix("0x") ? EVMAddress.hasShape(address) : isPlain(address)
    }

    /// A chain's slug, as both directions allow it.
    static func isSlug(_ chain: String) -> Bool { ASCIISet.slug.covers(chain, length: 1...32) }

    /// Base58 characters and length only. The case is part of the address: it is never changed.
    private static func isTron(_ address: String) -> Bool {
        address.hasPrefix("T") && ASCIISet.base58.covers(address, length: 34...34)
    }

    private static func isPlain(_ address: String) -> Bool { ASCIISet.lettersAndDigits.covers(address, length: 1...128) }
}
