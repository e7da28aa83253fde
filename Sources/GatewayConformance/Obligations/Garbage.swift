/// Bodies that are nobody's message.
enum Garbage {
    static let html = "<!DOCTYPE html><html><head><title>502</title></head><body>Bad Gateway</body></html>"

    static let callbacks: [(name: String, body: [UInt8])] =
        answers + [("a form without a seal", Array("Status=SUCCESS&TradeStatus=1".utf8))]

    static let answers: [(name: String, body: [UInt8])] = [
        ("empty", []),
        ("blank", Array("  \n".utf8)),
        ("HTML", Array(html.utf8)),
        ("cut JSON", Array("{\"code\":0,".utf8)),
        ("empty JSON object", Array("{}".utf8)),
        ("JSON list", Array("[]".utf8)),
        ("JSON null", Array("null".utf8)),
        ("JSON text", Array("\"SUCCESS\"".utf8)),
        ("a word", Array("SUCCESS".utf8)),
        ("not UTF-8", [0xFF, 0xFE, 0x00, 0x80, 0xC3, 0x28]),
        ("deep JSON", Array((String(repeating: "[", count: 5000) + String(repeating: "]", count: 5000)).utf8)),
        ("two mebibytes", Array(repeating: 0x61, count: 2 << 20)),
    ]
}
