"""What is masked and what survives. Numbers are put together here, so that none stands in git."""

from __future__ import annotations

import re
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from proposals import privacy

MOBILE = "138" + "0013" + "8000"
BIRTH = "1949" + "1231"


def _identity(body: str) -> str:
    """An identity number with its check digit."""
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(int(digit) * weight for digit, weight in zip(body, weights, strict=True))
    return body + "10X98765432"[total % 11]


def _card(body: str) -> str:
    """A card number with its check digit."""
    digits = [int(char) for char in reversed(body)]
    total = sum(
        value if place % 2 else (value * 2 - 9 * (value > 4)) for place, value in enumerate(digits)
    )
    return body + str(-total % 10)


IDENTITY = _identity("440524" + BIRTH + "001")
CARD = _card("622202" + "100112233445")
SIGNS = re.compile(f"[{privacy.SIGNS}]")
WIDE = {ord("0") + digit: ord("０") + digit for digit in range(10)}

PERSONAL = [
    ("mobile", MOBILE),
    ("mobile", f"电话，{MOBILE}。"),
    ("mobile", f"0769-22831173 {MOBILE}"),
    ("mobile", f"22832563、{MOBILE}"),
    ("mobile", f"0769-22831173，{MOBILE}"),
    ("mobile", f"22831173,{MOBILE}"),
    ("mobile", f"22831173.{MOBILE}"),
    ("mobile", f"TEL{MOBILE}"),
    ("mobile", f"{MOBILE}个人"),
    ("mobile", "138" + " 0013 " + "8000"),
    ("mobile", "138" + "-0013-" + "8000"),
    ("mobile", "138" + "0013" + " 8000"),
    ("mobile", "138" + "—0013—" + "8000"),
    ("mobile", " ".join(MOBILE)),
    ("mobile", MOBILE.translate(WIDE)),
    ("mobile", f"+86{MOBILE}"),
    ("mobile", f"+86 {MOBILE}"),
    ("mobile", f"(+86) {MOBILE}"),
    ("mobile", f"0086-{MOBILE}"),
    ("mobile", f"86{MOBILE}"),
    # Signatures begin with what could be a unit.
    ("mobile", f"{MOBILE}\n\n个旧市样例局"),
    ("mobile", f"{MOBILE}\n人行道"),
    ("mobile", f"{MOBILE} 人社局样例科"),
    ("mobile", f"{MOBILE}元谋县样例局"),
    ("mobile", f"{MOBILE} 户籍科"),
    ("mobile", MOBILE[:3] + "\u200b" + MOBILE[3:]),
    ("mobile", f"请拨打 {MOBILE[:7]}\n{MOBILE[7:]} 联系"),
    ("mobile", f"请拨打{MOBILE[:3]}\n\n{MOBILE[3:]}。"),
    ("mobile", f"手机：{MOBILE[:3]} {MOBILE[3:7]} \n  {MOBILE[7:]}"),
    ("identity", IDENTITY),
    ("identity", f"{IDENTITY[:6]} {IDENTITY[6:14]} {IDENTITY[14:]}"),
    ("identity", IDENTITY.translate(WIDE)),
    ("identity", f"身份证:{IDENTITY[:17]}{(int(IDENTITY[17].replace('X', '0')) + 1) % 10}"),
    ("identity", "身份证号码 440524" + "491231" + "001"),
    ("card", CARD),
    ("card", " ".join([CARD[:4], CARD[4:8], CARD[8:12], CARD[12:16], CARD[16:]])),
    ("card", "账号:" + _card("4" + "39225" + "123456789")),
    ("email", "someone" + "@qq.com"),
    ("email", "some.one_1" + "@vip.163.com"),
    ("email", "Someone" + "@Gmail.com"),
    ("email", "someone" + "＠qq.com"),
    ("address", "家庭住址:样例街十号三零一室"),
    ("address", "住址:样例街10号301室"),
    ("address", "住　址：样例街10号301室"),
    ("address", "现住址：样例街10号301室"),
    ("address", "家庭住址 样例市样例街10号3栋502"),
    ("address", "家庭住址\t样例街10号"),
    ("address", "家庭住址　样例街十号"),
    ("address", "家庭住址\n样例街10号3栋502"),
    ("address", "家庭住址为样例街10号3栋502"),
    ("address", "| 家庭住址 | 样例街10号3栋502 |"),
    ("address", "家庭住址 | 样例街10号3栋502"),
]
PUBLIC = [
    "0769-22831173",
    "22831173",
    "(023)85230000",
    "400-800-1234",
    "12345热线",
    "东财函〔2020〕811号",
    "第20200354号",
    "第13010087号",
    "143,313.02万元",
    "15294988.55元",
    "15294988000元",
    "1380013 8000人",
    "15294988000 元",
    "15294988000 个，比上年多",
    "15294988000万元",
    "15294988000人次",
    "13.8%、15.6%、17.9%、18.2%",
    "2020年7月30日",
    "11341702003256001T/201910-00009",
    "2019-441900-47-03-012345",
    "1" + "9" * 17,
    "9144190019801231" + "00",
    "mzj" + "@dg.gov.cn",
    "office" + "@qq.com.example.org",
    "办公地址:样例路10号",
    f"东经120.{MOBILE}度",
    f"model{MOBILE}",
    "住址变更登记",
    "住址 变更登记应在3日内办理",
    "| 家庭住址 | 联系电话 |",
    "家庭住址为空的，不予受理",
    "投入1380000\n2019年",
    IDENTITY[:17] + str((int(IDENTITY[17].replace("X", "0")) + 1) % 10),
    # With the right check digit, but of no province, or of a day that never was.
    _identity("190524" + BIRTH + "001"),
    _identity("440524" + "1949" + "1331" + "001"),
    _identity("440524" + "1949" + "0229" + "001"),
    f"sha256: 0a{MOBILE}b9",
    "138 20210830",
    "138\n00138000",
    "1-2-3-4-5-6-7-8-9-10-11",
]


@pytest.mark.parametrize(("kind", "text"), PERSONAL)
def test_personal_is_found_and_masked(kind: str, text: str) -> None:
    masked, findings = privacy.mask(text)
    assert [finding.kind for finding in findings] == [kind]
    assert len(masked) == len(text)
    assert not privacy.find(masked)
    assert SIGNS.search(text) or not privacy.passes(text, text.encode())
    hidden = text[findings[0].start : findings[0].end]
    assert sum(char.isalnum() for char in hidden) >= 4
    assert masked.count(privacy.MASK) >= sum(char.isalnum() for char in hidden)


@pytest.mark.parametrize("text", PUBLIC)
def test_public_survives(text: str) -> None:
    assert privacy.mask(text) == (text, ())


def test_rest_of_the_line_stays() -> None:
    masked, _ = privacy.mask(f"联系人:甲乙丙,电话:22832563、{MOBILE}。")
    assert masked == "联系人:甲乙丙,电话:22832563、138********。"


def test_all_that_is_personal_is_masked_in_whatever_order_it_stands() -> None:
    parts = {
        "mobile": MOBILE,
        "identity": IDENTITY,
        "card": CARD,
        "email": "someone" + "@qq.com",
        "address": "住址:样例街10号301室",
    }
    for kinds in permutations(parts):
        masked, findings = privacy.mask("，".join(parts[kind] for kind in kinds))
        assert [finding.kind for finding in findings] == [*kinds]
        assert not privacy.find(masked)


def test_gaps_stay_and_so_does_the_host() -> None:
    assert privacy.mask("138" + "-0013-" + "8000")[0] == "138-****-****"
    assert privacy.mask("some.one" + "@qq.com")[0] == "s*******@qq.com"


def test_problems_name_the_line_and_not_the_number(tmp_path: Path) -> None:
    path = tmp_path / "reply.md"
    path.write_text(f"\ufeff甲\n电话 {MOBILE}\n信箱 some{'one'}@qq.com\n", "utf-8")
    told = [str(problem) for problem in privacy.problems(path, path.read_text("utf-8-sig"))]
    assert told == [
        f"{path}:2: holds an unmasked mobile number; replace its last characters with *",
        f"{path}:3: holds an unmasked private e-mail address; replace its last characters with *",
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"{MOBILE[:3]}**{MOBILE[3:7]}**{MOBILE[7:]}",
        f"*{MOBILE[:3]}*{MOBILE[3:]}",
        f"&#{ord(MOBILE[0])};{MOBILE[1:]}",
        f"{MOBILE[:3]}&nbsp;{MOBILE[3:]}",
        rf"{MOBILE[:3]}\-{MOBILE[3:7]}\-{MOBILE[7:]}",
        f"`{MOBILE[:7]}`{MOBILE[7:]}",
        "zhang\\_san" + "@qq.com",
    ],
)
def test_what_markdown_shows_as_a_number_is_one(text: str) -> None:
    text = f"甲\n\n乙{text}丙\n"
    assert SIGNS.search(text) or not privacy.passes(text, text.encode())
    assert privacy.holds(text)
    assert [problem.line for problem in privacy.problems(Path("a.md"), text)] == [3]


def test_what_is_masked_stays_so_in_markdown() -> None:
    text = "138****8000 139****8000、**138****8000**，*注*"
    assert not privacy.holds(text)


PATTERNS = [(may_hold, pattern) for may_hold, kinds in privacy._KINDS for _, pattern, _ in kinds]
NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
AROUND = st.text(alphabet="019０８ -－．.+(@＠aＡ甲身份证址:：\n", max_size=3)
GAPS = ("-", "－", "．", " ", "\u3000", "—", "\u200b", "–")


@st.composite
def numbers(draw: st.DrawFn) -> str:
    """What a pattern for numbers may find: a prefix, and digits with gaps in either width."""
    prefix = draw(st.sampled_from(["", "", "86", "+86", "0086", "(0086)", "(+86)", "86 "]))
    digits = draw(st.sampled_from([MOBILE, IDENTITY, CARD, _card("6222" + "0" * 11)]))
    gaps = draw(st.dictionaries(st.integers(0, len(digits) - 2), st.sampled_from(GAPS), max_size=3))
    if draw(st.booleans()) and digits == MOBILE:
        gaps[2] = draw(st.sampled_from(GAPS)) * 2
    if draw(st.booleans()):
        prefix, digits = prefix.translate(WIDE), digits.translate(WIDE)
    return prefix + "".join(digit + gaps.get(at, "") for at, digit in enumerate(digits))


@settings(max_examples=400)
@given(AROUND, numbers(), AROUND)
def test_the_quick_look_misses_no_number(before: str, number: str, after: str) -> None:
    text = before + number + after
    plain = text.translate(NARROW)
    assert all(may_hold(text) or not pattern.search(plain) for may_hold, pattern in PATTERNS)


@given(st.data())
def test_the_quick_look_misses_nothing_that_a_pattern_finds(data: st.DataObject) -> None:
    may_hold, pattern = data.draw(st.sampled_from(PATTERNS))
    text = data.draw(AROUND) + data.draw(st.from_regex(pattern)) + data.draw(AROUND)
    assert may_hold(text) or not pattern.search(text.translate(NARROW))


def test_every_sign_outside_ascii_is_known_and_every_gap_within_is_skipped() -> None:
    characters = [*map(chr, range(0xD800)), *map(chr, range(0xE000, 0x110000))]
    taken = set(re.findall(rf"{privacy._GAP}|[0-9@址]", "".join(characters).translate(NARROW)))
    told = [char for char in characters if chr(NARROW.get(ord(char), ord(char))) in taken]
    assert len(told) > 60
    for char in told:
        passed_over = char.encode().translate(privacy._ZEROS, privacy._GAPS) in {b"", b"0"}
        assert SIGNS.match(char) or (char.isascii() and passed_over), repr(char)


@settings(max_examples=400)
@given(AROUND, numbers(), AROUND)
def test_a_glance_passes_nothing_that_is_found(before: str, number: str, after: str) -> None:
    text = before + number + after
    if not SIGNS.search(text) and privacy.passes(text, text.encode()):
        assert not privacy.find(text)


@given(st.data())
def test_a_glance_passes_no_match_of_a_pattern(data: st.DataObject) -> None:
    _, pattern = data.draw(st.sampled_from(PATTERNS))
    text = data.draw(AROUND) + data.draw(st.from_regex(pattern)) + data.draw(AROUND)
    if not SIGNS.search(text) and privacy.passes(text, text.encode("utf-8", "replace")):
        assert not pattern.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "答复日期: 2020-08-05\n2020年8月5日至2021年10月15日",
        "东财函〔2020〕811号，第20200354号",
        f"sha256: 0a{'1' * 30}b9",
        "143,313.02万元、15294988.55元",
        "office.example/2020/0811/12345.html",
    ],
)
def test_ordinary_texts_are_passed_at_a_glance(text: str) -> None:
    assert not any(may_hold(text) for may_hold, _ in PATTERNS)
    assert privacy.passes(text, text.encode())


@given(st.text(alphabet="0123456789０８ -.+@abcqX甲:,元\n", max_size=80))
def test_masking_is_complete_and_keeps_the_length(text: str) -> None:
    masked, findings = privacy.mask(text)
    assert len(masked) == len(text)
    assert masked.count("\n") == text.count("\n")
    assert (masked == text) == (not findings)
