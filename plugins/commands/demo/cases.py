"""The files of the nth invented case.

A case follows from the seed and its index alone. Its files are written as text at once, in
the form that ``frontmatter.write`` gives (a test compares the two): a YAML library would take
most of the time of a large record.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from commands.demo.lexicon import zipf
from commands.demo.places import OFFICES, PLACES, TOPICS, topic_slug
from commands.demo.prose import Writer

T = TypeVar("T")

FIRST_YEAR: Final = 2013
YEARS: Final = 12
"""Cases are spread evenly over so many years."""

PER_MOVER: Final = 12
"""Cases for each mover: a record of N cases has N/12 movers."""

SIZE: Final = 6.5
"""Mean size of a case in thousands of bytes, all its files together."""

NOTE: Final = "本案由程序生成：地名、人名、单位和内容均属虚构，只供测试。"
"""Stands on the page of every case."""

_J, _Y, _B, _D, _W = PLACES
_CIRCLES: Final = (
    *((_J, "cppcc"), (_Y, "cppcc"), (_B, "npc"), (_J, "npc"), (_W, "cppcc"), (_J, "cppcc")),
    *((_Y, "npc"), (_D, "cppcc"), (_J, "cppcc"), (_Y, "cppcc"), (_B, "cppcc"), (_J, "cppcc")),
    *((_W, "cppcc"), (_J, "npc"), (_Y, "cppcc"), (_D, "npc"), (_J, "cppcc"), (_B, "cppcc")),
    *((_Y, "cppcc"), (_J, "cppcc")),
)
"""Place and body that a mover belongs to, by the mover's index modulo 20."""

_REPLIES: Final = (1, 1, 2, 3)
_SHAPES: Final = {1: (3.3, 6.6, 7.4), 2: (4.6, 7.4, 7.7), 3: (6.2, 7.6, 7.8)}
"""Replies -> least, likeliest and largest size of a case, in thousands of bytes."""

_PROPOSAL_SHARE: Final = 0.36
_NO_TEXT: Final = 0.02

_TOPICS: Final = zipf(range(len(TOPICS)), length=16_384)
_OFFICES: Final = zipf(range(len(OFFICES)), flatness=2.0)
_VERBS: Final = ("加强", "推进", "完善", "优化", "规范", "改进", "统筹", "提升", "支持", "健全")
_SIGNS: Final = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
_DIGITS: Final = str.maketrans("0123456789", "〇一二三四五六七八九")
_BODIES: Final = (("样例党派", "party"), ("样例界别", "sector"), ("样例小组", "group"))
_STATUSES: Final = ("立案", "立案", "立案", "并案", "办结")
_OUTCOMES: Final = (
    ("已解决或采纳", "A"),
    ("列入计划解决", "B"),
    ("正在解决", "B"),
    ("留作参考", "C"),
)
_SATISFIED: Final = ("满意", "满意", "满意", "基本满意", "不满意")


@dataclass(frozen=True, slots=True)
class Demo:
    """One invented case.

    Attributes:
        folder: ``<place>/<id>``, below ``content/proposals``.
        files: name -> text; ``proposal.md`` comes first.
    """

    folder: str
    files: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Mover:
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class _Reply:
    slug: str
    office: str
    role: str | None


class Cases:
    """The cases of one seed.

    Args:
        seed: another one gives another record.
        size: mean size of a case in thousands of bytes, all its files together.
    """

    def __init__(self, seed: int = 1, size: float = SIZE) -> None:
        self.seed = seed
        self._scale = 1000 * size / SIZE

    @staticmethod
    def year(n: int) -> int:
        """The year that the nth case is filed under."""
        return FIRST_YEAR + (n + n // PER_MOVER) % YEARS

    def case(self, n: int) -> Demo:
        """The nth case, counted from 0."""
        return _Making(random.Random(f"{self.seed}/{n}"), n, self._scale).case()  # noqa: S311


class _Making:
    """One case on its way: what is drawn, in the order in which it is drawn."""

    def __init__(self, chance: random.Random, n: int, scale: float) -> None:
        self.chance = chance
        self.random = chance.random
        self.writer = Writer(chance)
        self.scale = scale
        self.year = Cases.year(n)
        self.serial = n // PER_MOVER + 1
        newest = n // PER_MOVER
        first = newest if n % PER_MOVER == 0 else int(self.random() * (newest + 1))
        circle = first % len(_CIRCLES)
        self.place, self.kind = _CIRCLES[circle]
        self.movers = self._movers(first, circle, newest)
        self.replies = self._replies()
        self.topics = self._topics()
        subject = TOPICS[self.topics[0]]
        # The domain is all but the aspect; 信息化 is the one of three characters.
        self.subject = subject[:-3] if subject.endswith("信息化") else subject[:-2]
        where = "".join(map(self.writer.draw, "ccs")) if self.maybe(0.5) else ""
        ending = "提案" if self.kind == "cppcc" and self.maybe(0.5) else "建议"
        self.title = f"关于{self.one(_VERBS)}{where}{subject}的{ending}"
        term, session = divmod(self.year - FIRST_YEAR, 5)
        self.term, self.session = self.place.first_term + term, session + 1
        self.number = f"{self.year}{self.serial:04d}" if self.carries_year else str(self.serial)

    @property
    def carries_year(self) -> bool:
        return self.place.numbers_carry_year

    def maybe(self, share: float) -> bool:
        return self.random() < share

    def one(self, of: Sequence[T]) -> T:
        return of[int(self.random() * len(of))]

    def case(self) -> Demo:
        least, likeliest, largest = _SHAPES[len(self.replies)]
        size = self.scale * self.chance.triangular(least, largest, likeliest)
        has_text = not self.maybe(_NO_TEXT)
        front = self._front(has_text)
        fronts = [self._reply_front(reply) for reply in self.replies]
        left = size - sum(len(text.encode()) for text in (front, *fronts))
        share = _PROPOSAL_SHARE if has_text else 0.0
        body = f"\n{self.writer.proposal(self.subject, int(left * share))}\n" if has_text else ""
        each = int(left * (1 - share) / len(self.replies))
        files = {"proposal.md": front + body}
        for reply, head in zip(self.replies, fronts, strict=True):
            text = self.writer.reply(self.subject, self.title, each)
            files[f"reply-{reply.slug}.md"] = f"{head}\n{text}\n"
        return Demo(f"{self.place.slug}/{self._id()}", files)

    def _id(self) -> str:
        if self.carries_year:
            return self.number
        return f"{self.kind}-{self.term}-{self.session}-{self.number}"

    def _movers(self, first: int, circle: int, newest: int) -> list[_Mover]:
        of_circle = (newest - circle) // len(_CIRCLES) + 1
        others = [
            circle + len(_CIRCLES) * int(self.random() * of_circle)
            for _ in range(self.one((0, 0, 0, 1, 2)))
        ]
        return [self._mover(index) for index in dict.fromkeys([first, *others])]

    def _mover(self, index: int) -> _Mover:
        # A number instead of a name: nobody shall take them for people.
        sign = _SIGNS[index * 7 % len(_SIGNS)]
        digits = f"{index + 1:03d}".translate(_DIGITS)
        if self.kind == "npc":
            return _Mover(f"{sign}代表{digits}", "deputy")
        if index % 9 == 4:
            word, role = _BODIES[index // 9 % len(_BODIES)]
            return _Mover(f"{sign}{word}{digits}", role)
        return _Mover(f"{sign}委员{digits}", "member")

    def _replies(self) -> list[_Reply]:
        offices: list[int] = []
        wanted = self.one(_REPLIES)
        while len(offices) < wanted:
            drawn = self.one(_OFFICES)
            if drawn not in offices:
                offices.append(drawn)
        parts: tuple[str | None, ...]
        if not self.maybe(0.8):
            parts = (None,) * wanted
        elif wanted == 1:
            parts = ("sole",)
        elif self.maybe(0.2):
            parts = ("separate",) * wanted
        else:
            parts = ("lead", *("joint",) * (wanted - 1))
        prefix = self.one((self.place.name, self.place.unit, ""))
        return [
            _Reply(OFFICES[office][0], prefix + OFFICES[office][1], role)
            for office, role in zip(offices, parts, strict=True)
        ]

    def _topics(self) -> list[int]:
        wanted = 2 + int(self.random() * 4)
        return list(dict.fromkeys(self.one(_TOPICS) for _ in range(wanted)))

    def _front(self, has_text: bool) -> str:
        """The front matter of the proposal; fields in the order of the model."""
        lines = ["---", f"title: {self.title}"]
        # Digits alone are quoted: they are text here, and a number to YAML.
        lines += [f"number: '{self.number}'", f"kind: {self.kind}"]
        lines += [f"jurisdiction: {self.place.slug}"]
        if not self.carries_year or self.maybe(0.9):
            lines += [f"term: {self.term}", f"session: {self.session}"]
        if self.maybe(0.3):
            lines.append(f"year: {self.year}")
        lines.append("movers:")
        for mover in self.movers:
            lines += [f"- name: {mover.name}", f"  role: {mover.role}"]
        if self.maybe(0.05):
            lines.append(f"movers_total: {len(self.movers) + 2 + int(self.random() * 20)}")
        elif self.maybe(0.03):
            lines.append("movers_open: true")
        if self.maybe(0.6):
            lines.append(f"submitted: '{self._day(1, 3)}'")
        if self.maybe(0.35):
            lines.append(f"assigned: '{self._day(4, 4)}'")
        if self.maybe(0.25):
            lines.append(f"published: '{self._day(11, 12)}'")
        lines += ["topics:", *(f"- {topic_slug(rank)}" for rank in self.topics)]
        lines += ["departments:", *(f"- {reply.office}" for reply in self.replies)]
        with_part = [reply for reply in self.replies if reply.role]
        if with_part and self.maybe(0.15):
            lines.append("handlers:")
            for reply in with_part:
                lines += [f"- name: {reply.office}", f"  role: {reply.role}"]
        if self.maybe(0.5):
            lines.append(f"status: {self.one(_STATUSES)}")
        if self.maybe(0.1):
            support = int(self.random() * 40)
            lines += ["votes:", f"  support: {support}", f"  oppose: {support // 9}"]
        lines.append(f"added: '2025-{self._month_day(1, 12)}'")
        lines += self._source()
        if has_text:
            lines.append(f"text: {'original' if self.maybe(0.7) else 'digest'}")
        lines += ["notes:", f"- {NOTE}", "---", ""]
        return "\n".join(lines)

    def _reply_front(self, reply: _Reply) -> str:
        """The front matter of a reply; fields in the order of the model."""
        lines = ["---", f"department: {reply.office}"]
        if reply.role:
            lines.append(f"role: {reply.role}")
        if self.maybe(0.4):
            lines.append(f"title: 对“{self.title}”的答复")
        if self.maybe(0.75):
            letter = 1 + int(self.random() * 400)
            sign = reply.slug[:2].upper()
            lines.append(f"number: 样{sign}函〔{self.year}〕{letter}号")
        if self.maybe(0.8):
            lines.append(f"date: '{self._day(5, 9)}'")
        elif self.maybe(0.3):
            lines.append(f"date: {self.year}-{5 + int(self.random() * 5):02d}")
        if self.maybe(0.35):
            lines.append(f"signed: '{self._day(5, 9)}'")
        if self.maybe(0.7):
            lines.append(f"addressee: {'、'.join(mover.name for mover in self.movers)}")
        if self.maybe(0.3):
            line = 1000 + int(self.random() * 9000)
            lines += ["contact:", "  name: 样例经办人", f"  phone: 0000-000{line}"]
        if self.maybe(0.4):
            label, code = self.one(_OUTCOMES)
            lines += ["outcome:", f"  label: {label}", f"  code: {code}", "  scheme: 样例"]
        if self.maybe(0.3):
            lines += ["feedback:", f"  satisfaction: {self.one(_SATISFIED)}"]
        if self.maybe(0.2):
            lines.append(f"published: '{self._day(10, 12)}'")
        lines += [f"text: {'original' if self.maybe(0.7) else 'digest'}", "---", ""]
        return "\n".join(lines)

    def _source(self) -> list[str]:
        if self.maybe(0.2):
            return []
        lines = ["source:"]
        if self.maybe(0.7):
            lines.append(f"  publisher: {self.place.name}样例办公室")
        if self.maybe(0.8):
            # .invalid is never anybody's (RFC 2606).
            lines.append(f"  address: https://demo.invalid/{self.place.slug}/{self._id()}.html")
            lines.append(f"  retrieved: '2025-{self._month_day(1, 12)}'")
        lines.append(f"  sha256: {self.chance.getrandbits(256):064x}")
        lines.append(f"  grade: {'official' if self.maybe(0.85) else 'repost'}")
        return lines

    def _day(self, first: int, last: int) -> str:
        return f"{self.year}-{self._month_day(first, last)}"

    def _month_day(self, first: int, last: int) -> str:
        month = first + int(self.random() * (last - first + 1))
        return f"{month:02d}-{1 + int(self.random() * 28):02d}"
