#if Service
import Payments

/// What may be told of a place in the file of settings. Where the blank behind a colon is missing, `hash_key:…` is a name with the value
/// in it: only what looks like a name is told, and else the place around it.
enum FilePlace {
    private static let longest = 64
    /// No setting has a longer word, and no secret's letters are so few without anything between them.
    private static let longestWord = 15
    /// An account may be named after a year; keys have more.
    private static let mostDigits = 4

    /// Small letters and a few digits, in words.
    static func looksLikeName(_ text: String) -> Bool {
        let bytes = text.utf8
        let words = bytes.split(omittingEmptySubsequences: false) { $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }
        guard bytes.count <= longest, let first = bytes.first, first.isLowerLetter else { return false }
        guard words.allSatisfy({ (1...longestWord).contains($0.count) }) else { return false }
        let digits = bytes.count(where: { $0.isDigit })
        let isPlain = bytes.allSatisfy { $0.isLowerLetter || $0.isDigit || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }
        return isPlain && digits <= mostDigits
    }
}

extension SettingError {
    /// - Parameter path: the place in the file of settings.
    init(at path: [String], _ problem: String) {
        let told = path.prefix(while: FilePlace.looksLikeName)
        let name = told.isEmpty ? SettingsFile.name : told.joined(separator: ".")
        self.init(name, told.count == path.count ? problem : "holds something that is no setting")
    }
}
#endif
