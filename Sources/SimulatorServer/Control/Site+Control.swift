#if Service
internal import GatewaySimulator
internal import Payments
internal import StrictJSON

extension Site {
    /// `/control/…`: everything that Swift can do with a simulator, for any language.
    func answerControl(_ request: SimulatedRequest, _ segments: [String]) async -> WireAnswer {
        guard segments.count <= 1 else { return .whole(Self.noSuchPath) }
        switch (request.method, segments.first ?? "state") {
        case ("GET", "state"): return .whole(ControlAnswer.json(state))
        case ("GET", "ledger"): return .whole(ledger(request))
        case ("GET", "messages"): return .whole(messages(request))
        case ("GET", "faults"): return .whole(ControlAnswer.json(FaultText.json(simulator.faults)))
        case ("DELETE", "faults"):
            simulator.setFaults(.none)
            return .whole(ControlAnswer.json(FaultText.json(.none)))
        case ("POST", "act"), ("POST", "faults"), ("PUT", "faults"), ("POST", "clock"), ("POST", "retrigger"), ("POST", "reset"),
            ("POST", "settle"), ("POST", "outage"):
            return await change(request, segments[0])
        case (_, "state"), (_, "ledger"), (_, "messages"), (_, "faults"), (_, "act"), (_, "clock"), (_, "retrigger"),
            (_, "reset"), (_, "settle"), (_, "outage"):
            return .whole(
                ControlAnswer.problem(405, code: "method_not_allowed", detail: "this path is not asked for with that method"))
        default: return .whole(Self.noSuchPath)
        }
    }

    private static let noSuchPath = ControlAnswer.problem(404, code: "not_found", detail: "there is no such path under /control")

    private func change(_ request: SimulatedRequest, _ name: String) async -> WireAnswer {
        do throws(InputError) {
            let body = try Self.body(of: request)
            defer { postman.ring() }
            switch name {
            case "act": return .whole(try act(body))
            case "faults": return .whole(try setFaults(body, replacing: request.method == "PUT"))
            case "clock": return .whole(try moveClock(body))
            case "retrigger": return .whole(try retrigger(body))
            case "reset": return .whole(try await reset(body))
            case "settle": return .whole(try await settle(body, request))
            default:
                let seconds = try FieldReader.read(body, path: "") { reader throws(InputError) in
                    try reader.seconds("seconds", in: 1...3600)
                }
                return .outage(ControlAnswer.json(["seconds": .integer(seconds)]), seconds: seconds)
            }
        } catch {
            return .whole(ControlAnswer.problem(error))
        }
    }

    /// An empty body is an empty object. The type must be named: a foreign page's plain form cannot name it.
    private static func body(of request: SimulatedRequest) throws(InputError) -> JSONDocument.Value {
        let type = request.header("Content-Type")?.lowercased().split(separator: ";").first
        guard type == "application/json" else {
            throw InputError(.malformedJSON, path: "", expected: "Content-Type: application/json")
        }
        do throws(JSONError) {
            return try JSONDocument(request.body.isEmpty ? Array("{}".utf8) : request.body).root
        } catch {
            throw InputError(.malformedJSON, path: "", expected: error.description)
        }
    }

    /// All that is due is sent and answered before this is, so the messages it tells of are complete.
    private func settle(_ body: JSONDocument.Value, _ request: SimulatedRequest) async throws(InputError) -> Reply {
        try FieldReader.read(body, path: "") { _ throws(InputError) in }
        await postman.settle()
        return messages(request)
    }
}

extension FieldReader {
    mutating func seconds(_ name: String, in range: ClosedRange<Int64>) throws(InputError) -> Int64 {
        let expected = "a whole number from \(range.lowerBound) to \(range.upperBound)"
        guard let seconds = try integer(name) else {
            throw InputError(.missingField, path: path(of: name), expected: expected)
        }
        guard range.contains(seconds) else { throw invalid(name, expected) }
        return seconds
    }
}
#endif
