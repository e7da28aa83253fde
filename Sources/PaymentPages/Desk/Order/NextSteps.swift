internal import Payments

/// What happens next by itself, and what was given up and waits for a person.
struct NextSteps {
    struct Step: Equatable {
        let text: Phrase
        /// Nothing more happens by itself.
        let isParked: Bool
    }

    let steps: [Step]
    /// How many deliveries reached their endpoint.
    let delivered: Int

    init(_ model: DeskOrderModel, times: (Timestamp) -> String) {
        delivered = model.work.count { item in
            if case .delivery = item.subject { item.state == .done } else { false }
        }
        let open = model.work.filter { $0.state != .done }.sorted { ($0.due, $0.rank) < ($1.due, $1.rank) }
        steps = open.map { item in Step(text: Self.text(item, model, times), isParked: item.state == .parked) }
    }

    private static func text(_ item: WorkItem, _ model: DeskOrderModel, _ times: (Timestamp) -> String) -> Phrase {
        let isParked = item.state == .parked
        let time = item.lease != nil && !isParked ? Phrase("現在", "now") : Phrase(times(item.due), "at \(times(item.due))")
        let tries =
            item.failures == 0
            ? Phrase("", "") : Phrase("（已失敗 \(item.failures) 次）", " (failed \(item.failures) times)")
        switch item.subject {
        case .apply:
            return Phrase("\(time.chinese) 套用新紀錄的事實\(tries.chinese)。", "New facts are applied \(time.english)\(tries.english).")
        case .clock:
            return Phrase("\(time.chinese) 檢查期限。", "The deadline is looked at \(time.english).")
        case .check(let attempt):
            let gateway = model.gateway(of: attempt)?.text ?? Phrase("金流", "the gateway").chinese
            return isParked
                ? Phrase(
                    "不再向 \(gateway) 查詢嘗試 \(attempt)\(tries.chinese)；可用 sync 再查。",
                    "Attempt \(attempt) is not asked about any more at \(gateway)\(tries.english); sync asks again.")
                : Phrase(
                    "\(time.chinese) 向 \(gateway) 查詢嘗試 \(attempt)\(tries.chinese)。",
                    "Attempt \(attempt) is asked about at \(gateway) \(time.english)\(tries.english).")
        case .delivery(_, let sequence, let endpoint):
            return isParked
                ? Phrase(
                    "事件 \(sequence) 送往「\(endpoint)」已放棄\(tries.chinese)；請用 redeliver 重送。",
                    "Event \(sequence) for “\(endpoint)” was given up\(tries.english); redeliver it.")
                : Phrase(
                    "\(time.chinese) 將事件 \(sequence) 送往「\(endpoint)」\(tries.chinese)。",
                    "Event \(sequence) is sent to “\(endpoint)” \(time.english)\(tries.english).")
        case .adoption(_, let number, let gateway):
            return isParked
                ? Phrase(
                    "不再向 \(gateway) 查詢由網頁或通知提出的編號 \(number)\(tries.chinese)；請到金流後台確認。",
                    "Number \(number), named by a page or a callback, is not asked about any more at \(gateway)\(tries.english); "
                        + "look it up there.")
                : Phrase(
                    "\(time.chinese) 向 \(gateway) 查詢由網頁或通知提出的編號 \(number)\(tries.chinese)。",
                    "Number \(number), named by a page or a callback, is asked about at \(gateway) "
                        + "\(time.english)\(tries.english).")
        }
    }
}

extension WorkItem {
    fileprivate var rank: Int {
        switch subject {
        case .apply: 0
        case .clock: 1
        case .check: 2
        case .adoption: 3
        case .delivery: 4
        }
    }
}
