internal import Payments
internal import StrictJSON

extension CaseRunner {
    /// The bytes of a case must be the seal of what the case shows to people; else the two could drift apart.
    func sealDifferences(_ fixture: Fixture) throws -> [String] {
        guard let codec = bench.codec else { return [] }
        var pairs: [(String, FixtureBody, MessageCarrier)] = []
        if let body = fixture.answer?.body { pairs.append(("answer", body, .answer)) }
        if fixture.operation.isCallback { pairs.append(("given", try GivenReader.callback(fixture).body, .callback)) }
        var reasons: [String] = []
        for (place, body, carrier) in pairs {
            guard let sealed = body.sealed else { continue }
            if try codec.body(sealing: sealed, as: carrier) != body.bytes {
                reasons.append("\(place): sealing `sealed` does not give the body")
            }
        }
        return reasons
    }

    func sendDifferences(_ fixture: Fixture, requests: [HTTPRequest]) throws -> [String] {
        guard requests.count <= 1 else { return ["sent \(requests.count) requests: a case answers one"] }
        switch fixture.send {
        case nil: return fixture.answer != nil && requests.isEmpty ? ["send: nothing was sent"] : []
        case .nothing: return requests.isEmpty ? [] : ["send: \(requests[0].url.target) was called, and nothing may be"]
        case .request(let wanted):
            guard let request = requests.first else { return ["send: nothing was sent"] }
            return try differences(wanted, request)
        }
    }

    private func differences(_ wanted: FixtureSend.Request, _ request: HTTPRequest) throws -> [String] {
        var reasons: [String] = []
        if request.method.rawValue != wanted.method {
            reasons.append("send.method: expected \(wanted.method), found \(request.method.rawValue)")
        }
        if request.url.target != wanted.path {
            reasons.append("send.path: expected \(wanted.path), found \(request.url.target)")
        }
        for header in wanted.headers {
            let values = request.headers.filter { $0.name.lowercased() == header.name.lowercased() }.map(\.value)
            if values != [header.value] {
                reasons.append(
                    "send.headers.\(header.name): expected \(header.value), found \(values.count) lines with another value")
            }
        }
        if let body = wanted.body { reasons += try differences(body, request.body) }
        return reasons
    }

    private func differences(_ wanted: FixtureSend.Body, _ body: [UInt8]) throws -> [String] {
        switch wanted {
        case .exact(let text):
            return Array(text.utf8) == body ? [] : ["send.body: expected \(text), found \(String(decoding: body, as: UTF8.self))"]
        case .json(let wanted):
            guard let document = try? JSONDocument(body) else { return ["send.json: the body is not JSON"] }
            let found = JSONValue(document.root)
            return Comparison.sameValue(wanted, found)
                ? [] : ["send.json: expected \(Comparison.shown(wanted)), found \(Comparison.shown(found))"]
        case .sealed(let wanted):
            guard let codec = bench.codec else { return ["send.sealed: the bench has no codec"] }
            let found = try codec.message(opening: body, as: .request)
            var reasons: [String] = []
            if found.sortedInner != wanted.sortedInner {
                let missing = wanted.sortedInner.filter { !found.inner.contains($0) }.map { "\($0.name)=\($0.value)" }
                let extra = found.sortedInner.filter { !wanted.inner.contains($0) }.map { "\($0.name)=\($0.value)" }
                reasons.append("send.sealed: missing \(missing), too much \(extra)")
            }
            for field in wanted.outer where !found.outer.contains(field) {
                reasons.append("send.sealed: outer \(field.name) is not \(field.value)")
            }
            return reasons
        }
    }
}
