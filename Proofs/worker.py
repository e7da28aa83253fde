"""Starts the store worker, alone or on a disk that fails, and compares a store with what it confirmed."""

import os
import pathlib
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
TRAPS = [-signal.SIGILL, -signal.SIGTRAP, -signal.SIGABRT, -signal.SIGBUS, -signal.SIGFPE, -signal.SIGSEGV]
SHIM = HERE / ".build" / "disk.so"


class Finding(Exception):
    """Something that must not be."""


def not_run(why):
    """Something cannot be proven here. It is said; with STRICT in the environment, where everything must be proven, it is a finding."""
    if os.environ.get("STRICT"):
        raise Finding(f"not run: {why}")
    print(f"  NOT RUN: {why}")


def build():
    """Builds worker and shim; returns the worker's path."""
    command = ["swift", "build", "--configuration", "release", "--package-path", HERE]
    subprocess.run(command, check=True, stdout=sys.stderr)
    where = subprocess.run(command + ["--show-bin-path"], check=True, capture_output=True, text=True).stdout.strip()
    build_shim()
    return pathlib.Path(where) / "store-worker"


def build_shim():
    flags = ["-O2", "-Wall", "-Wextra", "-shared", "-fPIC"]
    SHIM.parent.mkdir(exist_ok=True)
    subprocess.run(["cc", *flags, "-o", SHIM, HERE / "Disk" / "disk.c", "-ldl", "-lpthread"], check=True)


def memory_folder():
    """A folder whose writes cost nothing; the power cuts are worked out, not real."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


class Place:
    """A folder of its own: a store, what it confirmed, and the log of its disk. Kept when something was found in it."""

    def __init__(self, folder=None):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="paydesk-proof-", dir=folder))
        self.disk = self.folder / "disk"
        self.disk.mkdir()
        self.store = self.disk / "orders.sqlite"
        self.acks = self.folder / "acks"
        self.log = self.folder / "log"

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        if kind is None or not issubclass(kind, Exception):
            shutil.rmtree(self.folder, ignore_errors=True)
        elif kind is Finding:
            value.args = (f"{value}; kept in {self.folder}",)

    def put(self, files, confirmed):
        """Makes this the place a disk was after a power cut."""
        for name, content in files.items():
            (self.disk / name).write_bytes(content)
        self.acks.write_bytes(b"".join(confirmed))

    def environment(self, log=False, **faults):
        """Of a program whose disk is this folder: `fail`, `kill`, `quota` as in Disk/disk.c."""
        extra = {"LD_PRELOAD": str(SHIM), "DISK_ROOT": str(self.disk), "DISK_ACKS": str(self.acks)}
        if log:
            extra["DISK_LOG"] = str(self.log)
        extra |= {f"DISK_{name.upper()}": str(value) for name, value in faults.items()}
        return os.environ | extra


class Worker:
    def __init__(self, path):
        self.path = str(path)

    def command(self, kind, place, *arguments):
        return [self.path, kind, str(place.store), str(place.acks), *map(str, arguments)]

    def start(self, kind, place, *arguments, environment=None):
        return subprocess.Popen(
            self.command(kind, place, *arguments), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment)

    def run(self, kind, place, *arguments, environment=None, timeout=60):
        """Runs to the end; returns exit code and text. A trap is a finding, whatever it was given."""
        try:
            done = subprocess.run(
                self.command(kind, place, *arguments), capture_output=True, text=True, env=environment, timeout=timeout)
        except subprocess.TimeoutExpired:
            raise Finding(f"“{kind} {' '.join(map(str, arguments))}” did not end within {timeout} s") from None
        text = done.stdout + done.stderr
        if done.returncode in TRAPS or done.returncode == 1:
            raise Finding(f"the worker ended with {done.returncode}: {text.strip()[-600:]}")
        return done.returncode, text

    def check(self, place):
        """Everything confirmed is there, nothing is there twice, and the file is sound."""
        code, text = self.run("check", place)
        if code:
            raise Finding(f"the store does not open again: {text.strip()}")
        if not place.store.exists():
            return text.strip()
        with_problems = sound(place.store)
        if with_problems:
            raise Finding(f"the file is damaged: {with_problems}")
        return text.strip()


def sound(path):
    """Returns what the database finds wrong with itself, or nothing."""
    connection = sqlite3.connect(path)
    try:
        problems = [row[0] for row in connection.execute("PRAGMA integrity_check")]
        problems += [f"foreign key of {row[0]}" for row in connection.execute("PRAGMA foreign_key_check")]
    finally:
        connection.close()
    return [] if problems == ["ok"] else problems
