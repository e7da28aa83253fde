// The least that libcrypto lets a straightforward C program do for PAYUNi's envelope: the yardstick for the library's own.
//
//   envelope DATA show                          one line: EncryptInfo, a blank, HashInfo
//   envelope DATA seal|open|reject reuse|fresh SECONDS      one line: operations per second
//
// `reuse` keeps contexts and key schedule from message to message, `fresh` makes a new cipher context for each.
// DATA holds fields.tsv and keys.txt. Everything lives in fixed buffers; the inputs are ours, so nothing grows.

#define _GNU_SOURCE
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { FIELDS = 64, ROOM = 16384, TAG = 16, DIGEST = 32 };

typedef struct {
    const uint8_t *start;
    size_t length;
} Span;

typedef struct {
    Span name, value;
} Field;

static Field fields[FIELDS];
static int field_count;
static uint8_t key[32], vector[16];
static bool fresh;

static EVP_CIPHER *cipher;
static EVP_MD *digest;
static EVP_CIPHER_CTX *sealing, *opening;
static EVP_MD_CTX *hashing;

static uint8_t plain[ROOM], secret[ROOM], letters[ROOM], decoded[ROOM];
static uint8_t stays[256], digit_value[256];

static _Noreturn void stop(const char *why) {
    fprintf(stderr, "envelope: %s\n", why);
    exit(1);
}

static void need(int result, const char *what) {
    if (result != 1) stop(what);
}

// ---- setting up

static void make_tables(void) {
    memset(digit_value, 0xff, sizeof digit_value);
    for (int i = 0; i < 10; i++) digit_value['0' + i] = (uint8_t)i;
    for (int i = 0; i < 6; i++) digit_value['a' + i] = digit_value['A' + i] = (uint8_t)(10 + i);
    for (int c = 0; c < 128; c++) {
        bool letter = (c | 32) >= 'a' && (c | 32) <= 'z';
        stays[c] = letter || (c >= '0' && c <= '9') || strchr("-_.", c) != NULL;
    }
    stays[0] = 0;
}

static char *read_file(const char *folder, const char *name) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "r");
    if (!file) stop(path);
    char *text = calloc(1, ROOM);
    if (!text || fread(text, 1, ROOM - 1, file) == 0) stop(path);
    fclose(file);
    return text;
}

static Span span(const char *text) { return (Span){(const uint8_t *)text, strlen(text)}; }

static void load(const char *folder) {
    char *rest = read_file(folder, "keys.txt");
    const char *first = strsep(&rest, "\n"), *second = strsep(&rest, "\n");
    if (!second || strlen(first) != sizeof key || strlen(second) != sizeof vector) stop("keys.txt");
    memcpy(key, first, sizeof key);
    memcpy(vector, second, sizeof vector);
    rest = read_file(folder, "fields.tsv");
    for (char *line; (line = strsep(&rest, "\n")) && *line;) {
        char *value = strchr(line, '\t');
        if (!value || field_count == FIELDS) stop("fields.tsv");
        *value++ = 0;
        fields[field_count++] = (Field){span(line), span(value)};
    }
}

// ---- the two primitives

static EVP_CIPHER_CTX *new_cipher(int encrypts) {
    EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
    need(EVP_CipherInit_ex2(context, cipher, NULL, NULL, encrypts, NULL), "cipher");
    need(EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_IVLEN, sizeof vector, NULL), "vector length");
    need(EVP_CipherInit_ex2(context, NULL, key, vector, encrypts, NULL), "key");
    return context;
}

static EVP_CIPHER_CTX *begin(EVP_CIPHER_CTX *kept, int encrypts) {
    if (fresh) return new_cipher(encrypts);
    need(EVP_CipherInit_ex2(kept, NULL, NULL, vector, encrypts, NULL), "vector");
    return kept;
}

static void end(EVP_CIPHER_CTX *context) {
    if (fresh) EVP_CIPHER_CTX_free(context);
}

static void hash_info(const uint8_t *text, size_t length, uint8_t out[2 * DIGEST]) {
    uint8_t bytes[DIGEST];
    need(EVP_DigestInit_ex2(hashing, digest, NULL), "digest");
    need(EVP_DigestUpdate(hashing, key, sizeof key), "digest");
    need(EVP_DigestUpdate(hashing, text, length), "digest");
    need(EVP_DigestUpdate(hashing, vector, sizeof vector), "digest");
    need(EVP_DigestFinal_ex(hashing, bytes, NULL), "digest");
    for (int i = 0; i < DIGEST; i++) {
        out[2 * i] = (uint8_t)"0123456789ABCDEF"[bytes[i] >> 4];
        out[2 * i + 1] = (uint8_t)"0123456789ABCDEF"[bytes[i] & 15];
    }
}

// ---- sealing

static size_t escape(Span text, uint8_t *out) {
    uint8_t *to = out;
    for (const uint8_t *from = text.start, *last = from + text.length; from < last; from++) {
        if (stays[*from]) {
            *to++ = *from;
        } else if (*from == ' ') {
            *to++ = '+';
        } else {
            *to++ = '%';
            *to++ = (uint8_t)"0123456789ABCDEF"[*from >> 4];
            *to++ = (uint8_t)"0123456789ABCDEF"[*from & 15];
        }
    }
    return (size_t)(to - out);
}

static size_t seal(uint8_t *encrypt_info, uint8_t *hash) {
    size_t length = 0;
    for (int i = 0; i < field_count; i++) {
        if (i > 0) plain[length++] = '&';
        length += escape(fields[i].name, plain + length);
        plain[length++] = '=';
        length += escape(fields[i].value, plain + length);
    }
    int written, rest;
    uint8_t tag[TAG];
    EVP_CIPHER_CTX *context = begin(sealing, 1);
    need(EVP_EncryptUpdate(context, secret, &written, plain, (int)length), "encrypt");
    need(EVP_EncryptFinal_ex(context, secret + written, &rest), "encrypt");
    need(EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, TAG, tag), "tag");
    end(context);

    size_t count = (size_t)EVP_EncodeBlock(letters, secret, written);
    memcpy(letters + count, ":::", 3);
    count += 3;
    count += (size_t)EVP_EncodeBlock(letters + count, tag, TAG);
    for (size_t i = 0; i < count; i++) {
        encrypt_info[2 * i] = (uint8_t)"0123456789abcdef"[letters[i] >> 4];
        encrypt_info[2 * i + 1] = (uint8_t)"0123456789abcdef"[letters[i] & 15];
    }
    hash_info(encrypt_info, 2 * count, hash);
    return 2 * count;
}

// ---- opening

static int from_base64(uint8_t *out, const uint8_t *text, size_t length) {
    if (length == 0 || length % 4 != 0) return -1;
    int count = EVP_DecodeBlock(out, text, (int)length);
    if (count < 0) return -1;
    return count - (text[length - 1] == '=') - (text[length - 2] == '=');
}

// Fields as places in `decoded`; no copy of each, as no caller of ours needs one before it asks.
static int split(const uint8_t *text, size_t length, Field *out) {
    int count = 0;
    uint8_t *to = decoded, *start = decoded, *name_end = NULL;
    for (size_t i = 0; i <= length; i++) {
        uint8_t byte = i < length ? text[i] : '&';
        if (byte == '&') {
            if (count == FIELDS) return -1;
            uint8_t *middle = name_end ? name_end : to;
            out[count++] = (Field){{start, (size_t)(middle - start)}, {middle, (size_t)(to - middle)}};
            start = to;
            name_end = NULL;
        } else if (byte == '=' && !name_end) {
            name_end = to;
        } else if (byte == '+') {
            *to++ = ' ';
        } else if (byte == '%' && i + 2 < length) {
            uint8_t high = digit_value[text[i + 1]], low = digit_value[text[i + 2]];
            if ((high | low) & 0x80) return -1;
            *to++ = (uint8_t)(high << 4 | low);
            i += 2;
        } else {
            *to++ = byte;
        }
    }
    return count;
}

// The number of fields, or -1. The digest comes first: nothing of a forgery is decoded.
static int open_envelope(const uint8_t *encrypt_info, size_t length, const uint8_t *hash, Field *out) {
    uint8_t expected[2 * DIGEST], tag[3 * TAG];
    hash_info(encrypt_info, length, expected);
    if (CRYPTO_memcmp(expected, hash, sizeof expected) != 0) return -1;
    if (length % 2 != 0) return -1;

    size_t count = length / 2;
    uint8_t seen = 0;
    for (size_t i = 0; i < count; i++) {
        uint8_t high = digit_value[encrypt_info[2 * i]], low = digit_value[encrypt_info[2 * i + 1]];
        seen |= high | low;
        letters[i] = (uint8_t)(high << 4 | (low & 15));
    }
    if (seen & 0x80) return -1;
    uint8_t *mark = memmem(letters, count, ":::", 3);
    if (!mark) return -1;
    int bytes = from_base64(secret, letters, (size_t)(mark - letters));
    if (bytes < 0 || from_base64(tag, mark + 3, (size_t)(letters + count - mark - 3)) != TAG) return -1;

    int written, rest;
    EVP_CIPHER_CTX *context = begin(opening, 0);
    need(EVP_DecryptUpdate(context, plain, &written, secret, bytes), "decrypt");
    need(EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, TAG, tag), "tag");
    int genuine = EVP_DecryptFinal_ex(context, plain + written, &rest);
    end(context);
    return genuine == 1 ? split(plain, (size_t)written, out) : -1;
}

// ---- timing

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static uint8_t encrypt_info[ROOM], hash[2 * DIGEST], wrong[2 * DIGEST];
static size_t encrypt_info_length;

static void once(char work) {
    Field out[FIELDS];
    switch (work) {
    case 's':
        encrypt_info_length = seal(encrypt_info, hash);
        break;
    case 'o':
        if (open_envelope(encrypt_info, encrypt_info_length, hash, out) != field_count) stop("open");
        break;
    default:
        if (open_envelope(encrypt_info, encrypt_info_length, wrong, out) != -1) stop("reject");
    }
}

static double rate(char work, double seconds) {
    long operations = 0;
    double begun = now(), passed;
    do {
        for (int i = 0; i < 200; i++) once(work);
        operations += 200;
    } while ((passed = now() - begun) < seconds);
    return (double)operations / passed;
}

int main(int count, char **arguments) {
    if (count != 3 && count != 5) stop("usage: envelope DATA show | DATA seal|open|reject reuse|fresh SECONDS");
    make_tables();
    load(arguments[1]);
    fresh = count == 5 && strcmp(arguments[3], "fresh") == 0;
    cipher = EVP_CIPHER_fetch(NULL, "AES-256-GCM", NULL);
    digest = EVP_MD_fetch(NULL, "SHA256", NULL);
    hashing = EVP_MD_CTX_new();
    if (!cipher || !digest || !hashing) stop("libcrypto");
    sealing = new_cipher(1);
    opening = new_cipher(0);
    once('s');
    once('o');
    memcpy(wrong, hash, sizeof wrong);
    wrong[sizeof wrong - 1] ^= 1;
    if (count == 3) {
        printf("%.*s %.*s\n", (int)encrypt_info_length, encrypt_info, (int)sizeof hash, hash);
        return 0;
    }
    rate(arguments[2][0], 0.1);
    printf("%.0f\n", rate(arguments[2][0], atof(arguments[4])));
    return 0;
}
