extension Envelope {
    /// Opens the envelope of a received form: a notify, a return, or a reply.
    ///
    /// `EncryptInfo` and `HashInfo` must each be there once; every other outer field is unproven and ignored here.
    ///
    /// - Throws: ``EnvelopeRejection``; the checks come in a fixed order, and nothing is decoded before HashInfo holds.
    public func open(form: FormFields, limit: EnvelopeLimit = .callback) throws(EnvelopeRejection) -> OpenedEnvelope {
        for name in ["EncryptInfo", "HashInfo"] where form.occurrences(of: name) > 1 {
            throw EnvelopeRejection(.duplicateField, field: name)
        }
        let opened = try form.withValueBytes(of: "EncryptInfo") { encryptInfo throws(EnvelopeRejection) in
            let opened = try form.withValueBytes(of: "HashInfo") { hashInfo throws(EnvelopeRejection) in
                try open(encryptInfo: encryptInfo, hashInfo: hashInfo, limit: limit)
            }
            guard let opened else { throw EnvelopeRejection(.hashMissing, field: "HashInfo") }
            return opened
        }
        guard let opened else { throw EnvelopeRejection(.missingField, field: "EncryptInfo") }
        return opened
    }

    /// Opens an envelope whose two texts came by another way, a JSON reply for instance. `nil` stands for an absent field.
    ///
    /// - Throws: ``EnvelopeRejection``, as ``open(form:limit:)`` does.
    public func open(
        encryptInfo: String?, hashInfo: String?, limit: EnvelopeLimit = .callback
    ) throws(EnvelopeRejection) -> OpenedEnvelope {
        var encryptInfo = encryptInfo ?? ""
        var hashInfo = hashInfo ?? ""
        let outcome = encryptInfo.withUTF8 { encryptInfo in
            hashInfo.withUTF8 { hashInfo in
                Result { () throws(EnvelopeRejection) in
                    try open(
                        encryptInfo: UnsafeRawBufferPointer(encryptInfo), hashInfo: UnsafeRawBufferPointer(hashInfo), limit: limit
                    )
                }
            }
        }
        return try outcome.get()
    }

    /// Size, presence, HashInfo, then the inside.
    package func open(
        encryptInfo: UnsafeRawBufferPointer, hashInfo: UnsafeRawBufferPointer, limit: EnvelopeLimit
    ) throws(EnvelopeRejection) -> OpenedEnvelope {
        let content = try unseal(encryptInfo: encryptInfo, hashInfo: hashInfo, limit: limit)
        if case .fields(let fields) = content.content { try DecisiveFields.refuseDuplicates(in: fields) }
        return content
    }

    /// All of `open` but the refusal of duplicates.
    package func unseal(
        encryptInfo: UnsafeRawBufferPointer, hashInfo: UnsafeRawBufferPointer, limit: EnvelopeLimit
    ) throws(EnvelopeRejection) -> OpenedEnvelope {
        guard encryptInfo.count <= limit.bytes else { throw EnvelopeRejection(.envelopeTooLarge, field: "EncryptInfo") }
        guard !encryptInfo.isEmpty else { throw EnvelopeRejection(.missingField, field: "EncryptInfo") }
        guard !hashInfo.isEmpty else { throw EnvelopeRejection(.hashMissing, field: "HashInfo") }
        if try HashInfo.matches(hashInfo, encryptInfo: encryptInfo, key: keys.current) {
            return OpenedEnvelope(content: try Unsealing.content(of: encryptInfo, key: keys.current), key: .current)
        }
        if let previous = keys.previous, try HashInfo.matches(hashInfo, encryptInfo: encryptInfo, key: previous) {
            return OpenedEnvelope(content: try Unsealing.content(of: encryptInfo, key: previous), key: .previous)
        }
        throw EnvelopeRejection(.hashMismatch, field: "HashInfo")
    }
}
