#if CommandLineTool && Service && SQLite && Transport
import PaymentService
import Testing

@testable import paydesk

@Suite("Connections within what the system allows")
struct DescriptorLimitTests {
    @Test("Where descriptors are few, connections and open pages are fewer still, and some are left for everything else")
    func few() {
        for descriptors in [64, 100, 256, 1024] {
            let held = DescriptorLimit.held(ServiceLimits(), descriptors: descriptors)
            #expect(held.connections >= 8 && held.accepted + DescriptorLimit.reserve <= descriptors)
            #expect(held.streams >= 1 && held.streams < held.connections)
        }
    }

    @Test("Where they are many, the limits are as they were")
    func many() {
        let limits = ServiceLimits()
        let held = DescriptorLimit.held(limits, descriptors: 1_000_000)
        #expect(held.connections == limits.connections && held.streams == limits.streams)
    }

    @Test("A limit that leaves nothing still leaves a few connections", arguments: [0, 1, 48])
    func none(_ descriptors: Int) {
        #expect(DescriptorLimit.held(ServiceLimits(), descriptors: descriptors).connections == 8)
    }
}
#endif
