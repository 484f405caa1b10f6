"""The invented record: the same for a seed, right to `check`, and shaped like a real one."""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from commands import demo
from commands.build import build_site
from commands.demo.cases import NOTE
from commands.reporting import StoppedError
from proposals import corpus, frontmatter
from proposals.corpus import Corpus
from proposals.model import Proposal, Reply

MANY = 1200


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    content = tmp_path_factory.mktemp("demo") / "content"
    demo.write(content, MANY)
    return content


@pytest.fixture(scope="module")
def record(written: Path) -> Corpus:
    return corpus.load(written)


@pytest.mark.parametrize("hash_seed", ["1", "2"])
def test_the_same_seed_gives_the_same_bytes(root: Path, tmp_path: Path, hash_seed: str) -> None:
    demo.write(tmp_path / "here", 40, seed=7)
    command = [sys.executable, "-m", "commands.cli", "demo", "--count", "40", "--seed", "7"]
    command += ["--to", str(tmp_path / "there")]
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "LC_ALL": "C"}
    subprocess.run(command, cwd=root, env=environment, check=True)
    assert tree(tmp_path / "there") == tree(tmp_path / "here")


def test_another_seed_gives_another_record(tmp_path: Path) -> None:
    demo.write(tmp_path / "one", 20, seed=1)
    demo.write(tmp_path / "two", 20, seed=2)
    one, two = tree(tmp_path / "one"), tree(tmp_path / "two")
    bodies = [name for name in one if name in two and name.startswith("proposals/")]
    assert all(one[name] != two[name] for name in bodies)


def test_a_smaller_demo_is_the_beginning_of_a_larger_one(tmp_path: Path, written: Path) -> None:
    demo.write(tmp_path / "few", 150)
    few, many = tree(tmp_path / "few"), tree(written)
    assert few.items() <= many.items()
    demo.write_case(tmp_path / "few", demo.Cases().case(150))
    demo.write(tmp_path / "next", 151)
    assert tree(tmp_path / "few") == tree(tmp_path / "next")


def test_it_has_as_many_cases_as_asked_for_and_check_finds_nothing(record: Corpus) -> None:
    assert len(record.cases) == MANY


def test_every_file_is_in_the_one_form(written: Path) -> None:
    for path in sorted(written.glob("proposals/*/*/*.md"))[::7]:
        model = Proposal if path.name == "proposal.md" else Reply
        document = frontmatter.read(path, model).document
        assert frontmatter.write(document) == path.read_text("utf-8"), path


def test_cases_are_as_large_as_real_ones(record: Corpus, written: Path) -> None:
    sizes = [
        sum(path.stat().st_size for path in (written / "proposals" / case.key).iterdir())
        for case in record.cases
    ]
    assert min(sizes) > 3000
    assert max(sizes) < 9000
    assert 6000 < statistics.mean(sizes) < 7000


def test_a_larger_size_gives_longer_cases(tmp_path: Path) -> None:
    demo.write(tmp_path / "long", 100, size=18)
    sizes = sum(len(data) for name, data in tree(tmp_path / "long").items() if "proposals/" in name)
    assert 16_000 < sizes / 100 < 20_000


def test_cases_are_spread_as_in_a_real_record(record: Corpus) -> None:
    replies = Counter(len(case.replies) for case in record.cases)
    assert set(replies) == {1, 2, 3}
    assert 1.6 < record.replies / MANY < 1.9
    movers = {(case.jurisdiction.slug, m) for case in record.cases for m in case.proposal.movers}
    assert len(movers) == MANY // 12
    assert len(record.registry.topics) == 600
    assert len(record.registry.departments) == 55
    departments = Counter(
        (one.jurisdiction, one.slug) for case in record.cases for one in case.departments
    )
    assert len(departments) == 55
    assert {case.year for case in record.cases} - {None} == set(range(2013, 2025))
    assert sum(case.year is None for case in record.cases) < MANY / 20
    assert len({case.jurisdiction.slug for case in record.cases}) == 5
    assert len({(case.jurisdiction.slug, case.proposal.term) for case in record.cases}) > 10


def test_few_words_are_frequent_and_most_are_not(record: Corpus) -> None:
    topics = Counter(topic.slug for case in record.cases for topic in case.topics)
    counts = sorted(topics.values(), reverse=True)
    assert counts[0] > 20 * statistics.median(counts)
    text = "".join(case.proposal.body for case in record.cases)
    pairs = Counter(map("".join, pairwise(text)))
    assert len(pairs) > 20_000
    once = sum(count <= 2 for count in pairs.values())
    assert once > len(pairs) / 3


@pytest.mark.parametrize(
    ("fact", "least", "most"),
    [("number", 1, 1), ("submitted", 0.5, 0.7), ("assigned", 0.25, 0.45), ("status", 0.4, 0.6)],
)
def test_some_facts_are_not_known(record: Corpus, fact: str, least: float, most: float) -> None:
    known = sum(getattr(case.proposal, fact) is not None for case in record.cases)
    assert least <= known / MANY <= most


def test_bodies_have_the_shapes_of_real_ones(record: Corpus) -> None:
    text = "\n".join(item.reply.body for case in record.cases[:400] for item in case.replies)
    for shape in (r"^## 一、", r"^1\. \*\*", r"^- \*\*", r"^\| --- ", r"\*\*“\w+”\*\*\w", "《"):
        assert re.search(shape, text, re.MULTILINE), shape


def test_every_case_says_that_it_is_invented(record: Corpus) -> None:
    assert all(NOTE in case.proposal.notes for case in record.cases)
    assert all("样例" in case.jurisdiction.name for case in record.cases)


def test_what_stands_there_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "mine.md").write_text("mine", "utf-8")
    with pytest.raises(StoppedError, match="is not empty"):
        demo.write(tmp_path, 1)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.md"]


def test_it_can_be_built(tmp_path: Path) -> None:
    demo.write(tmp_path / "content", 60)
    report = build_site(tmp_path / "content", tmp_path / "output")
    assert report.cases == 60
    assert (tmp_path / "output/pages/about.html").is_file()
