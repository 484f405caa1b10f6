"""A build that knows an earlier one makes the same site as a build from nothing."""

from __future__ import annotations

import os
import random
import re
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from commands import demo
from commands.bench.ours import newest
from commands.bootstrap import ROOT
from commands.build import BuildError, BuildReport, build_site
from commands.reading import Reading
from commands.stages import Stages
from proposals import corpus
from proposals.parallel import WorkerError
from proposals_pelican import pages
from proposals_pelican.rendering import PageOutput
from tests.website.test_build import sums

PARTS = ("pages", "files")
"""The search index keeps what it can by itself: tests/search. Open data is made whole."""

Change = Callable[["Tree", random.Random], None]


class Tree:
    """A record, a theme and settings that a test may change, and the sites built of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.content = folder / "content"
        self.theme = folder / "theme"
        self.output = folder / "output"
        self.settings = folder / "conf.py"
        self.parts: tuple[str, ...] = PARTS
        self.draft = False

    @property
    def cases(self) -> list[Path]:
        """The case folders."""
        return sorted((self.content / "proposals").glob("*/*"))

    def build(self, workers: int | None = None, stages: Stages | None = None) -> BuildReport:
        """Bring the site up to date."""
        return build_site(
            self.content,
            self.output,
            settings=self.settings,
            only=self.parts,
            workers=workers,
            draft=self.draft,
            stages=stages,
        )

    def stages(self) -> set[str]:
        """Bring the site up to date; what was done for it."""
        told = Stages()
        self.build(stages=told)
        return {stage.name for stage in told.done}

    def clear(self) -> None:
        """Remove the site and all that is known of it."""
        shutil.rmtree(self.output)
        shutil.rmtree(self.folder / ".output.kept")

    def from_nothing(self) -> dict[str, str]:
        """Sums of a site that knows no earlier one."""
        fresh = self.folder / "fresh"
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.rmtree(self.folder / ".fresh.kept", ignore_errors=True)
        build_site(self.content, fresh, settings=self.settings, only=self.parts, workers=1)
        return sums(fresh)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """A folder with a record and its site, which tests copy."""
    made = Tree(tmp_path_factory.mktemp("incremental"))
    demo.write(made.content, 12)
    shutil.copytree(root / "theme", made.theme)
    made.settings.write_text("from pelicanconf import *\nTHEME = 'theme'\n")
    made.build()
    return made.folder


@pytest.fixture
def tree(tmp_path: Path, built: Path) -> Tree:
    return Tree(Path(shutil.copytree(built, tmp_path / "tree")))


def edit(path: Path, pattern: str, to: str) -> None:
    text = path.read_text("utf-8")
    changed = re.sub(pattern, to, text, count=1, flags=re.MULTILINE)
    assert changed != text, (path, pattern)
    path.write_text(changed, "utf-8")


def edit_a_body(tree: Tree, dice: random.Random) -> None:
    path = dice.choice(sorted(tree.content.glob("proposals/*/*/reply-*.md")))
    path.write_text(path.read_text("utf-8") + f"\n又及 {dice.random()}。\n", "utf-8")


def edit_a_title(tree: Tree, dice: random.Random) -> None:
    edit(
        dice.choice(tree.cases) / "proposal.md", "^title: .*$", f"title: 关于{dice.random()}的提案"
    )


def drop_a_topic(tree: Tree, dice: random.Random) -> None:
    edit(dice.choice(tree.cases) / "proposal.md", r"^topics:\n(- .*\n)+", "")


def add_a_case(tree: Tree, dice: random.Random) -> None:
    number = 12 + dice.randrange(500)
    case = demo.Cases().case(number)
    if not (tree.content / "proposals" / case.folder).exists():
        demo.write_case(tree.content, case)


def remove_a_case(tree: Tree, dice: random.Random) -> None:
    shutil.rmtree(dice.choice(tree.cases))


def rename_a_case(tree: Tree, dice: random.Random) -> None:
    folder = dice.choice(tree.cases)
    folder.rename(folder.with_name(f"{folder.name}-{dice.randrange(10**6)}"))


def remove_a_reply(tree: Tree, dice: random.Random) -> None:
    dice.choice(sorted(tree.content.glob("proposals/*/*/reply-*.md"))).unlink()


def rename_a_department(tree: Tree, dice: random.Random) -> None:
    path = tree.content / "registry/departments.yml"
    text = path.read_text("utf-8")
    name = dice.choice(re.findall(r"name: (\S+)", text))
    alias = f"  aliases: [{name}又名{dice.randrange(10**6)}]"
    lines = [
        f"{line}\n  {alias}" if line.endswith(f"name: {name}") else line
        for line in text.splitlines()
    ]
    if "aliases" not in text.partition(f"name: {name}")[2].partition("name:")[0]:
        path.write_text("\n".join(lines) + "\n", "utf-8")


def write_a_page(tree: Tree, dice: random.Random) -> None:
    folder = tree.content / "pages"
    folder.mkdir(exist_ok=True)
    text = f"Title: Page {dice.random()}\nSlug: page-{dice.randrange(3)}\n\nText\n"
    (folder / f"page-{dice.randrange(3)}.md").unlink(missing_ok=True)
    for old in folder.glob("page-*.md"):
        old.unlink()
    (folder / "page-1.md").write_text(text, "utf-8")


def change_the_theme(tree: Tree, dice: random.Random) -> None:
    edit(tree.theme / "templates/case.html", r"<article ", f'<article data-t="{dice.random()}" ')


CHANGES: tuple[Change, ...] = (
    edit_a_body,
    edit_a_title,
    drop_a_topic,
    add_a_case,
    remove_a_case,
    rename_a_case,
    remove_a_reply,
    rename_a_department,
    write_a_page,
    change_the_theme,
)


def test_after_any_changes_the_site_is_that_of_a_build_from_nothing(tree: Tree) -> None:
    dice = random.Random(1)  # noqa: S311  (no secret)
    order = list(CHANGES)
    dice.shuffle(order)
    for first, second in zip(order[::2], order[1::2], strict=True):
        first(tree, dice)
        second(tree, dice)
        tree.build()
        assert sums(tree.output) == tree.from_nothing(), (first.__name__, second.__name__)


def test_nothing_changed_means_nothing_written(tree: Tree) -> None:
    placed = tree.build().placed
    assert (placed.written, placed.removed) == (0, 0)


def test_an_edited_body_rewrites_its_page_and_what_holds_its_text(tree: Tree) -> None:
    before = sums(tree.output)
    path = next(tree.content.glob("proposals/*/*/reply-*.md"))
    path.write_text(path.read_text("utf-8") + "\n又及一句。\n", "utf-8")
    report = tree.build()
    after = sums(tree.output)
    changed = {name for name in after if before.get(name) != after[name]}
    case = f"proposals/{path.parent.parent.name}/{path.parent.name}"
    named = {name for name in changed if name.endswith(".html") and not name.startswith("design/")}
    assert named == {f"{case}.html"}
    assert {f"{case}.md", f"{case}.json"} <= changed
    assert report.placed.written == len(changed)


def test_a_new_case_rewrites_few_pages_of_lists(tmp_path: Path) -> None:
    """Of each list that holds it: the own page, which says how many there are, and the last."""
    tree = Tree(tmp_path)
    demo.write(tree.content, 420)
    tree.settings = ROOT / "pelicanconf.py"
    tree.parts = ("pages",)
    tree.build()
    before = sums(tree.output)
    new = newest(420)
    folder = tree.content / "proposals" / new.folder
    folder.mkdir(parents=True)
    for name, text in new.files.items():
        (folder / name).write_text(text, "utf-8")
    tree.build()
    changed = {name for name, mark in sums(tree.output).items() if before.get(name) != mark}
    numbered = [name.rpartition("/")[0] for name in changed if "/page-" in name]
    assert f"proposals/{new.folder}.html" in changed
    assert "proposals" in numbered
    assert len(set(numbered)) == len(numbered)
    assert len(changed) < 40


def test_edited_bodies_are_made_without_the_whole_record(tree: Tree) -> None:
    tree.parts = ("pages",)
    tree.build()
    shown = pages.full(corpus.load(tree.content))
    assert shown is not None
    others = [path for path in tree.cases if f"{path.parent.name}/{path.name}" != shown.key]
    for edited in (others[:1], others[1:4], others[:2]):
        for path in edited:
            reply = next(path.glob("reply-*.md"))
            reply.write_text(reply.read_text("utf-8") + "\n又及一句。\n", "utf-8")
        assert "reading the record" not in tree.stages()
        assert sums(tree.output) == tree.from_nothing()


def test_a_body_that_another_page_shows_too_changes_both(tree: Tree) -> None:
    tree.parts = ("pages",)
    tree.build()
    shown = pages.full(corpus.load(tree.content))
    assert shown is not None
    for reply in (tree.content / "proposals" / shown.key).glob("reply-*.md"):
        reply.write_text(reply.read_text("utf-8") + "\n又及一句。\n", "utf-8")
    tree.build()
    assert sums(tree.output) == tree.from_nothing()


def test_a_draft_shows_edited_bodies_and_the_next_build_makes_the_rest(tree: Tree) -> None:
    shown = pages.full(corpus.load(tree.content))
    assert shown is not None
    path = next(path for path in tree.cases if f"{path.parent.name}/{path.name}" != shown.key)
    reply = next(path.glob("reply-*.md"))
    reply.write_text(reply.read_text("utf-8") + "\n又及一句。\n", "utf-8")
    before = sums(tree.output)
    tree.draft = True
    tree.build()
    drafted = sums(tree.output)
    assert {name for name in drafted if drafted[name] != before[name]} == {
        f"proposals/{path.parent.name}/{path.name}.html"
    }
    edit_a_title(tree, random.Random(7))  # noqa: S311
    tree.build()
    assert sums(tree.output) == drafted
    tree.draft = False
    tree.build()
    assert sums(tree.output) == tree.from_nothing()


def test_a_draft_of_a_site_that_does_not_stand_reads_nothing(
    tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> None:
        raise AssertionError("the record is read")

    monkeypatch.setattr(Reading, "__init__", never)
    shutil.rmtree(tree.output)
    tree.draft = True
    assert tree.build().placed.written == 0


@pytest.mark.parametrize("more", [edit_a_title, remove_a_reply, add_a_case, rename_a_department])
def test_an_edited_body_hides_no_other_change(tree: Tree, more: Change) -> None:
    tree.parts = ("pages",)
    tree.build()
    dice = random.Random(6)  # noqa: S311
    edit_a_body(tree, dice)
    more(tree, dice)
    assert "reading the record" in tree.stages()
    assert sums(tree.output) == tree.from_nothing()


def test_one_process_and_many_make_the_same(tree: Tree) -> None:
    shutil.rmtree(tree.output)
    tree.build(workers=3)
    assert sums(tree.output) == tree.from_nothing()


def test_a_damaged_state_never_makes_a_wrong_page(tree: Tree) -> None:
    edit_a_title(tree, random.Random(3))  # noqa: S311
    right = tree.from_nothing()
    for name in ("site", "facts", "notes", "marks"):
        path = tree.folder / ".output.kept" / name
        whole = path.read_bytes()
        half = len(whole) // 2
        flipped = whole[:half] + bytes([whole[half] ^ 1]) + whole[half + 1 :]
        for damaged in (whole[:half], flipped, b""):
            path.write_bytes(damaged)
            # Something is missing, so that there is something to make.
            (tree.output / "index.html").unlink()
            tree.build()
            assert sums(tree.output) == right, (name, len(damaged))


def test_what_somebody_did_to_the_site_is_undone(tree: Tree) -> None:
    right = sums(tree.output)
    (tree.output / "index.html").unlink()
    (tree.output / "topics" / "stray.html").write_text("x")
    (tree.output / "sitemap.xml").write_text("x")
    tree.build()
    assert sums(tree.output) == right


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
@pytest.mark.parametrize("signal", [9, 15, 0])
def test_a_build_that_others_disturb_or_that_was_killed_leaves_the_next_right(
    tree: Tree, monkeypatch: pytest.MonkeyPatch, signal: int
) -> None:
    """The processes of the first are at work still when the second begins."""
    right = tree.from_nothing()
    tree.clear()
    make = PageOutput.make

    def slowly(output: PageOutput) -> str:
        time.sleep(0.005)
        return make(output)

    monkeypatch.setattr(PageOutput, "make", slowly)
    first = os.fork()
    if not first:
        try:
            tree.build()
        finally:
            os._exit(0)
    while not list(tree.folder.glob(".output.building/**/*.html")):
        time.sleep(0.001)
    if signal:
        os.kill(first, signal)
    told = tree.stages()
    assert sums(tree.output) == right
    assert signal or "waiting for another build of this site" in told
    assert not (tree.folder / ".output.building").exists()
    os.waitpid(first, 0)


def test_an_index_made_beside_pages_is_that_of_a_build_from_nothing(tree: Tree) -> None:
    tree.parts = ("pages", "search")
    tree.build()
    dice = random.Random(5)  # noqa: S311
    for change in (edit_a_body, edit_a_title, add_a_case, edit_a_body, remove_a_case):
        change(tree, dice)
        tree.build(workers=2)
        assert sums(tree.output) == tree.from_nothing(), change.__name__


def test_a_fault_in_pages_ends_who_makes_the_index_beside_them(tree: Tree) -> None:
    tree.parts = ("pages", "search")
    tree.build()
    old = sums(tree.output)
    edit_a_body(tree, random.Random(6))  # noqa: S311
    page = tree.theme / "templates" / "case.html"
    whole = page.read_text("utf-8")
    page.write_text(whole + "{% endfor %}", "utf-8")
    with pytest.raises(BuildError):
        tree.build(workers=2)
    assert not (tree.folder / ".output.building").exists()
    assert sums(tree.output) == old
    page.write_text(whole, "utf-8")
    tree.build(workers=2)
    assert sums(tree.output) == tree.from_nothing()


def test_a_build_killed_while_it_puts_files_in_place_leaves_the_next_right(
    tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit_a_title(tree, random.Random(4))  # noqa: S311
    replace, count = Path.replace, 0

    def killed(self: Path, target: Path) -> Path:
        nonlocal count
        count += target.suffix == ".html"
        if count > 2:
            raise KeyboardInterrupt
        return replace(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", killed)
        # Where there is fork, who is killed is a process of the build.
        with pytest.raises((KeyboardInterrupt, WorkerError)):
            tree.build()
    tree.build()
    assert sums(tree.output) == tree.from_nothing()
