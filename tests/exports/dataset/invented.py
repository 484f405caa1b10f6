"""A record with everything that could go wrong on the way into a file. All of it is invented."""

from __future__ import annotations

from proposals.case import Case, CaseReply
from proposals.corpus import Corpus
from proposals.exports.site import Site
from proposals.model import Department, Jurisdiction, Proposal, Reply, Topic, Withdrawn
from proposals.registry import Registry

SITE = Site("https://example.org/tida", "样例站", "zh-CN")
LICENCES = {"code": "MIT", "metadata": "CC0-1.0", "texts": "CC-BY-4.0"}

PLACE = Jurisdiction(slug="yangli", name="样例市", aliases=("样例", '引"号,逗号'))
OTHER = Jurisdiction(slug="linyang", name="邻样市", parent="虚构省")
LAMPS = Department(jurisdiction="yangli", slug="deng", name="样例市灯光局", aliases=("灯光局",))
STREETS = Department(jurisdiction="linyang", slug="jie", name="邻样市街头局")
UNUSED = Department(jurisdiction="linyang", slug="xian", name="邻样市清闲局")
LIGHT = Topic(slug="light", name="=照明()")
IDLE = Topic(slug="idle", name="无案可归")

FORMULAS = (
    "=1+1",
    "+86",
    "-1",
    "@SUM(A1)",
    "＝1+1",
    "'已有撇号",
    "''两个",
    '=HYPERLINK("https://example.org","x")',
)

QUESTION = "kind: 这一问只给编者看"


def record() -> Corpus:
    """Three cases of two places, one without a text and one without a reply."""
    full = _case(
        "20200001",
        {
            "title": "=1+1 关于“路灯”,的建议",
            "number": "20200001",
            "kind": "cppcc",
            "term": 8,
            "session": 2,
            "year": 2020,
            "movers": [{"name": "甲委员", "role": "member"}, {"name": "-乙小组"}],
            "movers_total": 10,
            "movers_open": True,
            "submitted": "2020-01-15",
            "assigned": "2020-02",
            "due": "2020-05-15",
            "published": "2020",
            "topics": ["light"],
            "departments": ["灯光局", "邻街"],
            "handlers": [{"name": "灯光局", "role": "lead"}],
            "status": "立案",
            "votes": {"support": 0, "oppose": 3},
            "added": "2024-02-29",
            "source": {
                "publisher": "样例市虚构办公室",
                "address": "https://example.org/a?b=1&c=甲",
                "retrieved": "2021-01-01",
                "sha256": "0" * 63 + "a",
                "grade": "repost",
            },
            "text": "digest",
            "notes": ["第一条\\", "=第二条 <b>&</b>"],
            "review": [QUESTION],
            "body": "- 一条\n- 两条\n\n**灯**要 “亮”，\n电话 138********\n\n\t=1+1\n\nＡＢ１２ 𠮷",
        },
        (
            LAMPS,
            "reply-deng",
            {
                "department": "灯光局",
                "role": "lead",
                "title": "@关于路灯的答复",
                "number": "样灯函〔2020〕3号",
                "date": "2020-03-20",
                "signed": "2020-03-18",
                "addressee": "甲委员",
                "contact": {"name": "丙科员", "phone": "0000-1234567"},
                "outcome": {"label": "已经解决（A类）", "code": "A", "scheme": "样例办法"},
                "feedback": {"satisfaction": "满意", "comment": "+好"},
                "published": "2020-04-01",
                "source": {"grade": "official"},
                "text": "original",
                "notes": ["附注"],
                "review": [QUESTION],
                "body": "=拨付 12.5 万元。\r\n灯已添上。",
            },
        ),
        (
            LAMPS,
            "reply-deng--2",
            {"department": "市灯光局", "role": "joint", "text": "digest", "body": "'没有意见"},
        ),
        handlers=(("灯光局", LAMPS), ("邻街", LAMPS)),
        topics=(LIGHT,),
    )
    bare = _case("npc-9-2-0354", {"title": "'关于铃声的建议", "kind": "npc", "number": "0354"})
    answered = _case(
        "cppcc-1",
        {"title": "+关于棋盘的提案", "kind": "cppcc", "movers": [{"name": "甲委员"}]},
        (STREETS, "reply-jie", {"department": "街头局", "signed": "2018-07-09"}),
        place=OTHER,
    )
    titled = [
        _case(f"title-{place}", {"title": title, "kind": "npc"})
        for place, title in enumerate(FORMULAS)
    ]
    gone = Withdrawn(
        case="yangli/20200009",
        date="2021-05-01",
        reason="=来源撤回",
        instead="yangli/20200001",
    )
    lost = Withdrawn(case="yangli/20200008", date="2021-05", reason="重复", title="旧题")
    registry = Registry(
        jurisdictions={place.slug: place for place in (PLACE, OTHER)},
        departments={(one.jurisdiction, one.slug): one for one in (LAMPS, STREETS, UNUSED)},
        topics={topic.slug: topic for topic in (LIGHT, IDLE)},
        withdrawn={one.case: one for one in (gone, lost)},
    )
    return Corpus(registry, (full, answered, bare, *titled))


def _case(
    id_: str,
    fields: dict[str, object],
    *replies: tuple[Department, str, dict[str, object]],
    place: Jurisdiction = PLACE,
    handlers: tuple[tuple[str, Department], ...] = (),
    topics: tuple[Topic, ...] = (),
) -> Case:
    proposal = Proposal.model_validate({"jurisdiction": place.slug, **fields})
    answers = tuple(
        CaseReply(Reply.model_validate(told), department, anchor)
        for department, anchor, told in replies
    )
    return Case(id_, proposal, answers, place, handlers, topics)
