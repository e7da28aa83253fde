"""Writes fixtures: one pretty JSON file a case, keys in a fixed order, short lists on one line."""
import json
import os

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")


def _is_flat(value):
    return isinstance(value, list) and all(not isinstance(item, (list, dict)) for item in value)


def pretty(value, level=0):
    """JSON text with two blanks a level; lists of scalars and empty containers stay on one line."""
    pad, inner = "  " * level, "  " * (level + 1)
    if isinstance(value, dict) and value:
        members = (f"{inner}{json.dumps(k, ensure_ascii=False)}: {pretty(v, level + 1)}" for k, v in value.items())
        return "{\n" + ",\n".join(members) + f"\n{pad}}}"
    if isinstance(value, list) and value and not _is_flat(value):
        return "[\n" + ",\n".join(inner + pretty(v, level + 1) for v in value) + f"\n{pad}]"
    return json.dumps(value, ensure_ascii=False)


def write(path, value):
    path = os.path.join(ROOT, path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(pretty(value) + "\n")


def compact(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


class Cases:
    """The cases of one gateway. A name may be used once an operation."""

    def __init__(self, gateway):
        self.gateway = gateway
        self.count = 0
        self.seen = set()
        self.covered = []

    def add(self, operation, name, source, given, expect, send=..., answer=None, covers=(), kind="derived", note=None):
        assert (operation, name) not in self.seen, (operation, name)
        self.seen.add((operation, name))
        origin = {"kind": kind, "source": source}
        if note:
            origin["note"] = note
        case = {"name": name, "operation": operation, "origin": origin, "given": given}
        if send is not ...:
            case["send"] = send
        if answer is not None:
            case["answer"] = answer
        case["expect"] = expect
        if covers:
            case["covers"] = list(covers)
            self.covered += [{"operation": operation, **cover} for cover in covers]
        write(f"{self.gateway}/cases/{operation}/{name}.json", case)
        self.count += 1
