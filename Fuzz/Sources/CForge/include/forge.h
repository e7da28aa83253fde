#ifndef PAYDESK_FUZZ_FORGE_H
#define PAYDESK_FUZZ_FORGE_H

#include <stddef.h>
#include <stdint.h>

/// 64 upper-case digits of SHA-256 over key (32 bytes), text and vector (16 bytes). Returns 1, or 0 if libcrypto failed.
int forge_hash_info(const uint8_t *key, const uint8_t *vector, const uint8_t *text, size_t length, uint8_t *digits);

/// Lower-case EncryptInfo of any bytes at all into a buffer of `forge_encrypt_info_length(length)`. Returns its length, or 0.
size_t forge_encrypt_info(
    const uint8_t *key, const uint8_t *vector, const uint8_t *plain, size_t length, uint8_t *encrypt_info);

size_t forge_encrypt_info_length(size_t length);

#endif
