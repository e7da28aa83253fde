#if CommandLineTool && Service && SQLite && Transport
import Glibc
import PaymentService

/// How many connections fit into what the system lets this process open.
enum DescriptorLimit {
    /// For the database and its readers, the event loops, connections to gateways and what the runtime holds.
    static let reserve = 48

    static func held(_ limits: ServiceLimits) -> ServiceLimits {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0, limit.rlim_cur < rlim_t(Int32.max) else {
            return limits
        }
        return held(limits, descriptors: Int(clamping: limit.rlim_cur))
    }

    static func held(_ limits: ServiceLimits, descriptors: Int) -> ServiceLimits {
        var held = limits
        let most = max(descriptors - reserve, 0)
        // Those that are told off take a descriptor, too.
        held.connections = min(limits.connections, max(most - min(max(most / 8, 8), 64), 8))
        held.streams = min(limits.streams, held.connections / 2)
        return held
    }
}
#endif
