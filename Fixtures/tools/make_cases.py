#!/usr/bin/env python3
"""Writes every fixture of Fixtures/ anew. A convenience: the files are committed, and nothing else runs this.

Needs Python 3.9 and, for PAYUNi's envelope alone, the package `cryptography`. What each case expects is derived by hand from
the gateway notes' tables (payuni_model.py, payuni_codes.py, kryptogo_cases.py), never by asking an adapter.
"""
import os
import shutil

import bad_input
import kryptogo_cases
import payuni_codes
import payuni_coverage
import payuni_messages
import payuni_samples
import payuni_starts
from case_writer import ROOT, Cases, write

ACCOUNTS = {
    "payuni": {"merchantID": "TESTMER01", "hashKey": "12345678901234567890123456789012", "hashIV": "1234567890123456",
               "now": "1767225600"},
    "kryptogo": {"clientID": kryptogo_cases.CLIENT, "apiKey": kryptogo_cases.KEY, "origin": kryptogo_cases.ORIGIN,
                 "now": "1733810000"},
}


def main():
    for gateway, account in ACCOUNTS.items():
        shutil.rmtree(os.path.join(ROOT, gateway, "cases"), ignore_errors=True)
        write(f"{gateway}/account.json", account)
    payuni, kryptogo = Cases("payuni"), Cases("kryptogo")
    payuni_samples.make_samples(payuni)
    payuni_messages.make_messages(payuni)
    payuni_starts.make_starts(payuni)
    payuni_codes.make_codes(payuni)
    write("payuni/coverage.json", payuni_coverage.plan())
    write("kryptogo/coverage.json", kryptogo_cases.make(kryptogo))
    print(f"{payuni.count} cases for PAYUNi, {kryptogo.count} for KryptoGO, {bad_input.make()} bad inputs")


if __name__ == "__main__":
    main()
