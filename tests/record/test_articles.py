"""Pages and news are judged before Pelican meets them: file, line, what to do."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from proposals import articles
from proposals_pelican import slugs

RIGHT = "Title: 消息\nDate: 2026-11-22\nSlug: first-news\n\n正文。\n"


def told(content: Path) -> list[str]:
    problems = articles.survey(content, slugs.of_title)
    return [str(problem).removeprefix(f"{content}{os.sep}") for problem in problems]


def write(content: Path, name: str, text: str | bytes) -> Path:
    path = content / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize(
    "text",
    [
        RIGHT,
        f"\ufeff{RIGHT}",
        RIGHT.replace("\n", "\r\n"),
        "---\nTitle: x\nDate: 2026-11-22 09:00\nModified: 2026-11-22T10:00:00+08:00\n---\n\nx\n",
        "title: x\ndate: 2026-11-22\nTags: a, b\nSummary: one\n    more\n\nDate: 明天\n",
        "--- \nTitle: x\nDate: 2026-11-22\nAuthor: x\nCategory: x\nKeywords: x\n---\nTemplate: x\n",
    ],
)
def test_what_can_be_published_is_not_blamed(tmp_path: Path, text: str) -> None:
    write(tmp_path, "news/a.md", text)
    assert told(tmp_path) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", ": is empty; write what it should hold, or remove it"),
        ("正文。\n", ":1: has no title; make its first line `Title: …`"),
        ("\nTitle: x\nDate: 2026-01-01\n\nx", ":1: has no title; make its first line `Title: …`"),
        ("Title:\nDate: 2026-01-01\n\nx", ":1: has no title; make its first line `Title: …`"),
        ("Title: x\n\nx", ":1: has no date; write a line `Date: 2026-11-22` below its title"),
        ("Title: x\nTitle: y\nDate: 2026-01-01\n\nx", ":2: 'title' stands twice (first in line 1)"),
        ("Title: x\nDate: 2026/1/1\n\nx", ":2: '2026/1/1' is no date; write it as 2026-11-22"),
        ("Title: x\nDate: 2026-02-30\n\nx", ":2: '2026-02-30' is no date; write it as 2026-11-22"),
        ("Title: x\nDate:\n\nx", ":2: '' is no date; write it as 2026-11-22"),
        (f"{RIGHT}<<<<<<< HEAD\n", ":6: holds a conflict of git; decide which side stands"),
        ("Title: x\x01\nDate: 2026-01-01\n\nx", ":1: holds a control character (U+0001)"),
        ("Title: x\nSlug: ../x\nDate: 2026-01-01\n\nx", ":2: '../x' is no address; use lower-case"),
        ("Title: x\nSlug:\nDate: 2026-01-01\n\nx", ":2: '' is no address; use lower-case"),
        ("Title: x\nDate: 2026-01-01\nStatus: publishd\n\nx", ":3: 'publishd' is no status; write"),
        ("Title: x\nDate: 2026-01-01\nsave_as: a\n\nx", ":3: 'save_as' is not for editors"),
        ("Title: x\nDate: 2026-01-01\nSlug: index\n\nx", ":3: 'index' is the address of the list"),
        ("Title: x\n    y\nDate: 2026-01-01\n\nx", ":2: belongs to 'title' above; write it on one"),
        ("Title: x\nDate: 2026-01-01\nTags: a\nTags: b\n\nx", ":4: 'tags' stands twice (first"),
        ("Title: x\nDate: 2026-01-01\nLang: cn\n\nx", ":3: 'cn' is no language of the site; write"),
        ("Title: x\nDate: 2026-01-01\nLang:\n\nx", ":3: '' is no language of the site; write zh"),
        ("Title: x\nDate: 2026-01-01\nSumary: y\n\nx", ":3: 'sumary' is not a field of pages and"),
        ("Title: x\nDate: 2026-01-01\nTimezone: y\n\nx", ":3: 'timezone' is not a field of pages"),
        ("Title: ！！\nDate: 2026-01-01\n\nx", ":1: makes no address; choose one by a line `Slug"),
        ("Title: Index\nDate: 2026-01-01\n\nx", ":1: 'index' is the address of the list"),
        (f"Title: {'字' * 90}\nDate: 2026-01-01\n\nx", ":1: makes an address of 2"),
        (f"Title: x\nDate: 2026-01-01\nSlug: {'x' * 201}\n\nx", ":3: makes an address of 201 ch"),
        (f"{RIGHT}[x]({{filename}}nope.md)\n", ":6: leads to 'nope.md', which is not there"),
        (f"{RIGHT}联系张三 138{'0013'}8000\n", ":6: holds an unmasked mobile number; replace"),
        ("Title: 消息\n".encode("gb18030"), ":1: is not UTF-8 (it looks like GB18030)"),
    ],
)
def test_a_fault_is_told_with_its_file_and_line(
    tmp_path: Path, text: str | bytes, message: str
) -> None:
    write(tmp_path, "news/a.md", text)
    (one, *more) = told(tmp_path)
    assert more == [] or "no date" in more[0]
    assert one.startswith(f"news{os.sep}a.md{message}")


def test_the_record_is_refused_for_a_page_as_for_a_case(
    content: Path, complaints: Callable[[], list[str]]
) -> None:
    write(content, "pages/about.md", "正文。\n")
    assert [message.partition(";")[0] for message in complaints()] == [
        "pages/about.md:1: has no title"
    ]


def test_fields_of_plugins_are_left_to_them(tmp_path: Path) -> None:
    write(tmp_path, "pages/a.md", "Title: x\nSeries: y\nSubtitle: y\nTemplate: y\n\nx")
    assert told(tmp_path) == []


def test_pages_need_no_date(tmp_path: Path) -> None:
    write(tmp_path, "pages/deeper/a.markdown", "Title: x\n\nx")
    assert told(tmp_path) == []


def test_what_is_no_file_is_told_and_what_programs_keep_is_not(tmp_path: Path) -> None:
    write(tmp_path, "pages/picture.png", b"\x89PNG")
    write(tmp_path, "pages/.hidden/a.md", b"")
    (tmp_path / "pages" / ".#about.md").symlink_to("nowhere")
    assert told(tmp_path) == []
    (tmp_path / "pages" / "about.md").symlink_to("nowhere")
    assert told(tmp_path) == [
        f"pages{os.sep}about.md: is not a file that can be read; replace it with a text file"
    ]


def test_two_files_take_no_one_address(tmp_path: Path) -> None:
    first = write(tmp_path, "pages/a.md", "Title: x\nSlug: about\nLang: en\n\nx")
    write(tmp_path, "pages/b.md", "Title: x\nSlug: about\nLang: zh\n\n[x]({filename}a.md#y)")
    write(tmp_path, "news/c.md", "Title: x\nSlug: about\nDate: 2026-01-01\n\n{filename}/pages/a.md")
    assert told(tmp_path) == []
    write(tmp_path, "pages/d.md", "Title: x\nSlug: about-en\n\nx")
    assert told(tmp_path) == [f"pages{os.sep}d.md:2: takes one address with {first}; rename one"]


IN_ENGLISH = "; rename one, or write the Lang of each"


@pytest.mark.parametrize(
    ("first", "second", "where"),
    [
        ("Slug: about", "Slug: about\nLang: zh", "; rename one"),
        ("Slug: about\nLang: zh", "Slug: about-zh", f" on the site in 'en'{IN_ENGLISH}"),
        ("Slug: about", "Slug: about\nLang: en", f" on the site in 'en'{IN_ENGLISH}"),
        ("Slug: x", "Tags: y", "; rename one"),
    ],
)
def test_two_files_take_no_one_address_in_any_language(
    tmp_path: Path, first: str, second: str, where: str
) -> None:
    path = write(tmp_path, "pages/a.md", f"Title: x\n{first}\n\nx")
    write(tmp_path, "pages/b.md", f"Title: x\n{second}\n\nx")
    line = 2 if "Slug" in second else 1
    assert told(tmp_path) == [f"pages{os.sep}b.md:{line}: takes one address with {path}{where}"]


@pytest.mark.parametrize(
    ("link", "message"),
    [
        ("[x]({filename}/pages/shown.md#part)", ""),
        ("[x]({filename}../pages/hidden.md)", ""),
        ("[x]({static}/registry/topics.yml)", ""),
        ("[x]({index})", ""),
        ("what {author} and (|x|) are", ""),
        (
            "[x]({filename}/registry/topics.yml)",
            "leads to '/registry/topics.yml', which is no page",
        ),
        ("[x]: {filename}/pages/draft.md", "leads to '/pages/draft.md', which is not published"),
        ("[x](|filename|/pages/skip.md)", "leads to '/pages/skip.md', which is not published"),
        ("[x]({author}y)", "{author} leads nowhere; write {filename} and the path of a page"),
        ('<a href="{}">', "{} leads nowhere; write {filename} and the path of a page"),
    ],
)
def test_a_link_that_would_lead_nowhere_is_told(tmp_path: Path, link: str, message: str) -> None:
    write(tmp_path, "registry/topics.yml", "x: {name: 甲}\n")
    for status in ("hidden", "draft", "skip"):
        write(tmp_path, f"pages/{status}.md", f"Title: {status}\nStatus: {status}\n\nx")
    write(tmp_path, "pages/shown.md", "Title: shown\n\n[x]({filename}hidden.md)")
    write(tmp_path, "news/a.md", f"{RIGHT}{link}\n")
    found = told(tmp_path)
    assert len(found) == bool(message)
    assert all(one.startswith(f"news{os.sep}a.md:6: {message}") for one in found)


def test_drafts_may_lead_to_one_another(tmp_path: Path) -> None:
    write(tmp_path, "pages/a.md", "Title: a\nStatus: draft\n\n[x]({filename}b.md)")
    write(tmp_path, "pages/b.md", "Title: b\nStatus: Draft\n\n[x]({filename}a.md)")
    assert told(tmp_path) == []


def test_without_pelican_addresses_of_titles_are_left_to_it(tmp_path: Path) -> None:
    for name in "ab":
        write(tmp_path, f"pages/{name}.md", "Title: Index\n\nx")
    assert articles.survey(tmp_path) == []


@pytest.mark.parametrize(
    ("mark", "count"), [("[", 20_000), ("![", 20_000), ("[x](", 40_000), ("<a ", 20_000)]
)
def test_brackets_without_end_are_told(tmp_path: Path, mark: str, count: int) -> None:
    write(tmp_path, "news/a.md", f"{RIGHT}\n{mark * 20_000}\n")
    assert told(tmp_path) == [
        f"news{os.sep}a.md:7: opens {count:,} brackets in one paragraph; close them, or remove them"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "- [x](y.html) 在 [0, 10) 之间，少于 <5%\n" * 5_000,
        "| [0, 10) | <5 |\n" * 5_000,
        "[x](y.html) " * 5_000,
        "\\[" * 20_000,
        "字" * 200_000 + "[",
        ("[[[字]]]" * 100 + "\n\n") * 100,
    ],
)
def test_brackets_that_writers_use_are_not(tmp_path: Path, text: str) -> None:
    write(tmp_path, "news/a.md", f"{RIGHT}\n{text}\n")
    assert told(tmp_path) == []
