/// Which faults happen: rules for chosen requests and messages, and, beside them, rates that the seed spreads.
public struct FaultPlan: Sendable {
    /// A fault for the next so many requests that match.
    public struct RequestRule: Sendable {
        public var fault: RequestFault
        /// The operation as the adapters name it, `payuni.trade_query` or `kryptogo.create`; `nil` for any.
        public var operation: String?
        /// How many matching requests pass before it begins.
        public var skipping: Int
        public var times: Int

        public init(_ fault: RequestFault, operation: String? = nil, skipping: Int = 0, times: Int = 1) {
            self.fault = fault
            self.operation = operation
            self.skipping = skipping
            self.times = times
        }
    }

    /// A fault for the next so many messages that match.
    public struct MessageRule: Sendable {
        public var fault: MessageFault
        public var kind: OutgoingMessage.Kind?
        /// The merchant's number, or the gateway's; `nil` for any.
        public var attempt: String?
        public var skipping: Int
        public var times: Int

        public init(
            _ fault: MessageFault, kind: OutgoingMessage.Kind? = nil, attempt: String? = nil, skipping: Int = 0, times: Int = 1
        ) {
            self.fault = fault
            self.kind = kind
            self.attempt = attempt
            self.skipping = skipping
            self.times = times
        }
    }

    /// A scripted rule wins over the rates; of several that match, the first.
    public var requestRules: [RequestRule]
    public var messageRules: [MessageRule]
    /// Of a thousand requests, how many go wrong in one of these ways.
    public var requestsPerThousand: Int
    public var requestFaults: [RequestFault]
    /// Of a thousand messages, how many go wrong in one of these ways.
    public var messagesPerThousand: Int
    public var messageFaults: [MessageFault]

    public init(
        requestRules: [RequestRule] = [], messageRules: [MessageRule] = [], requestsPerThousand: Int = 0,
        requestFaults: [RequestFault] = RequestFault.examples, messagesPerThousand: Int = 0,
        messageFaults: [MessageFault] = MessageFault.examples
    ) {
        self.requestRules = requestRules
        self.messageRules = messageRules
        self.requestsPerThousand = requestsPerThousand
        self.requestFaults = requestFaults
        self.messagesPerThousand = messagesPerThousand
        self.messageFaults = messageFaults
    }

    /// Nothing goes wrong.
    public static let none = FaultPlan()
}
