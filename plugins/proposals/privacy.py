"""What must not be published: mobile, identity-card and bank-card numbers, private addresses.

Officials' names and office lines are part of the published record; a person's own number,
mailbox or home is not what the public needs. Git history and mirrors never forget, so they
are masked before anything is written. Office lines, 文号, amounts and statistics survive.
"""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from proposals.problems import Problem

MASK = "*"

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}

_GAP = r"(?:[^\S\n]|[\-‐‑–—.·\u200b-\u200d\u2060])"
_UNIT = (
    "(?:元(?![江谋阳氏])|[万亿]元?|人(?![社民事力大])|次|户(?![县籍政])"
    "|吨|平方|个(?![旧人])|件|%|[.][0-9])"
)
_AMOUNT = rf"(?!{_UNIT}|[^\S\n]+{_UNIT}(?![\u3400-\u9fff]))"
"""What follows makes the digits an amount. Behind a space it must end there: a telephone number
stands before names of places and offices too (个旧市, 人社局, 元谋县)."""
_MOBILE = re.compile(
    rf"(?:(?<![0-9A-Za-z])|(?<=TEL)|(?<=Tel)|(?<=tel))(?:\(?\+?(?:00)?86\)?{_GAP}?)?"
    rf"(?:(?P<kept>1[3-9][0-9])(?P<hidden>{_GAP}{{0,2}}(?:[0-9]{_GAP}?){{7}}[0-9])"
    rf"|(?P<kept_spread>1{_GAP}[3-9]{_GAP}[0-9])(?P<hidden_spread>(?:{_GAP}[0-9]){{8}}))"
    rf"(?![0-9A-Za-z]){_AMOUNT}"
)
_BREAK = r"[^\S\n]*\n\s{0,4}"
_BROKEN_MOBILE = re.compile(
    rf"(?<![0-9A-Za-z])(?P<kept>1[3-9][0-9])"
    rf"(?P<hidden>(?:(?:{_GAP}{{0,2}}|{_BREAK})[0-9]){{8}})"
    rf"(?![0-9A-Za-z]){_AMOUNT}(?!\s?[年月日])"
)
_SOMETHING_BEFORE = re.compile(r"[^\s0-9][^\S\n]*\Z")
_WHOLE_OF_DECIMAL = re.compile(r"(?<![0-9A-Za-z])[0-9]{1,3}[.]\Z")
"""A coordinate has so many decimals; what stands before a telephone number is longer."""
_BESIDE_A_DAY = re.compile(r"[0-9]{3}\s+(?P<day>(?:19|20)[0-9]{6})")
_IDENTITY = re.compile(
    rf"(?<![0-9A-Za-z])(?P<kept>[1-9](?:{_GAP}?[0-9]){{5}})"
    rf"(?P<hidden>{_GAP}?(?:19|20)(?:{_GAP}?[0-9]){{9}}{_GAP}?[0-9Xx])(?![0-9A-Za-z])"
)
_OLD_IDENTITY = re.compile(
    r"身份证[^0-9\n]{0,12}(?P<kept>[1-9][0-9]{5})(?P<hidden>[0-9]{9})(?![0-9A-Za-z])"
)
_CARD = re.compile(
    rf"(?<![0-9A-Za-z])(?P<kept>[3-6][0-9]{{3}})"
    rf"(?P<hidden>{_GAP}?[0-9]{{4}}{_GAP}?[0-9]{{4}}{_GAP}?[0-9]{{4}}(?:{_GAP}?[0-9]{{1,3}})?)"
    r"(?![0-9A-Za-z])"
)
_CARD_WORDS = re.compile("卡号|账号|帐号|账户|帐户|银行|开户|储蓄|card", re.IGNORECASE)
_BEFORE = 30
"""Characters before a number in which the word that tells its kind stands."""

# Hosts at which people, not offices, have their mailboxes.
_WEBMAIL = (
    "qq.com|vip.qq.com|foxmail.com|163.com|vip.163.com|126.com|yeah.net|188.com|139.com|189.cn"
    "|wo.cn|sina.com|sina.cn|sina.com.cn|vip.sina.com|sohu.com|tom.com|21cn.com|aliyun.com"
    "|gmail.com|outlook.com|hotmail.com|live.com|live.cn|msn.com|yahoo.com|yahoo.com.cn|yahoo.cn"
    "|icloud.com|me.com|proton.me|protonmail.com"
)
_EMAIL = re.compile(
    rf"(?<![A-Za-z0-9._%+*-])(?P<kept>[A-Za-z0-9])(?P<hidden>[A-Za-z0-9._%+-]{{1,63}})"
    rf"(?=\s?@\s?(?:{_WEBMAIL.replace('.', '[.]')})(?![A-Za-z0-9.-]*[A-Za-z0-9]))",
    re.IGNORECASE,
)
_PART_OF_TOWN = "[0-9一二三四五六七八九十百]+(?:号|[栋幢座]|单元|室|弄|组|楼|层)"
_HOME = re.compile(
    r"(?:家庭(?:住址|地址)|(?:现|常)?(?:居\s{0,4})?住\s{0,4}址|居住地址|户籍地址)"
    rf"(?:\s*:\s*|[\s|为是]{{1,8}}(?=[^\s,;。:|]{{0,50}}?{_PART_OF_TOWN}))"
    r"(?P<hidden>(?!\*)[^\s,;。:()*、|]{4,60})"
)
"""Without a colon, only what has the number of a house or door: 住址变更 tells of no home."""

_DRESSED = re.compile(
    r"\\(?P<escaped>[-.*_~`@\\])|(?P<mark>\*{1,3}|~~|`{1,3})(?P<within>[0-9][0-9 -]*)(?P=mark)"
)
"""What is escaped, and digits within marks of emphasis or code."""

# Each pattern takes tens of microseconds of every file; most texts hold nothing that one could
# find, and so much can be seen at once. What these miss no pattern finds, in either width.
_WIDE_GAP = _GAP.replace("|[", "|[－．", 1)
_MAY_BE_NUMBER = re.compile(
    r"[0-9０-９](?<![0-9A-KM-Za-km-z].)(?:(?<![0０])|[0０][8８][6６])"
    rf"(?:{_WIDE_GAP}{{0,2}}+[0-9０-９]){{10}}+"
)
"""Eleven digits are the fewest of all. A word does not end in them unless it is Tel, and 0 begins
0086 alone."""
_GOES_ON = rf"[3-9３-９](?:{_WIDE_GAP}{{0,2}}+[0-9０-９]|{_BREAK}[0-9０-９]){{9}}"
_MAY_BE_BROKEN = (re.compile(f"1{_GOES_ON}"), re.compile(f"１{_GOES_ON}"))
"""Two, for a pattern that begins with one character is looked for in a fifth of the time."""
_STARRED = re.compile(r"\*[0-9]")


# In a text without any of these characters only such a number can be found, and its bytes tell
# in a fifth of the time whether so many digits stand together at all.
SIGNS = "@＠址０-９－．·‐‑–—\x85\xa0\u1680\u2000-\u200d\u2028\u2029\u202f\u205f\u2060\u3000"
"""Signs of what a pattern may find, for a class of a pattern: ``@``, what home addresses are
labelled with, and all beside ASCII that stands for or between digits."""
_GAPS = b"\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f -." + b"*\\`~"
"""Bytes between digits of one number, and marks of Markdown that do not show."""
_AMPERSAND = ord("&")
_REFERENCES = (b"&#", b"&nbsp")
_MARKS = ("\\", "`", "~~")
_ZEROS = bytes.maketrans(b"123456789", b"000000000")
_ELEVEN, _FIFTEEN = b"0" * 11, b"0" * 15
_MOBILE_DIGITS = re.compile(b"1[3-9][0-9]{9}")
"""Fewer than fifteen digits are a mobile number or nothing, which lets office lines pass."""


def passes(text: str, data: bytes) -> bool:
    """Whether a text without any of ``SIGNS`` holds nothing, as far as a glance can tell.

    Args:
        text: as ``holds`` takes it; of two texts that hold nothing, one may not pass.
        data: the text in UTF-8.
    """
    if _AMPERSAND in data and any(reference in data for reference in _REFERENCES):
        return False
    zeros = data.translate(_ZEROS, _GAPS)
    if _ELEVEN not in zeros:
        return True
    if _FIFTEEN not in zeros and not _MOBILE_DIGITS.search(data.translate(None, _GAPS)):
        return True
    return not _may_hold_number(_shown(text))


def holds(text: str) -> bool:
    """Whether a text in Markdown, or what is shown of it, has something to mask."""
    return bool(find(text)) or bool(find(_shown(text)))


def _shown(text: str) -> str:
    """A text without what in Markdown is not shown and could stand within a number."""
    if "&" in text:
        text = html.unescape(text)
    if not (any(mark in text for mark in _MARKS) or _STARRED.search(text)):
        return text
    return _DRESSED.sub(lambda match: match["escaped"] or match["within"], text)


def _may_hold_number(text: str) -> bool:
    return (
        "身份证" in text
        or _MAY_BE_NUMBER.search(text) is not None
        or any(pattern.search(text) for pattern in _MAY_BE_BROKEN)
    )


def _may_hold_mailbox(text: str) -> bool:
    return "@" in text or "＠" in text


def _may_hold_home(text: str) -> bool:
    return "址" in text


_PROVINCES = {
    *(11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46),
    *(50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83),
}
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to mask: what it is and its place in the text.

    Attributes:
        kind: ``mobile``, ``identity``, ``card``, ``email`` or ``address``.
        start: where what is hidden begins.
        end: where it ends.
    """

    kind: str
    start: int
    end: int


def find(text: str) -> tuple[Finding, ...]:
    """Where personal numbers and addresses stand in a text, in order, none overlapping.

    - mobile: eleven digits from 13 to 19 (MIIT numbering plan), also spaced, dashed,
      full-width, behind +86 or going on in the next line; not in front of a unit, where it is an
      amount;
    - identity: eighteen places with province, birth date and check digit (GB 11643-1999);
      without the check digit, or with fifteen places, only behind 身份证;
    - card: sixteen to nineteen digits with Luhn's check digit (ISO/IEC 7812) that start with
      62 (China UnionPay) or stand behind a word such as 账号;
    - email: a mailbox at a host where people have theirs;
    - address: what stands behind a label such as 家庭住址, with a colon or the number of a house.
    """
    kinds = [kind for may_hold, kinds in _KINDS if may_hold(text) for kind in kinds]
    if not kinds:
        return ()
    plain = text.translate(_FULL_WIDTH)
    found: list[Finding] = []
    for kind, pattern, holds in kinds:
        for match in pattern.finditer(plain):
            if holds(match):
                start, end = _hidden(match)
                if not any(start < other.end and other.start < end for other in found):
                    found.append(Finding(kind, start, end))
    return tuple(sorted(found, key=lambda finding: finding.start))


def mask(text: str) -> tuple[str, tuple[Finding, ...]]:
    """Text with what tells the person replaced by ``*``, length kept; and what was found."""
    findings = find(text)
    characters = list(text)
    for finding in findings:
        whole = finding.kind in {"email", "address"}
        for index in range(finding.start, finding.end):
            if whole or characters[index].isalnum():
                characters[index] = MASK
    return "".join(characters), findings


def problems(path: Path, text: str) -> list[Problem]:
    """A problem for each unmasked finding in a file's text; it is not repeated in the message.

    What is shown of the text counts too, where Markdown or a reference of HTML hides the number.
    """
    shown = _shown(text)
    places = {
        (said.count("\n", 0, finding.start) + 1, finding.kind): None
        for said in (text, *([shown] if shown != text else []))
        for finding in find(said)
    }
    return [
        Problem(
            path, line, f"holds an unmasked {_NAMES[kind]}; replace its last characters with {MASK}"
        )
        for line, kind in places
    ]


def _hidden(match: re.Match[str]) -> tuple[int, int]:
    groups = match.re.groupindex
    if "hidden_spread" in groups and match["hidden"] is None:
        return match.span("hidden_spread")
    return match.span("hidden")


def _always(match: re.Match[str]) -> bool:
    return bool(match)


def _is_mobile(match: re.Match[str]) -> bool:
    """Decimals are none, nor three digits beside a day written as eight, a row of a table."""
    if _WHOLE_OF_DECIMAL.search(match.string, max(0, match.start() - 5), match.start()):
        return False
    row = _BESIDE_A_DAY.fullmatch(match[0])
    return not (row and _is_day(row["day"]))


def _is_broken_mobile(match: re.Match[str]) -> bool:
    """It goes on in the next line, and is no row of a column: something else stands before it."""
    breaks = len(re.findall(_BREAK, match[0]))
    line = match.string[match.string.rfind("\n", 0, match.start()) + 1 : match.start()]
    return breaks == 1 and bool(_SOMETHING_BEFORE.search(line)) and _is_mobile(match)


def _is_identity(match: re.Match[str]) -> bool:
    places = "".join(char for char in match[0].upper() if char.isalnum())
    if int(places[:2]) not in _PROVINCES or not _is_day(places[6:14]):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(places, _WEIGHTS, strict=False))
    return "10X98765432"[total % 11] == places[17] or "身份" in _words_before(match)


def _is_day(digits: str) -> bool:
    try:
        dt.date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return True


def _is_card(match: re.Match[str]) -> bool:
    digits = [int(char) for char in match[0] if char.isdigit()]
    doubled = (value * 2 - 9 * (value > 4) for value in digits[-2::-2])
    if (sum(digits[-1::-2]) + sum(doubled)) % 10:
        return False
    return digits[:2] == [6, 2] or bool(_CARD_WORDS.search(_words_before(match)))


def _words_before(match: re.Match[str]) -> str:
    return match.string[max(0, match.start() - _BEFORE) : match.start()]


_Check = Callable[[re.Match[str]], bool]
_KINDS: tuple[tuple[Callable[[str], bool], tuple[tuple[str, re.Pattern[str], _Check], ...]], ...]
_KINDS = (
    (
        _may_hold_number,
        (
            ("identity", _IDENTITY, _is_identity),
            ("identity", _OLD_IDENTITY, _always),
            ("card", _CARD, _is_card),
            ("mobile", _MOBILE, _is_mobile),
            ("mobile", _BROKEN_MOBILE, _is_broken_mobile),
        ),
    ),
    (_may_hold_mailbox, (("email", _EMAIL, _always),)),
    (_may_hold_home, (("address", _HOME, _always),)),
)
_NAMES = {
    "mobile": "mobile number",
    "identity": "identity number",
    "card": "bank card number",
    "email": "private e-mail address",
    "address": "home address",
}
