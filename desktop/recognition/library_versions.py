"""What runs the models and reads the pictures, by version; a packaged program has no list of packages."""

from __future__ import annotations

import platform

import numpy
import PIL

from desktop.recognition.silent_onnxruntime import ort


def library_versions() -> dict[str, str]:
    """By the name that people know."""
    return {
        "Python": platform.python_version(),
        "ONNX Runtime": str(ort.__version__),
        "NumPy": numpy.__version__,
        "Pillow": PIL.__version__,
    }
