"""The console program."""

import multiprocessing

from desktop.__main__ import main

if __name__ == "__main__":
    multiprocessing.freeze_support()
    main()
