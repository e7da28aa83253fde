internal import CQREncode

/// A square of dark and light modules that a camera reads as a text. The only place that knows libqrencode.
package struct QRCode: Sendable, Hashable {
    /// How much of the picture may be dirty or covered and still be read.
    package enum Correction: Sendable, Hashable {
        /// A fourteenth; the smallest picture.
        case low
        /// A seventh; for screens.
        case medium
        /// A third.
        case high
    }

    /// Modules a side, without the quiet zone.
    package let side: Int
    /// Whether each module is dark, row by row from the top left.
    package let modules: [Bool]

    /// Light modules that must be left around the picture.
    package static let quietZone = 4

    /// - Returns: `nil` for an empty text and for one that is too long for the largest picture, 2,331 bytes at medium correction.
    package init?(_ text: String, correction: Correction = .medium) {
        let bytes = Array(text.utf8)
        guard !bytes.isEmpty, let count = Int32(exactly: bytes.count) else { return nil }
        let level =
            switch correction {
            case .low: QR_ECLEVEL_L
            case .medium: QR_ECLEVEL_M
            case .high: QR_ECLEVEL_H
            }
        // Counted bytes, not a C string: a NUL must not cut the text off.
        guard let code = QRcode_encodeData(count, bytes, 0, level) else { return nil }
        defer { QRcode_free(code) }
        side = Int(code.pointee.width)
        guard let data = code.pointee.data else { return nil }
        // Bit 0 is the colour; the others say what a module is for.
        modules = (0..<side * side).map { data[$0] & 1 == 1 }
    }

    package subscript(row row: Int, column column: Int) -> Bool { modules[row * side + column] }
}
