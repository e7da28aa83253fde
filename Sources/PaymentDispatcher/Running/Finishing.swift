#if Dispatcher

/// Runs `body` to its end though the task around it is cancelled, for so long as a shutdown may take; after that it is cancelled, too.
/// What it leaves then is taken up by others when its lease ends.
/// - Parameter milliseconds: for how long from the moment in which it is cancelled.
func finishing<Result: Sendable>(
    within milliseconds: @escaping @Sendable () -> Int64, _ sleeper: any Sleeper, _ body: @escaping @Sendable () async -> Result
) async -> Result {
    let work = Task { await body() }
    return await withTaskCancellationHandler {
        await work.value
    } onCancel: {
        Task {
            _ = await sleeper.sleep(milliseconds: milliseconds())
            work.cancel()
        }
    }
}
#endif
