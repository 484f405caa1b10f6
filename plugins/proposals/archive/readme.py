"""README.txt of the packages, in both languages; short, for someone who found a file."""

from __future__ import annotations

from proposals.archive.edition import Edition

NAME = "README.txt"

_SITE = """\
{name}

中文

打开 index.html 即可阅读和检索，不需要网络，也不需要服务器；请先把压缩包解开。
{facts_zh}
是否完整如初：
    python3 verify.py
逐个文件对照 SHA256SUMS；有改动、缺少、多出的，逐一列出（Python 3.8 或更新版本即可）。
清单证明文件与它相符，却不能证明清单本身：请把它报出的校验值与公布的比对，
或加 --expect 校验值、--key 公钥。没有 Python 时：sha256sum -c SHA256SUMS。

English

Open index.html to read and search, with no network and no server; unpack the zip first.
{facts_en}
Is it as it was made?
    python3 verify.py
checks every file against SHA256SUMS and names what was changed, is missing or was added
(Python 3.8 or newer). Files that fit the manifest do not prove the manifest itself: compare
the SHA-256 it prints with the one published, or give --expect SHA256 or --key PUBLIC-KEY.
Without Python: sha256sum -c SHA256SUMS
"""

_BAG = """\
{name}

中文

这是一个 BagIt 包（RFC 8493），供长期保存：data/content/ 是记录本身（Markdown 和 YAML），
data/site/ 是由它生成的网站，数据下载在 data/site/data/。
{facts_zh}
核对：python3 verify.py，或任何 BagIt 工具。

English

A BagIt bag (RFC 8493) for keeping: data/content/ is the record itself (Markdown and YAML),
data/site/ the site made from it, with the data downloads in data/site/data/.
{facts_en}
To check it: python3 verify.py, or any BagIt tool.
"""

_PACKAGES = """\
{name}

中文

{list_zh}SHA256SUMS 是以上各文件的校验值；SHA256SUMS.minisig（如有）是它的 minisign 签名。
.manifest 和 .tagmanifest 是压缩包内清单的副本：解开以后，可凭它核对文件夹。
{facts_zh}
核对：python3 verify.py（本文件夹），或 python3 verify.py 压缩包。

English

{list_en}SHA256SUMS has the checksums of these files; SHA256SUMS.minisig, where it is there, is its
minisign signature. The .manifest and .tagmanifest files repeat the manifests inside the zips, so
that an unpacked folder can be checked too.
{facts_en}
To check: python3 verify.py (this folder), or python3 verify.py ZIP.
"""

_KINDS = {
    ".zim": ("Kiwix 用的 ZIM，自带全文索引", "a ZIM for Kiwix, with its own full-text index"),
    "-bag.zip": (
        "BagIt 包：记录、数据和网站，供保存",
        "a BagIt bag of content, data and site, to keep",
    ),
    "-site.zip": ("离线镜像：解开后打开 index.html", "the offline mirror: unpack, open index.html"),
}


def of_site(edition: Edition) -> str:
    """What lies beside the mirror's index.html."""
    return _filled(_SITE, edition)


def of_bag(edition: Edition) -> str:
    """What lies beside a bag's bagit.txt."""
    return _filled(_BAG, edition)


def of_packages(edition: Edition, names: list[str]) -> str:
    """What lies beside the packages.

    Args:
        edition: what they hold.
        names: of the packages that are there.
    """
    lists = []
    for language in (0, 1):
        told = [
            f"{name}  {words[language]}\n"
            for name in names
            for suffix, words in _KINDS.items()
            if name.endswith(suffix)
        ]
        lists.append("".join(told))
    return _filled(_PACKAGES, edition, list_zh=lists[0], list_en=lists[1])


def _filled(text: str, edition: Edition, **more: str) -> str:
    chinese = [f"内有案卷 {edition.cases:,} 件、答复 {edition.replies:,} 份。"]
    english = [f"Holds {edition.cases:,} cases with {edition.replies:,} replies."]
    if edition.commit.hash:
        chinese.append(f"提交：{edition.commit}（{edition.commit.date}）。")
        english.append(f"Commit {edition.commit} ({edition.commit.date}).")
    if edition.address:
        chinese.append(f"原址：{edition.address}")
        english.append(f"Published at {edition.address}")
    facts = {"facts_zh": "\n".join([*chinese, ""]), "facts_en": "\n".join([*english, ""])}
    return text.format(name=edition.name, **facts, **more)
