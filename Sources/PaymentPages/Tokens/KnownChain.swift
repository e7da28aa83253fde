/// Chains whose name a payer knows, by the slugs that instructions carry. An open set: an unknown slug is shown as it is.
struct KnownChain: Sendable {
    let slug: String
    let name: String
    /// The number by which wallets know the chain (EIP-155); `nil` where addresses are of another kind.
    let number: UInt64?

    static func named(_ slug: String) -> KnownChain? { all.first { $0.slug == slug } }

    static let all = [
        KnownChain(slug: "eth", name: "Ethereum", number: 1),
        KnownChain(slug: "optimism", name: "OP Mainnet", number: 10),
        KnownChain(slug: "bsc", name: "BNB Smart Chain", number: 56),
        KnownChain(slug: "matic", name: "Polygon", number: 137),
        KnownChain(slug: "base", name: "Base", number: 8453),
        KnownChain(slug: "arb", name: "Arbitrum One", number: 42161),
        KnownChain(slug: "sepolia", name: "Sepolia (test)", number: 11_155_111),
        KnownChain(slug: "tron", name: "TRON", number: nil),
        KnownChain(slug: "shasta", name: "TRON Shasta (test)", number: nil),
    ]
}
