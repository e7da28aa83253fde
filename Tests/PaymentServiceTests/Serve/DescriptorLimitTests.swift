#if CommandLineTool && Service && SQLite && Transport
import NIOCore
import NIOPosix
import PaymentService
import Testing

@testable import PaymentDispatcher
@testable import paydesk

@Suite("Connections within what the system allows")
struct DescriptorLimitTests {
    private static let reserve = DescriptorReserve(loops: 2, gateways: 2, endpoints: 1)

    @Test("Where descriptors are few, connections and open pages are fewer still, and some are left for everything else")
    func few() {
        for descriptors in [96, 128, 256, 1024] {
            let held = DescriptorLimit.held(ServiceLimits(), descriptors: descriptors, Self.reserve)
            #expect(held.connections >= 8 && held.accepted + Self.reserve.kept(of: descriptors) <= descriptors)
            #expect(held.streams >= 1 && held.streams < held.connections)
        }
    }

    @Test("Where they are many, the limits are as they were")
    func many() {
        let limits = ServiceLimits()
        let held = DescriptorLimit.held(limits, descriptors: 1_000_000, Self.reserve)
        #expect(held.connections == limits.connections && held.streams == limits.streams)
    }

    @Test("A limit that leaves nothing still leaves a few connections", arguments: [0, 1, 48])
    func none(_ descriptors: Int) {
        #expect(DescriptorLimit.held(ServiceLimits(), descriptors: descriptors, Self.reserve).connections == 8)
    }

    @Test("Every loop, gateway and endpoint has its share, as far as that leaves half of the rest to those who call")
    func shares() {
        let one = DescriptorReserve(loops: 1, gateways: 1, endpoints: 0)
        let more = [
            DescriptorReserve(loops: 9, gateways: 1, endpoints: 0),
            DescriptorReserve(loops: 1, gateways: 3, endpoints: 0),
            DescriptorReserve(loops: 1, gateways: 1, endpoints: 5),
        ].map { $0.kept(of: 100_000) - one.kept(of: 100_000) }
        // A loop has three, a gateway its starts and as many questions, an endpoint four.
        #expect(more == [24, 128, 20])
        #expect(one.kept(of: one.inside + 20) == one.inside + 10)
        #expect(one.kept(of: 0) == one.inside)
    }

    @Test("To one host go as many connections as the starts of all accounts and as many questions need", arguments: [0, 1, 20])
    func connections(_ more: Int) throws {
        var variables = GoodSettings.with([:])
        let names = (0..<more).map { "shop-\($0)" }
        if !names.isEmpty { variables["PAYDESK_GATEWAYS"] = names.joined(separator: ",") }
        for index in 0..<more {
            let prefix = "PAYDESK_GATEWAY_SHOP_\(index)_"
            variables[prefix + "KIND"] = "payuni"
            variables[prefix + "MERCHANT_ID"] = "SHOP\(index)"
            variables[prefix + "HASH_KEY"] = GoodSettings.hashKey
            variables[prefix + "HASH_IV"] = GoodSettings.hashIV
        }
        let settings = try DeskSettings(variables: variables)
        #expect(settings.gateways.count == 2 + more)
        #expect(settings.connectionsPerHost == min(64 * (2 + more), 1_024))
        #expect(DescriptorReserve.ofGateway == 2 * settings.dispatcher.startsPerGateway)
    }

    @Test("An endpoint has as many connections as there are events told to it at once")
    func endpoint() { #expect(DescriptorReserve.ofEndpoint == EndpointTeller.concurrency) }

    @Test("Loops are counted as the server has them")
    func loops() {
        let served = Array(MultiThreadedEventLoopGroup.singleton.makeIterator()).count
        #expect(DescriptorReserve(gateways: 1, endpoints: 0).loops == served)
    }

    @Test("As many descriptors are asked for as the process may have, within reason, and never fewer than it has")
    func wanted() {
        #expect(DescriptorLimit.wanted(soft: 1_024, hard: 4_096) == 4_096)
        #expect(DescriptorLimit.wanted(soft: 1_024, hard: 1_024) == 1_024)
        #expect(DescriptorLimit.wanted(soft: 1_024, hard: .max) == 65_536)
        #expect(DescriptorLimit.wanted(soft: 100_000, hard: .max) == 100_000)
        #expect(DescriptorLimit.wanted(soft: .max, hard: .max) == .max)
    }
}
#endif
