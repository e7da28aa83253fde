#if Dispatcher

extension PaymentDispatcher {
    /// Does everything that becomes due, until the task is cancelled. Then it ends what is under way; the rest waits in the store.
    public func run() async {}

    /// Does everything that is due now, once, one thing after another.
    public func work() async -> WorkReport {
        for entry in desk.line.take() { await desk.applyOrLeave(entry.order) }
        return WorkReport()
    }
}
#endif
