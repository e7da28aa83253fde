/// The languages in which a payer can be addressed.
public enum PageLanguage: String, Sendable, Hashable, CaseIterable {
    /// As it is written in Taiwan.
    case chinese
    case english

    /// From a BCP 47 tag: Chinese of any kind, else English.
    public init(languageTag tag: String) {
        self = tag.lowercased().split(separator: "-").first == "zh" ? .chinese : .english
    }

    /// A BCP 47 tag, for `lang`.
    public var tag: String {
        switch self {
        case .chinese: "zh-Hant-TW"
        case .english: "en"
        }
    }
}
