/// Texts the grammar allows and texts it does not, one idea a line.
///
/// Swift escapes are off (`#"…"#`), so what stands here is what the reader gets.
enum Catalogue {
    static let accepted: [String] = [
        // Scalars as the whole text.
        "0", "-0", "1", "-1", "10", "9007199254740993", "18446744073709551616", "true", "false", "null", #""""#, #"" ""#,
        // Number forms.
        "0.0", "-0.0", "0e0", "0E+1", "0e-01", "1e00", "1E400", "-1.5e-3", "123.456789012345678901234567890", "0.1e1", "9e9",
        // White space in every place it may stand.
        " 1", "1 ", "\t1\t", "\n1\n", "\r1\r", " \t\r\n1 \t\r\n", "[ ]", "{ }", "[ 1 , 2 ]", "{ \"a\" : 1 , \"b\" : 2 }", "[\n]",
        // Containers.
        "[]", "{}", "[[]]", "[{}]", #"{"a":{}}"#, #"{"a":[]}"#, "[1,2,3]", "[null]", "[true,false,null]", #"["a","b"]"#,
        #"{"":""}"#, #"{"":0}"#, #"{"a":1,"A":2}"#, #"{"a":1,"a ":2}"#, "[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]", #"[{"a":1},{"a":2}]"#,
        #"{"a":{"a":{"a":1}}}"#,
        // Escapes.
        #""\"""#, #""\\""#, #""\/""#, #""/""#, #""\b\f\n\r\t""#, #""\u0001""#, #""\u001f""#, #""\u0041""#, #""\u00e9""#,
        #""\u00E9""#, #""\u4e2d\u6587""#, #""\uFFFF""#, #""\uD7FF""#, #""\uE000""#, #""\ud83d\ude00""#, #""\uD83D\uDE00""#,
        #""\ud800\udc00""#, #""\udbff\udfff""#, #""a\u0062c""#, #""\\u0000""#, #""\\\"""#, #""\u0022""#, #""\u005C""#,
        #"{"\u0061":1}"#, #"{"a\nb":1}"#,
        // Text outside ASCII, and what looks special but is not.
        #""é""#, #""中文""#, #""😀""#, #""七碼 8 字""#, "\"\u{7F}\"", "\"\u{80}\"", "\"\u{7FF}\"", "\"\u{800}\"", "\"\u{FFFD}\"",
        "\"\u{FFFE}\"", "\"\u{10000}\"", "\"\u{10FFFF}\"", "\"\u{2028}\"", "\"\u{FEFF}\"", #""'""#, #""//""#, #""/* */""#,
        #""[{]}:,""#,
        #""1234567""#, #""12345678""#, #""123456789""#, #""1234567é""#, #""12345678é12345678""#,
    ]

    static let refused: [(text: String, code: String)] = [
        // Nothing, or not yet all.
        ("", "json_syntax"), (" ", "json_syntax"), ("[", "json_syntax"), ("{", "json_syntax"), ("\"", "json_syntax"),
        ("[1", "json_syntax"), ("[1,", "json_syntax"), (#"{"a"#, "json_syntax"), (#"{"a""#, "json_syntax"),
        (#"{"a":"#, "json_syntax"), (#"{"a":1"#, "json_syntax"), (#"{"a":1,"#, "json_syntax"), (#""\"#, "json_syntax"),
        (#""\u"#, "json_syntax"), (#""\u004"#, "json_syntax"), (#""\ud83d"#, "json_syntax"), (#""\ud83d\"#, "json_syntax"),
        ("t", "json_syntax"), ("tru", "json_syntax"), ("fals", "json_syntax"), ("nul", "json_syntax"), ("-", "json_syntax"),
        // Numbers.
        ("+1", "json_syntax"), ("01", "json_trailing"), ("-01", "json_trailing"), ("00", "json_trailing"), (".5", "json_syntax"),
        ("1.", "json_syntax"), ("-.5", "json_syntax"), ("1.e1", "json_syntax"), ("1e", "json_syntax"), ("1e+", "json_syntax"),
        ("1E-", "json_syntax"), ("1e1.5", "json_trailing"), ("--1", "json_syntax"), ("1-", "json_trailing"),
        ("0x10", "json_trailing"),
        ("1_000", "json_trailing"), ("1,000", "json_trailing"), ("NaN", "json_syntax"), ("Infinity", "json_syntax"),
        ("-Infinity", "json_syntax"), ("- 1", "json_syntax"), ("1 2", "json_trailing"), ("[1 2]", "json_syntax"),
        ("１", "json_syntax"),
        // Words.
        ("True", "json_syntax"), ("TRUE", "json_syntax"), ("truE", "json_syntax"), ("nulL", "json_syntax"),
        ("None", "json_syntax"),
        ("undefined", "json_syntax"), ("truely", "json_trailing"), ("abc", "json_syntax"), ("[tru]", "json_syntax"),
        // Commas, colons, brackets.
        ("[,]", "json_syntax"), ("[1,]", "json_syntax"), ("[,1]", "json_syntax"), ("[1,,2]", "json_syntax"),
        ("{,}", "json_syntax"),
        (#"{"a":1,}"#, "json_syntax"), (#"{"a":1,,"b":2}"#, "json_syntax"), (#"{"a"}"#, "json_syntax"),
        (#"{"a":}"#, "json_syntax"),
        (#"{:1}"#, "json_syntax"), (#"{"a" 1}"#, "json_syntax"), (#"{"a"=1}"#, "json_syntax"), (#"{"a"::1}"#, "json_syntax"),
        ("{a:1}", "json_syntax"), ("{'a':1}", "json_syntax"), ("{1:1}", "json_syntax"), ("{null:1}", "json_syntax"),
        ("[1}", "json_syntax"), (#"{"a":1]"#, "json_syntax"), ("]", "json_syntax"), ("}", "json_syntax"), (",", "json_syntax"),
        (":", "json_syntax"), ("[1:2]", "json_syntax"), ("[[]", "json_syntax"), ("[1;2]", "json_syntax"), ("(1)", "json_syntax"),
        // After the value.
        ("[]]", "json_trailing"), ("{}}", "json_trailing"), ("[][]", "json_trailing"), ("{} x", "json_trailing"),
        ("null,", "json_trailing"),
        (#""a""b""#, "json_trailing"), ("1\u{0}", "json_trailing"), ("1//", "json_trailing"),
        // White space that is none.
        ("\u{B}1", "json_syntax"), ("\u{C}1", "json_syntax"), ("\u{A0}1", "json_syntax"), ("\u{2028}1", "json_syntax"),
        ("\u{FEFF}1", "json_syntax"), ("\u{FEFF}{}", "json_syntax"), ("\u{0}", "json_syntax"), ("1\u{C}", "json_trailing"),
        // Comments.
        ("/**/1", "json_syntax"), ("//\n1", "json_syntax"), ("[1/**/]", "json_syntax"), ("#\n1", "json_syntax"),
        // Strings.
        ("'a'", "json_syntax"), ("“a”", "json_syntax"), ("`a`", "json_syntax"), ("a", "json_syntax"), ("\"\n\"", "json_syntax"),
        ("\"\t\"", "json_syntax"), ("\"\u{0}\"", "json_syntax"), ("\"\u{1F}\"", "json_syntax"),
        ("\"1234567\u{1F}\"", "json_syntax"),
        ("\"12345678\u{1}\"", "json_syntax"), (#""\a""#, "json_syntax"), (#""\0""#, "json_syntax"), (#""\'""#, "json_syntax"),
        (#""\x41""#, "json_syntax"), (#""\U0041""#, "json_syntax"), (#""\ ""#, "json_syntax"), (#""\é""#, "json_syntax"),
        (#""\u00g0""#, "json_syntax"), (#""\u+041""#, "json_syntax"), (#""\u 041""#, "json_syntax"),
        (#""\u{41}""#, "json_syntax"),
        (#""\u00""#, "json_syntax"), (#""\ud83d\u12""#, "json_syntax"), (#"["a]"#, "json_syntax"), (#""\\\""#, "json_syntax"),
        // Text that is no Unicode text, or ends where C thinks it does.
        (#""\u0000""#, "json_text"), (#""a\u0000b""#, "json_text"), (#"{"\u0000":1}"#, "json_text"), (#""\ud800""#, "json_text"),
        (#""\udc00""#, "json_text"), (#""\ud800\ud800""#, "json_text"), (#""\udc00\ud800""#, "json_text"),
        (#""\ud83dx""#, "json_text"),
        (#""\ud83d\n""#, "json_text"), (#""\ud83d\u0041""#, "json_text"), (#""\ud83d\\ude00""#, "json_text"),
        (#""\uDBFF""#, "json_text"),
        // Names twice.
        (#"{"a":1,"a":1}"#, "json_duplicate_key"), (#"{"a":1,"b":2,"a":3}"#, "json_duplicate_key"),
        (#"{"":1,"":2}"#, "json_duplicate_key"), (#"{"a":1,"\u0061":2}"#, "json_duplicate_key"),
        (#"{"\u0061":1,"a":2}"#, "json_duplicate_key"), (#"{"\/":1,"/":2}"#, "json_duplicate_key"),
        (#"{"\ud83d\ude00":1,"😀":2}"#, "json_duplicate_key"), (#"[{"x":{"a":1,"a":2}}]"#, "json_duplicate_key"),
        (#"{"payment_intent_id":1,"payment_intent_i\u0064":2}"#, "json_duplicate_key"),
        // Depth.
        ("[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]", "json_depth"),
    ]

    /// Bytes that are no UTF-8, to stand inside a string.
    static let brokenText: [[UInt8]] = [
        [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC2], [0xC2, 0x41], [0xC2, 0xC2], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF],
        [0xE1, 0x80], [0xE1, 0x80, 0x41], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xEF, 0xBF], [0xF0, 0x80, 0x80, 0x80],
        [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x90, 0x80], [0xF0, 0x90, 0x80, 0x41], [0xF4, 0x90, 0x80, 0x80],
        [0xF5, 0x80, 0x80, 0x80],
        [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFE], [0xFF], [0xC3, 0xA9, 0x80], [0xE9], [0xA4, 0xA4],
    ]
}
