"""The people and bodies named as movers or addressees."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from proposals import text as chinese
from proposals.importer import padded, plausibility, rulebook, seconding
from proposals.importer.lines import plain
from proposals.model import Mover, MoverRole

_ROUND = " \t\u00a0\u3000:,、"
"""What stands round a phrase."""
_PEOPLE = {"委员": MoverRole.MEMBER, "代表": MoverRole.DEPUTY}
_COUNT = "[0-9]{1,4}|[一二三四五六七八九两]?[十百][一二三四五六七八九]?|[一二三四五六七八九两]"
"""A number well formed: 五三 in 王五三位代表 is none."""
_TOTAL = re.compile(
    rf"(?:\(\s*)?(?:等\s*(?:共\s*)?(?:(?P<total>{_COUNT})\s*(?:名|位|人)?)?"
    rf"|(?:共\s*)?(?P<count>{_COUNT})\s*(?:[名位](?=\s*(?:[市县区州省镇]?(?:政协|人大)?(?:委员|代表)|\)))|人))\s*"
    r"(?:市|县|区|州|省|镇)?(?:政协|人大)?(?P<who>委员|代表)?(?:联名)?\s*\)?"
)
_MARKS = re.compile(
    r"\[(?:委员|代表|党派|界别|团体|集体)\]|\((?:联名|领衔|第一提案人|牵头|执笔|[男女]|[^()]{0,12}(?:代表团|选区)|[^()]{1,8}族"
    r"|第?\s*[0-9A-Z-]{1,10}\s*号"
    r"|(?:民革|民盟|民建|民进|农工|致公|九三|台盟|无党派|中共|群众)(?:[党盟会社]员|成员|人士)?"
    r"|[^()]{1,12}(?:界|党|党派人士))\)"
)
_OF_WORKPLACE = re.compile(
    r"(?<=[\u4e00-\u9fff])\s*\((?!等|共|总?商会)[^()0-9]{2,20}\)(?=\s*(?:[0-9*、,;\s]|委员|代表|$))"
)
"""甲乙丙(某某中学): where a mover works."""
_NUMBER_BEHIND = re.compile(r"(?<=[\u4e00-\u9fff)])\s*[0-9][0-9*-]{6,}")
"""A telephone number behind a mover's name, masked or not."""
_AND_SECONDERS = re.compile(
    r"\s*[、,并和及]?\s*(?:附议|联名)的?(?:各位|其他|诸位)?(?:人|者|人员|代表|委员)们?$"
)
"""甲乙丙委员并附议人: there are more, who are not named."""
_OF_DEPUTATION = re.compile(r"^[\u4e00-\u9fff]{2,10}代表团(?=[\u4e00-\u9fff]{2,4}$)")
_TITLED = re.compile(
    r"^(?:[\u4e00-\u9fff]{0,6}(?:政协|人大|[省市县区州镇乡])|领衔)(?P<who>委员|代表)"
    r"(?P<name>(?!团|组|小组)[\u4e00-\u9fff·]{2,12}?)(?:同志|先生|女士)?$"
)
_TITLE_BEFORE_PADDED = re.compile(
    r"[\u4e00-\u9fff]{0,6}(?:政协|人大|[省市县区州镇乡])(?P<who>委员|代表)"
    r"(?=[\u4e00-\u9fff]\s{1,4}[\u4e00-\u9fff](?![\u4e00-\u9fff]))"
)
"""市人大代表甲 乙、丙丁戊: what stands before a name that spaces pad."""
_TWICE = re.compile(r"(委员|代表)\1")
_AS_TITLE = re.compile(r"\((委员|代表)\)")
"""甲乙丙(代表) is 甲乙丙代表."""
_STANDING = re.compile(r"(?<=[\u4e00-\u9fff]{2})常(?:务委员|委)(?=\s*(?:[、,，;；:：和并及\s]|$))")
"""甲乙常委 is a member too, of the standing committee."""
_BODY_AND_WORD = re.compile(r"(?P<body>.{3,}(?:委|委会|委员会|总支|支部|支社))委员")
"""民盟样例市委委员 at the end of a list of members, of which a body is the last."""
_GREETING = re.compile(
    r"^尊敬的?\s*|^致\s*(?!公)(?=[\u4e00-\u9fff]{2,4}\s*(?:委员|代表))"
    r"|\s*,?\s*[您你]们?好\s*[!。]?$|(?:诸位|各位)(?=(?:委员|代表)$)"
)
_OF_BODY = re.compile(
    r"^(?:[\u4e00-\u9fff]{0,4}[省市县区州镇乡])?(?:人大|政协)(?=[\u4e00-\u9fff]{2,4}$)"
    r"|(?<=[\u4e00-\u9fff]{2})政协[\u4e00-\u9fff]{2,6}[省市县区州]$"
    r"|(?<=[\u4e00-\u9fff]{2})(?:同志|先生|女士)$"
)
"""What stands before or behind a name: 市人大甲乙丙代表, 甲乙丙市人大代表, 甲乙丙女士."""
_BODY_BEHIND = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:全国|[省市县区州镇乡])?(?:人大|政协)$")
_TITLE_ONLY = re.compile(
    "(?:全国|[省市县区州镇乡])?(?:政协|人大)(?:委员|代表)?|[\u4e00-\u9fff]{2,3}[省市县区州]政协委员"
)
"""市政协委员 behind a name says what the person is."""
_CAPACITY = re.compile("(?:全国|[省市县区州镇乡])?(?:政协|人大)(?P<who>委员|代表)")
_BETWEEN = re.compile(r"\s*[、,;/|]\s*|(?<=委员)[和及并\s]|(?<=代表)[和及并\s]")
_BODY_AND_PERSON = re.compile(
    r"(?P<one>[\u4e00-\u9fff]{3,20}?[会委社组界别联党部])[并和及与]"
    r"(?P<two>[\u4e00-\u9fff]{2,4}(?:委员|代表)?)"
)
"""民进样例市委会并甲乙丙."""
_BOTH = re.compile(
    r"(?P<one>[\u4e00-\u9fff]{2,4})[并和及与](?P<two>[\u4e00-\u9fff]{2,4}(?:委员|代表)?)"
)
_AND_HALF = re.compile(
    r"(?P<one>(?!欧阳|上官|司马|诸葛|司徒|夏侯|皇甫|尉迟|慕容|令狐)[\u4e00-\u9fff]{2})"
    r"[并和及与](?P<half>[\u4e00-\u9fff])"
)
"""甲乙并丙 of 甲乙并丙 丁; 欧阳和平 is one name."""
_HALF = re.compile("[\u4e00-\u9fff](?:委员|代表)?")
_PERSON = re.compile(r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,8}(?:[·.][\u4e00-\u9fff]{1,10})+")
_OFFICE = re.compile(r"(?:局|厅|办公室|委员会|人民政府|管委会|中心)$")
"""市民政局 has four characters as some people's names have, but answers and never moves."""
_NOBODY = re.compile(
    "[您你]|提案|建议|议案|单位|部门|集体|党派|界别$|联名|附议|不详|公开|匿名|网友|市民|居民|朋友|各位|全体|来信人"
)
"""Whom a letter may greet and who has no name."""
_CAPACITIES = set(_PEOPLE.values())
_PARTY_ALONE = re.compile("民革|民盟|民建|民进|农工党?|致公党?|九三(?:学社)?|台盟|中共")
_MASKED = re.compile(r"[xX×*某○〇]|\*|^[\u4e00-\u9fff](?:先生|女士)$")


@dataclass(frozen=True, slots=True)
class Movers:
    """What a phrase names.

    Attributes:
        movers: in printed order.
        total: how many there are, where 等N名 says it.
        open: whether more than those named are meant (等).
        unclear: names that are none or whose capacity is not known.
        masked: whether a name was hidden by the source (xx委员).
        seconders: who seconded it (附议), as printed.
    """

    movers: tuple[Mover, ...] = ()
    total: int | None = None
    open: bool = False
    unclear: tuple[str, ...] = ()
    masked: bool = False
    seconders: tuple[str, ...] = ()

    def joined(self, other: Movers) -> Movers:
        """Both phrases as one, each name once."""
        names = {mover.name for mover in self.movers}
        added = tuple(mover for mover in other.movers if mover.name not in names)
        return Movers(
            movers=self.movers + added,
            total=self.total or other.total,
            open=self.open or other.open,
            unclear=self.unclear + other.unclear,
            masked=self.masked or other.masked,
            seconders=tuple(dict.fromkeys(self.seconders + other.seconders)),
        )

    def with_role(self, role: MoverRole | None) -> Movers:
        """The same, people without a capacity given this one."""
        movers = tuple(Mover(name=mover.name, role=mover.role or role) for mover in self.movers)
        return replace(self, movers=movers)


def read(phrase: str) -> Movers:
    """Movers of a printed phrase such as ``甲乙丙、丁戊等4名代表`` or ``民进市委会``.

    Args:
        phrase: what stands behind the label, or the salutation without its colon.
    """
    moved, seconders = seconding.apart(padded.gaps_kept(_STANDING.sub("委员", phrase)))
    text = _AS_TITLE.sub(r"\1", moved).strip(_ROUND)
    text = _MARKS.sub("", _GREETING.sub("", text)).strip(_ROUND)
    text = _TWICE.sub(r"\1", _OF_WORKPLACE.sub("", _NUMBER_BEHIND.sub("", text)))
    total, still_open, who = None, False, None
    before = _TITLE_BEFORE_PADDED.match(text)
    text = text[before.end() :] if before else text
    seconded = _AND_SECONDERS.search(text)
    text = text[: seconded.start()] if seconded else text
    tail = _TOTAL.search(text)
    if tail:
        counted = tail["total"] or tail["count"]
        total = chinese.number(counted) if counted else None
        still_open = True
        who = _PEOPLE.get(tail["who"] or "")
        text = (text[: tail.start()] + " " + text[tail.end() :]).strip()
    elif text.endswith(tuple(_PEOPLE)):
        who = _PEOPLE[text[-2:]]
    who = who or (_PEOPLE[before["who"]] if before else None)
    still_open = still_open or bool(seconded)
    movers: list[Mover] = []
    unclear: list[str] = []
    masked = False
    names = _names(text)
    for at, name in enumerate(names):
        if at + 1 < len(names) and (capacity := _CAPACITY.fullmatch(name)):
            # 市政协委员 甲乙丙: what the next is.
            who = who or _PEOPLE[capacity["who"]]
            continue
        mover = _mover(name, who)
        if mover is None and _MASKED.search(name):
            masked = True
        elif mover is None and name in _PEOPLE:
            # 委员: is a salutation whose name was taken out.
            masked = True
        elif mover is None:
            unclear.append(name)
        elif mover.name not in {known.name for known in movers}:
            movers.append(mover)
    if any(mover.role in _CAPACITIES or mover.role is None for mover in movers):
        # 民盟 甲乙丙: the party of a member, and no mover beside it.
        unclear += [mover.name for mover in movers if _PARTY_ALONE.fullmatch(mover.name)]
        movers = [mover for mover in movers if not _PARTY_ALONE.fullmatch(mover.name)]
    movers = [Mover(name=padded.on_paper(mover.name, phrase), role=mover.role) for mover in movers]
    if total is not None and total <= len(movers):
        still_open = False
        if tail and tail["count"]:
            # 两位代表 behind two names says nothing more.
            total = None
    seconders = tuple(padded.on_paper(names, phrase) for names in seconders)
    return Movers(tuple(movers), total, still_open, tuple(unclear), masked, seconders)


def split(phrase: str) -> list[str]:
    """Names of a list such as ``甲局,乙局、丙局``, in printed order and each once."""
    parts = (part.strip(" :") for part in re.split(r"[、,;/|\s]+", plain(phrase)))
    return list(dict.fromkeys(padded.on_paper(part, phrase) for part in parts if part))


def _mover(name: str, role: MoverRole | None) -> Mover | None:
    if of_body := _BODY_AND_WORD.fullmatch(name):
        body = rulebook.first(rulebook.load("movers"), of_body["body"])
        name = of_body["body"] if body and body["role"] == MoverRole.PARTY else name
    hit = rulebook.first(rulebook.load("movers"), name)
    if hit:
        return Mover(name=name, role=MoverRole(hit.values["role"]))
    titled = _TITLED.match(name)
    if titled and titled["name"] not in {"小组", "团", "活动组"}:
        name, role = titled["name"], _PEOPLE[titled["who"]]
    for word, own in _PEOPLE.items():
        if name.endswith(word) and len(name) > len(word) + 1:
            name, role = name.removesuffix(word), own
    if _TITLE_ONLY.fullmatch(name):
        return None
    if role is not None:
        # Without its 代表 甲镇人大 is a body and nobody's name.
        name = _BODY_BEHIND.sub("", name)
    name = _OF_DEPUTATION.sub("", _OF_BODY.sub("", name))
    if (
        name.endswith(tuple(_PEOPLE))
        or _NOBODY.search(name)
        or _MASKED.search(name)
        or _OFFICE.search(name)
        or plausibility.objection("mover", name)
        or not (_PERSON.fullmatch(name) or rulebook.first(rulebook.load("long_names"), name))
    ):
        return None
    return Mover(name=name, role=role)


def _names(text: str) -> Sequence[str]:
    """Names of a list; two-character names are often padded to three (甲  乙)."""
    parts = [part for part in _BETWEEN.split(padded.closed(text)) if part and part.strip()]
    names: list[str] = []
    for part in parts:
        names += _by_and(part.strip())
    return names


def _by_and(part: str) -> list[str]:
    """``甲乙丙并丁戊`` and ``甲乙丙 丁戊``; an 和 or 并 that is part of a name stays."""
    words = part.split()
    if len(words) > 1:
        return _with_half_names([name for word in words for name in _of_word(word)])
    return _by_and_alone(part)


def _of_word(word: str) -> list[str]:
    """Names of one of several words: 甲乙并丙 before 丁 is 甲乙 and half a name."""
    half = _AND_HALF.fullmatch(word)
    return [half["one"], half["half"]] if half else _by_and_alone(word)


def _with_half_names(names: Sequence[str]) -> list[str]:
    """Names; one of one character is told together with its neighbours, which may lack it."""
    half = {at for at, name in enumerate(names) if _HALF.fullmatch(name)}
    told: list[str] = []
    unsure = False
    for at, name in enumerate(names):
        doubted = bool(half & {at - 1, at, at + 1})
        if doubted and unsure:
            told[-1] += f" {name}"
        else:
            told.append(name)
        unsure = doubted
    return told


def _by_and_alone(part: str) -> list[str]:
    if _OFFICE.search(part):
        # 市甲和乙局 is one.
        return [part]
    match = _BOTH.fullmatch(part)
    if match and len(part) >= 5:
        return [match["one"], match["two"]]
    beside = _BODY_AND_PERSON.fullmatch(part)
    if beside and rulebook.first(rulebook.load("movers"), beside["one"]):
        return [beside["one"], beside["two"]]
    return [part]
