internal import Payments

/// PAYUNi's codes as data (docs: PAYUNi 14). A code means something only together with the endpoint that gave it.
package enum PAYUNiCodes {
    package static let rows: [PAYUNiCodeRow] = common + hostedPage + credit + query + close + cancel + others + embed + general

    /// The row for a code: one of this endpoint's own before one that holds everywhere, and exact codes before those for any prefix.
    package static func row(for code: String, at endpoint: PAYUNiEndpoint) -> PAYUNiCodeRow? {
        guard let parsed = PAYUNiCode(code) else { return words[code] }
        let numbered = (byPrefix[parsed.prefix] ?? []).filter { $0.matches(parsed) }
        return numbered.first { $0.endpoints?.contains(endpoint) == true } ?? numbered.first { $0.endpoints == nil }
            ?? general.first { $0.matches(parsed) && $0.endpoints?.contains(endpoint) != false }
    }

    /// The code says that the operation had been done before.
    static func isRepeat(_ code: String, at endpoint: PAYUNiEndpoint) -> Bool {
        row(for: code, at: endpoint)?.meansDone ?? false
    }

    private static let words: [String: PAYUNiCodeRow] = {
        var words: [String: PAYUNiCodeRow] = [:]
        for row in rows { if case .word(let word) = row.codes { words[word] = row } }
        return words
    }()

    private static let byPrefix: [String: [PAYUNiCodeRow]] = {
        var table: [String: [PAYUNiCodeRow]] = [:]
        for row in rows { if case .numbered(let prefix, _) = row.codes { table[prefix, default: []].append(row) } }
        return table
    }()

    /// Endpoints whose own tables are not published follow the pattern of those that are (docs: PAYUNi 14, 16).
    static let general: [PAYUNiCodeRow] = [
        pattern(4001...4001, creating, .duplicateNumber, "this order number was used within ten minutes"),
        pattern(4001...4002, nil, .indeterminate, "no result, or its encryption failed"),
    ]

    static let creating: Set<PAYUNiEndpoint> = [.hostedPage, .atm, .cvs, .credit, .linePay, .aftee, .jkoPay]

    private static func pattern(
        _ numbers: ClosedRange<Int>, _ endpoints: Set<PAYUNiEndpoint>?, _ kind: GatewayError.Kind, _ text: String
    ) -> PAYUNiCodeRow {
        PAYUNiCodeRow(
            codes: .anyPrefix(numbers), endpoints: endpoints, kind: kind, text: text, source: "PAYUNi 14, 16", meansDone: false)
    }
}

extension PAYUNiCodeRow {
    func matches(_ code: PAYUNiCode) -> Bool {
        switch codes {
        case .word: false
        case .numbered(let prefix, let numbers): prefix == code.prefix && numbers.contains(code.number)
        case .anyPrefix(let numbers): numbers.contains(code.number)
        }
    }
}
