import Foundation

/// A small file system in memory, gone with this value: a disk that can really be full or read-only.
final class MemoryDisk: Sendable {
    let folder: TemporaryFolder

    /// Whether this process may mount one.
    static let isAvailable = (try? MemoryDisk(kilobytes: 64)) != nil

    struct CannotMount: Error {}

    init(kilobytes: Int) throws {
        folder = try TemporaryFolder()
        guard Self.run("mount", ["-t", "tmpfs", "-o", "size=\(kilobytes)k", "tmpfs", folder.url.path]) else {
            throw CannotMount()
        }
    }

    func makeReadOnly() throws {
        guard Self.run("mount", ["-o", "remount,ro", folder.url.path]) else { throw CannotMount() }
    }

    deinit { _ = Self.run("umount", ["-l", folder.url.path]) }

    private static func run(_ command: String, _ arguments: [String]) -> Bool {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [command] + arguments
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }
}
