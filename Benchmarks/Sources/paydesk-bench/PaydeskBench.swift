import Foundation
import PAYUNi

/// `paydesk-bench DATA show` prints the envelope; `paydesk-bench DATA WORK SECONDS` prints operations per second.
@main
struct PaydeskBench {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard arguments.count >= 3 else { throw Usage() }
        let samples = try Samples(folder: arguments[1])
        if arguments[2] == "show" {
            print(samples.sealed.encryptInfo, samples.sealed.hashInfo)
            return
        }
        guard arguments.count == 4, let work = Work(rawValue: arguments[2]), let seconds = Double(arguments[3]) else {
            throw Usage()
        }
        let operation = try work.operation(samples)
        _ = try rate(of: operation, for: .seconds(0.1))
        print(Int(try rate(of: operation, for: .seconds(seconds))))
    }

    private static func rate(of operation: () throws -> Bool, for limit: Duration) throws -> Double {
        let clock = ContinuousClock()
        let begun = clock.now
        var operations = 0
        var passed = Duration.zero
        repeat {
            for _ in 0..<200 {
                guard try operation() else { throw WrongResult() }
            }
            operations += 200
            passed = clock.now - begun
        } while passed < limit
        return Double(operations) / (passed / .seconds(1))
    }

    struct Usage: Error, CustomStringConvertible {
        var description: String {
            "usage: paydesk-bench DATA show | DATA \(Work.allCases.map(\.rawValue).joined(separator: "|")) SECONDS"
        }
    }

    struct WrongResult: Error {}
}
