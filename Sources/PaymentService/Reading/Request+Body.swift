#if Service
import HTTPTypes
import Hummingbird
import NIOCore
import Payments
import StrictJSON

extension Request {
    /// The whole body.
    /// - Throws: ``Problem`` 413 when it is longer than `limit`, 400 when it ended before its announced length.
    func bytes(upTo limit: Int) async throws -> [UInt8] {
        let announced = headers[.contentLength].flatMap { Int($0) }
        if let announced, announced > limit { throw Problem(.bodyTooLarge, detail: "at most \(limit) bytes") }
        let buffer: ByteBuffer
        do {
            buffer = try await body.collect(upTo: limit)
        } catch is NIOTooManyBytesError {
            throw Problem(.bodyTooLarge, detail: "at most \(limit) bytes")
        }
        // A connection that ends in the middle looks like the end of a body.
        if let announced, announced != buffer.readableBytes { throw Problem(.malformedRequest, detail: "the body is cut") }
        return Array(buffer.readableBytesView)
    }

    /// A JSON object, read from first to last member.
    /// - Parameter isOptional: nothing at all is taken for an empty object.
    func json<Value>(
        _ bytes: [UInt8], isOptional: Bool = false, _ read: (inout FieldReader) throws(InputError) -> Value
    ) throws -> Value {
        if !(isOptional && bytes.isEmpty) {
            guard let type = headers[.contentType], type.prefix(while: { $0 != ";" }).lowercased() == "application/json" else {
                throw Problem(.unsupportedMediaType, detail: "send Content-Type: application/json")
            }
        }
        let document: JSONDocument
        do throws(JSONError) {
            document = try JSONDocument(isOptional && bytes.isEmpty ? Array("{}".utf8) : bytes)
        } catch {
            throw Problem(.malformedJSON, detail: error.description)
        }
        return try FieldReader.read(document.root, path: "", read)
    }
}
#endif
