"""The open data's entry for catalogues, read by a program that knows RDF."""

from __future__ import annotations

from typing import Any

import pytest
from rdflib import DCAT, DCTERMS, RDF, XSD, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from proposals.exports.catalog import ADDRESS, dcat, schema_org
from proposals.exports.dataset.files import File, Format
from proposals.exports.site import Site

SITE = Site("https://example.org/tida", "样例站", "zh-CN")
FILES = (
    File("csv/cases.csv", Format.CSV, 1234, "ab" * 32, "cases"),
    File("record.json", Format.JSON, 0, "cd" * 32),
)
LICENCES = {"code": "MIT", "metadata": "CC0-1.0", "texts": "CC-BY-4.0"}
SPDX = Namespace("http://spdx.org/rdf/terms#")


def graph(licences: dict[str, str] = LICENCES, updated: str | None = "2099-05-01") -> Graph:
    return Graph().parse(data=dcat(FILES, SITE, "提案与答复", licences, updated), format="json-ld")


def told(licences: dict[str, str] = LICENCES, updated: str | None = "2099-05-01") -> dict[str, Any]:
    return schema_org("../..", FILES, SITE, "提案与答复", licences, updated)


def the(found: Graph, of: Node, name: Node) -> Node:
    """The one value of a property."""
    (value,) = found.objects(of, name)
    return value


def test_a_catalogue_leads_to_each_file_and_says_what_it_is() -> None:
    found = graph()
    catalogue, dataset = (
        URIRef(SITE.at(ADDRESS)),
        the(found, URIRef(SITE.at(ADDRESS)), DCAT.dataset),
    )
    assert (catalogue, RDF.type, DCAT.Catalog) in found
    assert (dataset, RDF.type, DCAT.Dataset) in found
    assert the(found, dataset, DCAT.landingPage) == URIRef(SITE.at("data/index.html"))
    listed = set(found.objects(dataset, DCAT.distribution))
    assert listed == {URIRef(SITE.at(f"data/{file.path}")) for file in FILES}
    for file in FILES:
        one = URIRef(SITE.at(f"data/{file.path}"))
        assert the(found, one, DCAT.downloadURL) == the(found, one, DCAT.accessURL) == one
        assert the(found, one, DCTERMS.title) == Literal(file.path)
        assert the(found, one, DCAT.byteSize) == Literal(
            file.bytes, datatype=XSD.nonNegativeInteger
        )
        checksum = the(found, one, SPDX.checksum)
        value = the(found, checksum, SPDX.checksumValue)
        assert (str(value), value.datatype) == (file.sha256, XSD.hexBinary)
        assert the(found, checksum, SPDX.algorithm) == SPDX.checksumAlgorithm_sha256
    media = {str(the(found, one, DCAT.mediaType)).partition("media-types/")[2] for one in listed}
    assert media == {"text/csv", "application/json"}


def test_a_catalogue_is_called_what_the_site_is_called_in_its_language() -> None:
    found = graph()
    catalogue = URIRef(SITE.at(ADDRESS))
    dataset = the(found, catalogue, DCAT.dataset)
    for one in (catalogue, dataset):
        assert the(found, one, DCTERMS.title) == Literal("样例站", lang="zh-CN")
    assert the(found, dataset, DCTERMS.description) == Literal("提案与答复", lang="zh-CN")


@pytest.mark.parametrize(
    ("texts", "names"),
    [("CC-BY-4.0", ["CC0-1.0", "CC-BY-4.0"]), ("CC0-1.0", ["CC0-1.0"])],
)
def test_each_licence_of_the_data_is_named_once_and_that_of_the_code_never(
    texts: str, names: list[str]
) -> None:
    licences = {**LICENCES, "texts": texts}
    addresses = [f"https://spdx.org/licenses/{name}" for name in names]
    assert told(licences)["license"] == addresses
    found = graph(licences)
    of_data = found.objects(the(found, URIRef(SITE.at(ADDRESS)), DCAT.dataset), DCTERMS.license)
    assert sorted(map(str, of_data)) == sorted(addresses)


@pytest.mark.parametrize(
    ("updated", "type_"),
    [("2099-05-01", XSD.date), ("2099-05", XSD.gYearMonth), ("2099", XSD.gYear)],
)
def test_a_day_is_as_exact_as_the_record_knows_it(updated: str, type_: URIRef) -> None:
    (value,) = graph(updated=updated).objects(None, DCTERMS.modified)
    assert isinstance(value, Literal)
    assert (str(value), value.datatype) == (updated, type_)
    assert told(updated=updated)["dateModified"] == updated


def test_no_day_is_told_where_none_is_known() -> None:
    assert not list(graph(updated=None).objects(None, DCTERMS.modified))
    assert "dateModified" not in told(updated=None)


def test_the_page_of_the_data_tells_of_the_same_files() -> None:
    listed = told()["distribution"]
    assert [(one["name"], one["sha256"]) for one in listed] == [
        (file.path, file.sha256) for file in FILES
    ]
    assert [one["contentUrl"] for one in listed] == [f"../../data/{file.path}" for file in FILES]
    assert [one["contentSize"] for one in listed] == ["1234 B", "0 B"]
    assert [one["encodingFormat"] for one in listed] == ["text/csv", "application/json"]
    assert (told()["name"], told()["url"]) == (SITE.name, "../../data/index.html")
    assert told()["isAccessibleForFree"] is True
