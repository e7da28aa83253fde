internal import LibCrypto
public import Payments

/// A style sheet, script or picture of the pages.
public struct PageAsset: Sendable {
    public let name: String
    public let contentType: String
    public let bytes: [UInt8]
    /// With its quotes. Equal bytes have equal tags.
    public let entityTag: String

    init(_ name: String, _ contentType: String, _ bytes: [UInt8]) {
        self.name = name
        self.contentType = contentType
        self.bytes = bytes
        let digest = (try? sha256(bytes)) ?? Array(String(bytes.count).utf8)
        version = digest.prefix(8).map { byte in
            let digits = String(byte, radix: 16)
            return digits.utf8.count == 1 ? "0" + digits : digits
        }.joined()
        entityTag = "\"\(version)\""
    }

    /// Pages name it behind the asset's path, so that a changed asset has another address.
    let version: String

    /// To be sent with the bytes. Pages ask for a version, so browsers may keep it.
    public var headers: [HTTPHeader] {
        [
            HTTPHeader("Content-Type", contentType), HTTPHeader("ETag", entityTag),
            HTTPHeader("Cache-Control", "public, max-age=31536000, immutable"),
            HTTPHeader("X-Content-Type-Options", "nosniff"),
            HTTPHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
        ]
    }
}

/// Everything the pages load. Nothing is fetched from anywhere else.
public enum PageAssets {
    public static let all = [style, script, icon]

    public static func named(_ name: String) -> PageAsset? { all.first { $0.name == name } }

    static let style = PageAsset("paydesk.css", "text/css; charset=utf-8", PackageResources.paydesk_css)
    static let script = PageAsset("checkout.js", "text/javascript; charset=utf-8", PackageResources.checkout_js)
    static let icon = PageAsset("icon.svg", "image/svg+xml", PackageResources.icon_svg)
}
