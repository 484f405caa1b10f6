"""Every command of the project: ``python3 tasks.py --list`` names them.

Run with a plain Python 3.11 or newer; the environment in .venv is made on the first call.
Inside an activated environment ``invoke NAME`` does the same.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent

if __name__ == "__main__":
    sys.path.insert(0, str(ROOT / "plugins"))
    from commands import bootstrap

    sys.exit(bootstrap.run(sys.argv[1:]))

from commands.bootstrap import LOCKS
from commands.build import PARTS, PUBLISH, build_site, forget
from commands.build import clean as remove
from commands.reporting import explained
from commands.running import decimal, listed, named, run, whole
from commands.stages import Stages
from commands.task import all_in, task

# Other commands are imported where they are called: what one needs, the others need not wait for.

CONTENT = ROOT / "content"
OUTPUT = ROOT / "output"
HELP = {
    "content": "folder with the record (default: content/)",
    "output": "folder for the site (default: output/)",
    "language": "of the interface: zh_CN, en, or zh_CN,en for both (default: zh_CN)",
}


@task(
    help={
        **HELP,
        "only": "parts to make, of pages,files,data,search; the site has no others then",
        "draft": "make the pages of edited texts alone, and leave all else to the next build",
        "profile": "say how long each part of the work took",
    }
)
def build(content=CONTENT, output=OUTPUT, language="", only="", draft=False, profile=False):
    """Build the site, search index included; what did not change is not made again."""
    stages = Stages(sys.stderr)
    with explained():
        report = build_site(
            Path(content),
            Path(output),
            languages=listed(language),
            only=listed(only) or PARTS,
            draft=draft,
            stages=stages,
        )
    print(report)
    if profile:
        print(stages.table())


@task(help={"output": HELP["output"]})
def clean(output=OUTPUT):
    """Remove the built site."""
    with explained():
        remove(Path(output))


@task(help={**HELP})
def rebuild(content=CONTENT, output=OUTPUT, language=""):
    """Build the whole site anew; the old one stands until then."""
    with explained():
        forget(Path(output))
    build(content=content, output=output, language=language)


@task(
    help={
        "content": HELP["content"],
        "output": HELP["output"],
        "port": "port on this machine (default: 8000)",
    },
    aliases=["livereload"],
)
def serve(content=CONTENT, output=OUTPUT, port="8000"):
    """Build, serve on this machine, rebuild and reload when a file changes."""
    from commands import serving

    with explained():
        serving.serve(Path(content), Path(output), whole("--port", port))


@task(help={**HELP})
def publish(content=CONTENT, output=OUTPUT, language=""):
    """Build for the web with publishconf.py; set SITEURL to the site's address."""
    settings = ROOT / PUBLISH
    with explained():
        report = build_site(
            Path(content),
            Path(output),
            settings=settings,
            languages=listed(language),
            stages=Stages(sys.stderr),
        )
    print(report)


@task(
    help={
        "path": "files, .zip archives or folders with originals; any number",
        "to": "content folder to write to (default: content/)",
        "dry-run": "read and report, write nothing",
        "format": "'table' for people or 'json', one line a document",
        "jurisdiction": "slug or name of the place, when the documents do not name it",
        "map": "file that says which column of a table holds what; guessed when left out",
        "set": "field=value that is the same for every row of a table; may stand several times",
        "keep": "folder outside git for snapshots of the originals, named by their SHA-256",
        "explain": "show with every value what is printed where it was read",
    },
)
def import_(
    *path,
    to=CONTENT,
    dry_run=False,
    format="table",  # noqa: A002
    jurisdiction=None,
    map=None,  # noqa: A002
    set=(),  # noqa: A002
    keep=None,
    explain=False,
):
    """Read original documents into case folders."""
    from commands import importing

    with explained():
        code = importing.run(
            named(path),
            content=CONTENT,
            to=Path(to),
            dry_run=dry_run,
            format=format,
            jurisdiction=jurisdiction,
            map=Path(map) if map else None,
            set=set,
            keep=Path(keep) if keep else None,
            explain=explain,
        )
    raise SystemExit(code)


@task(help={"path": "content folders, case folders or files; any number"})
def check(*path):
    """Say everything that is wrong with the record, as file:line: message."""
    from commands import checking

    with explained():
        code = checking.run([Path(item) for item in path], CONTENT)
    raise SystemExit(code)


@task(
    help={
        "count": "how many cases",
        "to": "content folder to write; must not exist or be empty",
        "seed": "another number gives another record (default: 1)",
        "size": "mean size of a case, all its files together, in thousands of bytes (default: 6.5)",
    }
)
def demo(count, to, seed="1", size="6.5"):
    """Write an invented record of any size, to try and measure with."""
    # Imported here: the tables of its words take a moment that no other command shall wait for.
    from commands import demo as invented

    with explained():
        invented.write(
            Path(to),
            whole("--count", count),
            seed=whole("--seed", seed),
            size=decimal("--size", size),
        )
    print(f"{int(count):,} invented cases are in {to}.")


@task(
    help={
        "count": "how many cases (default: 1000)",
        "scale": "several numbers of cases, such as 1000,10000",
        "peers": "of hugo, eleventy, pelican; or none (default: all that can be installed)",
        "rounds": "how often each build is run (default: 3; 1 from 20,000 cases on)",
        "queries": "asked in Chromium (default: 40; 0 for none)",
        "where": "folder for all that is made (default: a disk in memory, where there is one)",
        "disk": "folder on a disk, for cold builds there as well",
        "scenarios": "some of cold,unchanged,edited,added (default: all)",
        "format": "'table' for people or 'json'",
        "write-docs": "put the figures and a chart into docs/performance.md",
    }
)
def bench(
    count="1000",
    scale="",
    peers="",
    rounds="0",
    queries="40",
    where="",
    disk="",
    scenarios="",
    format="table",  # noqa: A002
    write_docs=False,
):
    """Measure builds and searches, beside other generators that make the same pages."""
    # Imported here: what it needs is installed for developers only.
    from commands.bench import command

    with explained():
        command.run(
            count=whole("--count", count),
            scale=scale,
            peers=peers,
            rounds=whole("--rounds", rounds),
            queries=whole("--queries", queries),
            where=where,
            disk=disk,
            scenarios=scenarios,
            form=format,
            write_docs=write_docs,
        )


VOUCH = {
    "expect": "SHA-256 that the zip or its manifest must have",
    "key": "minisign public key (a file, or its line of base64) that must have signed it",
    "sums": "file of checksums that must list it (default: SHA256SUMS beside it, if any)",
}


@task(
    help={
        **HELP,
        "to": "folder for the packages (default: dist/)",
        "formats": "some of zip, bag and zim, with commas (default: all)",
        "sign": "minisign secret key to sign the checksums with",
    }
)
def archive(content=CONTENT, output=OUTPUT, to=ROOT / "dist", language="", formats="", sign=None):
    """Pack the site as an offline mirror, a BagIt bag and a ZIM."""
    from commands import archiving

    with explained():
        packed = archiving.archive(
            Path(content),
            Path(output),
            Path(to),
            formats=listed(formats),
            languages=listed(language),
            secret=Path(sign) if sign else None,
            stages=Stages(sys.stderr),
        )
    print(packed)


@task(help={"path": "zips, folders or bags; any number", **VOUCH})
def verify(*path, expect=None, key=None, sums=None):
    """Check mirrors against their manifests, with no network."""
    from commands import archiving
    from proposals.archive.verify import Anchors

    anchors = Anchors(expect, key, Path(sums) if sums else None)
    raise SystemExit(archiving.verify([Path(item) for item in path], anchors))


@task(
    help={
        "path": "the word update, and the folder or zip of the newer mirror",
        "to": "folder of the mirror to bring up to date (default: here)",
        **VOUCH,
    },
)
def mirror(*path, to=".", expect=None, key=None, sums=None):
    """Bring an older mirror to a newer one: mirror update FROM --to FOLDER."""
    from commands import archiving
    from proposals.archive.verify import Anchors

    anchors = Anchors(expect, key, Path(sums) if sums else None)
    with explained():
        print(archiving.mirror(path, Path(to), anchors))


@task(help={"only": "run the tests whose names match"})
def test(only=None):
    """Run every test, browser tests included."""
    # A file of tests stays in one process, for its tests share what they build.
    how = ["-k", only] if only else ["--numprocesses", "auto", "--dist", "loadfile"]
    run("-m", "pytest", *how)


@task(help={"fix": "repair what can be repaired"})
def lint(fix=False):
    """Check style, types, layers and translations."""
    run("-m", "ruff", "check", *(["--fix"] if fix else []), ".")
    run("-m", "ruff", "format", *([] if fix else ["--check"]), ".")
    run("-m", "mypy")
    run("-c", "from importlinter.cli import lint_imports_command as lint; lint()")


@task()
def lock():
    """Write the lock files anew from pyproject.toml (needs the network)."""
    core, import_extra, archive_extra, development = (path.name for path in LOCKS)
    compile_ = ("-m", "uv", "pip", "compile", "--quiet", "--universal", "--generate-hashes")
    extra = ("-c", core, "--extra", "import", "--extra", "cards")
    run(*compile_, "pyproject.toml", "-o", core)
    run(*compile_, *extra, "pyproject.toml", "-o", import_extra)
    extra += ("--extra", "archive")
    run(*compile_, *extra, "pyproject.toml", "-o", archive_extra)
    run(*compile_, *extra, "--group", "dev", "pyproject.toml", "-o", development)


@task()
def hooks():
    """Install the pre-commit hooks."""
    run("-m", "pre_commit", "install")


@task()
def messages_():
    """Bring the interface's catalogues up to date with the templates."""
    from commands import messages

    messages.update()


@task()
def variants_():
    """Write the table of traditional and simplified characters anew (needs OpenCC)."""
    from commands import variants

    variants.update()


def __getattr__(name):
    """What invoke asks for in this file (``ns``), made when it does."""
    if name != "ns":
        message = f"tasks.py has no {name!r}"
        raise AttributeError(message)
    from commands.for_invoke import collection

    return collection(all_in(globals()).values())
