#if Dispatcher
internal import GatewaySimulator
internal import Payments

extension SimulationDriver {
    static func drawPolicies(_ dice: inout SeededNumbers) -> OrderPolicies {
        OrderPolicies(
            late: dice.choice(of: OrderPolicies.Late.allCases) ?? .review,
            over: dice.choice(of: OrderPolicies.Over.allCases) ?? .accept,
            afterCancel: dice.choice(of: OrderPolicies.AfterCancel.allCases) ?? .review,
            confirmation: dice.choice(of: [.callbackIsEnough, .always, .above(.twd(500))]) ?? .always,
            toleranceBasisPoints: dice.strikes(300) ? 100 : 0, graceSeconds: dice.strikes(300) ? 3600 : 0)
    }

    static func drawFaults(_ dice: inout SeededNumbers, isHonest: Bool) -> FaultPlan {
        let rates = [0, 60, 200, 400]
        return FaultPlan(
            requestsPerThousand: rates[dice.below(4)],
            requestFaults: RequestFault.examples.filter { !isHonest || $0 != .wrongAmount },
            messagesPerThousand: rates[dice.below(4)],
            messageFaults: MessageFault.examples.filter { !isHonest || !$0.isUntrue })
    }
}
#endif
