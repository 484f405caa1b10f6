"""Bytes -> text: UTF-8, UTF-16, GB18030 (with GBK and GB2312), Big5.

Strict decoding decides where it can: UTF-8 by chance is practically impossible. GB18030 gives
nearly any bytes a meaning and Big5 many, so there the meaning must look like Chinese, and of
two that do the one with the more common characters is taken. Statistical detection is asked
last, because it misjudges short texts.
"""

from __future__ import annotations

import codecs

from proposals.importer.sources.refusal import Refusal, missing

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NAMED = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "utf-16": "utf-16",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "x-gbk": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "x-x-big5": "big5hkscs",
}
"""What pages call their encoding (WHATWG Encoding), each read as its widest form. Western names
are left out: Chinese pages that bear one do not mean it."""

_CHINESE = ("gb18030", "big5hkscs")
_PUNCTUATION = "，。、；：？！“”‘’（）《》〔〕【】「」『』…—·％　"
_LEAST_CHINESE = 0.9
_LEAST_UTF8 = 10
"""Characters; as many are no chance."""
_CHANCE = 0.08
"""Share of Chinese characters that bytes of GB18030 seldom reach when they are read as UTF-8."""
_MORE_COMMON = 2
"""How many times as common the characters of a text are than those of its rubbish."""
_SAMPLE = 20_000
"""Characters that suffice to judge by; and bytes, for the statistics."""


def decode(data: bytes, declared: str | None = None) -> str:
    """Text of a document, its lines ended by LF.

    Args:
        data: its bytes.
        declared: the encoding that the document names, tried before any is guessed.

    Raises:
        Refusal: it is no text, or in an encoding that is not known.
    """
    text = _by_bom(data) or _declared(data, declared) or _guessed(data)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _by_bom(data: bytes) -> str | None:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError as error:
                name = encoding.removesuffix("-sig").upper()
                message = (
                    f"starts like {name} but is damaged (byte {error.start}); save it as UTF-8"
                )
                raise Refusal(message) from error
    return None


def _declared(data: bytes, declared: str | None) -> str | None:
    encoding = _NAMED.get((declared or "").strip().lower())
    text = _decoded(data, encoding) if encoding else None
    if text is None or encoding not in _CHINESE:
        return text
    # Bytes that are another encoding's have a meaning in these too, and it is rubbish.
    utf8 = _decoded(data, "utf-8")
    if utf8 is not None:
        return utf8
    others = (_plausible(data, name) for name in _CHINESE if name != encoding)
    other = next(filter(None, others), None)
    return other if other and _common(other) > _MORE_COMMON * _common(text) else text


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _guessed(data: bytes) -> str:
    if b"\x00" in data:
        return _utf16_without_bom(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        if _mostly_utf8(data):
            # Read as GB18030 it would be full of rare characters, and nobody would be told.
            message = "is UTF-8 with a damaged character; correct it and save the file as UTF-8"
            raise Refusal(message, line) from error
        if _partly_utf8(data):
            message = "mixes UTF-8 with another encoding; save all of it as UTF-8"
            raise Refusal(message, line) from error
        text = _chinese(data)
        if text is not None:
            return text
        message = "is neither UTF-8, UTF-16, GB18030 nor Big5 text; save it as UTF-8"
        raise Refusal(message, line) from error


def _mostly_utf8(data: bytes) -> bool:
    text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    sound = sum(not char.isascii() for char in text) - damaged
    return sound > max(2 * damaged, _LEAST_UTF8)


def _partly_utf8(data: bytes) -> bool:
    """Whether more Chinese is printed in UTF-8 than chance makes of other encodings' bytes."""
    text = data.decode("utf-8", "replace")
    sound = [char for char in text if "\u4e00" <= char <= "\u9fff"]
    return len(sound) > _CHANCE * text.count("\ufffd") and len(set(sound)) > _LEAST_UTF8


def _utf16_without_bom(data: bytes) -> str:
    """Line feeds and spaces tell on which side the zero byte stands."""
    for encoding, feed in (("utf-16-le", b"\n\x00"), ("utf-16-be", b"\x00\n")):
        if feed not in data or len(data) % 2:
            continue
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text and _looks_chinese(text):
            return text
    raise Refusal("holds zero bytes; this is not a text file")


def _chinese(data: bytes) -> str | None:
    texts = [text for name in _CHINESE if (text := _plausible(data, name))]
    if len(texts) > 1:
        return max(texts, key=_common)
    return texts[0] if texts else _detected(data)


def _plausible(data: bytes, encoding: str) -> str | None:
    text = _decoded(data, encoding)
    return text if text and _looks_chinese(text) else None


def _detected(data: bytes) -> str | None:
    """What charset-normalizer makes of text with much else than Chinese in it."""
    try:
        from charset_normalizer import from_bytes
    except ImportError as error:
        raise missing(error) from error
    best = from_bytes(data[:_SAMPLE], cp_isolation=list(_CHINESE)).best()
    if best is None:
        return None
    return _decoded(data, best.encoding)


def _looks_chinese(text: str) -> bool:
    letters = [char for char in text[:_SAMPLE] if not char.isspace() and not char.isascii()]
    chinese = sum("\u4e00" <= char <= "\u9fff" or char in _PUNCTUATION for char in letters)
    return bool(letters) and chinese >= _LEAST_CHINESE * len(letters)


def _common(text: str) -> float:
    """Share of characters that every text of some length is full of, in either script."""
    letters = [char for char in text[:_SAMPLE] if not char.isascii()]
    frequent = sum(char in _FREQUENT for char in letters)
    return frequent / len(letters) if letters else 0.0


_FREQUENT = frozenset(
    "的一是在不了有和人这這中大为為上个個国國我以要他时時来來用们們生到作地于於出就分对對成会會可主发發"
    "年动動同工也能下过過子说說产產种種面而方后後多定行学學法所民得经經十三之进進着著等部度家电電力"
    "里裡如水化高自二理起小现現实實加量都两兩体體制机機当當使点點从從业業本去把性好应應开開它合还還"
    "因由其些然前外天政四日那社义義事平形相全表间間样樣与與关關各重新线線内內数數正心反你明看原又么麼"
    "利比或但质質气氣第向道命此变變条條只没沒结結解问問意建月公无無系军軍很情者最立代想已通并提直题題"
    "党黨程展五果料象员員革位入常文总總次品式活设設及管特件长長求老头頭基资資边邊流路级級少图圖山统統接知"
    "市县縣区區局议議案答复復办辦委，。、：；“”"
)
