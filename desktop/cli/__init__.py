"""The same workflows without a window. Exit 0 done, 1 the answer is no, 2 wrong use or bad input.

3 is a failure of the program itself.
"""

from desktop.cli.commands import command_line

__all__ = ["command_line"]
