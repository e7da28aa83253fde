#if SQLite
import Foundation
import Payments
import Testing

@testable import SQLiteOrderStore

@Suite("A database that is named by a link")
struct LinkTests {
    private let folder: TemporaryFolder
    private var link: String { folder.path("link.sqlite") }

    init() throws { folder = try TemporaryFolder() }

    private func makeLink(to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
    }

    private func open(_ path: String) async throws -> SQLiteOrderStore {
        try await SQLiteOrderStore.open(SQLiteStoreSettings(path: path))
    }

    @Test("Link and file exclude each other, whichever is opened first")
    func excluded() async throws {
        let bench = try await Bench(in: folder)
        try makeLink(to: "orders.sqlite")
        #expect(await failure { _ = try await open(link) } == .inUse)
        bench.store.close()
        let store = try await open(link)
        #expect(await failure { _ = try await Bench(in: folder) } == .inUse)
        store.close()
        _ = try await Bench(in: folder).store.insert(Bench.order("o-1"))
    }

    @Test("A link to a folder is no other database, nor is a way round")
    func folders() async throws {
        let bench = try await Bench(in: folder)
        try makeLink(to: ".")
        for path in [link + "/orders.sqlite", folder.url.path + "/./orders.sqlite"] {
            #expect(await failure { _ = try await open(path) } == .inUse)
        }
        withExtendedLifetime(bench) {}
    }

    @Test("What is made behind a link that led nowhere yet is for its owner alone, and stands where it leads")
    func dangling() async throws {
        let files = folder.path("files")
        try FileManager.default.createDirectory(atPath: files, withIntermediateDirectories: false)
        try makeLink(to: "files/orders.sqlite")
        let store = try await open(link)
        _ = try await store.insert(Bench.order("o-1"))
        for end in ["", "-wal", "-shm", ".lock"] {
            let attributes = try FileManager.default.attributesOfItem(atPath: files + "/orders.sqlite" + end)
            let mode = attributes[.posixPermissions] as? Int
            #expect(mode == 0o600, "\(end)")
        }
        store.close()
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
        #expect(names == ["files", "link.sqlite", "link.sqlite.lock"])
    }

    @Test("An earlier version that serves the file by the link, with the lock beside that, excludes this one and its standby")
    func earlierVersion() async throws {
        try await Bench(in: folder).store.close()
        try makeLink(to: "orders.sqlite")
        var earlier: FileLock? = try FileLock(path: link + ".lock")
        #expect(await failure { _ = try await open(link) } == .inUse)
        let settings = SQLiteStoreSettings(path: link, whenInUse: .standBy(everyMilliseconds: 1))
        let waiting = Task { try await SQLiteOrderStore.open(settings) }
        // Who waits for one lock keeps none: it can still be served by its own name.
        let store = try await Bench(in: folder).store
        withExtendedLifetime(earlier) {}
        earlier = nil
        store.close()
        let next = try await waiting.value
        #expect((try? FileLock(path: link + ".lock")) == nil, "an earlier version is excluded by this one")
        next.close()
        _ = try FileLock(path: link + ".lock")
    }

    @Test("Where no lock can be made beside the link, the one beside the file does")
    func unwritableFolder() async throws {
        try await Bench(in: folder).store.close()
        let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: folder.path("orders.sqlite")))
        let store = try await open("/proc/self/fd/\(file.fileDescriptor)")
        #expect(await failure { _ = try await Bench(in: folder) } == .inUse)
        store.close()
        try file.close()
    }

    @Test("A path has a second lock only where that is another file")
    func locks() throws {
        let plain = folder.path("orders.sqlite")
        try makeLink(to: "orders.sqlite")
        #expect(StorePaths(of: plain).lockOfLink == nil)
        #expect(StorePaths(of: folder.url.path + "/./orders.sqlite") == StorePaths(of: plain))
        #expect(StorePaths(of: link).lockOfFile == StorePaths(of: plain).lockOfFile)
        #expect(StorePaths(of: link).lockOfLink == RealPath.resolve(folder.url.path) + "/link.sqlite.lock")
    }

    @Test("A path is told as it leads, and as it was given where it leads nowhere")
    func paths() throws {
        let real = RealPath.resolve(folder.url.path)
        #expect(RealPath.resolve(folder.path("new.sqlite")) == real + "/new.sqlite")
        try makeLink(to: "link.sqlite")
        #expect(RealPath.resolve(link) == link, "round and round")
        #expect(RealPath.resolve("/no/such/folder/orders.sqlite") == "/no/such/folder/orders.sqlite")
        #expect(RealPath.resolve("/new-and-never-made.sqlite") == "/new-and-never-made.sqlite")
    }
}
#endif
