#if Service
internal import GatewaySimulator
internal import Payments

/// The names of what payers, banks and stores can do, as forms and `/control/act` spell them.
enum ActionName: String, CaseIterable {
    case approve, decline, abandon3D, leaveBankSilent, takeNumber, closeTab
    case bankApproves, bankDeclines, payNumber, confirmOnPhone, refuseOnPhone

    /// - Returns: `nil` when the action needs a method and none is named.
    func action(method: PaymentMethod?, bank: String?, dollars: UInt64?) -> PayerAction? {
        switch self {
        case .approve: method.map { .approve($0) }
        case .decline: method.map { .decline($0) }
        case .abandon3D: method.map { .abandon3D($0) }
        case .leaveBankSilent: method.map { .leaveBankSilent($0) }
        case .takeNumber: method.map { .takeNumber($0, bank: bank) }
        case .closeTab: .closeTab
        case .bankApproves: .bankAnswers(isApproved: true)
        case .bankDeclines: .bankAnswers(isApproved: false)
        case .payNumber: .payNumber(dollars: dollars)
        case .confirmOnPhone: .confirmOnPhone(isApproved: true)
        case .refuseOnPhone: .confirmOnPhone(isApproved: false)
        }
    }
}

enum IntentActionName: String, CaseIterable {
    case seen, pay, refund, status

    /// - Returns: `nil` when the action needs a status and none is named.
    func action(_ amount: IntentAction.Amount, status: String?) -> IntentAction? {
        switch self {
        case .seen: .seen(amount)
        case .pay: .pay(amount)
        case .refund: .refund
        case .status: status.map { .status($0) }
        }
    }
}

enum AmountName: String, CaseIterable {
    case asAsked, short, over

    var amount: IntentAction.Amount {
        switch self {
        case .asAsked: .asAsked
        case .short: .short
        case .over: .over
        }
    }
}

extension IntentAction.Amount {
    /// Tokens with at most two decimals.
    init?(tokens text: String) {
        guard let hundredths = ExactDecimal(text)?.multiplied(by: 100)?.wholeNumber else { return nil }
        self = .hundredths(hundredths)
    }
}

extension SimulatorRefusal {
    /// For people.
    var sentence: String {
        switch self {
        case .unknown: "there is no page, number or intent of that name"
        case .pageClosed: "the page's time is over, or the payer is done with it"
        case .notOffered: "the page does not offer this"
        case .nothingToPay: "there is nothing of this kind to pay"
        case .alreadyPaid: "it was paid before"
        case .wrongState: "the gateway does not do this in the state it is in"
        }
    }
}
#endif
