"""No byte of a site or of a mirror holds what the record masks, or asks its editors."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from commands.build import build_site
from proposals import privacy, search

QUESTION = "reply date: 样例之问"
NUMBERS = ("13800138000", "11010119900307867X")


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """A site, in the form of a mirror too, whose record has a masked number and a question."""
    folder = tmp_path_factory.mktemp("private")
    content = folder / "content"
    for path in (root / "tests/fixtures/content").rglob("*.*"):
        target = content / path.relative_to(root / "tests/fixtures/content")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    path = next(content.glob("proposals/*/*/reply-*.md"))
    masked = [privacy.mask(f"联系手机{NUMBERS[0]}。")[0], privacy.mask(f"身份证{NUMBERS[1]}。")[0]]
    head, fence, body = path.read_text("utf-8").partition("\n---\n")
    notes = f"\nreview:\n- '{QUESTION}'"
    path.write_text(head + notes + fence + body + "\n\n" + "\n\n".join(masked) + "\n", "utf-8")
    build_site(content, folder / "site")
    search.offline.offline(folder / "site")
    return folder / "site"


def texts(path: Path) -> Iterator[tuple[str, str]]:
    """Every text in a file, and in what is packed in it."""
    data = path.read_bytes()
    yield path.name, data.decode("utf-8", "replace")
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for name in packed.namelist():
                yield f"{path.name}/{name}", packed.read(name).decode("utf-8", "replace")
    elif data[:2] == b"\x1f\x8b":
        yield f"{path.name} unpacked", gzip.decompress(data).decode("utf-8", "replace")
    elif data[:1] == b"\x78":
        yield f"{path.name} inflated", zlib.decompress(data).decode("utf-8", "replace")


def test_no_number_is_whole_and_no_question_goes_out(asked: Path) -> None:
    looked = 0
    masks = 0
    for path in sorted(asked.rglob("*")):
        if not path.is_file():
            continue
        for name, text in texts(path):
            looked += 1
            masks += "138****" in text or "138********" in text
            assert QUESTION not in text, name
            assert not any(number in text for number in NUMBERS), name
            if "\ufffd" not in text:
                assert privacy.find(text) == (), (name, privacy.find(text))
    assert looked > 150
    assert masks > 3
