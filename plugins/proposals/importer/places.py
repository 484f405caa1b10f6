"""Names of places and departments: which place a page is about, which names are one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from proposals.importer import rulebook
from proposals.importer.evidence import Fact, How, read_from
from proposals.importer.lines import Line, plain
from proposals.model import Jurisdiction
from proposals.registry import Registry

NATION = "全国"
_STATE = re.compile(
    "届全国(?:人大|政协|人民代表大会)|全国(?:人大|政协|人民代表大会)第?[0-9一二三四五六七八九十]{1,3}届|届全国委员会|届政协全国委员会"
)
_OF_CASE = re.compile("号|提出")
"""What a line says that is about a case, and not about what the congress resolved."""
_UNIT = "自治州|自治县|自治旗|自治区|地区|省|市|县|区|州|旗"
_LETTER = (
    r"(?:(?!关于|政协|人大|自治[区州县旗])[^\W\d局厅院部办委的对在于由号案已与被给将省市县区旗])"
)
_INNER = rf"{_LETTER}{{1,4}}(?:(?<![城都])市|县|(?<![社园小校景片库])区|旗|镇|(?<!城)乡)"
_OUTER = rf"(?:{_LETTER}{{2,10}}(?:{_UNIT})(?!域)|{_LETTER}县)"
_NO_PLACE = (
    "[您你我全本各该年届某经致]|中共|[印转]发|报送|上报|呈报|报请|报经|欢迎|现[将就对]|接到|收到|答复|按照"
    "|根据|通过|针对|结合|落实|感谢|依据|依照|提交|配合|接受|邀请|反映|参加|出席|列席|召开|围绕|响应|督促"
    "|贯彻|执行|涉及|主持|担任|移交|转[交来]|发来|批转|承蒙|关心|支持|听取"
)
"""What no name of a place begins with: 落实市人大, 感谢县政协 name none."""
_PLACE = rf"(?P<place>(?!{_NO_PLACE}){_OUTER}(?:{_INNER})?)"
_WITHIN = re.compile(
    r"(.{2,}?(?:自治州|自治区|地区|省|市)|.{1,}?[县区旗](?=.{1,}(?:镇|乡|苏木)$))(.{2,})"
)
"""A place inside another: 厦门市湖里区."""
_BODY_BEHIND = r"(?=政协|人大|人民代表大会|第?[0-9一二三四五六七八九十]{1,3}届)"
_WITH_SESSION = re.compile(
    rf"(?:^|关于对|关于答复|关于|对|在|政协|协商会议|[^\u4e00-\u9fff]){_PLACE}{_BODY_BEHIND}"
)
_BEHIND_TERM = re.compile(
    rf"(?:政协|协商会议)第?[0-9一二三四五六七八九十]{{1,3}}届{_PLACE}(?=委员会)"
)
"""政协第九届样例市委员会第三次会议."""
_ENDS_IN_PLACE = re.compile(rf"(?:^|[^\u4e00-\u9fff]|在|由|请){_PLACE}$")
_PORTAL = re.compile(
    rf"\s*(?:欢迎[您你]?(?:访问|来到|光临|进入)\s*)?(?:(?:您?的?当?前?)?(?:所在)?位置\s*:?\s*)?{_PLACE}人民政府"
)
_HEAD_OF_PAGE = 4
_LONGEST_HEAD = 80
_LONGEST_PLACE = 16
_WITH_DEPARTMENT = re.compile(rf"^(?:中共|中国共产党)?{_PLACE}(?=[\u4e00-\u9fff]{{2}})")
_GOVERNMENT = re.compile(r"(?<=[镇乡道县市区州])(?:人民政府|政府|办事处)$")
"""长安镇 among the departments of a case is 长安镇人民政府."""
_YOUTH = re.compile(r"^(?:共青团)[\u4e00-\u9fff]{1,8}?([省市县区州旗])委员会$")
"""共青团样例市委员会 is 团市委."""
_COMMITTEE = re.compile("委员会$")
_PREFIX = re.compile(r"^(?:中共|中国共产党)?(?:省|市|县|区|州|镇)委?(?=[\u4e00-\u9fff]{2})")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page belongs.

    Attributes:
        slug: part of addresses; None when no place could be read.
        name: as the registry or the page names it.
        known: whether the registry knows it.
        fact: the evidence.
    """

    slug: str
    name: str
    known: bool
    fact: Fact


def find(
    registry: Registry, lines: Sequence[Line], departments: Iterable[str], stated: Sequence[Line]
) -> Place | None:
    """The place a page is about.

    Args:
        registry: places that are known.
        lines: the whole page.
        departments: names of departments that answer on it, as printed.
        stated: lines that name departments and sessions: headings, openings, signatures.
    """
    names = dict.fromkeys(map(plain, departments))
    return (
        _named_with_department(registry, lines, list(names))
        or _named_with_session(registry, stated)
        or _printed(stated, list(names))
        or _written_out(lines, list(names))
        or _mentioned(registry, lines)
        or _of_portal(lines)
        or _of_state(stated)
    )


def slug_of(name: str) -> str:
    """Pinyin without spaces or tones, for a proposed entry of the registry."""
    # Imported here: its tables take a moment, and a build that proposes nothing needs none.
    from pypinyin import lazy_pinyin

    told = _sounds()
    names = re.split(f"({'|'.join(map(re.escape, told))})", name)
    sounds = (told.get(part) or "".join(lazy_pinyin(part, v_to_u=False)) for part in names)
    return re.sub(r"[^a-z0-9]+", "", "".join(sounds).lower())


def proposed(name: str, fact: Fact) -> Place:
    """A place that the registry does not know, under the slug proposed for it.

    Args:
        name: as printed; or a slug, where that is all that is known.
        fact: the evidence.
    """
    if re.fullmatch("[a-z0-9]+(?:-[a-z0-9]+)*", name):
        return Place(name, name, False, fact)
    parts = _WITHIN.fullmatch(name)
    names = parts.groups() if parts else (name,)
    return Place("-".join(slug_of(_short(one)) for one in names), name, False, fact)


def bare(name: str, place: Jurisdiction | None) -> str:
    """A department's name without the place, or its party committee, before it."""
    return _without(name, tuple(_forms(place)) if place else ())


def _without(name: str, forms: tuple[str, ...]) -> str:
    name = plain(name)
    for prefix in forms:
        rest = name.removeprefix(prefix)
        if rest != name and len(rest) >= 2:
            return rest.removeprefix("委") if len(rest) > 2 else rest
    return _PREFIX.sub("", name)


def full_name(name: str, place: Jurisdiction) -> str:
    """A department's printed name with its place before it: 市财政局 -> 样例市财政局."""
    if any(name.startswith(form) for form in _forms(place)):
        return name
    if place.name == NATION:
        # 民政部 has no name of a place before it.
        return name
    unit = place.name[-1]
    return place.name + (name.removeprefix(unit) if name.startswith(unit) else name)


def same_department(one: str, other: str, place: Jurisdiction | None) -> bool:
    """Whether two printed names are one department of a place."""
    forms = tuple(_forms(place)) if place else ()
    short, canonical = zip(_compared(one, forms), _compared(other, forms), strict=True)
    return canonical[0] == canonical[1] or _is_short_for(*short) or _is_short_for(*canonical)


@lru_cache(maxsize=16384)
def _compared(name: str, forms: tuple[str, ...]) -> tuple[str, str]:
    """A name without its place, and the full form of that."""
    rest = _without(name, forms)
    return rest, _canonical(rest)


def _is_short_for(one: str, other: str) -> bool:
    """Whether a name picks characters of the parts of another: 文体局 of 文化体育局.

    One that only leaves off what follows (农业局, 农业机械局) may be another department's.
    """
    short, long = (one, other) if len(one) < len(other) else (other, one)
    if len(short) < 3 or len(short) == len(long) or short[0] != long[0] or short[-1] != long[-1]:
        return False
    rest = iter(long)
    return all(char in rest for char in short) and not long.startswith(short[:-1])


def _named_with_department(
    registry: Registry, lines: Sequence[Line], departments: Sequence[str]
) -> Place | None:
    for line in lines:
        for form, place in _by_length(registry):
            if form not in line.plain:
                continue
            short = [bare(name, place) for name in departments]
            if any(form + name in line.plain for name in short):
                return Place(place.slug, place.name, True, read_from(line, place.slug, How.PATTERN))
    return None


def _named_with_session(registry: Registry, stated: Sequence[Line]) -> Place | None:
    for line in stated:
        for form, place in _by_length(registry):
            if re.search(f"{form}{_BODY_BEHIND}|政协{form}|届{form}委员会", line.plain):
                return Place(place.slug, place.name, True, read_from(line, place.slug, How.PATTERN))
    return None


def _printed(stated: Sequence[Line], departments: Sequence[str]) -> Place | None:
    """A place that the registry does not know, before a session or a department."""
    for line in stated:
        match = _WITH_SESSION.search(line.plain) or _BEHIND_TERM.search(line.plain)
        if match:
            return _unknown(match["place"], line)
    for name in departments:
        match = _WITH_DEPARTMENT.match(name)
        if match:
            line = next((line for line in stated if name in line.plain), Line(0, name))
            return _unknown(match["place"], line)
    return None


def _written_out(lines: Sequence[Line], departments: Sequence[str]) -> Place | None:
    """A place before the name of a department that the page calls by its bare name elsewhere."""
    for name in departments:
        for line in lines:
            at = line.plain.find(name)
            match = (
                _ENDS_IN_PLACE.search(line.plain[max(0, at - _LONGEST_PLACE) : at])
                if at > 0
                else None
            )
            if match:
                return _unknown(match["place"], line)
    return None


def _unknown(name: str, line: Line) -> Place:
    return proposed(name, read_from(line, name, How.PATTERN))


def _mentioned(registry: Registry, lines: Sequence[Line]) -> Place | None:
    counts: Counter[str] = Counter()
    first: dict[str, Line] = {}
    for line in lines:
        rest = line.plain
        for form, place in _by_length(registry):
            count = rest.count(form)
            if count:
                # 样例市 inside 样例市丁区 speaks of the district.
                rest = rest.replace(form, "\n")
                counts[place.slug] += count
                first.setdefault(place.slug, line)
    if not counts:
        return None
    ranked = counts.most_common(2)
    if len(ranked) > 1 and ranked[0][1] == ranked[1][1]:
        return None
    place = registry.jurisdictions[ranked[0][0]]
    line = first[place.slug]
    return Place(place.slug, place.name, True, read_from(line, place.slug, How.MENTION))


def _of_portal(lines: Sequence[Line]) -> Place | None:
    """The government whose site it is, as its first lines and the way to the page name it."""
    for line in lines[:_HEAD_OF_PAGE]:
        match = _PORTAL.match(line.plain) if len(line.text) <= _LONGEST_HEAD else None
        if match:
            return proposed(match["place"], read_from(line, match["place"], How.MENTION))
    return None


def _of_state(stated: Sequence[Line]) -> Place | None:
    """The whole country, whose congress or conference a heading or an opening names."""
    for line in stated:
        match = _STATE.search(line.plain)
        if match and _OF_CASE.search(line.plain):
            return _unknown(NATION, replace(line, text=line.text[slice(*match.span())]))
    return None


def _by_length(registry: Registry) -> list[tuple[str, Jurisdiction]]:
    """Full names of places, longest first; 东莞 without 市 also stands in other names."""
    forms = [
        (name, place)
        for place in registry.jurisdictions.values()
        for name in (place.name, *place.aliases)
        if re.search(rf"(?:{_UNIT}|镇|乡)$", name)
    ]
    return sorted(forms, key=lambda form: len(form[0]), reverse=True)


def _forms(place: Jurisdiction) -> list[str]:
    within = _WITHIN.fullmatch(place.name)
    inner = (within[2],) if within else ()
    names = sorted({place.name, *place.aliases, *inner}, key=lambda name: (-len(name), name))
    party = [f"{head}{name}" for name in names for head in ("中共", "中国共产党")]
    return [*party, *names]


def _short(name: str) -> str:
    return re.sub(rf"(?<=[\u4e00-\u9fff]{{2}})(?:{_UNIT}|镇|乡)$", "", name)


def _canonical(name: str) -> str:
    name = _YOUTH.sub(r"团\1委", name)
    name = _GOVERNMENT.sub("", name)
    return _COMMITTEE.sub("委", _synonyms().get(name, name))


@cache
def _sounds() -> Mapping[str, str]:
    """Names of places that are not sounded as their characters mostly are, longest first."""
    entries = rulebook.document(rulebook.FOLDER / "sounds.yml").value["rules"]
    names = sorted(entries, key=lambda entry: len(entry[0]), reverse=True)
    return {name: "".join(sounds) for name, *sounds in names}


@cache
def _synonyms() -> Mapping[str, str]:
    groups = rulebook.document(rulebook.FOLDER / "departments.yml").value["rules"]
    return {name: group[0] for group in groups for name in group}
