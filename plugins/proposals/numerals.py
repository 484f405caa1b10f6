"""Whole numbers in Chinese numerals, for 届 and 次."""

from __future__ import annotations

_DIGITS = "零一二三四五六七八九"


def hanzi(value: int) -> str:
    """Chinese numeral of a number from 0 to 999: 13 is 十三, 20 is 二十, 105 is 一百零五.

    Raises:
        ValueError: the number lies outside that range.
    """
    if not 0 <= value <= 999:
        message = f"{value} lies outside 0 to 999"
        raise ValueError(message)
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    if not hundreds and not tens:
        return _DIGITS[ones]
    text = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    elif ones:
        text += "零"
    return text + (_DIGITS[ones] if ones else "")
