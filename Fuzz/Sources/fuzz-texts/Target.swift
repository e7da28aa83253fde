import FuzzSupport
import Payments

/// Every text that becomes a value of ours. What was read is written and read again without a change.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    fuzz(start, count) { input in
        let text = String(decoding: input, as: UTF8.self)
        if let amount = ExactDecimal(text) {
            precondition(ExactDecimal(amount.description) == amount, "an amount changed")
            if let sum = amount.adding(amount) { precondition(sum.subtracting(amount) == amount) }
        }
        if let url = WebURL(text) {
            precondition(url.text == text && url.target.hasPrefix("/") && !url.host.isEmpty)
            if let longer = url.appending(path: "v1/x") { precondition(longer.hasSameOrigin(as: url), "a path moved the origin") }
        }
        if let time = Timestamp(utcText: text) { precondition(Timestamp(utcText: time.utcText) == time, "a time changed") }
        if let date = CivilDate(text) { precondition(CivilDate(date.description) == date) }
        if let date = CivilDate(compact: text) { precondition(CivilDate(compact: date.compactText) == date) }
        if let time = TaipeiTime(text) {
            precondition(time.timestamp.inTaipei == time, "a Taiwan time changed")
            precondition(TaipeiTime(time.description) == time)
        }
        if let currency = Currency(text) { precondition(Currency(currency.code) == currency) }
        let cut = text.split(separator: " ", maxSplits: 1)
        if cut.count == 2 {
            if let money = Money(cut[0], cut[1]) { precondition(money.amount == ExactDecimal(cut[0])) }
            if let left = ExactDecimal(cut[0]), let right = ExactDecimal(cut[1]) { compare(left, right) }
        }
    }
}

private func compare(_ left: ExactDecimal, _ right: ExactDecimal) {
    precondition([left < right, left == right, right < left].count { $0 } == 1, "two amounts without an order")
    if let difference = left.subtracting(right) { precondition(difference.adding(right).map { $0 == left } ?? true) }
}
