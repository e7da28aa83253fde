// swift-tools-version: 6.2
import PackageDescription

// One list for every target: the compiler holds the house rules.
let houseRules: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "paydesk",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "Payments", targets: ["Payments"]),
        .library(name: "PAYUNi", targets: ["PAYUNi"]),
        .library(name: "KryptoGO", targets: ["KryptoGO"]),
        .library(name: "PaymentTransport", targets: ["PaymentTransport"]),
        .library(name: "GatewayConformance", targets: ["GatewayConformance"]),
        .library(name: "GatewaySimulator", targets: ["GatewaySimulator"]),
        .library(name: "SQLiteOrderStore", targets: ["SQLiteOrderStore"]),
        .library(name: "StoreConformance", targets: ["StoreConformance"]),
        .library(name: "PaymentDispatcher", targets: ["PaymentDispatcher"]),
        .library(name: "PaymentForms", targets: ["PaymentForms"]),
        .library(name: "PaymentPages", targets: ["PaymentPages"]),
        .library(name: "PaymentService", targets: ["PaymentService"]),
        .library(name: "SimulatorServer", targets: ["SimulatorServer"]),
        .executable(name: "paydesk", targets: ["paydesk"]),
    ],
    // An importer who says `traits: []` gets the model, both adapters and the conformance kits, and resolves nothing else.
    traits: [
        .default(enabledTraits: ["Transport", "CommandLineTool", "SQLite", "Dispatcher", "Service"]),
        .trait(name: "Transport", description: "PaymentTransport over async-http-client"),
        .trait(name: "CommandLineTool", description: "The paydesk executable"),
        .trait(name: "SQLite", description: "SQLiteOrderStore over GRDB and the system's SQLite"),
        .trait(name: "Dispatcher", description: "PaymentDispatcher with swift-log, swift-metrics and swift-distributed-tracing"),
        .trait(
            name: "Service", description: "The HTTP service, its pages and the simulated gateways' server",
            enabledTraits: ["Dispatcher"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.34.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.7.3"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: []),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        .systemLibrary(
            name: "COpenSSL", pkgConfig: "libcrypto",
            providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]
        ),
        .target(name: "LibCrypto", dependencies: ["COpenSSL"], swiftSettings: houseRules),
        .target(name: "StrictJSON", swiftSettings: houseRules),
        .target(name: "Payments", dependencies: ["StrictJSON"], swiftSettings: houseRules),
        .target(
            name: "PAYUNi", dependencies: ["Payments", "PaymentForms", "LibCrypto", "StrictJSON"], swiftSettings: houseRules),
        .target(name: "KryptoGO", dependencies: ["Payments", "StrictJSON"], swiftSettings: houseRules),
        .target(
            name: "PaymentTransport",
            dependencies: [
                "Payments",
                .product(name: "AsyncHTTPClient", package: "async-http-client", condition: .when(traits: ["Transport"])),
                .product(name: "NIOCore", package: "swift-nio", condition: .when(traits: ["Transport"])),
                .product(name: "NIOPosix", package: "swift-nio", condition: .when(traits: ["Transport"])),
                .product(name: "NIOHTTP1", package: "swift-nio", condition: .when(traits: ["Transport"])),
                .product(name: "NIOSSL", package: "swift-nio-ssl", condition: .when(traits: ["Transport"])),
            ],
            swiftSettings: houseRules
        ),
        .target(name: "GatewayConformance", dependencies: ["Payments", "StrictJSON"], swiftSettings: houseRules),
        .target(
            name: "GatewaySimulator", dependencies: ["Payments", "PAYUNi", "KryptoGO", "StrictJSON"], swiftSettings: houseRules),
        .systemLibrary(name: "CSQLiteSettings", providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite"])]),
        .target(
            name: "SQLiteOrderStore",
            dependencies: [
                "Payments", "StrictJSON",
                .target(name: "CSQLiteSettings", condition: .when(traits: ["SQLite"])),
                .product(name: "GRDB", package: "GRDB.swift", condition: .when(traits: ["SQLite"])),
                .product(name: "GRDBSQLite", package: "GRDB.swift", condition: .when(traits: ["SQLite"])),
            ],
            swiftSettings: houseRules
        ),
        .target(name: "StoreConformance", dependencies: ["Payments"], swiftSettings: houseRules),
        .target(
            name: "PaymentDispatcher",
            dependencies: [
                "Payments", "LibCrypto", "StrictJSON",
                .product(name: "Logging", package: "swift-log", condition: .when(traits: ["Dispatcher"])),
                .product(name: "Metrics", package: "swift-metrics", condition: .when(traits: ["Dispatcher"])),
                .product(name: "Tracing", package: "swift-distributed-tracing", condition: .when(traits: ["Dispatcher"])),
            ],
            swiftSettings: houseRules
        ),
        .systemLibrary(
            name: "CQREncode", pkgConfig: "libqrencode",
            providers: [.apt(["libqrencode-dev"]), .brew(["qrencode"])]
        ),
        .target(name: "QRCode", dependencies: ["CQREncode"], swiftSettings: houseRules),
        .target(name: "PaymentForms", dependencies: ["Payments"], swiftSettings: houseRules),
        .target(
            name: "PaymentPages", dependencies: ["Payments", "PaymentForms", "QRCode", "LibCrypto", "StrictJSON"],
            resources: [.embedInCode("Assets")], swiftSettings: houseRules),
        .target(
            name: "PaymentService",
            dependencies: [
                "PaymentDispatcher", "PaymentPages", "PaymentForms", "Payments", "LibCrypto", "StrictJSON",
                .product(name: "Hummingbird", package: "hummingbird", condition: .when(traits: ["Service"])),
                .product(name: "HummingbirdCore", package: "hummingbird", condition: .when(traits: ["Service"])),
                .product(name: "HTTPTypes", package: "swift-http-types", condition: .when(traits: ["Service"])),
                .product(name: "NIOCore", package: "swift-nio", condition: .when(traits: ["Service"])),
                .product(name: "NIOHTTP1", package: "swift-nio", condition: .when(traits: ["Service"])),
                .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras", condition: .when(traits: ["Service"])),
                .product(name: "Logging", package: "swift-log", condition: .when(traits: ["Service"])),
                .product(name: "Metrics", package: "swift-metrics", condition: .when(traits: ["Service"])),
                .product(name: "Tracing", package: "swift-distributed-tracing", condition: .when(traits: ["Service"])),
                .product(
                    name: "ServiceLifecycle", package: "swift-service-lifecycle", condition: .when(traits: ["Service"])),
            ],
            resources: [.embedInCode("Resources")], swiftSettings: houseRules
        ),
        .target(
            name: "SimulatorServer",
            dependencies: [
                "GatewaySimulator", "Payments", "PAYUNi", "KryptoGO", "PaymentForms", "LibCrypto", "StrictJSON",
                .product(name: "NIOCore", package: "swift-nio", condition: .when(traits: ["Service"])),
                .product(name: "NIOPosix", package: "swift-nio", condition: .when(traits: ["Service"])),
                .product(name: "NIOHTTP1", package: "swift-nio", condition: .when(traits: ["Service"])),
                .product(name: "Logging", package: "swift-log", condition: .when(traits: ["Service"])),
                .product(
                    name: "ServiceLifecycle", package: "swift-service-lifecycle", condition: .when(traits: ["Service"])),
            ],
            swiftSettings: houseRules
        ),
        .target(
            name: "Museum",
            dependencies: [
                "PaymentDispatcher", "GatewaySimulator", "Payments", "PAYUNi", "KryptoGO", "LibCrypto", "StrictJSON",
                .product(name: "Logging", package: "swift-log", condition: .when(traits: ["Dispatcher"])),
            ],
            swiftSettings: houseRules),
        .target(
            name: "GatewayBenches", dependencies: ["GatewayConformance", "PAYUNi", "KryptoGO", "Payments", "StrictJSON"],
            swiftSettings: houseRules),
        .executableTarget(
            name: "paydesk",
            dependencies: [
                "Payments", "PAYUNi", "KryptoGO", "GatewayConformance", "GatewayBenches", "StrictJSON",
                "PaymentDispatcher", "PaymentService", "PaymentTransport", "SQLiteOrderStore", "SimulatorServer",
                "GatewaySimulator", "Museum",
                .product(name: "Configuration", package: "swift-configuration", condition: .when(traits: ["Service"])),
                .product(name: "Yams", package: "Yams", condition: .when(traits: ["Service"])),
                .product(name: "Hummingbird", package: "hummingbird", condition: .when(traits: ["Service"])),
                .product(name: "NIOCore", package: "swift-nio", condition: .when(traits: ["Service"])),
                .product(name: "Logging", package: "swift-log", condition: .when(traits: ["Service"])),
                .product(name: "Metrics", package: "swift-metrics", condition: .when(traits: ["Service"])),
                .product(
                    name: "ServiceLifecycle", package: "swift-service-lifecycle", condition: .when(traits: ["Service"])),
                .product(name: "UnixSignals", package: "swift-service-lifecycle", condition: .when(traits: ["Service"])),
                .product(
                    name: "ArgumentParser", package: "swift-argument-parser",
                    condition: .when(traits: ["CommandLineTool"])),
            ],
            swiftSettings: houseRules
        ),
        .testTarget(name: "LibCryptoTests", dependencies: ["LibCrypto"], swiftSettings: houseRules),
        .testTarget(name: "StrictJSONTests", dependencies: ["StrictJSON"], swiftSettings: houseRules),
        .testTarget(name: "PaymentsTests", dependencies: ["Payments", "StrictJSON"], swiftSettings: houseRules),
        .testTarget(
            name: "PAYUNiTests", dependencies: ["PAYUNi", "PaymentForms", "Payments", "LibCrypto", "StrictJSON"],
            swiftSettings: houseRules),
        .testTarget(name: "KryptoGOTests", dependencies: ["KryptoGO", "Payments", "StrictJSON"], swiftSettings: houseRules),
        .testTarget(
            name: "PaymentTransportTests",
            dependencies: [
                "PaymentTransport", "Payments",
                .product(name: "NIOCore", package: "swift-nio", condition: .when(traits: ["Transport"])),
                .product(name: "NIOPosix", package: "swift-nio", condition: .when(traits: ["Transport"])),
                .product(name: "NIOHTTP1", package: "swift-nio", condition: .when(traits: ["Transport"])),
                .product(name: "NIOSSL", package: "swift-nio-ssl", condition: .when(traits: ["Transport"])),
            ],
            swiftSettings: houseRules
        ),
        .testTarget(
            name: "GatewayConformanceTests",
            dependencies: ["GatewayConformance", "GatewayBenches", "PAYUNi", "KryptoGO", "Payments", "StrictJSON"],
            exclude: ["SampleBank/Fixtures"],
            swiftSettings: houseRules
        ),
        .testTarget(
            name: "GatewaySimulatorTests",
            dependencies: ["GatewaySimulator", "PAYUNi", "KryptoGO", "Payments", "StrictJSON"], swiftSettings: houseRules),
        .testTarget(
            name: "StoreConformanceTests", dependencies: ["StoreConformance", "Payments"], swiftSettings: houseRules),
        .testTarget(
            name: "SQLiteOrderStoreTests",
            dependencies: [
                "SQLiteOrderStore", "StoreConformance", "Payments", "StrictJSON",
                .product(name: "GRDB", package: "GRDB.swift", condition: .when(traits: ["SQLite"])),
            ],
            swiftSettings: houseRules
        ),
        .testTarget(
            name: "PaymentDispatcherTests",
            dependencies: [
                "PaymentDispatcher", "GatewaySimulator", "Payments", "PAYUNi", "KryptoGO", "LibCrypto", "StrictJSON",
                .product(name: "Logging", package: "swift-log", condition: .when(traits: ["Dispatcher"])),
                .product(name: "Metrics", package: "swift-metrics", condition: .when(traits: ["Dispatcher"])),
            ],
            swiftSettings: houseRules
        ),
        .testTarget(
            name: "PaymentPagesTests", dependencies: ["PaymentPages", "PaymentForms", "QRCode", "Payments", "StrictJSON"],
            swiftSettings: houseRules),
        .testTarget(
            name: "PaymentServiceTests",
            dependencies: [
                "PaymentService", "PaymentDispatcher", "SQLiteOrderStore", "GatewaySimulator", "Payments", "PAYUNi", "KryptoGO",
                "LibCrypto", "StrictJSON", "paydesk",
                .product(name: "Hummingbird", package: "hummingbird", condition: .when(traits: ["Service"])),
                .product(name: "HummingbirdTesting", package: "hummingbird", condition: .when(traits: ["Service"])),
                .product(name: "HTTPTypes", package: "swift-http-types", condition: .when(traits: ["Service"])),
                .product(name: "NIOCore", package: "swift-nio", condition: .when(traits: ["Service"])),
                .product(name: "NIOEmbedded", package: "swift-nio", condition: .when(traits: ["Service"])),
                .product(name: "NIOPosix", package: "swift-nio", condition: .when(traits: ["Service"])),
                .product(name: "NIOHTTP1", package: "swift-nio", condition: .when(traits: ["Service"])),
                .product(
                    name: "ServiceLifecycle", package: "swift-service-lifecycle", condition: .when(traits: ["Service"])),
                .product(name: "Logging", package: "swift-log", condition: .when(traits: ["Service"])),
                .product(name: "Metrics", package: "swift-metrics", condition: .when(traits: ["Service"])),
                .product(
                    name: "InMemoryTracing", package: "swift-distributed-tracing", condition: .when(traits: ["Service"])),
                .product(name: "Tracing", package: "swift-distributed-tracing", condition: .when(traits: ["Service"])),
            ],
            swiftSettings: houseRules
        ),
        .testTarget(
            name: "SimulatorServerTests",
            dependencies: [
                "SimulatorServer", "GatewaySimulator", "PaymentTransport", "Payments", "PAYUNi", "KryptoGO", "StrictJSON",
                .product(name: "NIOCore", package: "swift-nio", condition: .when(traits: ["Service"])),
                .product(name: "NIOPosix", package: "swift-nio", condition: .when(traits: ["Service"])),
                .product(name: "NIOHTTP1", package: "swift-nio", condition: .when(traits: ["Service"])),
                .product(name: "Logging", package: "swift-log", condition: .when(traits: ["Service"])),
            ],
            swiftSettings: houseRules
        ),
        .testTarget(
            name: "MuseumTests",
            dependencies: [
                "Museum", "PaymentDispatcher", "GatewaySimulator", "SQLiteOrderStore", "Payments", "PAYUNi", "KryptoGO",
                "StrictJSON",
                .product(name: "Logging", package: "swift-log", condition: .when(traits: ["Dispatcher"])),
            ],
            swiftSettings: houseRules
        ),
        .testTarget(
            name: "CommandLineTests",
            dependencies: ["paydesk", "Payments", "PAYUNi", "KryptoGO", "StrictJSON"],
            swiftSettings: houseRules
        ),
    ]
)

// A build for one purpose leaves out the test targets that it does not run: `swift test` compiles all there are, whatever it filters.
if let unwanted = Context.environment["PAYDESK_WITHOUT_TESTS"]?.split(separator: " ").map(String.init) {
    package.targets.removeAll { unwanted.contains($0.name) && $0.isTest }
}
