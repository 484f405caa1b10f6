"""A minisign signature of the checksums, made by the minisign program.

The secret key and its password stay between that program and the person at the prompt.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from proposals.archive.edition import ArchiveError
from proposals.archive.verify import SIGNATURE


def program() -> str:
    """Path of minisign.

    Raises:
        ArchiveError: it is not installed.
    """
    found = shutil.which("minisign")
    if found is None:
        message = (
            "--sign needs the program minisign (on Debian and Ubuntu: apt-get install minisign); "
            "without --sign the archive can be signed later: minisign -Sm dist/SHA256SUMS"
        )
        raise ArchiveError(message)
    return found


def sign(sums: Path, secret: Path, comment: str) -> None:
    """Sign a file of checksums; the signature stands beside it.

    Args:
        sums: the file.
        secret: the secret key, as ``minisign -G`` made it; its password is asked for.
        comment: goes into the signature, and is signed too.

    Raises:
        ArchiveError: minisign failed; what it said stands above.
    """
    target = sums.with_name(SIGNATURE)
    command = [program(), "-S", "-s", str(secret), "-m", str(sums), "-x", str(target)]
    if subprocess.call([*command, "-t", comment]):
        message = f"minisign did not sign {sums} (see above)"
        raise ArchiveError(message)
