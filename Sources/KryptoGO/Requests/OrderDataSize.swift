internal import StrictJSON

/// How long `order_data` may become on the other side. The limit is 1,000 characters "once marshalled", and nothing says
/// whether bytes or characters count or which escapes are used (docs: KryptoGO 3, 13).
enum OrderDataSize {
    static let limit = 1000

    /// The compact text with everything but ASCII, and `<`, `>` and `&`, escaped as `\u` and four digits: what the most cautious of the
    /// usual JSON writers makes of it. Never shorter than the UTF-8 bytes, so one measure covers both.
    static func worstCase(_ value: JSONValue) -> Int {
        value.text.unicodeScalars.reduce(0) { total, scalar in
            switch scalar {
            case "<", ">", "&": total + 6
            default: total + (scalar.isASCII ? 1 : scalar.value > 0xFFFF ? 12 : 6)
            }
        }
    }
}
