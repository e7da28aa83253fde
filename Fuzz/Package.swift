// swift-tools-version: 6.2
import PackageDescription

// A package of its own: a fuzzer brings its main function along with the sanitizer, so it cannot be linked by a plain build.
let targets = [
    "fuzz-envelope-text", "fuzz-envelope-content", "fuzz-payuni-notify", "fuzz-payuni-reply", "fuzz-payuni-query",
    "fuzz-kryptogo-callback", "fuzz-kryptogo-reply", "fuzz-texts", "fuzz-documents",
]

let rules: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let libraries: [Target.Dependency] = [
    .product(name: "Payments", package: "paydesk"),
    .product(name: "PAYUNi", package: "paydesk"),
    .product(name: "KryptoGO", package: "paydesk"),
]

let package = Package(
    name: "paydesk-fuzz",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "paydesk", path: "..", traits: [])],
    targets: [
        .target(name: "CForge", linkerSettings: [.linkedLibrary("crypto")]),
        .target(name: "FuzzSupport", dependencies: ["CForge"] + libraries, swiftSettings: rules),
    ]
        + targets.map { name in
            .executableTarget(
                name: name, dependencies: ["FuzzSupport"] + libraries,
                swiftSettings: rules + [.unsafeFlags(["-parse-as-library"])])
        }
)
