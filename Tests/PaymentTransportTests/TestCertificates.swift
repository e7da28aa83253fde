#if Transport
import Foundation
import NIOSSL

/// An authority of the tests' own and certificates by it, made anew in every run with the `openssl` command: none can grow old
/// in the repository, and no private key lies there.
struct TestCertificates: Sendable {
    enum Kind: String, CaseIterable {
        case good, otherHost, expired, notYetValid, selfSigned
    }

    struct CommandFailed: Error {
        var arguments: [String]
        var output: String
    }

    static let shared = Result { try TestCertificates() }

    private let folder: URL

    var authorityPath: String { folder.appendingPathComponent("authority.pem").path }

    func authorityPEM() throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: authorityPath))) }

    func serverContext(_ kind: Kind, configure: (inout TLSConfiguration) -> Void = { _ in }) throws -> NIOSSLContext {
        let base = folder.appendingPathComponent(kind.rawValue)
        let chain = try NIOSSLCertificate.fromPEMFile(base.path + ".pem").map { NIOSSLCertificateSource.certificate($0) }
        let key = try NIOSSLPrivateKey(file: base.path + ".key", format: .pem)
        var configuration = TLSConfiguration.makeServerConfiguration(certificateChain: chain, privateKey: .privateKey(key))
        configure(&configuration)
        return try NIOSSLContext(configuration: configuration)
    }

    private init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("paydesk-tests-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Self.settings.write(to: folder.appendingPathComponent("ca.cnf"), atomically: true, encoding: .utf8)
        try Data().write(to: folder.appendingPathComponent("index.txt"))
        try "01\n".write(to: folder.appendingPathComponent("serial"), atomically: true, encoding: .utf8)

        try selfSigned("authority", names: nil)
        try selfSigned("selfSigned", names: Self.loopback)
        try issue(.good, names: Self.loopback, from: "20200101000000Z", to: "20990101000000Z")
        try issue(.otherHost, names: "DNS:elsewhere.example", from: "20200101000000Z", to: "20990101000000Z")
        try issue(.expired, names: Self.loopback, from: "20200101000000Z", to: "20210101000000Z")
        try issue(.notYetValid, names: Self.loopback, from: "20980101000000Z", to: "20990101000000Z")
    }

    private static let loopback = "DNS:localhost,IP:127.0.0.1"
    private static let newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]

    private static let settings = """
        [ca]
        default_ca = here
        [here]
        database = index.txt
        serial = serial
        new_certs_dir = .
        default_md = sha256
        policy = any
        unique_subject = no
        copy_extensions = copy
        [any]
        commonName = supplied
        [req]
        distinguished_name = name
        [name]
        """

    private func selfSigned(_ file: String, names: String?) throws {
        let use = names.map { ["-addext", "subjectAltName=\($0)"] } ?? ["-addext", "keyUsage=critical,keyCertSign"]
        try openssl(
            ["req", "-x509", "-config", "ca.cnf", "-days", "2", "-subj", "/CN=paydesk test \(file)"] + Self.newKey + use
                + ["-addext", "basicConstraints=critical,CA:\(names == nil ? "TRUE" : "FALSE")"]
                + ["-keyout", "\(file).key", "-out", "\(file).pem"])
    }

    private func issue(_ kind: Kind, names: String, from start: String, to end: String) throws {
        let file = kind.rawValue
        try openssl(
            ["req", "-new", "-config", "ca.cnf", "-subj", "/CN=paydesk test server", "-addext", "subjectAltName=\(names)"]
                + Self.newKey + ["-keyout", "\(file).key", "-out", "\(file).csr"])
        // `ca` can give dates in the past; `x509 -req` of OpenSSL 3.0 cannot.
        try openssl([
            "ca", "-batch", "-config", "ca.cnf", "-cert", "authority.pem", "-keyfile", "authority.key",
            "-startdate", start, "-enddate", end, "-notext", "-in", "\(file).csr", "-out", "\(file).pem",
        ])
    }

    private func openssl(_ arguments: [String]) throws {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["openssl"] + arguments
        process.currentDirectoryURL = folder
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CommandFailed(arguments: arguments, output: text) }
    }
}
#endif
