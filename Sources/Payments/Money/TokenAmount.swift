/// A token on a chain: which contract, not which ticker. Two "USDC" contracts are two tokens (docs: KryptoGO 6).
public struct Token: Sendable, Hashable, CustomStringConvertible {
    /// The gateway's slug of the chain, for example `arb`; an open set.
    public let chain: String
    /// The contract address as written. Tokens compare by ``canonicalContract``, so spelling does not matter.
    public let contract: String
    /// Lower case where the case is only a checksum.
    public let canonicalContract: String
    /// For display only; never decide by it.
    public let symbol: String
    /// Decimals of the token, 0…30.
    public let decimals: Int

    /// - Returns: `nil` when `decimals` is outside 0…30 or chain or contract is empty.
    public init?(chain: String, contract: String, symbol: String, decimals: Int) {
        guard !chain.isEmpty, !contract.isEmpty, (0...ExactDecimal.maximumScale).contains(decimals) else { return nil }
        self.chain = chain
        self.contract = contract
        canonicalContract = Self.canonicalAddress(contract)
        self.symbol = symbol
        self.decimals = decimals
    }

    /// Lower case for `0x` addresses, whose case is only a checksum; others, such as Tron's, are kept as they are.
    public static func canonicalAddress(_ address: String) -> String {
        var address = address
        let lowered = address.withUTF8 { bytes -> String? in
            guard bytes.count > 2, bytes[0] == UInt8(ascii: "0"), bytes[1] | 0x20 == UInt8(ascii: "x"),
                bytes.contains(where: \.isUpperLetter)
            else { return nil }
            return String(unsafeUninitializedCapacity: bytes.count) { lower in
                for index in bytes.indices { lower[index] = bytes[index].isUpperLetter ? bytes[index] | 0x20 : bytes[index] }
                return bytes.count
            }
        }
        return lowered ?? address
    }

    /// Everything that is written of it, in a fixed order.
    var spelling: [String] { [chain, contract, symbol, String(decimals)] }

    /// The same token with its contract in canonical spelling.
    public var canonical: Token {
        Token(chain: chain, canonicalContract: canonicalContract, symbol: symbol, decimals: decimals)
    }

    private init(chain: String, canonicalContract: String, symbol: String, decimals: Int) {
        self.chain = chain
        contract = canonicalContract
        self.canonicalContract = canonicalContract
        self.symbol = symbol
        self.decimals = decimals
    }

    public static func == (left: Token, right: Token) -> Bool {
        left.chain == right.chain && left.canonicalContract == right.canonicalContract
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(chain)
        hasher.combine(canonicalContract)
    }

    public var description: String { "\(symbol) on \(chain)" }
}

/// An exact amount of one token, in whole-token units (`9.23`, not base units).
public struct TokenAmount: Sendable, Hashable, CustomStringConvertible {
    public let amount: ExactDecimal
    public let token: Token

    public init(_ amount: ExactDecimal, _ token: Token) {
        self.amount = amount
        self.token = token
    }

    public var description: String { "\(amount) \(token)" }
}
