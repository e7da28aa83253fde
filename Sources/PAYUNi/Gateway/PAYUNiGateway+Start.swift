public import Payments

extension PAYUNiGateway {
    /// Makes the form for PAYUNi's page, which sends nothing yet; or, for the methods that the settings name, calls the method's own
    /// operation.
    public func start(_ request: AttemptRequest) async -> WriteOutcome<AttemptStart> {
        guard settings.offers(request.method) || !PAYUNiSettings.knownMethods.contains(request.method) else {
            return .refused(GatewayError(.methodUnavailable, operation: PAYUNiEndpoint.hostedPage.operation))
        }
        guard let method = BackEndMethod(request.method), settings.backEndMethods.contains(method) else {
            return page(for: request)
        }
        let order = BackendOrder(request)
        let destination = WalletReturn(returnURL: request.returnURL)
        switch method {
        case .atm:
            let lastDay = lastDay(before: request.deadline, maximumDays: ExpireDate.maximumDays)
            return await create(ATMAccountRequest(order: order, bank: settings.atmBank, lastDay: lastDay), request)
        case .storeCode:
            let lastDay = lastDay(before: request.deadline, maximumDays: ExpireDate.maximumDaysForStoreCode)
            return await create(StoreCodeRequest(order: order, lastDay: lastDay), request)
        case .linePay: return await create(LinePayRequest(order: order, destination: destination), request)
        case .aftee: return await create(AfteeRequest(order: order, destination: destination), request)
        case .jkoPay: return await create(JKoPayRequest(order: order, destination: destination), request)
        }
    }

    private func page(for request: AttemptRequest) -> WriteOutcome<AttemptStart> {
        let operation = PAYUNiEndpoint.hostedPage.operation
        do {
            let now = request.formMadeAt ?? time.now()
            guard
                var page = try HostedPageRequest(
                    request, at: now, installments: settings.installments, immediate: settings.immediateMethod)
            else {
                return .refused(GatewayError(.methodUnavailable, operation: operation))
            }
            page.language = page.language ?? settings.language
            return .done(AttemptStart(instructions: .form(try builder.form(for: page, at: now))))
        } catch let error as RequestRefusal {
            return .refused(error.gatewayError(operation: operation))
        } catch let error as InvalidRequest {
            return .refused(error.gatewayError(operation: operation))
        } catch {
            return .refused(GatewayError(.invalidRequest(field: nil), operation: operation))
        }
    }

    private func create(_ creation: some PAYUNiRequest, _ request: AttemptRequest) async -> WriteOutcome<AttemptStart> {
        do throws(GatewayError) {
            let created = try await call(creation).created(number: request.number, amount: request.amount)
            return .done(AttemptStart(instructions: created.instructions, report: created.report))
        } catch {
            return error.outcome()
        }
    }

    private func lastDay(before deadline: Timestamp?, maximumDays: Int) -> CivilDate? {
        deadline.map { ExpireDate.lastDay(before: $0, at: time.now(), maximumDays: maximumDays) }
    }
}
