#if Service
internal import GatewaySimulator
internal import Payments
internal import StrictJSON

/// What can go wrong with a request, as JSON spells it. What a fault needs beside its name stands beside it.
enum RequestFaultName: String, CaseIterable {
    case refuse, resetBefore, resetAfter, tooManyRequests, serverError, garbage, cut, endless, slow, wrongHash, wrongAmount

    func fault(_ reader: inout FieldReader) throws(InputError) -> RequestFault {
        switch self {
        case .refuse: return .refuse
        case .resetBefore: return .resetBefore
        case .resetAfter: return .resetAfter
        case .tooManyRequests: return .tooManyRequests(retryAfterSeconds: try reader.count("retryAfterSeconds", most: 86_400))
        case .serverError:
            let status = try reader.count("status", most: 599) ?? 500
            guard status >= 500 else { throw reader.invalid("status", "a status from 500 to 599") }
            return .serverError(status: status, isApplied: try reader.flag("isApplied") ?? false)
        case .garbage: return .garbage
        case .cut: return .cut
        case .endless: return .endless
        case .slow: return .slow(seconds: Int(try reader.seconds("seconds", in: 0...3600)))
        case .wrongHash: return .wrongHash
        case .wrongAmount: return .wrongAmount
        }
    }

    static func json(_ fault: RequestFault) -> JSONObject {
        switch fault {
        case .refuse: return ["fault": "refuse"]
        case .resetBefore: return ["fault": "resetBefore"]
        case .resetAfter: return ["fault": "resetAfter"]
        case .tooManyRequests(let seconds):
            var object: JSONObject = ["fault": "tooManyRequests"]
            object["retryAfterSeconds"] = seconds.map { .integer($0) }
            return object
        case .serverError(let status, let isApplied):
            return ["fault": "serverError", "status": .integer(status), "isApplied": .bool(isApplied)]
        case .garbage: return ["fault": "garbage"]
        case .cut: return ["fault": "cut"]
        case .endless: return ["fault": "endless"]
        case .slow(let seconds): return ["fault": "slow", "seconds": .integer(seconds)]
        case .wrongHash: return ["fault": "wrongHash"]
        case .wrongAmount: return ["fault": "wrongAmount"]
        }
    }
}

/// What can go wrong with a message.
enum MessageFaultName: String, CaseIterable {
    case lose, delay, double, reorder, forge, wrongAmount, wrongHash, garbage, cut

    func fault(_ reader: inout FieldReader) throws(InputError) -> MessageFault {
        switch self {
        case .lose: .lose
        case .delay: .delay(seconds: try reader.seconds("seconds", in: 0...SimulatorClock.longestLead))
        case .double: .double
        case .reorder: .reorder
        case .forge: .forge
        case .wrongAmount: .wrongAmount
        case .wrongHash: .wrongHash
        case .garbage: .garbage
        case .cut: .cut
        }
    }

    static func json(_ fault: MessageFault) -> JSONObject {
        let name: MessageFaultName
        switch fault {
        case .lose: name = .lose
        case .delay(let seconds): return ["fault": "delay", "seconds": .integer(seconds)]
        case .double: name = .double
        case .reorder: name = .reorder
        case .forge: name = .forge
        case .wrongAmount: name = .wrongAmount
        case .wrongHash: name = .wrongHash
        case .garbage: name = .garbage
        case .cut: name = .cut
        }
        return ["fault": .string(name.rawValue)]
    }
}

extension FieldReader {
    mutating func flag(_ name: String) throws(InputError) -> Bool? {
        guard let value = optional(name) else { return nil }
        guard let flag = value.bool else { throw invalid(name, "true or false") }
        return flag
    }
}
#endif
