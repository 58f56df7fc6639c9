"""The program with a window and no console."""

import multiprocessing

from desktop.__main__ import gui_main

if __name__ == "__main__":
    multiprocessing.freeze_support()
    gui_main()
