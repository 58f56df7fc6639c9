"""Reads one picture file into upright 8-bit RGB, or refuses it with one clear sentence.

Decoders are large and pictures come from anywhere, so the program itself decodes none: `read_image` runs in
a process of its own (`decode_worker`), and everybody else asks a `DecodePool`. Pillow's decompression
limits stay on: a picture over its limit is refused, not merely warned about.
"""

from __future__ import annotations

import hashlib
import io
import struct
import threading
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms, UnidentifiedImageError

from desktop.domain.refusals import REFUSAL_SENTENCES, RefusalReason
from desktop.recognition.ordinary_file import NotOrdinary, TooLong, read_ordinary

IMAGE_SUFFIXES = frozenset(
    (
        *(".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".tif", ".tiff", ".bmp", ".dib", ".webp", ".gif"),
        *(".ppm", ".pgm", ".pnm", ".jp2", ".heic", ".heif", ".avif"),
    )
)
"""What a folder is searched for. Unsupported kinds are among them, so that they are refused by name."""

# Pillow opens MPO through its JPEG plugin and knows no format of that name to open.
_OPENED_FORMATS = ("JPEG", "PNG", "TIFF", "BMP", "DIB", "WEBP", "GIF", "PPM", "JPEG2000")
SUPPORTED_FORMATS = (*_OPENED_FORMATS, "MPO")
MAXIMUM_BYTES = 256 * 2**20
MAXIMUM_PIXELS = Image.MAX_IMAGE_PIXELS or 89_478_485
"""Pillow's own limit."""
_STRIP_VALUES = 2**20
_HEIF_BRANDS = frozenset((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"heif"))
_AVIF_BRANDS = frozenset((b"avif", b"avis"))
# EXIF 2.32, tag 274: what undoes each orientation.
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


class ImageRefused(Exception):
    """A file that is not opened; `sentence` says why to a person. Not an error of the program."""

    def __init__(self, reason: RefusalReason, sentence: str = "") -> None:
        self.reason = reason
        self.sentence = sentence or REFUSAL_SENTENCES[reason]
        super().__init__(self.sentence)


@dataclass(frozen=True, slots=True)
class UprightImage:
    """`pixels` uint8 [height, width, 3], RGB, upright; `sha256` is of the file's untouched bytes.

    `notes` say in words what was done on the way (rotated by EXIF, colours converted, ...).
    """

    pixels: NDArray[np.uint8]
    sha256: str
    format: str
    notes: tuple[str, ...]

    @property
    def width(self) -> int:
        return int(self.pixels.shape[1])

    @property
    def height(self) -> int:
        return int(self.pixels.shape[0])


def read_image(source: Path | bytes) -> UprightImage:
    """Reads a file or its bytes in this process. Raises `ImageRefused` for every picture that is not
    opened."""
    data = source if isinstance(source, bytes) else read_bytes(source)
    _refuse_by_signature(data)
    notes: list[str] = []
    try:
        with _silenced_warnings(), Image.open(io.BytesIO(data), formats=_OPENED_FORMATS) as image:
            name = image.format or "unknown"
            # Pillow only warns between this limit and twice as much.
            if Image.MAX_IMAGE_PIXELS is not None and image.width * image.height > Image.MAX_IMAGE_PIXELS:
                raise ImageRefused(RefusalReason.TOO_LARGE)
            _refuse_several_frames(image, notes)
            image.load()
            upright = _upright(image, notes)
            rgb = _to_rgb(upright, notes)
            pixels = np.asarray(rgb, dtype=np.uint8)
    except ImageRefused:
        raise
    except Image.DecompressionBombError:
        raise ImageRefused(RefusalReason.TOO_LARGE) from None
    except MemoryError:
        raise ImageRefused(RefusalReason.TOO_MUCH_MEMORY) from None
    except UnidentifiedImageError:
        raise ImageRefused(RefusalReason.UNREADABLE) from None
    except (
        OSError,
        ValueError,
        TypeError,
        KeyError,
        IndexError,
        AttributeError,
        OverflowError,
        ArithmeticError,
        RuntimeError,
        NotImplementedError,
        EOFError,
        SyntaxError,
        AssertionError,
        struct.error,
        zlib.error,
    ) as error:
        # Pillow's decoders raise all of these on damaged files.
        detail = " ".join(str(error).split())[:120] or type(error).__name__
        raise ImageRefused(
            RefusalReason.UNREADABLE, f"{REFUSAL_SENTENCES[RefusalReason.UNREADABLE]} ({detail})"
        ) from None
    return UprightImage(np.ascontiguousarray(pixels), hashlib.sha256(data).hexdigest(), name, tuple(notes))


def read_bytes(path: Path) -> bytes:
    """A file's bytes. Raises `ImageRefused` when it cannot be read or is larger than is sane."""
    try:
        return read_ordinary(path, MAXIMUM_BYTES)
    except TooLong:
        raise ImageRefused(RefusalReason.TOO_LARGE) from None
    except NotOrdinary:
        raise ImageRefused(RefusalReason.UNREADABLE, "This is not an ordinary file.") from None
    except OSError as error:
        raise ImageRefused(
            RefusalReason.UNREADABLE, f"The file cannot be read ({error.strerror or error})."
        ) from None


class _SilencedWarnings:
    """Ignores warnings while any thread is inside: Pillow warns about damage that is reported anyway.

    `warnings.catch_warnings` alone puts back the wrong filters when threads overlap.
    """

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._inside = 0
        self._saved = warnings.catch_warnings()

    @contextmanager
    def __call__(self) -> Iterator[None]:
        with self._turn:
            if self._inside == 0:
                self._saved = warnings.catch_warnings()
                self._saved.__enter__()
                warnings.simplefilter("ignore")
            self._inside += 1
        try:
            yield
        finally:
            with self._turn:
                self._inside -= 1
                if self._inside == 0:
                    self._saved.__exit__(None, None, None)


_silenced_warnings = _SilencedWarnings()


def _refuse_by_signature(data: bytes) -> None:
    if not data:
        raise ImageRefused(RefusalReason.UNREADABLE, "The file is empty.")
    if data[4:8] == b"ftyp":
        size = min(int.from_bytes(data[:4], "big"), 256)
        brand = data[8:12]
        # Major brand, a version, then the brands it is compatible with.
        brands = {data[at : at + 4] for at in (8, *range(16, size, 4))}
        if brand in _HEIF_BRANDS and not brands & _AVIF_BRANDS:
            raise ImageRefused(
                RefusalReason.UNSUPPORTED_FORMAT,
                "HEIC pictures are not supported; export the photo as JPEG on the phone or camera.",
            )
        if brands & _AVIF_BRANDS:
            raise ImageRefused(
                RefusalReason.UNSUPPORTED_FORMAT,
                "AVIF pictures are not supported; save the picture as JPEG or PNG.",
            )
        raise ImageRefused(
            RefusalReason.UNSUPPORTED_FORMAT,
            "This is a film or a sound file; save the frame you mean as a picture.",
        )
    if data[:5] == b"%PDF-":
        raise ImageRefused(
            RefusalReason.UNSUPPORTED_FORMAT, "This is a PDF; save the page or photo you mean as a picture."
        )
    if data[:256].removeprefix(b"\xef\xbb\xbf").lstrip()[:5].lower() in (
        b"<?xml",
        b"<svg ",
        b"<!doc",
        b"<html",
    ):
        raise ImageRefused(RefusalReason.UNSUPPORTED_FORMAT, "This is a text document, not a picture.")


def _refuse_several_frames(image: Image.Image, notes: list[str]) -> None:
    frames = int(getattr(image, "n_frames", 1))
    if frames <= 1:
        return
    if image.format == "MPO":
        # A camera's JPEG with previews or a stereo twin behind it: the first picture is the photo.
        notes.append("The file holds further pictures (a preview or stereo pair); the first was taken.")
        return
    raise ImageRefused(
        RefusalReason.ANIMATED,
        f"The file holds {frames} pictures (animated or several pages); "
        "save the one you mean as a file of its own.",
    )


def _upright(image: Image.Image, notes: list[str]) -> Image.Image:
    try:
        orientation = image.getexif().get(0x0112, 1)
    except Exception:
        # A damaged EXIF block does not spoil the picture; Pillow raises many kinds here.
        notes.append("The EXIF data is damaged and was ignored.")
        return image
    turn = _TURNS.get(orientation) if isinstance(orientation, int) else None
    if turn is None:
        return image
    notes.append("Turned upright as the EXIF orientation says.")
    return image.transpose(turn)


def _to_rgb(image: Image.Image, notes: list[str]) -> Image.Image:
    if image.mode.startswith(("I", "F")):
        return _from_deep_grey(image, notes)
    if image.mode in ("RGBA", "LA", "PA", "RGBa", "La") or "transparency" in image.info:
        rgba = image.convert("RGBA")
        ground = Image.new("RGBA", rgba.size, (255, 255, 255, 255))
        notes.append("Transparent parts were laid on white.")
        flat = Image.alpha_composite(ground, rgba).convert("RGB")
    elif image.mode == "P":
        notes.append("Palette colours were converted.")
        flat = image.convert("RGB")
    else:
        flat = image
    managed = _colour_managed(flat, image.info.get("icc_profile"), notes)
    if managed is not None:
        return managed
    if image.mode == "CMYK":
        notes.append("CMYK colours were converted without a profile; colours may differ from print.")
    return flat.convert("RGB")


def _from_deep_grey(image: Image.Image, notes: list[str]) -> Image.Image:
    """16-bit, 32-bit and floating point grey to 8 bits, over the range the kind of file stands for."""
    values = np.asarray(image)
    # A few rows at a time: as floating point the whole would be many times the picture.
    rows = max(1, _STRIP_VALUES // values.shape[1])
    strips = [slice(at, at + rows) for at in range(0, values.shape[0], rows)]
    if not all(np.isfinite(values[strip]).all() for strip in strips):
        raise ImageRefused(RefusalReason.UNREADABLE)
    low, high = float(values.min()), float(values.max())
    shift, divisor, factor = 0.0, 1.0, 1.0
    if image.mode.startswith("I;16") or (low >= 0 and 255 < high <= 65535):
        divisor = 257.0
        notes.append("16-bit brightness was reduced to 8 bits.")
    elif low >= 0 and high <= 1 and image.mode == "F":
        factor = 255.0
        notes.append("Floating point brightness was reduced to 8 bits.")
    elif not (low >= 0 and high <= 255):
        shift, divisor, factor = low, max(high - low, 1e-12), 255.0
        notes.append("Brightness was scaled to 8 bits from the range in the file.")
    grey = np.empty(values.shape, np.uint8)
    for strip in strips:
        scaled = (values[strip].astype(np.float64) - shift) / divisor * factor
        grey[strip] = np.clip(np.rint(scaled), 0, 255)
    return Image.fromarray(grey).convert("RGB")


def _colour_managed(image: Image.Image, profile: bytes | None, notes: list[str]) -> Image.Image | None:
    """Through an embedded profile to sRGB; None when there is none or it cannot be used.

    L*a*b* colours are defined without a profile.
    """
    if image.mode not in ("RGB", "CMYK", "L", "LAB") or not (profile or image.mode == "LAB"):
        return None
    try:
        if image.mode == "LAB":
            source = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
        else:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile or b""))
        if "srgb" in ImageCms.getProfileDescription(source).lower():
            return None
        converted = ImageCms.profileToProfile(
            image, source, ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        notes.append("The embedded colour profile is damaged or does not fit and was ignored.")
        return None
    origin = "L*a*b*" if image.mode == "LAB" else "the embedded profile"
    notes.append(f"Colours were converted from {origin} to sRGB.")
    return cast("Image.Image", converted)
