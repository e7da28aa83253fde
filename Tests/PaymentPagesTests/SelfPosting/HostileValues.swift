/// Values that have broken pages elsewhere.
enum HostileValues {
    /// Text that must arrive unchanged.
    static let postable: [String] =
        [
            "", " ", "  two  ", "\"", "'", "\"'", "`", "<", ">", "&", "&amp;", "&quot;", "&#34;", "&#x22;", "&lt;script&gt;", "&",
            "&&",
            "&#0;", "&nbsp", "\"/>", "\">", "\"><", "'><", "\"/><input type=\"hidden\" name=\"TradeAmt\" value=\"1\"/>",
            "' onfocus='alert(1)", "\" onfocus=\"alert(1)\" autofocus=\"", "\" formaction=\"https://evil.example/\"", "</form>",
            "\"></form><form action=\"https://evil.example/\">", "<script>alert(1)</script>",
            "</script><script>alert(1)</script>",
            "\"><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "<!--", "-->", "--!>",
            "<![CDATA[",
            "]]>", "<?xml version=\"1.0\"?>", "<!DOCTYPE html>", "<base href=\"https://evil.example/\">", "</style>", "</title>",
            "</noscript>", "<meta http-equiv=\"refresh\" content=\"0;url=https://evil.example/\">", "javascript:alert(1)",
            "data:text/html,<script>alert(1)</script>", "{{7*7}}", "${7*7}", "<%= 7*7 %>", "%3Cscript%3E", "\\\"",
            "\\u003cscript\\u003e",
            "\u{2028}", "\u{2029}", "a\u{202E}b", "\u{2066}a\u{2069}", "\u{FEFF}a", "\u{200B}", "e\u{301}", "\u{301}\"",
            "\"\u{301}",
            "<\u{338}", "😀", "👩‍👩‍👧", "茶碗", "ﷺ", "\u{FFFD}", "＜script＞", "＂", "\u{E000}", "\u{10FFFD}", "a&b=c&d=e", "a;b", "a=b",
            "'; DROP TABLE orders; --", "../../etc/passwd", "= 1+1", "@SUM(1)", "null", "undefined", "0", "-1",
        ] + [
            String(repeating: "\"", count: 10_000), String(repeating: "<a>&'", count: 20_000),
            String(repeating: "茶", count: 50_000),
        ]

    /// Text that a browser would drop, rewrite or refuse.
    static let unpostable: [String] =
        [
            "\0", "a\0b", "\n", "a\nb", "\r", "a\r\nb", "\t", "\u{1}", "\u{8}", "\u{B}", "\u{C}", "\u{1B}[2J", "\u{1F}", "\u{7F}",
            "\u{80}", "\u{85}", "\u{9F}",
        ] + noncharacters

    private static let noncharacters = [0xFDD0, 0xFFFE, 0xFFFF, 0x1FFFE].compactMap {
        Unicode.Scalar(UInt32($0)).map { String($0) }
    }
}
