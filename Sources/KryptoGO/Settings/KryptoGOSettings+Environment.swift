public import Payments

extension KryptoGOSettings {
    /// Settings from variables, as a service gets them: `KRYPTOGO_CLIENT_ID`, `KRYPTOGO_STUDIO_API_KEY`, `KRYPTOGO_ORIGIN`, and
    /// `KRYPTOGO_BASE_URL` instead of the production host.
    ///
    /// - Parameters:
    ///   - id: our name of the account.
    ///   - variables: as the process got them.
    /// - Throws: `EnvironmentError` naming the variable and never its value. Refuse to start.
    public init(id: GatewayID = "kryptogo", variables: [String: String]) throws(EnvironmentError) {
        let reader = EnvironmentReader(variables)
        let clientID = try reader.required("KRYPTOGO_CLIENT_ID")
        let apiKey = Secret(try reader.required("KRYPTOGO_STUDIO_API_KEY"))
        let baseURL = try reader.url("KRYPTOGO_BASE_URL")
        guard let origin = try reader.url("KRYPTOGO_ORIGIN") else { throw EnvironmentError("KRYPTOGO_ORIGIN", "is not set") }
        do throws(KryptoGOSettingsError) {
            try self.init(id: id, baseURL: baseURL, clientID: clientID, apiKey: apiKey, origin: origin)
        } catch {
            throw EnvironmentError(Self.variable(of: error.field), error.description)
        }
    }

    private static func variable(of field: KryptoGOSettingsError.Field) -> String {
        switch field {
        case .baseURL: "KRYPTOGO_BASE_URL"
        case .apiKey: "KRYPTOGO_STUDIO_API_KEY"
        case .origin: "KRYPTOGO_ORIGIN"
        default: "KRYPTOGO_CLIENT_ID"
        }
    }
}
