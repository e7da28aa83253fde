import Payments
import Testing

@testable import PaymentPages

@Suite("Transfers that wallets read")
struct EthereumTransferTests {
    private func transfer(
        _ amount: String, chain: String = "arb", decimals: Int = 6, contract: String = Samples.arbitrumUSDT,
        to address: String = Samples.receiver
    ) throws -> PaymentInstructions.TokenTransfer {
        .init(
            address: address,
            amount: try #require(Samples.token(amount, chain: chain, contract: contract, decimals: decimals)), deadline: nil)
    }

    @Test(
        "The amount is exact in base units, however long",
        arguments: [
            ("9.23", 6, "9230000"), ("0.000001", 6, "1"), ("1", 0, "1"), ("2.530000", 6, "2530000"), ("0", 6, "0"),
            ("1", 18, "1000000000000000000"), ("0.000000000000000001", 18, "1"),
            ("123456789.987654321012345678", 18, "123456789987654321012345678"),
            ("99999999999999999999999999999999999999", 30, String(repeating: "9", count: 38) + String(repeating: "0", count: 30)),
        ])
    func exact(amount: String, decimals: Int, units: String) throws {
        let text = EthereumTransfer(try transfer(amount, decimals: decimals))?.text
        #expect(text == "ethereum:\(Samples.arbitrumUSDT)@42161/transfer?address=\(Samples.receiver)&uint256=\(units)")
    }

    @Test("An amount that the token cannot say is refused, not rounded")
    func inexact() throws {
        #expect(EthereumTransfer(try transfer("0.0000001")) == nil)
        #expect(EthereumTransfer(try transfer("9.5", decimals: 0)) == nil)
    }

    @Test(
        "Every known chain has its number",
        arguments: [
            ("eth", 1), ("arb", 42161), ("matic", 137), ("bsc", 56), ("base", 8453), ("optimism", 10), ("sepolia", 11_155_111),
        ])
    func chains(slug: String, number: Int) throws {
        #expect(EthereumTransfer(try transfer("1", chain: slug))?.text.contains("@\(number)/transfer") == true)
    }

    @Test("Other chains and other addresses have no such text", arguments: ["tron", "shasta", "sol", "ARB", "42161"])
    func unknownChains(slug: String) throws {
        #expect(EthereumTransfer(try transfer("1", chain: slug)) == nil)
    }

    @Test(
        "Only plain twenty-byte addresses are put into it",
        arguments: ["", "0x", "0x" + String(repeating: "g", count: 40), Samples.receiver + "0", "0x?address=1", "vitalik.eth"])
    func addresses(address: String) throws {
        #expect(EthereumTransfer(try transfer("1", to: address)) == nil)
    }
}
