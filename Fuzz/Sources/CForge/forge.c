#include "forge.h"

#include <openssl/evp.h>
#include <stdlib.h>

enum { KEY = 32, VECTOR = 16, TAG = 16, DIGEST = 32 };

int forge_hash_info(const uint8_t *key, const uint8_t *vector, const uint8_t *text, size_t length, uint8_t *digits) {
    uint8_t digest[DIGEST];
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    int done = context && EVP_DigestInit_ex(context, EVP_sha256(), NULL) == 1 && EVP_DigestUpdate(context, key, KEY) == 1
        && EVP_DigestUpdate(context, text, length) == 1 && EVP_DigestUpdate(context, vector, VECTOR) == 1
        && EVP_DigestFinal_ex(context, digest, NULL) == 1;
    EVP_MD_CTX_free(context);
    for (int i = 0; done && i < DIGEST; i++) {
        digits[2 * i] = (uint8_t)"0123456789ABCDEF"[digest[i] >> 4];
        digits[2 * i + 1] = (uint8_t)"0123456789ABCDEF"[digest[i] & 15];
    }
    return done;
}

static size_t letters(size_t bytes) { return (bytes + 2) / 3 * 4; }

size_t forge_encrypt_info_length(size_t length) { return 2 * (letters(length) + 3 + letters(TAG)); }

size_t forge_encrypt_info(
    const uint8_t *key, const uint8_t *vector, const uint8_t *plain, size_t length, uint8_t *encrypt_info) {
    size_t count = letters(length) + 3 + letters(TAG);
    // EncodeBlock ends its text with a zero byte.
    uint8_t *secret = malloc(length + 1), *text = malloc(count + 1), tag[TAG];
    EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
    int written = 0, rest = 0;
    int done = secret && text && context && EVP_EncryptInit_ex(context, EVP_aes_256_gcm(), NULL, NULL, NULL) == 1
        && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_IVLEN, VECTOR, NULL) == 1
        && EVP_EncryptInit_ex(context, NULL, NULL, key, vector) == 1
        && (length == 0 || EVP_EncryptUpdate(context, secret, &written, plain, (int)length) == 1)
        && EVP_EncryptFinal_ex(context, secret + written, &rest) == 1
        && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, TAG, tag) == 1;
    if (done) {
        uint8_t *end = text + EVP_EncodeBlock(text, secret, written);
        for (int i = 0; i < 3; i++) *end++ = ':';
        EVP_EncodeBlock(end, tag, TAG);
        for (size_t i = 0; i < count; i++) {
            encrypt_info[2 * i] = (uint8_t)"0123456789abcdef"[text[i] >> 4];
            encrypt_info[2 * i + 1] = (uint8_t)"0123456789abcdef"[text[i] & 15];
        }
    }
    EVP_CIPHER_CTX_free(context);
    free(secret);
    free(text);
    return done ? 2 * count : 0;
}
