import Foundation

/// `PAYDESK_THOROUGH=1` asks for the full depth; meant for an optimized build.
enum Thoroughness {
    static let isFull = ProcessInfo.processInfo.environment["PAYDESK_THOROUGH"] == "1"
}
