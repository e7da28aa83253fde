// swift-tools-version: 6.2
import PackageDescription

let rules: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

// A package of its own, so that nobody who uses the library ever builds it. The name, not the folder, identifies the library.
let package = Package(
    name: "paydesk-benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "paydesk", path: "..", traits: ["SQLite", "Service", "Transport", "CommandLineTool"]),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    ],
    targets: [
        .executableTarget(
            name: "paydesk-bench",
            dependencies: [
                .product(name: "Payments", package: "paydesk"),
                .product(name: "PAYUNi", package: "paydesk"),
                .product(name: "KryptoGO", package: "paydesk"),
            ],
            swiftSettings: rules),
        .executableTarget(
            name: "desk-bench",
            dependencies: [
                .product(name: "Payments", package: "paydesk"),
                .product(name: "PAYUNi", package: "paydesk"),
                .product(name: "KryptoGO", package: "paydesk"),
                .product(name: "PaymentDispatcher", package: "paydesk"),
                .product(name: "PaymentService", package: "paydesk"),
                .product(name: "PaymentTransport", package: "paydesk"),
                .product(name: "SQLiteOrderStore", package: "paydesk"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: rules),
    ]
)
