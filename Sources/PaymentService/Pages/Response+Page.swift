#if Service
import HTTPTypes
import Hummingbird
import NIOCore
import PaymentForms
import PaymentPages
import Payments

extension Response {
    /// A page with all of its headers.
    init(_ page: some WebPage, status: Int = 200) { self.init(html: page.html, page.headers, status: status) }

    init(_ page: SelfPostingPage) { self.init(html: page.html, page.headers, status: 200) }

    init(_ asset: PageAsset) {
        self.init(status: .ok, headers: HTTPFields(asset.headers), body: ResponseBody(byteBuffer: ByteBuffer(bytes: asset.bytes)))
    }

    private init(html: String, _ headers: [HTTPHeader], status: Int) {
        self.init(
            status: HTTPResponse.Status(code: status), headers: HTTPFields(headers),
            body: ResponseBody(byteBuffer: ByteBuffer(string: html)))
    }

    /// The browser goes there by GET, whatever it came with.
    static func seeOther(_ path: String) -> Response {
        Response(status: .seeOther, headers: [.location: path, .cacheControl: "no-store"])
    }
}

extension HTTPFields {
    init(_ headers: [HTTPHeader]) {
        self.init()
        for header in headers { self[.known(header.name)] = header.value }
    }
}
#endif
