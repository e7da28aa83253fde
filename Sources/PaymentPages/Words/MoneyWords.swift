internal import Payments

extension Money {
    /// With the currency's sign and separators, every digit kept: `NT$1,500`, `US$12.50`, `EUR 3.5`.
    var shown: String {
        switch currency {
        case .twd: "NT$" + amount.grouped(leastDecimals: 0)
        case .usd: "US$" + amount.grouped(leastDecimals: amount.scale == 0 ? 0 : 2)
        default: "\(currency) " + amount.grouped(leastDecimals: 0)
        }
    }
}

extension TokenAmount {
    /// As it must be sent: no separators, so that what is read is what is typed.
    var shown: String { "\(amount) \(token.symbol)" }
}

extension ExactDecimal {
    fileprivate func grouped(leastDecimals: Int) -> String {
        let parts = description.split(separator: ".")
        var whole = ""
        for (index, digit) in (parts.first ?? "0").enumerated() {
            let left = (parts.first?.count ?? 1) - index
            if index > 0, left % 3 == 0 { whole += "," }
            whole.append(digit)
        }
        let decimals = parts.count == 2 ? String(parts[1]) : ""
        let padded = decimals + String(repeating: "0", count: max(0, leastDecimals - decimals.count))
        return padded.isEmpty ? whole : whole + "." + padded
    }
}
