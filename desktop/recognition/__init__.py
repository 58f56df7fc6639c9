"""Images in, templates and candidates out. onnxruntime lives here alone; no Qt, no database."""
