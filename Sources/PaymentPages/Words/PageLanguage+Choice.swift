public import PaymentForms

extension PageLanguage {
    /// The name of the query parameter with which a payer changes the language.
    public static let parameter = "lang"

    /// What a payer reads: what they chose, else what the order says, else what their browser asks for, else Chinese.
    /// - Parameters:
    ///   - query: the value of `lang` in the address, ours or a caller's tag such as `en-US`; one of no language we speak is overheard.
    ///   - order: the order's own language.
    ///   - acceptLanguage: the header's value.
    public static func chosen(query: String?, order: String? = nil, acceptLanguage: String?) -> PageLanguage {
        query.flatMap(named) ?? order.map(PageLanguage.init(languageTag:)) ?? PageLanguage(acceptLanguage: acceptLanguage)
    }

    /// From a header as RFC 9110 has it: the best liked of the languages we speak; Chinese when there is none.
    public init(acceptLanguage header: String?) {
        var best: (language: PageLanguage, weight: Int)?
        // A header may be as long as the server lets it be; nobody prefers this many languages.
        for range in (header ?? "").prefix(512).split(separator: ",").prefix(32) {
            let parts = range.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" } }
            guard let tag = parts.first, let language = Self.spoken(tag) else { continue }
            let weight = parts.dropFirst().first { $0.lowercased().hasPrefix("q=") }.map { Self.weight($0.dropFirst(2)) } ?? 1000
            if weight > best?.weight ?? 0 { best = (language, weight) }
        }
        self = best?.language ?? .chinese
    }

    /// Unlike a header's range a tag names one language.
    private static func named(_ tag: String) -> PageLanguage? {
        tag.hasPrefix("*") ? nil : spoken(tag)
    }

    private static func spoken(_ range: String) -> PageLanguage? {
        switch range.lowercased().split(separator: "-").first {
        case "zh": .chinese
        case "en": .english
        case "*": .chinese
        default: nil
        }
    }

    /// Thousandths; 0 for what is no weight.
    private static func weight(_ text: Substring) -> Int {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard let whole = parts.first.flatMap({ Int($0) }), parts.count <= 2, (0...1).contains(whole) else { return 0 }
        let decimals = parts.count == 2 ? parts[1].prefix(3) : ""
        guard decimals.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return 0 }
        let thousandths = Int(decimals + String(repeating: "0", count: 3 - decimals.count)) ?? 0
        return min(whole * 1000 + thousandths, 1000)
    }

    var other: PageLanguage {
        switch self {
        case .chinese: .english
        case .english: .chinese
        }
    }

    /// What the language calls itself.
    var ownName: String {
        switch self {
        case .chinese: "中文"
        case .english: "English"
        }
    }
}
