import Testing

@testable import Payments

@Suite("Web addresses")
struct WebURLTests {
    private typealias Parts = (text: String, host: String, port: Int, target: String)

    private static let longHost = Array(repeating: "abcdefghi", count: 25).joined(separator: ".")
    private static let longPath = "https://a.tw/" + String(repeating: "x", count: 2048 - 13)

    private static let accepted: [Parts] = [
        ("https://a.tw", "a.tw", 443, "/"), ("http://a.tw", "a.tw", 80, "/"), ("https://a.tw/", "a.tw", 443, "/"),
        ("HTTPS://A.TW/Path", "a.tw", 443, "/Path"), ("hTTp://a.tw", "a.tw", 80, "/"),
        ("https://a.tw:8443", "a.tw", 8443, "/"), ("https://a.tw:443/x", "a.tw", 443, "/x"), ("http://a.tw:1", "a.tw", 1, "/"),
        ("http://a.tw:65535/", "a.tw", 65535, "/"), ("https://a.tw?x=1", "a.tw", 443, "/?x=1"),
        ("https://a.tw/?x=1&y=%E4%BD%A0", "a.tw", 443, "/?x=1&y=%E4%BD%A0"), ("https://a.tw/a/b//c", "a.tw", 443, "/a/b//c"),
        ("https://a.tw/@user", "a.tw", 443, "/@user"), ("https://a.tw/a:b@c", "a.tw", 443, "/a:b@c"),
        ("https://a.tw?to=http://b.tw", "a.tw", 443, "/?to=http://b.tw"), ("https://localhost:8080/x", "localhost", 8080, "/x"),
        ("http://127.0.0.1:3000", "127.0.0.1", 3000, "/"), ("https://a-b.c-d.example", "a-b.c-d.example", 443, "/"),
        ("https://xn--fiq228c.tw/", "xn--fiq228c.tw", 443, "/"), ("https://[::1]", "[::1]", 443, "/"),
        ("https://[::1]:8443/x", "[::1]", 8443, "/x"), ("https://[2001:DB8::A]/", "[2001:db8::a]", 443, "/"),
        ("https://[::ffff:1.2.3.4]/", "[::ffff:1.2.3.4]", 443, "/"),
        ("https://a.tw/~x/(y);z,!*'$", "a.tw", 443, "/~x/(y);z,!*'$"),
        ("https://\(longHost)/", longHost, 443, "/"), (longPath, "a.tw", 443, String(longPath.dropFirst(12))),
    ]

    private static let refused: [String] = [
        // no absolute web address
        "", "/", "//", "//a.tw/x", "a.tw", "a.tw/x", "/x", "?x", "https", "https:", "https:/", "https://", "http://",
        "http:/a.tw",
        "http:a.tw", "https:///a.tw", "https:////a.tw", "https://?x", "https:///", "://a.tw", "ftp://a.tw", "file:///etc/passwd",
        "javascript:alert(1)", "data:text/html,x", "ws://a.tw", "httpss://a.tw", "xhttps://a.tw", "mailto:a@b.tw",
        // somebody's name, a place in the page
        "https://user@a.tw", "https://user:pass@a.tw/", "https://@a.tw", "https://a.tw@b.tw", "https://a.tw:443@b.tw",
        "https://:@a.tw", "https://[::1]@b.tw", "https://a.tw#", "https://a.tw/#x", "https://a.tw/x?y#z", "#",
        // blanks and control bytes
        " https://a.tw", "https://a.tw ", "https://a.tw/a b", "https:// a.tw", "https://a.tw/\t", "https://a.tw/\n",
        "https://a.tw/\r\nHost: b.tw", "https://a.tw/\u{0}", "https://a.tw\u{7F}", "\u{FEFF}https://a.tw",
        "https://a.tw/\u{1B}[0m",
        // what browsers mend and others do not
        "https:\\\\a.tw", "https://a.tw\\@b.tw", "https://a.tw/\\x", "https://a.tw/<x>", "https://a.tw/\"x\"", "https://a.tw/`x`",
        "https://a.tw/{x}", "https://a.tw/|x", "https://a.tw/^x",
        // hosts
        "https://商店.tw", "https://ａ.tw", "https://a。tw", "https://b\u{FC}cher.tw", "https://a.tw/你好", "https://аpple.tw",
        "https://a..tw", "https://.a.tw", "https://a_b.tw", "https://a%2Etw", "https://a.tw,b.tw", "https://a.tw;b",
        "https://*.tw",
        "https://\(longHost)abcde/",
        // ports
        "https://a.tw:", "https://a.tw:/", "https://a.tw:0", "https://a.tw:65536", "https://a.tw:99999", "https://a.tw:100000",
        "https://a.tw:-1", "https://a.tw:+1", "https://a.tw:8o", "https://a.tw:0x50", "https://a.tw:80:80", "https://:443",
        // numbers in brackets
        "https://[]", "https://[::1", "https://::1]", "https://::1", "https://[::1]x", "https://[::1]8443", "https://[::1]:",
        "https://[::1]:0", "https://[a.tw]", "https://[1.2.3.4]", "https://[::g]", "https://[fe80::1%25eth0]", "https://[[::1]]",
        longPath + "x",
    ]

    @Test("plain absolute addresses are read into their parts")
    func acceptance() {
        for parts in Self.accepted {
            let url = WebURL(parts.text)
            #expect(url?.host == parts.host, "\(parts.text)")
            #expect(url?.port == parts.port, "\(parts.text)")
            #expect(url?.target == parts.target, "\(parts.text)")
            #expect(url?.description == parts.text)
            #expect(url?.scheme == (parts.text.lowercased().hasPrefix("https") ? .https : .http))
        }
    }

    @Test("everything else is refused")
    func refusal() {
        #expect(Self.accepted.count + Self.refused.count >= 80)
        for text in Self.refused { #expect(WebURL(text) == nil, "\(text.debugDescription)") }
    }

    @Test("no byte outside printable ASCII is ever let through, wherever it stands")
    func everyByte() {
        for byte in UInt8.min...UInt8.max {
            let character = String(UnicodeScalar(byte))
            let isPlain = byte > 0x20 && byte < 0x7F && !"\"#<>\\^`{|}".contains(character)
            #expect((WebURL("https://a.tw/x\(character)y") != nil) == isPlain, "byte \(byte)")
            let isHost = byte.isLetterOrDigit || "-./?".contains(character)
            #expect((WebURL("https://a\(character)b.tw") != nil) == isHost, "byte \(byte) in a host")
        }
    }

    @Test(
        "origins are equal when scheme, host and port are",
        arguments: [
            ("https://a.tw/x", "https://A.tw:443/y?z", true), ("https://a.tw", "http://a.tw", false),
            ("https://a.tw", "https://a.tw:8443", false), ("https://a.tw", "https://b.tw", false),
            ("https://a.tw", "https://a.tw.evil.tw", false), ("http://a.tw:443", "https://a.tw", false),
            ("https://[::1]", "https://[::1]:443", true),
        ] as [(String, String, Bool)])
    func sameOrigin(left: String, right: String, isSame: Bool) throws {
        let left = try #require(WebURL(left)), right = try #require(WebURL(right))
        #expect(left.hasSameOrigin(as: right) == isSame && right.hasSameOrigin(as: left) == isSame)
    }

    @Test(
        "a path goes behind the address with one slash between",
        arguments: [
            ("https://a.tw", "x", "https://a.tw/x"), ("https://a.tw/", "x", "https://a.tw/x"),
            ("https://a.tw", "/x", "https://a.tw/x"),
            ("https://a.tw/v1/", "//x", "https://a.tw/v1/x"), ("https://a.tw/v1", "x?y=1", "https://a.tw/v1/x?y=1"),
            ("https://a.tw", "", "https://a.tw/"), ("https://a.tw//", "x", "https://a.tw/x"),
            ("https://a.tw/v1///", "/x", "https://a.tw/v1/x"),
        ] as [(String, String, String)])
    func appending(base: String, path: String, result: String) throws {
        let url = try #require(WebURL(base)?.appending(path: path))
        #expect(url.text == result)
        #expect(try url.hasSameOrigin(as: #require(WebURL(base))))
    }

    @Test(
        "a path that makes no address is refused, and so is one behind a query",
        arguments: [
            ("https://a.tw", "x y"), ("https://a.tw", "x#y"), ("https://a.tw", "你"), ("https://a.tw?x=1", "y"),
            ("https://a.tw/?x", "y"),
        ] as [(String, String)])
    func appendingRefused(base: String, path: String) throws {
        #expect(try #require(WebURL(base)).appending(path: path) == nil)
    }

    @Test("addresses written in the source are what reading them gives")
    func known() throws {
        let known = WebURL(knownHost: "api.example.tw")
        #expect(known == WebURL("https://api.example.tw"))
        let deeper = known.appending(knownPath: "api/query").appending(knownPath: "x")
        #expect(deeper == WebURL("https://api.example.tw/api/query/x"))
        for base in ["https://a.tw/v1", "https://a.tw/v1/", "https://a.tw/v1//"] {
            #expect(try #require(WebURL(base)).appending(knownPath: "x") == WebURL("https://a.tw/v1/x"))
        }
    }

    @Test(
        "an origin is written as browsers write it",
        arguments: [
            ("https://A.tw:443/x", "https://a.tw"), ("http://a.tw:80", "http://a.tw"), ("https://a.tw:80", "https://a.tw:80"),
            ("http://[::1]:3000/x?y", "http://[::1]:3000"),
        ] as [(String, String)])
    func origins(text: String, origin: String) {
        #expect(WebURL(text)?.origin == origin)
    }

    @Test(
        "only this machine is loopback",
        arguments: [
            ("http://localhost/", true), ("http://LOCALHOST:80/", true), ("http://[::1]/", true), ("http://127.0.0.1/", true),
            ("http://127.255.0.9/", true), ("http://127.0.0.1.tw/", false), ("http://127.0.0/", false),
            ("http://127.0.0.256/", false),
            ("http://128.0.0.1/", false), ("http://localhost.tw/", false), ("http://127.a.0.1/", false), ("http://[::2]/", false),
            ("http://0.0.0.0/", false), ("http://127.0.0.01/", false), ("http://127.00.0.1/", false),
        ] as [(String, Bool)])
    func loopback(text: String, isLoopback: Bool) throws {
        #expect(try #require(WebURL(text)).isLoopback == isLoopback)
    }
}
