#if Service
import KryptoGO
import PAYUNi
import Payments

/// Why an account may move no real money, though a desk with it looks to everybody like any other.
enum Rehearsal: String, CaseIterable {
    case testMode = "a gateway is in test mode: no real money moves"
    case ownAddress = "a gateway is called at an address that is not its usual one"
}

extension GatewayAccount {
    var id: GatewayID {
        switch self {
        case .payuni(let settings): settings.id
        case .kryptogo(let settings): settings.id
        }
    }

    var rehearsals: [Rehearsal] {
        switch self {
        case .payuni(let settings):
            let environment = settings.environment
            var rehearsals: [Rehearsal] = environment.isTest ? [.testMode] : []
            if environment != .production, environment != .sandbox { rehearsals.append(.ownAddress) }
            return rehearsals
        case .kryptogo(let settings):
            return settings.baseURL.text == KryptoGOSettings.productionBaseURL ? [] : [.ownAddress]
        }
    }
}
#endif
