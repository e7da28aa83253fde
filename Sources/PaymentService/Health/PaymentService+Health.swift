#if Service
import HTTPTypes
import Hummingbird
import NIOCore

extension PaymentService {
    /// For whoever watches over the process: is it alive, can it be given work, what does it count, what is its contract.
    func addHealth(to routes: inout RouteTable) {
        let readiness = Readiness(dispatcher: dispatcher, time: time)
        routes.on(.get, "/healthz") { _, _ in .plain("ok\n") }
        routes.on(.get, "/readyz") { _, _ in
            try await readiness.check()
            return .plain("ready\n")
        }
        if let metrics = settings.metrics {
            routes.on(.get, "/metrics") { request, context in
                if settings.metricsAccess == .key {
                    let caller = try settings.keys.caller(by: request.headers[values: .authorization], needing: .read)
                    context.notes.note(caller: caller.name)
                }
                return .plain(metrics.text, type: "text/plain; version=0.0.4; charset=utf-8")
            }
        }
        routes.on(.get, "/openapi.yaml") { _, _ in
            Response(
                status: .ok, headers: [.contentType: "application/yaml; charset=utf-8"],
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: PackageResources.openapi_yaml)))
        }
    }
}

extension Response {
    static func plain(_ text: String, type: String = "text/plain; charset=utf-8") -> Response {
        Response(status: .ok, headers: [.contentType: type], body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
#endif
