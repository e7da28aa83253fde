// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that nobody who uses the library ever builds it. The name, not the folder, identifies the library.
let package = Package(
    name: "paydesk-proofs",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "paydesk", path: "..", traits: ["SQLite"])],
    targets: [
        .executableTarget(
            name: "store-worker",
            dependencies: [
                .product(name: "Payments", package: "paydesk"),
                .product(name: "SQLiteOrderStore", package: "paydesk"),
            ],
            swiftSettings: [
                .swiftLanguageMode(.v6),
                .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("InternalImportsByDefault"),
                .enableUpcomingFeature("MemberImportVisibility"),
                .treatAllWarnings(as: .error),
            ])
    ]
)
