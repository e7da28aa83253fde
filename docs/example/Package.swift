// swift-tools-version: 6.2
import PackageDescription

// A merchant who wants the order model and both adapters. With `traits: []` nothing else is resolved: no server, no database,
// no HTTP client.
let package = Package(
    name: "shop",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "paydesk", path: "../..", traits: [])
    ],
    targets: [
        .executableTarget(
            name: "Shop",
            dependencies: [
                .product(name: "Payments", package: "paydesk"),
                .product(name: "PAYUNi", package: "paydesk"),
                .product(name: "KryptoGO", package: "paydesk"),
            ])
    ]
)
