"""Letters of ministries to deputies and members of the whole country's bodies."""

from __future__ import annotations

from proposals.importer import places
from tests.importer.conftest import Reader

TEXT = "您提出的关于修缮样例凉亭的建议收悉,经商丙部,现答复如下:\n凉亭年久失修,备齐材料后动工。\n"


def test_the_ministry_whose_sign_the_number_bears(read: Reader) -> None:
    draft = read.text(
        "首页>公开>建议提案办理\n2099-12-09 18:49来源:样例协调局\n对九届全国人大三次会议\n"
        f"3385号建议的答复\n应急建函〔2099〕102号\n甲乙丙代表:\n{TEXT}"
    )
    assert draft.proposal["jurisdiction"] == "quanguo"
    assert draft.proposal["number"] == "3385"
    assert draft.replies[0]["department"] == "应急管理部"


def test_a_bureau_as_source_is_not_the_ministry(read: Reader) -> None:
    draft = read.text(
        "2099-12-09 18:49来源:样例协调局\n关于政协九届全国委员会第三次会议\n"
        f"0223号(样例类016号)提案答复的函\n甲乙丙委员:\n{TEXT}"
    )
    assert draft.proposal["number"] == "0223"
    assert draft.replies[0]["department"] is None


def test_what_the_congress_resolved_tells_no_place(read: Reader) -> None:
    draft = read.text(
        "对县九届人大三次会议第16号建议的答复\n甲乙丙代表:\n"
        f"{TEXT}我局学习贯彻九届全国人大三次会议精神。\n"
    )
    assert draft.place is None


def test_a_place_with_a_sound_of_its_own() -> None:
    assert places.slug_of("长治") == "changzhi"
    assert places.slug_of("大城县") == "daichengxian"
    assert places.slug_of("民乐县甲镇") == "minlexianjiazhen"
    assert places.slug_of("重庆") == "chongqing"
