#if Service
internal import Payments

/// The exposition format's spelling.
enum PrometheusText {
    static func name(_ label: String) -> String {
        let plain = label.utf8.map { $0.isLetterOrDigit || $0 == UInt8(ascii: "_") ? $0 : UInt8(ascii: "_") }
        let name = String(decoding: plain, as: UTF8.self)
        return name.utf8.first.map(\.isDigit) ?? true ? "_" + name : name
    }

    static func labels(_ dimensions: [(String, String)]) -> String {
        dimensions.sorted { $0.0 < $1.0 }.map { "\(name($0.0))=\"\(escaped($0.1))\"" }.joined(separator: ",")
    }

    static func sample(_ name: String, _ labels: String, _ value: String) -> String {
        labels.isEmpty ? "\(name) \(value)" : "\(name){\(labels)} \(value)"
    }

    /// Whole numbers without a fraction, as counters are read most easily.
    static func number(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
        return Int64(exactly: value).map(String.init) ?? String(value)
    }

    private static func escaped(_ value: String) -> String {
        var text = ""
        for character in value.unicodeScalars.prefix(200) {
            switch character {
            case "\\": text += "\\\\"
            case "\"": text += "\\\""
            case "\n": text += "\\n"
            default: text.unicodeScalars.append(character)
            }
        }
        return text
    }
}
#endif
