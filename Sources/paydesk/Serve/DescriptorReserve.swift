#if CommandLineTool && Service && SQLite && Transport
import NIOCore
import PaymentDispatcher
import SQLiteOrderStore

/// The descriptors that the desk needs for itself, besides those of whoever calls it.
struct DescriptorReserve: Sendable, Hashable {
    /// As many event loops as the server runs on: in a container fewer than the machine has processors, and what the environment says.
    var loops = NIOSingletons.groupLoopCountSuggestion
    var gateways: Int
    var endpoints: Int

    /// The standard streams, the port, and what the runtime opens for a moment: certificates, names, random numbers.
    private static let ground = 16
    /// What a loop waits with, what wakes it, and its clock.
    private static let ofLoop = 3
    /// Starts at one gateway at once, and as many questions.
    static let ofGateway = 2 * DispatcherSettings().startsPerGateway
    /// Events told to one endpoint at once, as the dispatcher has them under way.
    static let ofEndpoint = 4

    /// Without these nothing works.
    var inside: Int { Self.ground + Self.ofLoop * max(loops, 1) + SQLiteOrderStore.mostDescriptors }

    /// Connections that the desk itself makes, when every gateway and endpoint has its share.
    var outside: Int { Self.ofGateway * gateways + Self.ofEndpoint * endpoints }

    /// How many to leave of so many. Where there are few, those who call and those who are called share what is left.
    func kept(of descriptors: Int) -> Int { inside + min(outside, max(descriptors - inside, 0) / 2) }
}
#endif
