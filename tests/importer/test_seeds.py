"""The five seed pages: facts against reviewed goldens, text against the raw page itself."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from commands import importing
from proposals import corpus, frontmatter, identity, privacy
from proposals import registry as registries
from proposals import text as chinese
from proposals.importer import assemble
from proposals.importer.assemble import Draft
from proposals.importer.sources import plaintext
from proposals.markup import render
from proposals.model import Proposal, Reply
from proposals.text import fold

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT.parent / "shared" / "seeds"
GOLDEN = Path(__file__).parent / "golden"

pytestmark = pytest.mark.skipif(
    not SEEDS.is_dir(), reason="the seed pages are not part of the project (../shared/seeds)"
)

NAMES = [path.stem for path in sorted(GOLDEN.glob("*.yml"))]
KEYS = {
    "000": "dongguan/20200354",
    "001": "zaozhuang/npc-16-5-98",
    "002": "dongguan/20200152",
    "003": "xiamen-huli/20214012",
    "004": "dongguan/20230071",
}
FURNITURE = (
    "返回",
    "顶部",
    "首页",
    "网友评价",
    "评论",
    "文章内容来自网络",
    "85238885",
    "部门答复",
    "答复内容",
)
# Words that stand on a page but in no text: labels, the headings over replies, furniture.
NOT_TEXT = re.compile(
    r"案由|\(\d{8}\)|提案者|提出人|案号|部门答复|答复单位|答复文号|答复日期|联系人:|联系方式|反馈意见|反馈备注|答复内容"
    r"|办理单位|网友评价|支持0反对0|返回|顶部|首页>提案公开|发布时间|第20214012号|民革界别"
    r"|文章内容来自网络.*|参与评论|请回复有价值的信息.*|评论区"
)


def _seed(name: str) -> Path:
    (path,) = SEEDS.glob(f"{name}_*.txt")
    return path


def _draft(name: str) -> Draft:
    registry = registries.load(ROOT / "content" / "registry")
    return assemble.assemble(plaintext.read(_seed(name)), registry)


def _facts(fields: dict[str, Any]) -> dict[str, Any]:
    facts = {
        name: value for name, value in fields.items() if name not in {"body", "source", "notes"}
    }
    body = fields.get("body")
    if body:
        facts["paragraphs"] = len(body.split("\n\n"))
        facts["headings"] = sum(line.startswith("#") for line in body.split("\n"))
    return facts


@pytest.mark.parametrize("name", NAMES)
def test_facts(name: str) -> None:
    golden = yaml.safe_load((GOLDEN / f"{name}.yml").read_text("utf-8"))
    draft = _draft(name)
    assert _facts(draft.proposal) == golden["proposal"]
    assert [_facts(reply) for reply in draft.replies] == golden["replies"]
    assert [question.field for question in draft.questions] == golden["asked"]


@pytest.mark.parametrize("name", NAMES)
def test_identity(name: str) -> None:
    proposal = Proposal.model_validate(_draft(name).proposal)
    made = identity.case_id(proposal.kind, proposal.term, proposal.session, proposal.number)
    assert f"{proposal.jurisdiction}/{made}" == KEYS[name]


@pytest.mark.parametrize("name", NAMES)
def test_no_sentence_is_lost_and_none_added(name: str) -> None:
    """Every piece of the raw page stands in a field or a rendered body, in the page's order."""
    draft = _draft(name)
    documents = [draft.proposal, *draft.replies]
    texts = [
        fold(block.text) for one in documents for block in render(one.get("body", ""), "p").blocks
    ]
    facts = [fold(str(value)) for one in documents for value in _leaves(one)]
    raw, _ = privacy.mask(_seed(name).read_text("utf-8"))
    pieces = [piece for line in raw.split("\n") for piece in _pieces(line)]
    known = (*texts, *facts)
    lost = [
        piece
        for piece in pieces
        if not any(piece in text for text in known) and chinese.date(piece) not in facts
    ]
    assert not lost
    page = fold(raw)
    assert not [text for text in texts if text not in page]


def _pieces(line: str) -> list[str]:
    """Sentences of a line without the words that are no text."""
    rest = NOT_TEXT.sub(" ", "".join(line.split()))
    pieces = (fold(piece).strip(":()") for piece in re.split(r"[。;,()\s]", rest))
    return [piece for piece in pieces if len(piece) > 1]


def _leaves(fields: dict[str, Any]) -> list[Any]:
    found: list[Any] = []
    for name, value in fields.items():
        if name == "body":
            continue
        if isinstance(value, dict):
            found += _leaves(value)
        elif isinstance(value, list):
            found += [
                leaf
                for item in value
                for leaf in (item.values() if isinstance(item, dict) else [item])
            ]
        else:
            found.append(value)
    return found


@pytest.mark.parametrize("name", NAMES)
def test_no_furniture_is_kept(name: str) -> None:
    draft = _draft(name)
    paragraphs = [
        paragraph
        for one in (draft.proposal, *draft.replies)
        for paragraph in one.get("body", "").split("\n\n")
    ]
    short = [paragraph for paragraph in paragraphs if len(paragraph) < 40]
    assert not [paragraph for paragraph in short if paragraph.startswith(FURNITURE)]


def test_misfiled_letter_is_noted() -> None:
    (note,) = _draft("000").proposal["notes"]
    assert "姚家庆委员、王子健委员" in note
    assert "关于规范我市村(社区)内设机构和工作人员管理的建议" in note
    for name in NAMES:
        assert ("notes" in _draft(name).proposal) == (name == "000")


def test_repost_is_graded() -> None:
    grades = {name: _draft(name).proposal["source"].get("grade") for name in NAMES}
    assert grades == {"000": None, "001": "repost", "002": None, "003": None, "004": None}


def test_written_cases_load_and_round_trip(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seeds = [_seed(name) for name in NAMES]
    content = ROOT / "content"
    assert importing.run(seeds, content=content, to=tmp_path) == 0
    record = corpus.load(tmp_path)
    assert sorted(case.key for case in record.cases) == sorted(KEYS.values())
    assert record.replies == 9
    files = sorted((tmp_path / "proposals").rglob("*.md"))
    before = {path: path.read_bytes() for path in files}
    for path, data in before.items():
        model = Proposal if path.name == "proposal.md" else Reply
        assert frontmatter.write(frontmatter.read(path, model).document).encode() == data
    capsys.readouterr()
    assert importing.run(seeds, content=content, to=tmp_path) == 0
    assert "14 unchanged" in capsys.readouterr().out
    assert {path: path.read_bytes() for path in files} == before
