public import Payments

/// A transfer of tokens as wallets read it (EIP-681): which contract, on which chain, to whom, how many base units.
public struct EthereumTransfer: Sendable, Hashable {
    /// What stands behind `ethereum:`.
    let request: String

    /// `ethereum:<contract>@<chain>/transfer?address=<receiver>&uint256=<base units>`.
    public var text: String { "ethereum:" + request }

    /// - Returns: `nil` for a chain without a number, for anything but twenty-byte addresses, and for an amount that the token's
    ///   decimals cannot say exactly: a wallet must not be told something near it.
    public init?(_ transfer: PaymentInstructions.TokenTransfer) {
        let token = transfer.amount.token
        guard let chain = KnownChain.named(token.chain)?.number, Self.isAddress(token.contract), Self.isAddress(transfer.address),
            let units = Self.baseUnits(transfer.amount)
        else { return nil }
        request = "\(token.contract)@\(chain)/transfer?address=\(transfer.address)&uint256=\(units)"
    }

    /// The amount in the token's smallest unit. Digits are moved, nothing is computed: no amount is too large.
    static func baseUnits(_ amount: TokenAmount) -> String? {
        let zeros = amount.token.decimals - amount.amount.scale
        guard zeros >= 0 else { return nil }
        return amount.amount.isZero ? "0" : String(amount.amount.coefficient) + String(repeating: "0", count: zeros)
    }

    private static func isAddress(_ text: String) -> Bool {
        text.hasPrefix("0x") && text.utf8.count == 42 && text.utf8.dropFirst(2).allSatisfy(\.isHexDigit)
    }
}
