"""What was done to the record, as programs read it; the record and its history are invented."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import feedparser
import pytest

from proposals.case import Case
from proposals.corpus import Corpus
from proposals.exports import changes
from proposals.history import Change, ChangeKind, History, State
from proposals.model import Withdrawn
from tests.cases import case, record
from tests.exports.feeds.invented import SITE

WORDS = changes.Words("更新记录", lambda one: f"{len(one.cases)}件 · {one.kind.value}")
KEYS = tuple(f"yangli/{number}" for number in range(100, 140))


def change(
    *cases: str, commit: str = "a1", kind: ChangeKind = ChangeKind.ADDED, subject: str = "录入"
) -> Change:
    return Change(commit, "2099-05-01T01:02:03Z", subject, kind, cases)


def history(*done: Change, gone: Iterable[str] = ()) -> History:
    return History(State.KNOWN, done, tuple(gone))


def made(corpus: Corpus, told: History) -> dict[str, str]:
    return {file.address: file.make() for file in changes.files(corpus, told, SITE, WORDS)}


def items(corpus: Corpus, told: History) -> list[dict[str, Any]]:
    """Entries of the feed, which both formats tell alike."""
    files = made(corpus, told)
    feed = json.loads(files["feeds/changes.json"])
    assert (feed["title"], feed["home_page_url"]) == (
        f"{SITE.name} · 更新记录",
        SITE.at("changes/index.html"),
    )
    listed: list[dict[str, Any]] = feed["items"]
    atom = feedparser.parse(files["feeds/changes.atom.xml"].encode(), sanitize_html=False)
    assert not atom.bozo
    assert [(one.id, one.link, one.title, one.updated) for one in atom.entries] == [
        (one["id"], one["url"], one["title"], one["date_modified"]) for one in listed
    ]
    return listed


def some(count: int) -> Corpus:
    return record(*(case(key.partition("/")[2]) for key in KEYS[:count]))


@pytest.mark.parametrize("count", [2, changes.SHOWN, changes.SHOWN + 1, len(KEYS)])
def test_of_a_large_change_the_first_cases_are_named_and_the_rest_counted(count: int) -> None:
    (told,) = items(some(count), history(change(*KEYS[:count])))
    rest = count - changes.SHOWN
    assert told["content_html"].count("<a href=") == min(count, changes.SHOWN)
    assert (f"<li>+ {rest}</li>" in told["content_html"]) is (rest > 0)
    assert ("<li>+" in told["content_html"]) is (rest > 0)
    assert (told["title"], told["summary"]) == (f"{count}件 · added", "录入")
    assert told["url"] == SITE.at("changes/2099.html")


def test_a_change_of_one_case_leads_to_it() -> None:
    (told,) = items(some(1), history(change(KEYS[0])))
    assert told["title"] == "1件 · added：关于100的建议"
    assert told["url"] == SITE.at(f"proposals/{KEYS[0]}.html")
    assert f'<a href="{told["url"]}">关于100的建议</a>' in told["content_html"]


def test_a_case_that_is_gone_is_named_by_its_key() -> None:
    (told,) = items(record(), history(change(KEYS[0], kind=ChangeKind.WITHDRAWN), gone=KEYS[:1]))
    assert told["title"] == f"1件 · withdrawn：{KEYS[0]}"


def test_no_sign_of_a_title_or_a_message_means_anything() -> None:
    odd = '<script>"&'
    (told,) = items(record(case("100", title=odd)), history(change(KEYS[0], subject=odd)))
    assert odd not in told["content_html"]
    assert told["content_html"].count("&lt;script&gt;") == 2
    assert (told["summary"], told["title"]) == (odd, f"1件 · added：{odd}")


def test_every_change_is_an_entry_of_its_own_also_of_one_commit() -> None:
    both = (change(KEYS[0]), change(KEYS[1], kind=ChangeKind.REPLIED), change(KEYS[1], commit="b"))
    assert len({one["id"] for one in items(some(2), history(*both))}) == 3


def test_the_lines_tell_every_case_of_every_change_oldest_first() -> None:
    many = [change(*KEYS, commit=f"{nth:02}") for nth in range(60)]
    files = made(some(0), history(*many))
    told = [json.loads(line) for line in files["data/changes.jsonl"].splitlines()]
    assert [one["commit"] for one in told] == [one.commit for one in reversed(many)]
    assert told[0] == {
        "when": many[0].when,
        "kind": "added",
        "cases": list(KEYS),
        "subject": "录入",
        "commit": many[-1].commit,
    }
    assert "录入" in files["data/changes.jsonl"]
    listed = json.loads(files["feeds/changes.json"])["items"]
    assert [one["id"].split("/")[1] for one in listed] == [one.commit for one in many[:50]]


GONE = Withdrawn(case=KEYS[1], date="2099-05", reason="来源撤回", title="旧题", instead=KEYS[0])


@pytest.mark.parametrize(
    ("one", "known"),
    [
        (GONE, {"date": "2099-05", "reason": "来源撤回", "title": "旧题", "instead": KEYS[0]}),
        (
            Withdrawn(case=KEYS[1], date="2099-05-01", reason="来源撤回"),
            {"date": "2099-05-01", "reason": "来源撤回"},
        ),
        (changes.Gone(KEYS[1]), {}),
    ],
)
def test_a_withdrawn_case_says_what_is_known_of_it(
    one: Withdrawn | changes.Gone, known: dict[str, str]
) -> None:
    assert json.loads(changes.tombstone(one)) == {
        "case": KEYS[1],
        "address": f"proposals/{KEYS[1]}.html",
        "withdrawn": known,
    }


def test_what_the_registry_says_of_a_withdrawn_case_goes_before_what_git_remembers() -> None:
    there = some(1)
    registry = replace(there.registry, withdrawn={GONE.case: GONE})
    told = changes.withdrawn(Corpus(registry, there.cases), history(gone=KEYS[:3]))
    assert told == {KEYS[1]: GONE, KEYS[2]: changes.Gone(KEYS[2])}


def test_without_a_history_only_withdrawn_cases_are_told_of() -> None:
    registry = replace(record().registry, withdrawn={GONE.case: GONE})
    assert list(made(Corpus(registry, ()), History())) == [f"proposals/{GONE.case}.json"]


def test_files_are_made_anew_when_what_they_tell_has_changed() -> None:
    def inputs(told: History, *cases: Case) -> dict[str, bytes]:
        found = changes.files(record(*cases), told, SITE, WORDS)
        return {file.address: file.inputs() for file in found}

    first = history(change(KEYS[0]))
    later = history(change(KEYS[0], commit="b2"), *first.changes)
    before = inputs(first, case("100"), case("200"))
    assert inputs(first, case("100"), case("200", title="无关")) == before
    renamed = inputs(first, case("100", title="另题"), case("200"))
    assert [path for path in before if renamed[path] != before[path]] == [
        "feeds/changes.atom.xml",
        "feeds/changes.json",
    ]
    assert not [path for path, sum_ in inputs(later, case("100")).items() if sum_ == before[path]]
    lost, found = history(gone=KEYS[1:2]), replace(record().registry, withdrawn={GONE.case: GONE})
    ((unknown,), (told,)) = (
        [file.inputs() for file in changes.files(corpus, lost, SITE, WORDS)]
        for corpus in (record(), Corpus(found, ()))
    )
    assert unknown != told
