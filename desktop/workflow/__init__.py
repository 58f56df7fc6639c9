"""One use case a file, without a window: what happens, in which order, and what the log says of it."""
