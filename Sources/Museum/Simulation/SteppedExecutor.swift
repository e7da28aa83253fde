#if Dispatcher
internal import Synchronization

/// Runs tasks on the thread that drives it, one job after another and in the order in which they became ready: nothing runs beside
/// anything else, so equal choices give equal runs.
final class SteppedExecutor: TaskExecutor {
    private let jobs = Mutex<[UnownedJob]>([])

    func enqueue(_ job: consuming ExecutorJob) {
        let unowned = UnownedJob(job)
        jobs.withLock { $0.append(unowned) }
    }

    /// Runs until every task is done or waits for something that only the driver can give.
    func drain() {
        while true {
            let ready = jobs.withLock { jobs in
                let ready = jobs
                jobs.removeAll(keepingCapacity: true)
                return ready
            }
            guard !ready.isEmpty else { return }
            for job in ready { job.runSynchronously(on: asUnownedTaskExecutor()) }
        }
    }

    /// Runs something to its end that waits for nothing but other tasks.
    ///
    /// - Returns: `nil` when it waits for something else after all.
    func finish<Result: Sendable>(_ body: @escaping @Sendable () async -> Result) -> Result? {
        let box = Box<Result>()
        Task(executorPreference: self) { box.put(await body()) }
        drain()
        return box.taken
    }

    private final class Box<Value: Sendable>: Sendable {
        private let value = Mutex<Value?>(nil)

        func put(_ new: Value) { value.withLock { $0 = new } }
        var taken: Value? { value.withLock { $0 } }
    }
}

/// Where tasks wait until the driver lets one go on.
final class Turnstiles: Sendable {
    private struct Waiting: Sendable {
        let label: String
        let continuation: CheckedContinuation<Void, Never>
    }

    private let waiting = Mutex<[Waiting]>([])

    var count: Int { waiting.withLock { $0.count } }

    func pass(_ label: String) async {
        await withCheckedContinuation { continuation in
            waiting.withLock { $0.append(Waiting(label: label, continuation: continuation)) }
        }
    }

    /// Lets one go on.
    ///
    /// - Parameter index: its place among those that wait, the longest waiting first.
    /// - Returns: what it waits at.
    func release(_ index: Int) -> String? {
        let chosen = waiting.withLock { waiting in
            waiting.indices.contains(index) ? waiting.remove(at: index) : nil
        }
        chosen?.continuation.resume()
        return chosen?.label
    }
}
#endif
