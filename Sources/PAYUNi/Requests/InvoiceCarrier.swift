internal import Payments

/// Where the electronic invoice of a back-end order goes (docs: PAYUNi 10). The forms are those of Taiwan's invoice platform.
public enum InvoiceCarrier: Sendable, Hashable {
    /// `/` and seven of digits, capitals, `+`, `-`, `.`.
    case mobileBarcode(String)
    /// Two capitals and fourteen digits.
    case citizenCertificate(String)
    /// PAYUNi's invoice partner keeps it.
    case amego(String?)
    /// Three to seven digits.
    case donation(String)
    /// A tax number of eight digits.
    case company(String)
}

extension InvoiceCarrier: CustomStringConvertible, CustomReflectable {
    public var description: String { "<invoice carrier \(code)>" }
    public var customMirror: Mirror { Mirror(self, children: []) }

    fileprivate var code: String {
        switch self {
        case .mobileBarcode: "3J0002"
        case .citizenCertificate: "CQ0001"
        case .amego: "amego"
        case .donation: "Donate"
        case .company: "Company"
        }
    }

    fileprivate var info: String? {
        switch self {
        case .mobileBarcode(let info), .citizenCertificate(let info), .donation(let info), .company(let info): info
        case .amego(let info): info
        }
    }

    fileprivate var rule: TextRule {
        switch self {
        case .mobileBarcode:
            TextRule(maximumBytes: 64, form: "'/' and seven of digits, capitals and '+-.'") {
                $0.utf8.count == 8 && $0.hasPrefix("/")
                    && $0.utf8.dropFirst().allSatisfy { $0.isDigit || $0.isUpperLetter || "+-.".utf8.contains($0) }
            }
        case .citizenCertificate:
            TextRule(maximumBytes: 64, form: "two capitals and fourteen digits") {
                $0.utf8.count == 16 && $0.utf8.prefix(2).allSatisfy(\.isUpperLetter) && $0.utf8.dropFirst(2).allSatisfy(\.isDigit)
            }
        case .amego: .ascii(maximumBytes: 200, form: "visible ASCII") { $0 > 0x20 && $0 < 0x7F }
        case .donation: .digits(3...7)
        case .company: .digits(8...8)
        }
    }
}

extension RequestDraft {
    mutating func put(_ carrier: InvoiceCarrier?, buyer: String?) {
        if let carrier {
            put(.carrierType, carrier.code)
            put(.carrierInfo, carrier.info, rule: carrier.rule)
        }
        put(.invoiceBuyer, buyer, rule: .text(maximumBytes: 180))
    }
}
