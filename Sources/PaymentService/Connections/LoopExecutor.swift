#if Service
import NIOCore

/// Runs tasks on one event loop's thread: most requests need a few rows and nothing else, and handing one to another thread and its
/// answer back costs more than the work itself.
///
/// What takes long (lists, commits) is done elsewhere by those that do it.
final class LoopExecutor: TaskExecutor {
    private let loop: any EventLoop

    init(_ loop: any EventLoop) { self.loop = loop }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let executor = asUnownedTaskExecutor()
        loop.execute { job.runSynchronously(on: executor) }
    }
}
#endif
