#if Service
internal import GatewaySimulator
internal import Logging
internal import Payments

/// Sends what the gateways have to say to the merchant, as soon as it is due.
///
/// Messages about one transaction go one after another, in the gateway's order; a merchant who is slow about one does not hold up
/// another.
actor Postman {
    nonisolated let log = MessageLog()
    private let simulator: GatewaySimulator
    private let clock: SimulatorClock
    private let transport: any HTTPTransport
    private let rules: DeliveryRules
    private let logger: Logger

    private let bell = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    /// What waits behind the message under way; a transaction has a line, empty or not, while one of its messages is under way.
    private var lines: [GatewayNumber: [OutgoingMessage]] = [:]
    private var settling: [CheckedContinuation<Void, Never>] = []
    private var timer: Task<Void, Never>?
    /// Goes up when the simulator begins anew: answers to older messages are nobody's then.
    private var epoch = 0
    private var hasEnded = false

    /// As long as the gateways' own messages could be waited for; not documented by either.
    private static let deadlineSeconds = 30
    /// The answer's body is not read; only its status counts.
    private static let mostAnswerBytes = 64 << 10

    init(
        simulator: GatewaySimulator, clock: SimulatorClock, transport: any HTTPTransport, rules: DeliveryRules, logger: Logger
    ) {
        self.simulator = simulator
        self.clock = clock
        self.transport = transport
        self.rules = rules
        self.logger = logger
    }

    /// Until the task is cancelled.
    func run() async {
        await withDiscardingTaskGroup { group in
            ring()
            for await _ in bell.stream {
                for message in simulator.takeMessages() { enqueue(message, &group) }
                if lines.isEmpty { endSettling() }
                waitForNext()
            }
            group.cancelAll()
        }
        hasEnded = true
        timer?.cancel()
        endSettling()
    }

    /// Something may have become due.
    nonisolated func ring() { bell.continuation.yield() }

    /// Returns when all that is due now was sent and answered, and what became due meanwhile as well.
    func settle() async {
        guard !hasEnded else { return }
        await withCheckedContinuation { continuation in
            settling.append(continuation)
            ring()
        }
    }

    /// The simulator begins anew. What waits is forgotten; what is under way is nobody's any more.
    func beginAnew(seed: UInt64?) {
        epoch += 1
        for number in lines.keys { lines[number] = [] }
        log.clear()
        clock.reset()
        simulator.reset(seed: seed)
        ring()
    }

    private func enqueue(_ message: OutgoingMessage, _ group: inout DiscardingTaskGroup) {
        let number = message.gatewayNumber
        guard lines[number] == nil else {
            lines[number]?.append(message)
            return
        }
        lines[number] = [message]
        group.addTask { await self.work(off: number) }
    }

    private func work(off number: GatewayNumber) async {
        while let message = lines[number]?.first {
            lines[number]?.removeFirst()
            await deliver(message)
        }
        lines[number] = nil
        ring()
    }

    private func deliver(_ message: OutgoingMessage) async {
        guard rules.allows(message.url) else {
            logger.warning("a message was not sent: its address is on another machine", metadata: ["host": "\(message.url.host)"])
            log.add(message, at: clock.now(), .notAllowed)
            return
        }
        let begun = epoch
        let request = HTTPRequest(
            operation: "simulator.\(message.kind.rawValue)", method: .post, url: message.url,
            headers: [HTTPHeader("Content-Type", message.contentType)], body: message.body,
            deadlineSeconds: Self.deadlineSeconds, maximumResponseBytes: Self.mostAnswerBytes)
        let outcome: MessageLog.Outcome
        do throws(TransportFailure) {
            outcome = .answered(try await transport.send(request).status)
        } catch {
            outcome = .failed(error.reason)
        }
        guard begun == epoch else { return }
        if case .answered(let status) = outcome {
            simulator.acknowledge(message, status: status)
        } else {
            simulator.acknowledge(message, status: 0)
            logger.warning("a message was not answered", metadata: ["outcome": "\(outcome)", "kind": "\(message.kind.rawValue)"])
        }
        log.add(message, at: clock.now(), outcome)
    }

    /// Rings when the simulator next has something to do by itself.
    private func waitForNext() {
        timer?.cancel()
        guard let next = simulator.nextEvent else { return }
        let wait = min(max(next.milliseconds - clock.now().milliseconds, 1), Self.longestWaitMilliseconds)
        timer = Task {
            try? await Task.sleep(for: .milliseconds(wait))
            if !Task.isCancelled { ring() }
        }
    }

    private static let longestWaitMilliseconds: Int64 = 3_600_000

    private func endSettling() {
        for continuation in settling { continuation.resume() }
        settling = []
    }
}
#endif
