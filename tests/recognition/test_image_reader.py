"""Every kind of picture becomes the same upright RGB, or a refusal with its sentence."""

from __future__ import annotations

import hashlib
import io
import os
import struct
import threading
import warnings
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import Image, ImageCms, TiffImagePlugin

from desktop import paths
from desktop.domain.refusals import REFUSAL_SENTENCES, RefusalReason
from desktop.recognition import image_reader
from desktop.recognition.image_reader import (
    IMAGE_SUFFIXES,
    SUPPORTED_FORMATS,
    ImageRefused,
    read_bytes,
    read_image,
)

DEMO = sorted((paths.resources_dir() / "demo" / "gallery").glob("*.jpg"))[:4]


def scene(width: int = 48, height: int = 32) -> Image.Image:
    """Smooth, and different in every corner, so that no turn of it is like another."""
    y, x = np.mgrid[0:height, 0:width]
    rgb = np.stack([255 * x / (width - 1), 255 * y / (height - 1), 128 * (x + y) / (width + height)], 2)
    return Image.fromarray(rgb.astype(np.uint8))


def encoded(image: Image.Image, kind: str, **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def refusal(source: Path | bytes) -> ImageRefused:
    with pytest.raises(ImageRefused) as caught:
        read_image(source)
    assert caught.value.sentence.endswith((".", ")"))
    return caught.value


def close(first: NDArray[np.uint8], second: NDArray[np.uint8], tolerance: float = 1.0) -> bool:
    return first.shape == second.shape and bool(
        np.abs(first.astype(float) - second.astype(float)).mean() <= tolerance
    )


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png_claiming(width: int, height: int) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(bytes(1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


# Upright pictures


@pytest.mark.parametrize("kind", ["PNG", "BMP", "TIFF", "PPM", "GIF", "WEBP", "JPEG2000", "JPEG", "DIB"])
def test_every_supported_kind_is_read(kind: str, tmp_path: Path) -> None:
    image = scene()
    options = {"WEBP": {"lossless": True}, "JPEG": {"quality": 98, "subsampling": 0}}.get(kind, {})
    data = encoded(image, kind, **options)
    read = read_image(data)
    tolerance = 6.0 if kind == "GIF" else 1.5
    assert close(read.pixels, np.asarray(image), tolerance)
    assert (read.width, read.height) == (48, 32)
    assert read.format == kind
    assert read.format in SUPPORTED_FORMATS
    assert read.sha256 == hashlib.sha256(data).hexdigest()
    path = tmp_path / "misleading.txt"
    path.write_bytes(data)
    assert (read_image(path).pixels == read.pixels).all()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP", "MPO"])
def test_every_exif_orientation_gives_the_same_upright_picture(kind: str) -> None:
    upright = np.asarray(scene())
    # How a camera that was held that way stores the upright scene (EXIF 2.32, tag 274).
    stored = {
        1: upright,
        2: upright[:, ::-1],
        3: upright[::-1, ::-1],
        4: upright[::-1],
        5: upright.transpose(1, 0, 2),
        6: upright.transpose(1, 0, 2)[::-1],
        7: upright.transpose(1, 0, 2)[::-1, ::-1],
        8: upright.transpose(1, 0, 2)[:, ::-1],
    }
    for orientation, pixels in stored.items():
        exif = Image.Exif()
        exif[0x0112] = orientation
        image = Image.fromarray(np.ascontiguousarray(pixels))
        options: dict[str, Any] = {"exif": exif}
        if kind in ("JPEG", "MPO"):
            options |= {"quality": 98, "subsampling": 0}
        if kind == "WEBP":
            options |= {"lossless": True}
        read = read_image(encoded(image, kind, **options))
        assert close(read.pixels, upright, 1.5), orientation
        if kind == "PNG":
            assert (read.pixels == upright).all()
            assert any("upright" in note for note in read.notes) == (orientation != 1)


@pytest.mark.parametrize("orientation", [0, 9, 77, 65535])
def test_an_orientation_that_does_not_exist_is_ignored(orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    read = read_image(encoded(scene(), "PNG", exif=exif))
    assert (read.pixels == np.asarray(scene())).all()
    assert read.notes == ()


def test_a_broken_exif_block_does_not_spoil_the_picture() -> None:
    data = encoded(scene(), "JPEG", quality=98, exif=b"Exif\0\0II*\0\x08\0\0\0\xff\xff" + bytes(range(40)))
    assert close(read_image(data).pixels, np.asarray(scene()), 2.5)


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "JPEG2000"])
def test_sixteen_bit_grey_is_reduced(kind: str) -> None:
    ramp = np.linspace(0, 65535, 64 * 16).reshape(16, 64).astype(np.uint16)
    read = read_image(encoded(Image.fromarray(ramp), kind))
    assert np.abs(read.pixels[:, :, 0].astype(float) - ramp / 257.0).max() <= 0.51
    assert (read.pixels == read.pixels[:, :, :1]).all()
    assert any("16-bit" in note for note in read.notes)


def test_a_big_endian_sixteen_bit_tiff_is_read() -> None:
    ramp = np.linspace(0, 65535, 64 * 16).reshape(16, 64).astype(">u2")
    read = read_image(encoded(Image.frombytes("I;16B", (64, 16), ramp.tobytes()), "TIFF"))
    assert np.abs(read.pixels[:, :, 1].astype(float) - ramp / 257.0).max() <= 0.51


def test_a_sixteen_bit_pgm_is_reduced() -> None:
    ramp = np.linspace(0, 65535, 64 * 16).reshape(16, 64).astype(">u2")
    read = read_image(b"P5 64 16 65535\n" + ramp.tobytes())
    assert np.abs(read.pixels[:, :, 0].astype(float) - ramp / 257.0).max() <= 0.51


@pytest.mark.parametrize(
    ("low", "high", "note"), [(0.0, 1.0, "Floating"), (0.0, 255.0, ""), (-7.5, 900.0, "scaled")]
)
def test_floating_point_tiff_is_scaled_over_its_range(low: float, high: float, note: str) -> None:
    ramp = np.linspace(low, high, 64 * 16, dtype=np.float32).reshape(16, 64)
    read = read_image(encoded(Image.fromarray(ramp), "TIFF"))
    want = (ramp - low) / (high - low) * 255
    assert np.abs(read.pixels[:, :, 0].astype(float) - want).max() <= 0.51
    assert not note or any(note in text for text in read.notes)


def test_a_tiff_of_infinities_is_refused() -> None:
    ramp = np.full((4, 4), np.nan, np.float32)
    assert refusal(encoded(Image.fromarray(ramp), "TIFF")).reason is RefusalReason.UNREADABLE


@pytest.mark.parametrize("mode", ["1", "L"])
def test_grey_and_black_and_white_become_rgb(mode: str) -> None:
    image = scene().convert(mode)
    read = read_image(encoded(image, "PNG"))
    assert (read.pixels == np.asarray(image.convert("RGB"))).all()


@pytest.mark.parametrize("kind", ["JPEG", "TIFF"])
def test_cmyk_without_a_profile_is_converted_with_a_note(kind: str) -> None:
    options = {"quality": 98} if kind == "JPEG" else {}
    read = read_image(encoded(scene().convert("CMYK"), kind, **options))
    assert close(read.pixels, np.asarray(scene()), 3.0)
    assert any("without a profile" in note for note in read.notes)


def test_lab_colours_are_converted() -> None:
    lab = ImageCms.profileToProfile(
        scene(), ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), outputMode="LAB"
    )
    assert lab is not None
    assert close(read_image(encoded(lab, "TIFF")).pixels, np.asarray(scene()), 3.0)


def test_a_palette_is_resolved() -> None:
    image = scene().quantize(64)
    read = read_image(encoded(image, "PNG"))
    assert (read.pixels == np.asarray(image.convert("RGB"))).all()
    assert read.notes == ("Palette colours were converted.",)


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "TIFF"])
def test_transparent_parts_are_laid_on_white(kind: str) -> None:
    pixels = np.dstack([np.asarray(scene()), np.full((32, 48), 255, np.uint8)])
    pixels[:8, :, 3] = 0
    pixels[8:16, :, 3] = 128
    read = read_image(
        encoded(Image.fromarray(pixels), kind, **({"lossless": True} if kind == "WEBP" else {}))
    )
    assert (read.pixels[:8] == 255).all()
    half = (pixels[8:16, :, :3].astype(float) * 128 + 255.0 * 127) / 255
    assert np.abs(read.pixels[8:16] - half).max() <= 1.01
    assert (read.pixels[16:] == pixels[16:, :, :3]).all()


@pytest.mark.parametrize("mode", ["L", "RGB", "P"])
def test_a_transparent_colour_is_laid_on_white(mode: str) -> None:
    image = Image.new(mode, (8, 8), 0 if mode != "RGB" else (9, 9, 9))
    key: Any = {"L": 0, "RGB": (9, 9, 9), "P": 0}[mode]
    read = read_image(encoded(image, "PNG", transparency=key))
    assert (read.pixels == 255).all()


def test_grey_with_alpha_is_laid_on_white() -> None:
    image = Image.merge("LA", (Image.new("L", (8, 8), 10), Image.new("L", (8, 8), 0)))
    assert (read_image(encoded(image, "PNG")).pixels == 255).all()


# Colour profiles


def adobe_like_profile() -> bytes:
    """A matrix profile whose green is far outside sRGB, written by hand after ICC.1:2001."""

    def s15(value: float) -> bytes:
        return struct.pack(">i", round(value * 65536))

    def xyz(x: float, y: float, z: float) -> bytes:
        return b"XYZ \0\0\0\0" + s15(x) + s15(y) + s15(z)

    text = b"Wide test\0"
    desc = b"desc\0\0\0\0" + struct.pack(">I", len(text)) + text + bytes(78)
    curve = b"curv\0\0\0\0" + struct.pack(">IH", 1, round(2.2 * 256)) + b"\0\0"
    tags = {
        b"desc": desc,
        b"cprt": b"text\0\0\0\0CC0\0",
        b"wtpt": xyz(0.9642, 1.0, 0.8249),
        b"rXYZ": xyz(0.60974, 0.31111, 0.01947),
        b"gXYZ": xyz(0.20528, 0.62567, 0.06087),
        b"bXYZ": xyz(0.14919, 0.06322, 0.74457),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    table, body, offset = b"", b"", 128 + 4 + 12 * len(tags)
    for name, value in tags.items():
        padded = value + bytes(-len(value) % 4)
        table += name + struct.pack(">II", offset + len(body), len(value))
        body += padded
    size = offset + len(body)
    header = struct.pack(">I4sI4s4s4s", size, b"none", 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    header += struct.pack(">6H4s", 2026, 1, 1, 0, 0, 0, b"acsp") + bytes(28)
    header += s15(0.9642) + s15(1.0) + s15(0.8249)
    return header.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + body


@pytest.mark.parametrize(
    ("kind", "alpha"),
    [(k, a) for k in ("PNG", "JPEG", "TIFF", "WEBP") for a in (False, True) if k != "JPEG" or not a],
)
def test_an_embedded_profile_is_converted_to_srgb(kind: str, alpha: bool) -> None:
    colour = (180, 140, 90)
    image = Image.new("RGBA" if alpha else "RGB", (16, 16), (*colour, 255)[: 4 if alpha else 3])
    options = {"quality": 98, "subsampling": 0} if kind == "JPEG" else {}
    if kind == "WEBP":
        options = {"lossless": True}
    read = read_image(encoded(image, kind, icc_profile=adobe_like_profile(), **options))
    # By hand: the profile's curve and colorants to XYZ under D50, then sRGB (IEC 61966-2-1) back.
    wide = np.array([[0.60974, 0.20528, 0.14919], [0.31111, 0.62567, 0.06322], [0.01947, 0.06087, 0.74457]])
    srgb = np.array([[0.43607, 0.38515, 0.14307], [0.22249, 0.71687, 0.06061], [0.01392, 0.09708, 0.71410]])
    linear = np.linalg.solve(srgb, wide @ (np.array(colour) / 255) ** 2.2)
    want = 255 * (1.055 * linear ** (1 / 2.4) - 0.055)
    assert want[0] > colour[0] + 10
    assert np.abs(read.pixels[8, 8] - want).max() < 2.5
    assert any("profile to sRGB" in note for note in read.notes)


def test_an_srgb_profile_changes_nothing() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    read = read_image(encoded(scene(), "PNG", icc_profile=profile))
    assert (read.pixels == np.asarray(scene())).all()
    assert read.notes == ()


def cmyk_profile() -> bytes:
    """A device profile from CMYK to Lab with one 2^4 table: ink over white, ICC.1:2001 6.5.8 (lut8)."""
    clut = bytearray()
    for c in (0, 1):
        for m in (0, 1):
            for y in (0, 1):
                for k in (0, 1):
                    light = 0 if k else round(255 * (1 - (c + m + y) / 3))
                    clut += bytes((light, 128, 128))
    identity = bytes(range(256))
    lut = b"mft1\0\0\0\0" + bytes((4, 3, 2, 0))
    lut += struct.pack(">9i", 65536, 0, 0, 0, 65536, 0, 0, 0, 65536)
    lut += identity * 4 + bytes(clut) + identity * 3
    text = b"Grey ink\0"
    tags = {
        b"desc": b"desc\0\0\0\0" + struct.pack(">I", len(text)) + text + bytes(78),
        b"cprt": b"text\0\0\0\0CC0\0",
        b"wtpt": b"XYZ \0\0\0\0" + struct.pack(">3i", 63190, 65536, 54061),
        b"A2B0": lut,
    }
    table, body, offset = b"", b"", 128 + 4 + 12 * len(tags)
    for name, value in tags.items():
        table += name + struct.pack(">II", offset + len(body), len(value))
        body += value + bytes(-len(value) % 4)
    header = struct.pack(">I4sI4s4s4s", offset + len(body), b"none", 0x02100000, b"prtr", b"CMYK", b"Lab ")
    header += struct.pack(">6H4s", 2026, 1, 1, 0, 0, 0, b"acsp") + bytes(28)
    header += struct.pack(">3i", 63190, 65536, 54061)
    return header.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + body


@pytest.mark.parametrize("kind", ["JPEG", "TIFF"])
def test_cmyk_goes_through_its_profile(kind: str) -> None:
    # By this profile cyan ink is grey; without it the picture would be cyan.
    image = Image.new("CMYK", (16, 16), (255, 0, 0, 0))
    options = {"quality": 98} if kind == "JPEG" else {}
    read = read_image(encoded(image, kind, icc_profile=cmyk_profile(), **options))
    r, g, b = (int(v) for v in read.pixels[8, 8])
    assert max(r, g, b) - min(r, g, b) < 12
    assert 130 < r < 200
    assert any("profile to sRGB" in note for note in read.notes)


@pytest.mark.parametrize("profile", [b"garbage", bytes(200), adobe_like_profile()[:150], cmyk_profile()])
def test_a_damaged_or_alien_profile_is_ignored_with_a_note(profile: bytes) -> None:
    read = read_image(encoded(scene(), "PNG", icc_profile=profile))
    assert (read.pixels == np.asarray(scene())).all()
    assert any("does not fit" in note for note in read.notes)


# Several pictures in a file


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "TIFF", "PNG"])
def test_animated_and_multi_page_files_are_refused(kind: str) -> None:
    frames = [Image.new("RGB", (16, 16), (40 * i, 9, 200 - 40 * i)) for i in range(3)]
    data = encoded(frames[0], kind, save_all=True, append_images=frames[1:])
    refused = refusal(data)
    assert refused.reason is RefusalReason.ANIMATED
    assert "3 pictures" in refused.sentence


def test_a_gif_of_one_frame_is_read() -> None:
    assert read_image(encoded(Image.new("RGB", (8, 8), (255, 0, 0)), "GIF")).pixels[0, 0].tolist() == [
        255,
        0,
        0,
    ]


def test_the_first_picture_of_an_mpo_is_taken() -> None:
    second = Image.new("RGB", (24, 16), (1, 2, 3))
    data = encoded(scene(), "MPO", save_all=True, append_images=[second], quality=98)
    read = read_image(data)
    assert read.format == "MPO"
    assert close(read.pixels, np.asarray(scene()), 2.5)
    assert any("the first was taken" in note for note in read.notes)


# Refused by what they are


@pytest.mark.parametrize(
    ("head", "words"),
    [
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "HEIC"),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic", "HEIC"),
        (b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf", "AVIF"),
        (b"\0\0\0\x1cftypmif1\0\0\0\0avifmif1miaf", "AVIF"),
        (b"\0\0\0\x20ftypisom\0\0\2\0isomiso2avc1mp41", "film"),
        (b"\0\0\0\x14ftypqt  \0\0\0\0qt  ", "film"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', "text document"),
        (b'\n  <svg width="1" height="1"/>', "text document"),
        (b"\xef\xbb\xbf<!DOCTYPE html><html></html>", "text document"),
    ],
)
def test_what_is_not_supported_is_refused_by_its_signature(head: bytes, words: str) -> None:
    refused = refusal(head + bytes(400))
    assert refused.reason is RefusalReason.UNSUPPORTED_FORMAT
    assert words in refused.sentence


def test_pillows_own_avif_is_refused() -> None:
    try:
        data = encoded(scene(), "AVIF")
    except (KeyError, OSError):
        pytest.skip("this Pillow writes no AVIF")
    assert "AVIF" in refusal(data).sentence


def test_postscript_is_never_run() -> None:
    data = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n%%EndComments\nshowpage\n%%EOF\n"
    assert refusal(data).reason is RefusalReason.UNREADABLE


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.touch()
    assert refusal(path).sentence == "The file is empty."


@pytest.mark.parametrize(
    "data", [b"\0", b"not a picture at all", os.urandom(4096), b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"]
)
def test_garbage_is_refused(data: bytes) -> None:
    refused = refusal(data)
    assert refused.reason is RefusalReason.UNREADABLE
    assert refused.sentence.startswith(REFUSAL_SENTENCES[RefusalReason.UNREADABLE])


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP", "BMP", "GIF", "JPEG2000"])
def test_a_truncated_picture_is_refused(kind: str) -> None:
    noise = np.random.default_rng(3).integers(0, 256, (64, 64, 3), dtype=np.uint8)
    data = encoded(Image.fromarray(noise), kind)
    assert refusal(data[: len(data) // 2]).reason is RefusalReason.UNREADABLE


# Too large


@pytest.mark.parametrize("side", [30_000, 10_000, 2**31 - 1])
def test_a_picture_that_claims_too_many_pixels_is_refused(side: int) -> None:
    assert Image.MAX_IMAGE_PIXELS is not None
    assert side * side > Image.MAX_IMAGE_PIXELS
    assert refusal(png_claiming(side, side)).reason is RefusalReason.TOO_LARGE


def test_a_small_tiff_with_a_huge_header_is_refused() -> None:
    info = TiffImagePlugin.ImageFileDirectory_v2()
    data = bytearray(encoded(Image.new("L", (4, 4)), "TIFF", tiffinfo=info))
    for tag in (256, 257):  # width and length, SHORT or LONG
        at = data.find(struct.pack("<H", tag))
        data[at + 2 : at + 12] = struct.pack("<HII", 4, 1, 40_000)
    assert refusal(bytes(data)).reason is RefusalReason.TOO_LARGE


def test_a_file_of_too_many_bytes_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(image_reader, "MAXIMUM_BYTES", 100)
    path = tmp_path / "a.png"
    path.write_bytes(bytes(101))
    assert refusal(path).reason is RefusalReason.TOO_LARGE


def test_running_out_of_memory_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    def out_of_memory(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(Image.Image, "convert", out_of_memory)
    assert refusal(encoded(scene(), "PNG")).reason is RefusalReason.TOO_MUCH_MEMORY


def test_the_limits_hold_in_every_thread_and_warnings_stay_as_they_were() -> None:
    """Decoding runs in several threads, and `warnings.catch_warnings` is not made for that."""
    bomb, good = png_claiming(10_000, 10_000), encoded(scene(200, 200), "PNG")
    before = list(warnings.filters)
    start = threading.Barrier(4)

    def work(number: int) -> list[str]:
        start.wait()
        outcomes = []
        for turn in range(60):
            try:
                read_image(bomb if (turn + number) % 2 else good)
                outcomes.append("read")
            except ImageRefused as refused:
                outcomes.append(refused.reason.value)
        return outcomes

    with ThreadPoolExecutor(4) as pool:
        for number, outcomes in enumerate(pool.map(work, range(4))):
            wanted = ["too_large" if (turn + number) % 2 else "read" for turn in range(60)]
            assert outcomes == wanted
    assert list(warnings.filters) == before


# Files that cannot be read


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    refused = refusal(tmp_path / "nowhere.jpg")
    assert refused.reason is RefusalReason.UNREADABLE
    assert "cannot be read" in refused.sentence


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert refusal(tmp_path).sentence == "This is not an ordinary file."


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jpg")
    assert refusal(tmp_path / "pipe.jpg").sentence == "This is not an ordinary file."


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="permissions do not bind root")
def test_a_file_one_may_not_read_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(encoded(scene(), "PNG"))
    path.chmod(0)
    assert "cannot be read" in refusal(path).sentence


def test_an_error_of_the_disk_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "a.png"
    path.write_bytes(encoded(scene(), "PNG"))
    monkeypatch.setattr(os, "open", denied)
    refused = refusal(path)
    assert refused.reason is RefusalReason.UNREADABLE
    assert "Permission denied" in refused.sentence


def test_read_bytes_gives_the_untouched_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"abc")
    assert read_bytes(path) == b"abc"


def test_suffixes_are_lower_case() -> None:
    assert all(suffix == suffix.lower() and suffix.startswith(".") for suffix in IMAGE_SUFFIXES)


# Damage


def _originals() -> list[bytes]:
    small = Image.open(DEMO[0]).resize((60, 75))
    exif = Image.Exif()
    exif[0x0112] = 6
    return [
        *(path.read_bytes() for path in DEMO[:2]),
        encoded(small, "JPEG", exif=exif, icc_profile=adobe_like_profile()),
        encoded(small, "JPEG", progressive=True),
        encoded(small, "PNG", exif=exif, icc_profile=adobe_like_profile()),
        encoded(small.quantize(16), "PNG"),
        encoded(small, "TIFF", compression="tiff_lzw", exif=exif),
        encoded(small, "TIFF"),
        encoded(small, "WEBP"),
        encoded(small, "GIF"),
        encoded(small, "BMP"),
        encoded(small, "PPM"),
        encoded(small, "JPEG2000"),
        encoded(small, "MPO", save_all=True, append_images=[small]),
    ]


ORIGINALS = _originals()


@st.composite
def mutants(draw: st.DrawFn) -> bytes:
    data = bytearray(draw(st.sampled_from(ORIGINALS)))
    # Headers are short and matter most.
    places = st.one_of(st.integers(0, min(400, len(data) - 1)), st.integers(0, len(data) - 1))
    for place in draw(st.lists(places, max_size=12)):
        data[place] ^= 1 << draw(st.integers(0, 7))
    for place in draw(st.lists(places, max_size=4)):
        data[place] = draw(st.integers(0, 255))
    if draw(st.booleans()):
        del data[draw(places) :]
    if draw(st.booleans()):
        at, length = draw(places), draw(st.integers(1, 64))
        del data[at : at + length]
    return bytes(data)


@settings(max_examples=500, deadline=None, suppress_health_check=list(HealthCheck))
@given(mutants())
def test_a_damaged_picture_is_read_or_refused_and_nothing_else(data: bytes) -> None:
    try:
        read = read_image(data)
    except ImageRefused:
        return
    assert read.pixels.dtype == np.uint8
    assert read.pixels.ndim == 3
    assert read.pixels.shape[2] == 3
    assert read.pixels.size > 0
    assert read.pixels.flags.c_contiguous
    assert read.format in SUPPORTED_FORMATS
