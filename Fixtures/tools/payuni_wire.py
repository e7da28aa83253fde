"""PAYUNi's envelope, written a second time and apart from the adapter (docs: PAYUNi 5, 6)."""
import base64
import hashlib
from urllib.parse import quote_plus

from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # the one thing beyond the standard library

from case_writer import compact

KEY = b"12345678901234567890123456789012"
IV = b"1234567890123456"
MERCHANT = "TESTMER01"


def form(pairs):
    """PHP's http_build_query: everything but letters, digits and -_. is escaped; a blank is a plus."""
    def escape(text):
        return quote_plus(text, safe="").replace("~", "%7E")
    return "&".join(f"{escape(name)}={escape(value)}" for name, value in pairs)


def digest(encrypt_info):
    return hashlib.sha256(KEY + encrypt_info.encode() + IV).hexdigest().upper()


def encrypt(text, tag_length=16):
    sealed = AESGCM(KEY).encrypt(IV, text.encode("utf-8") if isinstance(text, str) else text, None)
    cipher, tag = sealed[:-16], sealed[-16:][:tag_length]
    return (base64.b64encode(cipher) + b":::" + base64.b64encode(tag)).hex()


def _sealed(outer, inner, text):
    sealed = {"outer": dict(outer)}
    if text is None:
        sealed["fields"] = [[name, value] for name, value in inner]
    else:
        sealed["text"] = text
    return sealed


def _envelope(outer, inner, text):
    info = encrypt(form(inner) if text is None else text)
    return list(outer) + [("EncryptInfo", info), ("HashInfo", digest(info))]


def outer_fields(inner, version, status=None):
    """A notify or a reply without a Status inside has none outside (docs: PAYUNi 4)."""
    status = status or dict(inner).get("Status")
    fields = [("Status", status)] if status else []
    return fields + [("MerID", MERCHANT), ("Version", version)]


def callback(inner, version="2.0", status=None, text=None):
    outer = outer_fields(inner, version, status)
    return {"contentType": "application/x-www-form-urlencoded", "body": form(_envelope(outer, inner, text)),
            "sealed": _sealed(outer, inner, text)}


def answer(inner, version="1.0", status=None, text=None):
    outer = outer_fields(inner, version, status)
    return {"status": 200, "contentType": "application/json", "body": compact(dict(_envelope(outer, inner, text))),
            "sealed": _sealed(outer, inner, text)}


def plain_answer(body, status=200, content_type="application/json"):
    return {"status": status, "contentType": content_type, "body": body if isinstance(body, str) else compact(body)}
