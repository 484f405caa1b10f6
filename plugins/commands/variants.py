"""The table of traditional and simplified characters that the search page reads."""

from __future__ import annotations

from commands.bootstrap import ROOT

TABLE = ROOT / "theme/static/js/search/pairs.js"

_HAN = range(0x4E00, 0xA000)
_HEAD = """\
/**
 * @file Traditional characters, each with its simplified form. From OpenCC (Apache License 2.0),
 * written by `python3 tasks.py variants`; not meant to be edited.
 */

"""
_LINE = 84


def update() -> None:
    """Write the table anew.

    Raises:
        ModuleNotFoundError: OpenCC is not installed; it belongs to the extra ``import``.
    """
    TABLE.write_text(table(), encoding="utf-8", newline="\n")


def table() -> str:
    """The module as it should stand.

    One pair a character, limited to what GBK knows: rarer ones are not typed. ``BOTH`` holds
    the pairs that hold in both directions; of several traditional forms of one character
    (发: 發, 髮) that is the one OpenCC takes where nothing else is known. ``SIMPLER`` holds the
    others, which are read from left to right only.
    """
    from opencc import OpenCC

    simpler, fuller = OpenCC("t2s"), OpenCC("s2t")
    pairs = [
        char + simple
        for char in map(chr, _HAN)
        if _in("gbk", char) and (simple := simpler.convert(char)) != char and _in("gbk", simple)
    ]
    both = [pair for pair in pairs if fuller.convert(pair[1]) == pair[0]]
    one_way = sorted(set(pairs) - set(both))
    return _HEAD + _constant("BOTH", both) + "\n" + _constant("SIMPLER", one_way)


def _in(charset: str, char: str) -> bool:
    try:
        char.encode(charset)
    except UnicodeEncodeError:
        return False
    return len(char) == 1


def _constant(name: str, pairs: list[str]) -> str:
    text = "".join(pairs)
    lines = (text[start : start + _LINE] for start in range(0, len(text), _LINE))
    return f"export const {name} =\n  " + " +\n  ".join(f'"{line}"' for line in lines) + ";\n"
