/// Text that goes into a header line: visible ASCII, so that no value can start a line of its own.
enum HeaderText {
    static func checked(
        _ bytes: [UInt8], _ field: KryptoGOSettingsError.Field
    ) throws(KryptoGOSettingsError) -> [UInt8] {
        let trimmed = bytes.trimmingBlanks()
        guard !trimmed.isEmpty else { throw KryptoGOSettingsError(field, .empty) }
        guard trimmed.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { throw KryptoGOSettingsError(field, .notHeaderSafe) }
        return trimmed
    }
}

extension [UInt8] {
    fileprivate func trimmingBlanks() -> [UInt8] {
        let blanks: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]
        guard let first = firstIndex(where: { !blanks.contains($0) }), let last = lastIndex(where: { !blanks.contains($0) })
        else { return [] }
        return Array(self[first...last])
    }
}
