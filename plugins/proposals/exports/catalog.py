"""The open data for catalogues: DCAT 3 (W3C) as JSON-LD, and schema.org for the data page.

Both say the same of the same files: where they are, what they are, their sizes and sums.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from proposals.exports.dataset.files import FOLDER, MEDIA_TYPES, File
from proposals.exports.site import Site

ADDRESS = f"{FOLDER}/catalog.jsonld"

_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_MEDIA = "https://www.iana.org/assignments/media-types/"
_LICENCE = "https://spdx.org/licenses/"


def dcat(
    files: Sequence[File],
    site: Site,
    description: str,
    licences: Mapping[str, str],
    updated: str | None,
) -> str:
    """Text of the catalogue.

    Args:
        files: of the dataset.
        site: that publishes the record.
        description: what the record is, in the site's language.
        licences: layer -> SPDX identifier of its licence.
        updated: latest date known of the record; may be partial, may be unknown.
    """
    page = site.at(f"{FOLDER}/index.html")
    named = {
        "dcterms:title": {"@value": site.name, "@language": site.language},
        "dcterms:description": {"@value": description, "@language": site.language},
        "dcat:landingPage": {"@id": page},
        "dcterms:license": [{"@id": _LICENCE + name} for name in _known(licences)],
    }
    if updated:
        named["dcterms:modified"] = {"@value": updated, "@type": _date_type(updated)}
    dataset = {
        "@id": f"{page}#dataset",
        "@type": "dcat:Dataset",
        **named,
        "dcterms:language": {"@id": "http://id.loc.gov/vocabulary/iso639-1/zh"},
        "dcat:distribution": [_distribution(file, site) for file in files],
    }
    catalogue = {
        "@context": _CONTEXT,
        "@id": site.at(ADDRESS),
        "@type": "dcat:Catalog",
        "dcterms:title": named["dcterms:title"],
        "dcat:dataset": [dataset],
    }
    return json.dumps(catalogue, ensure_ascii=False, indent=1) + "\n"


def schema_org(
    base: str,
    files: Iterable[File],
    site: Site,
    description: str,
    licences: Mapping[str, str],
    updated: str | None,
) -> dict[str, Any]:
    """The dataset as its page tells of it.

    Args:
        base: way to the folder above the dataset's, absolute or relative to the page.
        files: of the dataset.
        site: that publishes the record.
        description: what the record is, in the page's language.
        licences: layer -> SPDX identifier of its licence.
        updated: latest date known of the record.
    """
    value = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": site.name,
        "description": description,
        "url": f"{base}/{FOLDER}/index.html",
        "inLanguage": "zh-CN",
        "isAccessibleForFree": True,
        "license": [_LICENCE + name for name in _known(licences)],
        "distribution": [
            {
                "@type": "DataDownload",
                "name": file.path,
                "contentUrl": f"{base}/{FOLDER}/{file.path}",
                "encodingFormat": MEDIA_TYPES[file.format],
                "contentSize": f"{file.bytes} B",
                "sha256": file.sha256,
            }
            for file in files
        ],
    }
    return value | {"dateModified": updated} if updated else value


def _known(licences: Mapping[str, str]) -> list[str]:
    """Licences of the data; that of the code is no matter of them."""
    return list(dict.fromkeys(licences[layer] for layer in ("metadata", "texts")))


def _date_type(day: str) -> str:
    return {4: "xsd:gYear", 7: "xsd:gYearMonth"}.get(len(day), "xsd:date")


def _distribution(file: File, site: Site) -> dict[str, Any]:
    address = site.at(f"{FOLDER}/{file.path}")
    return {
        "@id": address,
        "@type": "dcat:Distribution",
        "dcterms:title": file.path,
        "dcat:downloadURL": {"@id": address},
        "dcat:accessURL": {"@id": address},
        "dcat:mediaType": {"@id": _MEDIA + MEDIA_TYPES[file.format]},
        "dcat:byteSize": {"@value": str(file.bytes), "@type": "xsd:nonNegativeInteger"},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": {"@value": file.sha256, "@type": "xsd:hexBinary"},
        },
    }
