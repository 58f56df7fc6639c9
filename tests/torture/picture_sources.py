"""Whole pictures of every kind that is read, small, to be damaged afterwards."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms, ImageDraw

from desktop import paths
from desktop.recognition.image_reader import ImageRefused, read_image

SIZE = (96, 120)
_REAL_FACES = 40
_ADAM7 = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
"""Of each pass: first column, first row, steps between columns and rows (PNG specification, 8.2)."""


@dataclass(frozen=True, slots=True)
class Source:
    """A picture file; `reads` says whether it is read as it is (several pages are not)."""

    name: str
    data: bytes
    reads: bool


def sources(faces: Path | None = None) -> list[Source]:
    """Pictures of the demo, generated ones of every kind, and some of the folder `faces` where it is."""
    demo = sorted((paths.resources_dir() / "demo" / "gallery").glob("*.jpg"))
    scene = Image.open(demo[0]).convert("RGB").resize(SIZE) if demo else _drawing()
    made = [(name, make(scene)) for name, make in _KINDS.items()]
    files = [*demo[:8], *_spread(faces)]
    made += [(f"file {path.name}", path.read_bytes()) for path in files]
    return [Source(name, data, _reads(data)) for name, data in made]


def _spread(faces: Path | None) -> list[Path]:
    found = sorted(faces.rglob("*.jpg")) if faces is not None and faces.is_dir() else []
    return found[:: max(1, len(found) // _REAL_FACES)][:_REAL_FACES]


def _reads(data: bytes) -> bool:
    try:
        read_image(data)
    except ImageRefused:
        return False
    return True


def _drawing() -> Image.Image:
    image = Image.new("RGB", SIZE, (200, 180, 160))
    ImageDraw.Draw(image).ellipse((20, 25, 76, 100), fill=(120, 80, 60))
    return image


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    """The file that Pillow writes of an image."""
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def profile() -> bytes:
    """A real colour profile, the same every time: the date in it is none."""
    made = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return made[:24] + bytes(12) + made[36:]


def exif(orientation: int = 6, comment: bytes = b"") -> bytes:
    """An EXIF block with an orientation, and a comment as long as one likes."""
    block = Image.Exif()
    block[0x0112] = orientation
    block[0x010F] = "A camera"
    if comment:
        block[0x9286] = comment
    return block.tobytes()


def png_chunk(kind: bytes, data: bytes) -> bytes:
    """With its length and a checksum that is right."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(
    width: int, height: int, bits: int, colour: int, data: bytes, *between: bytes, lace: int = 0
) -> bytes:
    """A PNG of compressed `data` whatever it announces; `between` are chunks before the pixels."""
    head = struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, lace)
    chunks = [png_chunk(b"IHDR", head), *between, png_chunk(b"IDAT", data), png_chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _interlaced(scene: Image.Image) -> bytes:
    pixels: NDArray[np.uint8] = np.asarray(scene)
    rows = []
    for x, y, across, down in _ADAM7:
        part = pixels[y::down, x::across]
        rows += [b"\0" + np.ascontiguousarray(row).tobytes() for row in part if part.size]
    return png(scene.width, scene.height, 8, 2, zlib.compress(b"".join(rows)), lace=1)


def _sixteen(scene: Image.Image) -> Image.Image:
    return Image.fromarray(np.asarray(scene.convert("L")).astype(np.uint16) * 257)


def _big_endian_tiff(scene: Image.Image) -> bytes:
    grey = scene.convert("L")
    entries = [
        (256, 3, 1, struct.pack(">HH", grey.width, 0)),
        (257, 3, 1, struct.pack(">HH", grey.height, 0)),
        (258, 3, 1, struct.pack(">HH", 8, 0)),
        (259, 3, 1, struct.pack(">HH", 1, 0)),
        (262, 3, 1, struct.pack(">HH", 1, 0)),
        (273, 4, 1, struct.pack(">I", 8 + 2 + 7 * 12 + 4)),
        (279, 4, 1, struct.pack(">I", grey.width * grey.height)),
    ]
    fields = b"".join(struct.pack(">HHI", *entry[:3]) + entry[3] for entry in entries)
    return (
        b"MM\0*"
        + struct.pack(">I", 8)
        + struct.pack(">H", 7)
        + fields
        + struct.pack(">I", 0)
        + grey.tobytes()
    )


def _lab(scene: Image.Image) -> Image.Image:
    to = ImageCms.createProfile("LAB")
    made = ImageCms.profileToProfile(scene, ImageCms.createProfile("sRGB"), to, outputMode="LAB")
    assert made is not None
    del made.info["icc_profile"]  # there is a date in it
    return made


_Make = Callable[[Image.Image], bytes]
_KINDS: dict[str, _Make] = {
    "jpeg": lambda i: encoded(i, "JPEG"),
    "jpeg progressive": lambda i: encoded(i, "JPEG", progressive=True),
    "jpeg grey": lambda i: encoded(i.convert("L"), "JPEG"),
    "jpeg cmyk": lambda i: encoded(i.convert("CMYK"), "JPEG"),
    "jpeg exif": lambda i: encoded(i, "JPEG", exif=exif(), icc_profile=profile()),
    "jpeg restarts": lambda i: encoded(i, "JPEG", restart_marker_rows=1, subsampling=2),
    "jpeg mpo": lambda i: encoded(i, "MPO", save_all=True, append_images=[i.rotate(5)]),
    "png": lambda i: encoded(i, "PNG"),
    "png 1 bit": lambda i: encoded(i.convert("1"), "PNG"),
    "png 4 bits": lambda i: encoded(i.quantize(16), "PNG", bits=4),
    "png 8 bits grey": lambda i: encoded(i.convert("L"), "PNG"),
    "png 16 bits": lambda i: encoded(_sixteen(i), "PNG"),
    "png palette": lambda i: encoded(i.quantize(200), "PNG", transparency=3),
    "png alpha": lambda i: encoded(i.convert("RGBA"), "PNG", exif=exif(3)),
    "png grey alpha": lambda i: encoded(i.convert("LA"), "PNG"),
    "png profile": lambda i: encoded(i, "PNG", icc_profile=profile()),
    "png interlaced": _interlaced,
    "png animated": lambda i: encoded(i, "PNG", save_all=True, append_images=[i.rotate(5)]),
    "tiff": lambda i: encoded(i, "TIFF", exif=exif(8)),
    "tiff lzw": lambda i: encoded(i, "TIFF", compression="tiff_lzw", icc_profile=profile()),
    "tiff deflate": lambda i: encoded(i, "TIFF", compression="tiff_adobe_deflate"),
    "tiff packbits": lambda i: encoded(i.convert("L"), "TIFF", compression="packbits"),
    "tiff jpeg": lambda i: encoded(i, "TIFF", compression="jpeg"),
    "tiff group 4": lambda i: encoded(i.convert("1"), "TIFF", compression="group4"),
    "tiff 16 bits": lambda i: encoded(_sixteen(i), "TIFF"),
    "tiff floating point": lambda i: encoded(i.convert("F"), "TIFF", compression="tiff_lzw"),
    "tiff cmyk": lambda i: encoded(i.convert("CMYK"), "TIFF"),
    "tiff lab": lambda i: encoded(_lab(i), "TIFF"),
    "tiff palette": lambda i: encoded(i.quantize(60), "TIFF", compression="tiff_lzw"),
    "tiff big endian": _big_endian_tiff,
    "tiff big": lambda i: encoded(i, "TIFF", big_tiff=True),
    "tiff pages": lambda i: encoded(i, "TIFF", save_all=True, append_images=[i.rotate(5)]),
    "bmp": lambda i: encoded(i, "BMP"),
    "bmp 1 bit": lambda i: encoded(i.convert("1"), "BMP"),
    "bmp palette": lambda i: encoded(i.quantize(50), "BMP"),
    "bmp alpha": lambda i: encoded(i.convert("RGBA"), "BMP"),
    "dib": lambda i: encoded(i, "DIB"),
    "webp": lambda i: encoded(i, "WEBP", exif=exif(), icc_profile=profile()),
    "webp lossless": lambda i: encoded(i, "WEBP", lossless=True),
    "webp alpha": lambda i: encoded(i.convert("RGBA"), "WEBP"),
    "webp animated": lambda i: encoded(i, "WEBP", save_all=True, append_images=[i.rotate(5)]),
    "gif": lambda i: encoded(i, "GIF"),
    "gif transparent": lambda i: encoded(i.quantize(30), "GIF", transparency=2, interlace=0),
    "gif animated": lambda i: encoded(i, "GIF", save_all=True, append_images=[i.rotate(5)]),
    "ppm": lambda i: encoded(i, "PPM"),
    "pgm": lambda i: encoded(i.convert("L"), "PPM"),
    "pbm": lambda i: encoded(i.convert("1"), "PPM"),
    "pgm 16 bits": lambda i: encoded(_sixteen(i), "PPM"),
    "pfm": lambda i: encoded(i.convert("F"), "PPM"),
    "ppm plain": lambda i: b"P3 4 4 255\n" + b" ".join(b"%d" % v for v in np.asarray(i)[:4, :4].ravel()),
    "jpeg 2000": lambda i: encoded(i, "JPEG2000"),
    "jpeg 2000 tiles": lambda i: encoded(i, "JPEG2000", tile_size=(32, 32), irreversible=True),
    "jpeg 2000 alpha": lambda i: encoded(i.convert("RGBA"), "JPEG2000"),
    "jpeg 2000 stream": lambda i: encoded(i.convert("L"), "JPEG2000", no_jp2=True),
}
