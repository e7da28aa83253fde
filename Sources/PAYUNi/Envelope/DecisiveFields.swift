/// The names on which an order's state hangs. Two of one kind are two stories, and nobody may choose between them.
enum DecisiveFields {
    static let listName = Array("Result".utf8)

    /// Refuses a decisive name that occurs twice, at the top or within one element of the result list. docs: PAYUNi 6
    static func refuseDuplicates(in fields: FormFields) throws(EnvelopeRejection) {
        var atTop: UInt8 = 0
        var inEntries: [UInt8] = []
        var duplicate: UInt8 = 0
        fields.forEachName { name in
            let mark = mark(of: name)
            if mark != 0 {
                duplicate |= atTop & mark
                atTop |= mark
            } else if name.last == UInt8(ascii: "]"), let path = ListPath(name, list: listName) {
                let mark = Self.mark(of: UnsafeRawBufferPointer(rebasing: name[path.inner]))
                guard mark != 0 else { return }
                if inEntries.isEmpty { inEntries = [UInt8](repeating: 0, count: ListPath.indexLimit) }
                duplicate |= inEntries[path.index] & mark
                inEntries[path.index] |= mark
            }
        }
        guard duplicate == 0 else { throw EnvelopeRejection(.duplicateField, field: name(of: duplicate)) }
    }

    /// One bit for each decisive name, 0 for all others. The length alone settles nearly every case.
    @inline(__always)
    private static func mark(of name: UnsafeRawBufferPointer) -> UInt8 {
        switch name.count {
        case 5: equals(name, "MerID") ? 1 : 0
        case 6: equals(name, "Status") ? 2 : 0
        case 7: equals(name, "TradeNo") ? 4 : 0
        case 8: equals(name, "TradeAmt") ? 8 : 0
        case 10: equals(name, "MerTradeNo") ? 16 : 0
        case 11: equals(name, "TradeStatus") ? 32 : equals(name, "PaymentType") ? 64 : 0
        case 13: equals(name, "NewMerTradeNo") ? 128 : 0
        default: 0
        }
    }

    @inline(__always)
    private static func equals(_ name: UnsafeRawBufferPointer, _ expected: StaticString) -> Bool {
        expected.withUTF8Buffer { name.elementsEqual($0) }
    }

    /// The first of the marked names.
    private static func name(of marks: UInt8) -> String {
        let names = ["MerID", "Status", "TradeNo", "TradeAmt", "MerTradeNo", "TradeStatus", "PaymentType", "NewMerTradeNo"]
        return names[marks.trailingZeroBitCount]
    }
}
