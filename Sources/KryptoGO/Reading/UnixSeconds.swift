internal import Payments

/// Unix seconds as KryptoGO writes them (docs: KryptoGO 11). Milliseconds or a zero would be a time nobody meant.
enum UnixSeconds {
    /// 2015-01-01 to 2100-01-01.
    private static let plausible: Range<Int64> = 1_420_070_400..<4_102_444_800

    static func timestamp(_ seconds: Int64?) -> Timestamp? {
        guard let seconds, plausible.contains(seconds) else { return nil }
        return Timestamp(seconds: seconds)
    }
}
