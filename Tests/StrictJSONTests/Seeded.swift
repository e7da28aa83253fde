import StrictJSON

/// SplitMix64: the same seed gives the same values everywhere.
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension Seeded {
    mutating func value(depth: Int = 0) -> JSONValue {
        switch Int.random(in: 0..<(depth < 5 ? 8 : 6), using: &self) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &self))
        case 2: return .integer(Int64.random(in: -1_000_000...1_000_000, using: &self))
        case 3: return .number(number())
        case 4, 5: return .string(string())
        case 6: return .array((0..<Int.random(in: 0...5, using: &self)).map { _ in value(depth: depth + 1) })
        default:
            let pairs = (0..<Int.random(in: 0...8, using: &self)).map { _ in (string(), value(depth: depth + 1)) }
            return .object(JSONObject(pairs))
        }
    }

    mutating func number() -> JSONNumber {
        var text = "\(Int.random(in: -99_999...99_999, using: &self))"
        if Bool.random(using: &self) { text += ".\(UInt16.random(in: 0...9_999, using: &self))" }
        if Bool.random(using: &self) {
            text += "\(Bool.random(using: &self) ? "e" : "E+")\(Int.random(in: 0...20, using: &self))"
        }
        return JSONNumber(text) ?? JSONNumber(0)
    }

    /// Mixes what a scanner treats differently: plain runs, escapes, and characters of two, three and four bytes.
    mutating func string() -> String {
        let alphabet: [Character] = Array("abcdefgh0123456789 /_\"\\\n\t\u{1}\u{1F}\u{7F}é中文😀\u{FFFD}\u{10FFFF}")
        let plain = Bool.random(using: &self)
        return String(
            (0..<Int.random(in: 0...24, using: &self)).map { _ in
                alphabet[Int.random(in: 0..<(plain ? 20 : alphabet.count), using: &self)]
            })
    }

    /// The same value in a spelling of its own: white space anywhere, any character escaped.
    mutating func spelling(of value: JSONValue) -> String {
        switch value {
        case .object(let object):
            let members = object.members.map { member in
                space() + spelling(ofText: member.key) + space() + ":" + space() + spelling(of: member.value) + space()
            }
            return "{" + members.joined(separator: ",") + (members.isEmpty ? space() : "") + "}"
        case .array(let elements):
            let parts = elements.map { space() + spelling(of: $0) + space() }
            return "[" + parts.joined(separator: ",") + (parts.isEmpty ? space() : "") + "]"
        case .string(let text): return spelling(ofText: text)
        default: return value.text
        }
    }

    private mutating func space() -> String {
        String(
            (0..<Int.random(in: 0...2, using: &self)).map { _ in " \t\r\n".unicodeScalars.randomElement(using: &self) ?? " " }
                .map(Character.init))
    }

    private mutating func spelling(ofText text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            let mustEscape = scalar.value < 0x20 || scalar == "\"" || scalar == "\\"
            if mustEscape || Int.random(in: 0..<4, using: &self) == 0 {
                for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
                    let digits = String(unit, radix: 16, uppercase: Bool.random(using: &self))
                    result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                }
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
