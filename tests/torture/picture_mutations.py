"""Ways to damage a picture file, and files that are made to do damage. All follow from a seed."""

from __future__ import annotations

import io
import random
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.torture.picture_sources import Source, exif, png, png_chunk, profile

SUFFIXES = (".jpg", ".png", ".tif", ".bmp", ".webp", ".gif", ".ppm", ".jp2", ".heic", ".jpeg", ".dib")


@dataclass(frozen=True, slots=True)
class Mutant:
    """`suffix` is that of a file's name, which need not tell the truth."""

    number: int
    kind: str
    source: str
    data: bytes
    suffix: str


def mutant(seed: int, number: int, sources: Sequence[Source]) -> Mutant:
    """The mutant of that number; the same for the same seed and sources."""
    luck = random.Random(f"{seed}:{number}")
    kind = luck.choices(list(KINDS), [weight for weight, _ in KINDS.values()])[0]
    source, other = luck.choice(sources), luck.choice(sources)
    data = KINDS[kind][1](luck, source.data, other.data)
    return Mutant(number, kind, source.name, data, luck.choice(SUFFIXES))


def _bit_flips(luck: random.Random, data: bytes, _: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(luck.choice((1, 2, 8, 64))):
        changed[luck.randrange(len(data))] ^= 1 << luck.randrange(8)
    return bytes(changed)


def _head_noise(luck: random.Random, data: bytes, _: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(luck.randint(1, 12)):
        changed[luck.randrange(min(300, len(data)))] = luck.choice(
            (0, 1, 127, 128, 254, 255, luck.randrange(256))
        )
    return bytes(changed)


def _noise(luck: random.Random, data: bytes, _: bytes) -> bytes:
    at = luck.randrange(len(data))
    length = min(luck.choice((4, 64, 1024)), len(data) - at)
    return data[:at] + luck.randbytes(length) + data[at + length :]


def _truncated(luck: random.Random, data: bytes, _: bytes) -> bytes:
    return data[: luck.randrange(len(data))]


def _piece(luck: random.Random, data: bytes) -> tuple[int, int]:
    at = luck.randrange(len(data))
    return at, min(len(data), at + luck.choice((1, 16, 256, 4096)))


def _zeroed(luck: random.Random, data: bytes, _: bytes) -> bytes:
    at, end = _piece(luck, data)
    return data[:at] + bytes(end - at) + data[end:]


def _doubled(luck: random.Random, data: bytes, _: bytes) -> bytes:
    at, end = _piece(luck, data)
    return data[:end] + data[at:end] * luck.choice((1, 2, 30)) + data[end:]


def _missing(luck: random.Random, data: bytes, _: bytes) -> bytes:
    at, end = _piece(luck, data)
    return data[:at] + data[end:]


def _spliced(luck: random.Random, data: bytes, other: bytes) -> bytes:
    at = luck.randrange(len(data))
    return data[:at] + other[luck.randrange(len(other)) :]


def _lie(luck: random.Random, data: bytes, _: bytes) -> bytes:
    """Another width or height, where the kind of file has it."""
    side = luck.choice((0, 1, 7, 255, 4096, 20_000, 65_535))
    if data[:8] == b"\x89PNG\r\n\x1a\n":
        head = bytearray(data[16:29])
        at = luck.choice((0, 4))
        head[at : at + 4] = struct.pack(">I", luck.choice((side, 2**31 - 1, 2**32 - 1)))
        if luck.random() < 0.3:
            head[8] = luck.choice((1, 2, 3, 4, 8, 16, 32))
            head[9] = luck.randrange(8)
        return data[:8] + png_chunk(b"IHDR", bytes(head)) + data[33:]
    if data[:2] == b"\xff\xd8":
        frame = re.search(rb"\xff[\xc0\xc1\xc2]..", data, re.DOTALL)
        at = frame.start() + luck.choice((5, 7)) if frame else 20
        return _put(data, at, ">H", side)
    if data[:3] == b"GIF":
        return _put(data, luck.choice((6, 8)), "<H", side)
    if data[:2] == b"BM":
        return _put(data, luck.choice((18, 22)), "<i", luck.choice((side, -side, 2**31 - 1, -(2**31))))
    if data[:4] in (b"II*\0", b"MM\0*"):
        order = "<" if data[:1] == b"I" else ">"
        tag = struct.pack(f"{order}H", luck.choice((256, 257, 258, 259, 273, 277, 278, 279, 322, 323)))
        at = data.find(tag, 8)
        return _put(data, at + luck.choice((2, 4, 8)), f"{order}I", luck.choice((side, 2**32 - 1)))
    if data[:4] == b"RIFF":
        return _put(data, luck.choice((24, 26, 27, 28)), "<H", luck.choice((side, 16_383)))
    if data[:1] == b"P":
        return re.sub(
            rb"\d+", lambda _: b"%d" % luck.choice((side, 10**9, 10**30)), data, count=luck.randint(2, 4)
        )
    size = data.find(b"\xff\x51")
    return _put(data, size + luck.choice((6, 10, 14, 22)), ">I", side) if size >= 0 else data[:40]


def _put(data: bytes, at: int, form: str, value: int) -> bytes:
    piece = struct.pack(form, value)
    return data[:at] + piece + data[at + len(piece) :]


# Bombs: little that becomes much


def _bomb(luck: random.Random, data: bytes, other: bytes) -> bytes:
    return luck.choice(_BOMBS)(luck)


def _png_bomb(luck: random.Random) -> bytes:
    """Announced truly: refused by its size, or read where it is just under it."""
    side = luck.choice((4_000, 12_000, 30_000, 2**20))
    rows = min(side, 12_000)
    return png(side, side, 1, 0, zlib.compress(bytes((side // 8 + 1) * rows), 9))


def _png_longer_than_it_says(luck: random.Random) -> bytes:
    return png(8, 8, 8, 2, zlib.compress(bytes(luck.choice((2**20, 200 * 2**20))), 9))


def _png_text_bomb(luck: random.Random) -> bytes:
    text = b"Comment\0\0" + zlib.compress(bytes(luck.choice((2**20, 300 * 2**20))), 9)
    kind = luck.choice((b"zTXt", b"iCCP"))
    pixels = zlib.compress(bytes(8 * 25))
    return png(8, 8, 8, 2, pixels, *[png_chunk(kind, text)] * luck.choice((1, 5)))


def _tiff_bomb(luck: random.Random) -> bytes:
    side = luck.choice((3_000, 9_000, 60_000, 2**31 - 1))
    packed = zlib.compress(bytes(min(side, 9_000) ** 2 // 8), 9)
    return tiff(
        [(256, side), (257, side), (258, 1), (259, 8), (262, 1), (273, 0), (277, 1), (278, side), (279, 0)],
        packed,
    )


def _gif_bomb(luck: random.Random) -> bytes:
    side = luck.choice((5_000, 65_535))
    head = b"GIF89a" + struct.pack("<HHBBB", side, side, 0x80, 0, 0) + bytes(6)
    frame = (
        b"," + struct.pack("<HHHHB", 0, 0, side, side, 0) + b"\x02" + (b"\xff" + bytes(255)) * 40 + b"\0"
    )
    return head + frame * luck.choice((1, 1, 2_000)) + b";"


def _webp_bomb(luck: random.Random) -> bytes:
    side = luck.choice((16_383, 16_384, 2**24))
    head = b"VP8X" + struct.pack("<I", 10) + b"\x10\0\0\0" + (side - 1).to_bytes(3, "little") * 2
    lossless = b"\x2f" + struct.pack("<I", ((min(side, 16_384) - 1) & 0x3FFF) * 0x4001) + bytes(64)
    body = luck.choice((head, b"")) + b"VP8L" + struct.pack("<I", len(lossless)) + lossless
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def _netpbm_bomb(luck: random.Random) -> bytes:
    side = luck.choice((9_000, 50_000, 10**9))
    return b"%s %d %d %d\n" % (luck.choice((b"P5", b"P6", b"P2", b"P4")), side, side, 255) + bytes(1000)


def _bmp_bomb(luck: random.Random) -> bytes:
    side = luck.choice((8_000, 100_000))
    head = struct.pack("<IiiHHIIiiII", 40, side, side, 1, 8, 1, 0, 0, 0, 256, 0)
    runs = b"\xff\x00" * 20_000 + b"\0\1"
    return b"BM" + struct.pack("<IHHI", 54 + 1024 + len(runs), 0, 0, 54 + 1024) + head + bytes(1024) + runs


def _jpeg_bomb(luck: random.Random) -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.new("L", (64, 64), 90).save(out, "JPEG", progressive=True)
    data = out.getvalue()
    side = luck.choice((9_000, 60_000))
    frame = data.find(b"\xff\xc2")
    data = _put(_put(data, frame + 5, ">H", side), frame + 7, ">H", min(side, 9_000))
    scans = data.find(b"\xff\xda")
    # Scan after scan over the same pixels: each is a pass over the whole picture.
    return data[:scans] + data[scans:-2] * luck.choice((1, 1, 20, 20, 200)) + b"\xff\xd9"


_BOMBS: tuple[Callable[[random.Random], bytes], ...] = (
    _png_bomb,
    _png_longer_than_it_says,
    _png_text_bomb,
    _tiff_bomb,
    _gif_bomb,
    _webp_bomb,
    _netpbm_bomb,
    _bmp_bomb,
    _jpeg_bomb,
)


# Two files in one


def _polyglot(luck: random.Random, data: bytes, other: bytes) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as written:
        written.writestr(zipfile.ZipInfo("../../evil.exe"), bytes(100_000))
    script = b"/*" + bytes(20) + b"*/=1;alert(document.cookie)//"
    return luck.choice(
        (
            data + archive.getvalue(),
            archive.getvalue() + data,
            b"%PDF-1.4\n1 0 obj<<>>stream\n" + data + b"\nendstream",
            data + b"%PDF-1.4\n1 0 obj<<>>endobj",
            b"GIF89a" + script + data,
            b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>" + data,
            data + b"<html><script>alert(1)</script>",
            b"MZ" + data,
            b"\x7fELF" + data,
            data + other,
            b"BM" + data,
            b"\xff\xd8\xff\xe0" + data,
            b"#!/bin/sh\nrm -rf /\n" + data,
            b"\0\0\0\x18ftypheic" + data,
        )
    )


# Much beside the pixels


def _metadata(luck: random.Random, data: bytes, _: bytes) -> bytes:
    block = luck.choice(
        (exif(luck.randrange(65_536), bytes(60_000)), _looping_tiff(luck), luck.randbytes(5_000))
    )
    if data[:2] == b"\xff\xd8":
        part = b"\xff\xe1" + struct.pack(">H", min(65_535, len(block) + 8)) + b"Exif\0\0" + block[:65_527]
        return data[:2] + part * luck.choice((1, 2, 2, 200)) + data[2:]
    if data[:8] == b"\x89PNG\r\n\x1a\n":
        kinds = (b"eXIf", b"tEXt", b"iTXt", b"tIME", b"PLTE", b"tRNS", b"acTL", b"gAMA", b"junk")
        much = luck.choice((block, block * 100))
        return data[:33] + png_chunk(luck.choice(kinds), much) * luck.choice((1, 50)) + data[33:]
    if data[:4] == b"RIFF":
        part = luck.choice((b"EXIF", b"XMP ", b"ICCP")) + struct.pack("<I", len(block)) + block
        return data[:4] + struct.pack("<I", len(data) + len(part) - 8) + data[8:] + part
    return data[:100] + block + data[100:]


def _profiles(luck: random.Random, data: bytes, _: bytes) -> bytes:
    whole = bytearray(profile())
    odd = luck.randrange(5)
    if odd == 0:
        for _ in range(40):
            whole[luck.randrange(len(whole))] = luck.randrange(256)
    elif odd == 1:
        whole[128:132] = struct.pack(">I", luck.choice((0, 10**6, 2**32 - 1)))  # how many tags
    elif odd == 2:
        whole[16:24] = luck.choice((b"CMYKLab ", b"GRAYXYZ ", b"\0" * 8, b"15CLLab "))
    elif odd == 3:
        whole += bytes(luck.choice((10**5, 4 * 10**6)))
        whole[:4] = struct.pack(">I", len(whole))
    else:
        del whole[luck.randrange(len(whole)) :]
    if data[:2] == b"\xff\xd8":
        pieces = [bytes(whole[at : at + 65_000]) for at in range(0, len(whole), 65_000)][:255]
        parts = b"".join(
            b"\xff\xe2" + struct.pack(">H", len(p) + 16) + b"ICC_PROFILE\0" + bytes((n, len(pieces))) + p
            for n, p in enumerate(pieces, start=1)
        )
        return data[:2] + parts + data[2:]
    rows = zlib.compress(bytes(30 * 91))
    return png(30, 30, 8, 2, rows, png_chunk(b"iCCP", b"odd\0\0" + zlib.compress(bytes(whole))))


def tiff(entries: Sequence[tuple[int, int]], pixels: bytes, following: int = 0) -> bytes:
    """A little-endian TIFF; tags 273 and 279 are filled in with where `pixels` lie."""
    begin = 8 + 2 + 12 * len(entries) + 4
    filled = [(tag, {273: begin, 279: len(pixels)}.get(tag, value)) for tag, value in entries]
    fields = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in filled)
    return b"II*\0" + struct.pack("<IH", 8, len(entries)) + fields + struct.pack("<I", following) + pixels


_TINY = ((256, 8), (257, 8), (258, 8), (259, 1), (262, 1), (273, 0), (277, 1), (278, 8), (279, 0))


def _looping_tiff(luck: random.Random) -> bytes:
    """Directories that lead to themselves, to each other, or far away."""
    pointer = luck.choice((330, 34_665, 34_853, 40_965))  # sub-directories, EXIF, GPS, interoperability
    where = luck.choice((8, 0, 2**31, 12))
    return tiff(sorted((*_TINY, (pointer, where))), bytes(64), luck.choice((0, 8, 2**32 - 1)))


def _directories(luck: random.Random, data: bytes, _: bytes) -> bytes:
    shape = luck.randrange(4)
    if shape == 0:
        return _looping_tiff(luck)
    if shape == 1:  # thousands of pages, one after the other
        count = luck.choice((2, 500, 20_000))
        size = 2 + 12 * len(_TINY) + 4
        fields = b"".join(struct.pack("<HHII", tag, 4, 1, value or 8) for tag, value in _TINY)
        pages = (
            struct.pack("<H", len(_TINY))
            + fields
            + struct.pack("<I", 8 + size * (n + 1) if n + 1 < count else 0)
            for n in range(count)
        )
        return b"II*\0" + struct.pack("<I", 8) + b"".join(pages)
    if shape == 2:  # more entries than there are bytes, or values of gigabytes
        tag, kind = luck.choice((270, 306, 700, 33_723, 34_675)), luck.randrange(1, 14)
        count = luck.choice((10**6, 2**31, 2**32 - 1))
        odd = struct.pack("<HHII", tag, kind, count, luck.choice((8, 0, 2**31)))
        whole = tiff(_TINY, bytes(64))
        return whole[:8] + struct.pack("<H", luck.choice((10, 65_535))) + odd + whole[10:]
    strips = luck.choice((10**5, 10**6))
    offsets = struct.pack("<HHII", 273, 4, strips, 200)
    counts = struct.pack("<HHII", 279, 4, strips, 200)
    rest = [(256, 8), (257, strips), (258, 8), (259, 1), (262, 1)]
    fields = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in rest)
    ends = b"".join(struct.pack("<HHII", tag, 4, 1, 1) for tag in (277, 278))
    return b"II*\0" + struct.pack("<IH", 8, 9) + fields + offsets + ends + counts + bytes(4 + 4 * strips)


def _nothing(luck: random.Random, data: bytes, _: bytes) -> bytes:
    return luck.choice(
        (b"", b"\0" * 1000, luck.randbytes(2000), b"\xff" * 1000, data[:3], data[:12] + bytes(500))
    )


def _whole(luck: random.Random, data: bytes, _: bytes) -> bytes:
    return data


_Mutate = Callable[[random.Random, bytes, bytes], bytes]
KINDS: dict[str, tuple[int, _Mutate]] = {
    "bit flips": (16, _bit_flips),
    "noise in the head": (16, _head_noise),
    "noise": (8, _noise),
    "truncated": (8, _truncated),
    "zeroed piece": (6, _zeroed),
    "doubled piece": (6, _doubled),
    "missing piece": (6, _missing),
    "two spliced": (5, _spliced),
    "false size": (10, _lie),
    "bomb": (3, _bomb),
    "polyglot": (5, _polyglot),
    "huge or odd metadata": (5, _metadata),
    "odd colour profile": (4, _profiles),
    "directories of a TIFF": (4, _directories),
    "no picture": (2, _nothing),
    "whole, wrong suffix": (3, _whole),
}
"""Of each: how often, and how."""
