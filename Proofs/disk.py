"""What a disk holds after the power went: worked out from the log that Disk/disk.c writes.

The rules are those of the strictest file system a database may meet. A write reaches the disk at the next successful sync of its
file; until then any part of it may be there or not, in sectors of 512 bytes, in any order. What was written before a *failed* sync
is settled by chance at once, and no later sync brings it back. A file made or removed is so for ever only after a sync of its folder.
"""

import collections
import struct

SECTOR = 512
HEAD = struct.Struct("<ciqII")
Record = collections.namedtuple("Record", "kind error offset name data")

# P a program begins, K it kills itself, C file made, O opened, W written, T truncated, S synced, U removed, A confirmed, F a call was failed


def read_log(path):
    with open(path, "rb") as file:
        data = file.read()
    records, place = [], 0
    while place + HEAD.size <= len(data):
        kind, error, offset, name, length = HEAD.unpack_from(data, place)
        end = place + HEAD.size + name + length
        if end > len(data):
            break
        text = data[place + HEAD.size : place + HEAD.size + name].decode()
        records.append(Record(kind.decode(), error, offset, text, data[end - length : end]))
        place = end
    return records


def trim_log(path):
    """Takes a record away that a kill cut short: what the next life logs would be read as its rest."""
    data = path.read_bytes()
    place = 0
    while place + HEAD.size <= len(data):
        _, _, _, name, length = HEAD.unpack_from(data, place)
        if place + HEAD.size + name + length > len(data):
            break
        place += HEAD.size + name + length
    with open(path, "r+b") as file:
        file.truncate(place)


class File:
    def __init__(self):
        self.durable = bytearray()
        self.pending = []

    @staticmethod
    def write(content, offset, data):
        if len(content) < offset:
            content.extend(bytes(offset - len(content)))
        content[offset : offset + len(data)] = data

    @classmethod
    def perform(cls, content, change, chance=None, style="all"):
        """Lets one change take effect: wholly, not at all, or in some of its sectors."""
        kind, offset, data = change
        if style == "none" or (style == "some" and chance.random() < 0.5):
            return
        if kind == "T":
            if offset <= len(content):
                del content[offset:]
            else:
                content.extend(bytes(offset - len(content)))
        elif style == "torn":
            for begin in range(0, len(data), SECTOR):
                if chance.random() < 0.5:
                    cls.write(content, offset + begin, data[begin : begin + SECTOR])
        else:
            cls.write(content, offset, data)

    def settle(self, chance=None, style="all"):
        for change in self.pending:
            self.perform(self.durable, change, chance, style)
        self.pending = []

    def after_a_cut(self, chance, style):
        content = bytearray(self.durable)
        for change in self.pending:
            self.perform(content, change, chance, style)
        return bytes(content)


class Disk:
    """Replays a log record by record; at any point the power may go."""

    styles = ["none", "all", "some", "torn"]

    def __init__(self, chance):
        self.chance = chance
        self.files = {}  # as the program sees the folder
        self.kept = {}  # as the folder was last synced
        self.folder_changes = []
        self.confirmed = []

    def replay(self, record):
        kind = record.kind
        if kind == "C":
            file = File()
            self.files[record.name] = file
            self.folder_changes.append((record.name, file))
        elif kind == "U":
            self.files.pop(record.name, None)
            self.folder_changes.append((record.name, None))
        elif kind in "WT" and record.name in self.files:
            self.files[record.name].pending.append((kind, record.offset, record.data))
        elif kind == "S" and record.name == ".":
            if not record.error:
                self.sync_folder(len(self.folder_changes))
        elif kind == "S" and record.name in self.files:
            file = self.files[record.name]
            if record.error:
                file.settle(self.chance, self.chance.choice(self.styles))
            else:
                file.settle()
        elif kind == "A":
            self.confirmed.append(record.data)

    def sync_folder(self, count):
        for name, file in self.folder_changes[:count]:
            self.change_folder(self.kept, name, file)
        del self.folder_changes[:count]

    @staticmethod
    def change_folder(folder, name, file):
        if file is None:
            folder.pop(name, None)
        else:
            folder[name] = file

    def cut(self):
        """What is on the disk when the power goes now: {name: content}."""
        style = self.chance.choice(self.styles)
        folder = dict(self.kept)
        for name, file in self.folder_changes[: self.chance.randint(0, len(self.folder_changes))]:
            self.change_folder(folder, name, file)
        return {name: file.after_a_cut(self.chance, style) for name, file in folder.items()}
