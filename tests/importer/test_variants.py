"""Pages of the known layouts with what their first example did not have."""

from __future__ import annotations

from tests.importer.conftest import Reader

MASKED_MOVER = """\
样例需求增长。因此,提出以下建议。

   法:

  一、增设样例中心。

提案者: 甲某

卫生健康局
  市民政局:
  样例市政协九届三次会议提案《关于加强样例服务的建议》(第20990015号)收悉。我局提出如下会办意见:
  一、推进样例。


民政局
甲某委员:
您提出的《关于加强样例服务的建议》(第20990015号)提案收悉。经综合市卫生健康局意见,现答复如下:
样例市已建中心120家。

办理单位: 民政局,卫生健康局
返回
顶部
"""
YEAR_BEFORE_BODY = """\
样例率偏高,需要引起重视。

建    议:
  一是增加活动。

提案者: 农工党市委会

卫生健康局

市教育局:
2099年度市政协提案第20990033号《关于做好样例防控的建议》收悉。现提出会办意见如下:
    一是开展样例。

教育局

农工党市委会:
  贵单位提出的关于“做好样例防控”的提案收悉,经综合市卫生健康局意见,现答复如下:
  已开展样例20万人次。

办理单位: 教育局,卫生健康局
返回
顶部
"""


def test_a_department_never_stands_in_for_a_hidden_mover(read: Reader) -> None:
    draft = read.text(MASKED_MOVER)
    assert "movers" not in draft.proposal
    assert "movers" in {question.field for question in draft.questions}


def test_the_year_before_a_body_is_no_place(read: Reader) -> None:
    draft = read.text(YEAR_BEFORE_BODY)
    assert draft.proposal["year"] == 2099
    assert "年度" not in str(draft.proposal.get("jurisdiction"))
    assert "niandu" not in str(draft.proposal.get("jurisdiction"))
