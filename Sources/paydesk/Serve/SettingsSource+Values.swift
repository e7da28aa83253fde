#if Service
extension SettingsSource {
    /// One word of a closed list.
    func word<Word: RawRepresentable & CaseIterable>(
        of type: Word.Type, _ path: String...
    ) throws(SettingError) -> Word? where Word.RawValue == String {
        guard let setting = try text(path) else { return nil }
        guard let word = Word(rawValue: setting.text) else {
            throw setting.rejected("must be one of " + Word.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return word
    }

    /// A whole number in plain digits.
    func number<Number: FixedWidthInteger>(
        in range: ClosedRange<Number>, _ path: String...
    ) throws(SettingError) -> Number? {
        guard let setting = try text(path) else { return nil }
        let isPlain = setting.text.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
        guard isPlain, let number = Number(setting.text), range.contains(number) else {
            throw setting.rejected("must be a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }
}
#endif
