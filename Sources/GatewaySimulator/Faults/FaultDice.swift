internal import Payments

/// Takes the next fault off a plan. The numbers of this one come from a seed of their own, so that a fault more or less does not
/// change the numbers that the gateways hand out.
struct FaultDice: Sendable {
    var plan: FaultPlan
    var numbers: SeededNumbers

    init(_ plan: FaultPlan, seed: UInt64) {
        self.plan = plan
        numbers = SeededNumbers(seed: seed ^ 0xFA17_FA17_FA17_FA17)
    }

    mutating func next(forRequest operation: String) -> RequestFault? {
        let isHit = isHit(plan.requestsPerThousand, of: plan.requestFaults.count)
        for index in plan.requestRules.indices {
            let rule = plan.requestRules[index]
            guard rule.times > 0, rule.operation.map({ $0 == operation }) ?? true else { continue }
            if rule.skipping > 0 {
                plan.requestRules[index].skipping -= 1
                continue
            }
            plan.requestRules[index].times -= 1
            return rule.fault
        }
        return isHit.map { plan.requestFaults[$0] }
    }

    mutating func next(forMessage draft: MessageDraft) -> MessageFault? {
        let isHit = isHit(plan.messagesPerThousand, of: plan.messageFaults.count)
        for index in plan.messageRules.indices {
            let rule = plan.messageRules[index]
            guard rule.times > 0, rule.kind.map({ $0 == draft.kind }) ?? true,
                rule.attempt.map({ $0 == draft.attempt?.text || $0 == draft.gatewayNumber.text }) ?? true
            else { continue }
            if rule.skipping > 0 {
                plan.messageRules[index].skipping -= 1
                continue
            }
            plan.messageRules[index].times -= 1
            return rule.fault
        }
        return isHit.map { plan.messageFaults[$0] }
    }

    /// Always takes two numbers, whatever the rules say: a rule shifts nothing behind it.
    private mutating func isHit(_ perThousand: Int, of count: Int) -> Int? {
        let roll = numbers.below(1000)
        let choice = numbers.below(UInt64(max(count, 1)))
        return roll < UInt64(max(perThousand, 0)) && count > 0 ? Int(choice) : nil
    }
}
