package import Payments

/// One code of PAYUNi's, or a run of codes that mean the same to a caller, with its source.
package struct PAYUNiCodeRow: Sendable {
    package enum Codes: Sendable, Hashable {
        /// A code that is no prefix and number: `ERROR`.
        case word(String)
        /// `UPP01008` … `UPP01012`.
        case numbered(prefix: String, ClosedRange<Int>)
        /// These numbers under whatever prefix the endpoint uses, for endpoints whose tables are not published.
        case anyPrefix(ClosedRange<Int>)
    }

    package let codes: Codes
    /// Where it means this; `nil` is everywhere. PAYUNi uses one prefix at several endpoints (docs: PAYUNi 14).
    package let endpoints: Set<PAYUNiEndpoint>?
    package let kind: GatewayError.Kind
    /// What it means, in English.
    package let text: String
    package let source: String
    /// The operation had been done before, which is as good as done now.
    package let meansDone: Bool

    /// Every code of the row, spelled out. A row for any prefix is spelled with that of `prefix`.
    package func spelled(prefix: String = "LINEPAY") -> [String] {
        switch codes {
        case .word(let word): [word]
        case .numbered(let own, let numbers): numbers.map { PAYUNiCode.spell(own, $0) }
        case .anyPrefix(let numbers): numbers.map { PAYUNiCode.spell(prefix, $0) }
        }
    }
}

/// A code taken apart: capital letters, then five digits.
package struct PAYUNiCode: Sendable, Hashable {
    package let prefix: String
    package let number: Int

    package init?(_ text: String) {
        let bytes = text.utf8
        let letters = bytes.prefix(while: \.isUpperLetter)
        let digits = bytes.dropFirst(letters.count)
        guard !letters.isEmpty, digits.count == 5, digits.allSatisfy(\.isDigit) else { return nil }
        prefix = String(decoding: letters, as: UTF8.self)
        number = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    package static func spell(_ prefix: String, _ number: Int) -> String {
        let digits = String(number)
        return prefix + String(repeating: "0", count: max(0, 5 - digits.utf8.count)) + digits
    }
}
