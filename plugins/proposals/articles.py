"""Pages and news beside the record: whether what stands in their files can be published."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from proposals import article_heads, article_links, article_marks, frontmatter, privacy
from proposals.article_heads import LANGUAGES, Head
from proposals.model import LONGEST_SLUG
from proposals.problems import UNREADABLE, Problem, ProblemsError

PAGES, NEWS = "pages", "news"

ENDINGS = (".md", ".markdown", ".mkd", ".mdown")
"""Names that Pelican takes for Markdown."""

_SLUG = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*")

SlugOf = Callable[[str], str]
"""The address that is made of a title, without its folder and ending."""

Address = tuple[int, str]
"""Line that says it, and address."""

Owners = dict[tuple[str, str], Path]
"""Language of a site and address there -> the file whose page it is."""


def survey(content: Path, slug_of: SlugOf | None = None) -> list[Problem]:
    """Everything that is wrong with the pages and news of a content folder.

    Args:
        content: the folder.
        slug_of: says the address of what has no Slug; left to who makes it when None.
    """
    problems: list[Problem] = []
    owners: Owners = {}
    texts: dict[Path, str] = {}
    unseen: set[Path] = set()
    # Written in the one way in which goals of links are.
    content = Path(os.path.normpath(content))
    written = [(kind, path) for kind in (PAGES, NEWS) for path in _files(content / kind)]
    for kind, path in written:
        if not path.is_file():
            problems.append(Problem(path, 0, UNREADABLE))
            continue
        try:
            texts[path] = text = frontmatter.decode(path)
        except ProblemsError as error:
            problems += error.problems
            continue
        except OSError as error:
            message = f"cannot be read ({error.strerror}); it should be a text file"
            problems.append(Problem(path, 0, message))
            continue
        head = article_heads.read(text)
        if not article_heads.is_published(head):
            unseen.add(path)
        problems += privacy.problems(path, text)
        problems += article_heads.judged(path, head, dated=kind == NEWS)
        problems += article_marks.judged(path, text)
        problems += _address_judged(kind, path, _at(head, slug_of), head, owners)
    goals = article_links.Goals(content, {path for _, path in written}, unseen)
    for path, text in texts.items():
        problems += article_links.judged(path, text, goals)
    return problems


def _files(folder: Path) -> Iterator[Path]:
    """Files that Pelican reads: in folders below too, those with a leading dot left out."""
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.endswith(ENDINGS) and not name.startswith("."):
                yield Path(parent, name)


def _at(head: Head, slug_of: SlugOf | None) -> Address | None:
    """Line and address of a file; None where it is not known."""
    if "slug" in head.lines:
        return head.lines["slug"]
    number, title = head.get("title")
    return (number, slug_of(title)) if slug_of and title else None


def _address_judged(
    kind: str, path: Path, at: Address | None, head: Head, owners: Owners
) -> Iterator[Problem]:
    """What is wrong with the address of a file; ``owners`` are addresses that are taken."""
    if at is None:
        return
    number, slug = at
    if "slug" not in head.lines:
        if not slug:
            yield Problem(path, number, "makes no address; choose one by a line `Slug: …`")
    elif not _SLUG.fullmatch(slug):
        message = f"{slug!r} is no address; use lower-case a-z, 0-9 and hyphens"
        yield Problem(path, number, message)
    if slug == "index":
        yield Problem(path, number, "'index' is the address of the list; choose another")
    elif len(slug) > LONGEST_SLUG:
        message = f"makes an address of {len(slug):,} characters; choose a shorter one by Slug"
        yield Problem(path, number, message)
    elif slug:
        _, language = head.get("lang")
        yield from _owner_judged((kind, slug, language), path, number, owners)


def _owner_judged(
    at: tuple[str, str, str], path: Path, number: int, owners: Owners
) -> Iterator[Problem]:
    """Whether another file has the address: folder, slug and language."""
    taken = {}
    for site in LANGUAGES:
        first = owners.setdefault((site, _address(*at, site)), path)
        if first != path:
            taken[site] = first
    if LANGUAGES[0] in taken:
        message = f"takes one address with {taken[LANGUAGES[0]]}; rename one"
        yield Problem(path, number, message)
    elif taken:
        site, first = taken.popitem()
        message = (
            f"takes one address with {first} on the site in {site!r}; "
            "rename one, or write the Lang of each"
        )
        yield Problem(path, number, message)


def _address(kind: str, slug: str, language: str, site: str) -> str:
    """Where Pelican puts a file on the site in a language; upper and lower case are one there."""
    mark = "" if language in ("", site) else f"-{language}"
    return f"{kind}/{slug}{mark}".lower()
