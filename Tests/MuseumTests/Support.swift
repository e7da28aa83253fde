#if Dispatcher
import Foundation
import Museum
import Payments

enum Files {
    /// The package's folder, from this file's own place in it.
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static let museum = Result { try Museum(folder: root.appendingPathComponent("Fixtures/museum").path) }

    /// Every scenario, or none when the folder cannot be read, which is a test of its own.
    static let scenarios = (try? museum.get().scenarios) ?? []
}

/// A folder that is gone with this value; in memory where the machine offers that, since no test here pulls a plug.
final class TemporaryFolder: Sendable {
    let url: URL

    init() throws {
        let memory = URL(fileURLWithPath: "/dev/shm", isDirectory: true)
        let parent = FileManager.default.isWritableFile(atPath: memory.path) ? memory : FileManager.default.temporaryDirectory
        url = parent.appendingPathComponent("museum-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }
}
#endif
