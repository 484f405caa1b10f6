"""What a mirror has in another form, and how it is handed over."""

from __future__ import annotations

import base64
import os
import re
from pathlib import Path, PurePosixPath

import pytest

from proposals.search import offline, packed

SITE = {
    "search.html": b'<link rel="modulepreload" href="a.js">\n<p>x\n',
    "en/search.html": b"<p>x\n",
    "index.html": b"<p>\n",
    "theme/js/search/start.js": b"import(whatever);\n",
    "theme/js/search/page.js": b'import { json } from "./files.js";\njson();\n',
    "theme/js/search/files.js": b"export function json() {}\n",
    "theme/js/search/scripts.js": b"export function json() { return 1; }\n",
    "en/theme/js/marks.js": b'import("./search/page.js");\n',
    "en/theme/js/search/page.js": b"export const page = 1;\n",
    "en/theme/js/search/scripts.js": b"\n",
    "pagefind/shards.json": '{"甲":1}'.encode(),
    "pagefind/cases/a/1.packed": packed.pack({"乙": 2}),
    "pagefind/ab/0.pf_index": b"\x1f\x8b\x00",
    "data/record.json": b"{}",
}
MADE = {
    "search.html",
    "en/search.html",
    "theme/js/search/start.js",
    "en/theme/js/marks.js",
    "pagefind/shards.js",
    "pagefind/cases/a/1.js",
    "pagefind/ab/0.js",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, content in SITE.items():
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return tmp_path / "site"


def test_what_is_replaced_stands_in_another_form(site: Path) -> None:
    made = {str(name): content for name, content in offline.files(site)}
    assert set(made) == MADE
    assert made["search.html"] == b"<p>x\n"
    assert made["pagefind/shards.js"] == 'tidaFile({"甲":1});\n'.encode()
    assert made["pagefind/cases/a/1.js"] == 'tidaFile({"乙":2});\n'.encode()
    coded = base64.b64encode(SITE["pagefind/ab/0.pf_index"])
    assert made["pagefind/ab/0.js"] == b'tidaFile("' + coded + b'");\n'
    assert b"return 1" in made["theme/js/search/start.js"]
    assert b"const page = 1" in made["en/theme/js/marks.js"]
    replaced = {name for name in SITE if offline.replaced(PurePosixPath(name))}
    assert {re.sub(r"\.(json|packed|pf_index)$", ".js", name) for name in replaced} == MADE


def test_a_copy_is_changed_and_what_it_shares_is_not(site: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    for name in SITE:
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        os.link(site / name, copy / name)
    offline.offline(copy)
    left = {name for name in SITE if not offline.replaced(PurePosixPath(name))}
    found = {path.relative_to(copy).as_posix() for path in copy.rglob("*") if path.is_file()}
    assert found == left | MADE
    assert {name: (site / name).read_bytes() for name in SITE} == SITE
