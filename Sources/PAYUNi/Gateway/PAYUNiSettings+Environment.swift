public import Payments

extension PAYUNiSettings {
    /// Settings from variables, as a service gets them.
    ///
    /// `PAYUNI_MERCHANT_ID`, `PAYUNI_HASH_KEY`, `PAYUNI_HASH_IV`; `PAYUNI_TEST_MODE` (`1` or `true`: the sandbox);
    /// `PAYUNI_BASE_URL` instead of either host; `PAYUNI_PREVIOUS_HASH_KEY` and `PAYUNI_PREVIOUS_HASH_IV` while keys change;
    /// `PAYUNI_PLATFORM` (`1`: the keys are an agent's); `PAYUNI_METHODS` (`card,atm,storeCode`) and `PAYUNI_INSTALLMENTS` (`3,6,12`): what
    /// PAYUNi has opened for you, all of it when not set.
    ///
    /// - Throws: `EnvironmentError` naming the variable and never its value. Refuse to start.
    public init(variables: [String: String]) throws(EnvironmentError) {
        let reader = EnvironmentReader(variables)
        let current = try Self.key(reader, "PAYUNI_HASH_KEY", "PAYUNI_HASH_IV")
        var previous: PAYUNiKey?
        if reader.optional("PAYUNI_PREVIOUS_HASH_KEY") != nil || reader.optional("PAYUNI_PREVIOUS_HASH_IV") != nil {
            previous = try Self.key(reader, "PAYUNI_PREVIOUS_HASH_KEY", "PAYUNI_PREVIOUS_HASH_IV")
        }
        let merchantID = try reader.required("PAYUNI_MERCHANT_ID")
        let isPlatform = try reader.flag("PAYUNI_PLATFORM") ?? false
        let isTest = try reader.flag("PAYUNI_TEST_MODE") ?? false
        let credentials: PAYUNiCredentials
        do throws(CredentialRejection) {
            credentials = try PAYUNiCredentials(
                merchantID: merchantID, keys: KeyRing(current: current, previous: previous), isPlatform: isPlatform)
        } catch {
            throw EnvironmentError("PAYUNI_MERCHANT_ID", error.message)
        }
        self.init(
            credentials: credentials, environment: try Self.environment(reader, isTest: isTest),
            methods: try Self.methods(reader),
            installments: try Self.installments(reader))
    }

    private static func methods(_ reader: EnvironmentReader) throws(EnvironmentError) -> Set<PaymentMethod>? {
        guard let words = words(reader.optional("PAYUNI_METHODS")) else { return nil }
        let methods = Set(words.map { PaymentMethod($0) })
        guard !methods.isEmpty, methods.isSubset(of: knownMethods) else {
            throw EnvironmentError("PAYUNI_METHODS", "must be among \(knownMethods.map(\.text).joined(separator: ", "))")
        }
        return methods
    }

    private static func installments(_ reader: EnvironmentReader) throws(EnvironmentError) -> Set<InstallmentTerm> {
        let known = InstallmentTerm.allCases
        guard let words = words(reader.optional("PAYUNI_INSTALLMENTS")) else { return Set(known) }
        let terms = words.compactMap { word in known.first { String($0.rawValue) == word } }
        guard !terms.isEmpty, terms.count == words.count else {
            let list = known.map { String($0.rawValue) }.joined(separator: ", ")
            throw EnvironmentError("PAYUNI_INSTALLMENTS", "must be among \(list)")
        }
        return Set(terms)
    }

    private static func words(_ text: String?) -> [String]? {
        text.map { $0.split { $0 == "," || $0 == " " || $0 == "\t" || $0.isNewline }.map(String.init) }
    }

    private static func key(
        _ reader: EnvironmentReader, _ keyName: String, _ ivName: String
    ) throws(EnvironmentError) -> PAYUNiKey {
        let hashKey = try reader.required(keyName)
        let hashIV = try reader.required(ivName)
        do throws(CredentialRejection) {
            return try PAYUNiKey(hashKey: hashKey, hashIV: hashIV)
        } catch {
            throw EnvironmentError(error.field == .hashIV ? ivName : keyName, error.message)
        }
    }

    private static func environment(_ reader: EnvironmentReader, isTest: Bool) throws(EnvironmentError) -> PAYUNiEnvironment {
        guard let baseURL = try reader.url("PAYUNI_BASE_URL") else { return isTest ? .sandbox : .production }
        do throws(EnvironmentRejection) {
            return try PAYUNiEnvironment(baseURL: baseURL, isTest: isTest)
        } catch {
            throw EnvironmentError("PAYUNI_BASE_URL", error.description)
        }
    }
}
