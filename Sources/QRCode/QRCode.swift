import CQREncode

/// A square of dark and light modules.
package struct QRCode: Sendable, Hashable {
    /// Modules a side.
    package let side: Int

    package init?(_ text: String) {
        guard let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { return nil }
        defer { QRcode_free(code) }
        side = Int(code.pointee.width)
    }
}
