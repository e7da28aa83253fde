internal import COpenSSL

/// The libcrypto this process is running on, as the library names itself. For diagnosis only: decide nothing by it.
package func cryptoLibraryVersion() -> String {
    String(cString: OpenSSL_version(OPENSSL_VERSION))
}
