"""What the tool is about, without a window, a file or a model: standard library and numpy only."""
