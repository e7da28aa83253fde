import Foundation
import PAYUNi
import Payments

/// Notifies as PAYUNi posts them: genuine, each about another order and under a number of its own.
struct Notifies {
    private let fields: [(name: String, value: String)]
    private let envelope: Envelope
    private let orders: Int

    /// - Parameter data: a folder with `fields.tsv`, what a notify says, and `keys.txt`, what it is sealed with.
    init(data: String, orders: Int) throws {
        let lines = try Self.lines(of: "keys.txt", in: data)
        envelope = Envelope(keys: KeyRing(current: try PAYUNiKey(hashKey: lines[0], hashIV: lines[1])))
        fields = try Self.lines(of: "fields.tsv", in: data).map { line in
            let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
            return (name: String(parts[0]), value: String(parts[1]))
        }
        self.orders = orders
    }

    func write(count: Int) throws {
        var text = ""
        for number in 0..<count { text += try body(of: number) + "\n" }
        FileHandle.standardOutput.write(Data(text.utf8))
    }

    /// Orders in no order: neighbours in time are not neighbours in the file.
    private func body(of number: Int) throws -> String {
        let attempt = Filling.attempt(number * 7_919 % orders)
        let own = [
            "MerTradeNo": attempt.text, "TradeNo": String(1_773_532_817_000_000_000 + number),
            "TradeAmt": Filling.amount.amount.description,
        ]
        let sealed = try envelope.seal(fields: fields.map { ($0.name, own[$0.name] ?? $0.value) })
        let merchant = fields.first { $0.name == "MerID" }?.value ?? ""
        return "Status=SUCCESS&MerID=\(merchant)&Version=2.0&EncryptInfo=\(sealed.encryptInfo)&HashInfo=\(sealed.hashInfo)"
    }

    private static func lines(of file: String, in folder: String) throws -> [String] {
        try String(contentsOfFile: folder + "/" + file, encoding: .utf8).split(separator: "\n").map(String.init)
    }
}
