import Testing

/// A message as a gateway's document shows it, by the name of its file there.
struct Sample: Sendable, CustomTestStringConvertible {
    let name: String
    let text: String

    init(_ name: String, _ text: String) {
        self.name = name
        self.text = text
    }

    var bytes: [UInt8] { Array(text.utf8) }
    var testDescription: String { name }

    static let all = callbacks + intents + requests + replies

    static func named(_ name: String) -> Sample {
        guard let sample = all.first(where: { $0.name == name }) else { preconditionFailure("no sample \(name)") }
        return sample
    }
}
