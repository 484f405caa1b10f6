"""An invented record of any size, to measure and to try things with.

``lexicon`` holds the words, ``prose`` makes texts of them, ``places`` the registry, ``cases``
the files of the nth case, ``tree`` the content folder. Everything follows from the seed and
from n, so a record of N cases is the beginning of every longer one.
"""

from commands.demo.cases import Cases, Demo
from commands.demo.tree import write, write_case

__all__ = ["Cases", "Demo", "write", "write_case"]
