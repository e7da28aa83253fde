#if CommandLineTool && Service && SQLite && Transport
import Glibc
import PaymentService

/// How many connections fit into what the system lets this process open.
enum DescriptorLimit {
    /// More than all that the desk may open; tables that grow with the limit stay small.
    private static let most: rlim_t = 65_536

    private static var resource: __rlimit_resource_t { __rlimit_resource_t(RLIMIT_NOFILE.rawValue) }

    /// Takes what the process may have: many systems give it less at its start than it may ask for.
    static func raise() {
        var limit = rlimit()
        guard getrlimit(resource, &limit) == 0 else { return }
        let wanted = wanted(soft: limit.rlim_cur, hard: limit.rlim_max)
        guard wanted > limit.rlim_cur else { return }
        limit.rlim_cur = wanted
        // Where that is refused, connections are held to what there is.
        _ = setrlimit(resource, &limit)
    }

    /// A limit is never lowered.
    static func wanted(soft: rlim_t, hard: rlim_t) -> rlim_t { max(soft, min(hard, most)) }

    static func held(_ limits: ServiceLimits, _ reserve: DescriptorReserve) -> ServiceLimits {
        var limit = rlimit()
        guard getrlimit(resource, &limit) == 0, limit.rlim_cur < rlim_t(Int32.max) else { return limits }
        return held(limits, descriptors: Int(clamping: limit.rlim_cur), reserve)
    }

    static func held(_ limits: ServiceLimits, descriptors: Int, _ reserve: DescriptorReserve) -> ServiceLimits {
        var held = limits
        let most = max(descriptors - reserve.kept(of: descriptors), 0)
        // Those that are told off take a descriptor, too.
        held.connections = min(limits.connections, max(most - min(max(most / 8, 8), 64), 8))
        held.streams = min(limits.streams, held.connections / 2)
        return held
    }
}
#endif
