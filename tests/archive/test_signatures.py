"""minisign signatures are checked by the standard library alone."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from proposals.archive.verify import Anchors, VerifyError, _ed25519, check_signature
from tests.archive import invented
from tests.archive.invented import found, report

# Made by the program minisign 0.11 over "a line\n", of this key, hashed first and not.
MESSAGE = b"a line\n"
KEY = "RWSy1dag/nMVcztFPQmPQm92QYg0xCB0GYKJ/N8UWf+2El8R2EcemKYs"
OTHER_KEY = "RWTktUmhQ2H8WlspOhSrCHSwIVvecL+yD2GHYUUXBNA5kTBVyKr5KUKL"
HASHED = b"""untrusted comment: signature from minisign secret key
RUSy1dag/nMVc5P999zgBdphuSmVdz4G2dzdAzAXbJ/v4AMjsISqh/6aGy2286NcrNFnfZQERRl7xmm4k0BtoKqXT36pHt+nwQM=
trusted comment: sample
Jl1JNeJwXIatkjaAO01FJXtCzUXWiWlgWsk1O11sf1kBZ4Yva1cY6rrylz4WknR18Eb4tNiEBWeY4+A/6SqaBg==
"""
PLAIN = b"""untrusted comment: signature from minisign secret key
RWSy1dag/nMVcz38T7VcR2cBT0XcdGN/hRC5iAEKdneDu6dEWqfRVXuAP2P4JsBgKg2QfvzxF0Lr+/9hxSIx7zUMirX67SO0OQY=
trusted comment: sample
qSrbXsSSrgVp2z7fJfJYp+GN6+jn8fXPUEiPbQATtYwjV0IFQ8r7NoinURijKKmZ+PUFvxpX/VYh5WfaNq5bAg==
"""

# RFC 8032, 7.1: tests 1 and 3.
RFC = [
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        (
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
            "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
        ),
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        (
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
            "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
        ),
    ),
]


@pytest.mark.parametrize(("public", "message", "signature"), RFC)
def test_the_vectors_of_the_rfc_hold(public: str, message: str, signature: str) -> None:
    key, said, sealed = map(bytes.fromhex, (public, message, signature))
    assert _ed25519(key, said, sealed)
    assert not _ed25519(key, said + b"x", sealed)
    for at in range(0, 64, 7):
        spoiled = bytearray(sealed)
        spoiled[at] ^= 1
        assert not _ed25519(key, said, bytes(spoiled))


@pytest.mark.parametrize("signature", [HASHED, PLAIN])
def test_what_minisign_signed_holds(signature: bytes) -> None:
    assert check_signature(MESSAGE, signature, KEY) == ""


@pytest.mark.parametrize(
    ("message", "signature", "key", "why"),
    [
        (b"a lime\n", HASHED, KEY, "does not fit"),
        (MESSAGE, HASHED, OTHER_KEY, "another key"),
        (MESSAGE, HASHED.replace(b"sample", b"sampel"), KEY, "comment was changed"),
        (MESSAGE, b"", KEY, "no minisign signature"),
        (MESSAGE, HASHED.replace(b"RUS", b"AAS"), KEY, "no minisign signature"),
    ],
)
def test_what_was_not_signed_does_not(message: bytes, signature: bytes, key: str, why: str) -> None:
    said = check_signature(message, signature, key)
    assert why in said


def test_a_key_may_be_a_file_and_must_be_a_key(tmp_path: Path) -> None:
    file = tmp_path / "key.pub"
    file.write_text(f"untrusted comment: a key\n{KEY}\n")
    assert check_signature(MESSAGE, HASHED, str(file)) == ""
    for wrong in ("", "nonsense", KEY[:-4], str(tmp_path)):
        with pytest.raises(VerifyError, match="public key"):
            check_signature(MESSAGE, HASHED, wrong)


def test_a_key_without_a_signature_to_check_is_a_problem(folder: Path) -> None:
    assert found(folder, Anchors(key=KEY)) == [("untrusted", "")]


def test_a_signature_of_something_else_is_a_problem(folder: Path) -> None:
    (folder / "SHA256SUMS.minisig").write_bytes(HASHED)
    assert report(folder).notes
    assert found(folder) == []
    assert found(folder, Anchors(key=KEY)) == [("untrusted", "SHA256SUMS.minisig")]


def test_checksums_that_minisign_signed_vouch_for_the_zip_beside_them(packed: Path) -> None:
    program = shutil.which("minisign")
    if program is None:
        pytest.skip("minisign is not installed")
    folder = packed.parent
    public, secret = folder / "key.pub", folder / "key.sec"
    sums = folder / "SHA256SUMS"
    digest = invented.sha256(packed)
    sums.write_text(f"{digest}  {packed.name}\n")
    for command in (
        [program, "-G", "-W", "-p", str(public), "-s", str(secret)],
        [program, "-S", "-s", str(secret), "-m", str(sums)],
    ):
        subprocess.run(command, check=True, capture_output=True)
    assert len(report(packed, Anchors(key=str(public))).vouched) == 2
    assert found(packed, Anchors(key=OTHER_KEY)) == [("untrusted", "SHA256SUMS.minisig")]
    sums.write_text(f"{digest}  {packed.name}\n\n")
    assert found(packed, Anchors(key=str(public))) == [("untrusted", "SHA256SUMS.minisig")]
