/// How many fields a message may have. The gateway's largest single result has fewer than 64; a list has as many per element.
enum FieldLimits {
    static let outsideLists = 64
    static let perEntry = 64
    /// The decoder sets aside no more slots than this and refuses the field after the last.
    static let total = 1000

    static func check(_ fields: FormFields) throws(EnvelopeRejection) {
        guard fields.count > outsideLists else { return }
        var outside = 0
        var entries = [Int](repeating: 0, count: ListPath.indexLimit)
        fields.forEachName { name in
            if let path = ListPath(name, list: DecisiveFields.listName) {
                entries[path.index] += 1
            } else {
                outside += 1
            }
        }
        guard outside <= outsideLists, entries.allSatisfy({ $0 <= perEntry }) else { throw EnvelopeRejection(.tooManyFields) }
    }
}

extension FormFields {
    func forEachName(_ body: (UnsafeRawBufferPointer) -> Void) {
        bytes.withUnsafeBytes { bytes in
            for slot in slots {
                body(UnsafeRawBufferPointer(rebasing: bytes[Int(slot.nameStart)..<Int(slot.nameEnd)]))
            }
        }
    }
}
