"""What describes the data, held against the data by those who keep the standards."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import frictionless
import jsonschema
import pytest
from referencing import Registry, Resource

from tests.exports.dataset.reading import json_cases, named


@pytest.fixture(scope="module")
def package(data: Path) -> dict[str, Any]:
    return dict(json.loads((data / "datapackage.json").read_text("utf-8")))


def test_frictionless_accepts_every_table(data: Path, package: dict[str, Any]) -> None:
    """Types, bounds, keys, references, sizes and sums of the tables in CSV."""
    tables = [item for item in package["resources"] if item.get("type") == "table"]
    assert len(tables) == 11
    described = frictionless.Package.from_descriptor(
        {**package, "resources": tables}, basepath=str(data)
    )
    report = described.validate()
    assert report.flatten(["name", "rowNumber", "fieldName", "type", "note"]) == []
    assert report.valid


def test_frictionless_accepts_the_whole_package(
    data: Path, package: dict[str, Any], tmp_path: Path
) -> None:
    """As somebody who took the folder does it, with nothing else than frictionless itself."""
    report = frictionless.validate(str(data / "datapackage.json"))
    assert report.flatten(["name", "rowNumber", "type", "note"]) == []
    assert len(report.tasks) == len(package["resources"])
    shutil.copytree(data, tmp_path / "data")
    for path in ("record.xlsx", "cases.jsonl", "parquet/cases.parquet", "record.sqlite"):
        with (tmp_path / "data" / path).open("ab") as file:
            file.write(b"more")
    spoiled = frictionless.validate(str(tmp_path / "data/datapackage.json"))
    wrong = {task.name for task in spoiled.tasks if not task.valid}
    assert wrong == {"record-xlsx", "cases-jsonl", "parquet-cases-parquet", "record-sqlite"}


def test_frictionless_finds_what_is_wrong(
    data: Path, package: dict[str, Any], tmp_path: Path
) -> None:
    """The same, where a reply leads to no case: the check above can fail."""
    (tmp_path / "csv").mkdir()
    tables = [item for item in package["resources"] if item.get("type") == "table"]
    for item in tables:
        text = (data / item["path"]).read_text("utf-8")
        if item["name"] == "replies":
            text = text.replace("#reply-deng,yangli/20200001,", "#reply-deng,yangli/none,")
        (tmp_path / item["path"]).write_text(text, "utf-8", newline="")
    described = frictionless.Package.from_descriptor(
        {**package, "resources": tables}, basepath=str(tmp_path)
    )
    found = {kind for (kind,) in described.validate().flatten(["type"])}
    assert "foreign-key" in found
    assert "hash-count" in found


def test_every_file_has_its_size_and_sum(data: Path, package: dict[str, Any]) -> None:
    names = [item["name"] for item in package["resources"]]
    assert len(set(names)) == len(names)
    for item in package["resources"]:
        raw = (data / item["path"]).read_bytes()
        assert item["bytes"] == len(raw), item["path"]
        assert item["hash"] == f"sha256:{hashlib.sha256(raw).hexdigest()}", item["path"]
        assert item["mediatype"]


def test_each_layer_has_its_licence(package: dict[str, Any]) -> None:
    licences = {item["layer"]: item["name"] for item in package["licenses"]}
    assert licences == {"metadata": "CC0-1.0", "texts": "CC-BY-4.0"}
    of = {
        item["name"]: [one["name"] for one in item.get("licenses", [])]
        for item in package["resources"]
    }
    assert of["cases"] == ["CC0-1.0"]
    assert of["documents"] == ["CC-BY-4.0"]
    assert of["cases-jsonl"] == ["CC0-1.0", "CC-BY-4.0"]


def test_fields_are_told_in_both_languages(package: dict[str, Any]) -> None:
    for item in package["resources"]:
        for field in [item, *item.get("schema", {}).get("fields", [])]:
            for name in ("title", "title_en", "description", "description_en"):
                assert field[name], (item["name"], field)


def test_types_are_those_of_the_model(package: dict[str, Any]) -> None:
    cases = next(item for item in package["resources"] if item["name"] == "cases")
    fields = {field["name"]: field for field in cases["schema"]["fields"]}
    assert fields["term"]["type"] == "integer"
    assert fields["term"]["constraints"] == {"minimum": 1, "maximum": 999}
    assert fields["number"]["type"] == "string"
    assert fields["movers_open"]["type"] == "boolean"
    assert [code["value"] for code in fields["kind"]["categories"]] == ["cppcc", "npc"]
    assert fields["kind"]["constraints"]["enum"] == ["cppcc", "npc"]
    assert fields["submitted"]["constraints"]["pattern"].startswith("^")
    assert fields["title"]["constraints"] == {"required": True}
    assert [column.name for column in named("cases").columns] == list(fields)


@pytest.fixture(scope="module")
def schemas(data: Path) -> dict[str, Any]:
    return {
        name: json.loads((data / f"schema/{name}.json").read_text("utf-8"))
        for name in ("case", "record")
    }


def judge(schema: dict[str, Any]) -> jsonschema.Draft202012Validator:
    jsonschema.Draft202012Validator.check_schema(schema)
    known = Registry().with_resource(schema["$id"], Resource.from_contents(schema))
    return jsonschema.Draft202012Validator(schema, registry=known)


def test_json_schema_accepts_what_is_published(data: Path, schemas: dict[str, Any]) -> None:
    assert schemas["case"]["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schemas["case"]["$id"] == "https://example.org/tida/data/schema/case.json"
    for case in json_cases(data):
        assert not list(judge(schemas["case"]).iter_errors(case))
    whole = json.loads((data / "record.json").read_text("utf-8"))
    assert not list(judge(schemas["record"]).iter_errors(whole))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kind", "motion"),
        ("term", 0),
        ("submitted", "2020-1-5"),
        ("submitted", None),
        ("movers_total", -1),
        ("number", ""),
        ("review", ["a question"]),
        ("topics", ["Not A Slug"]),
        ("colour", "red"),
    ],
)
def test_json_schema_refuses_what_the_model_refuses(
    data: Path, schemas: dict[str, Any], field: str, value: object
) -> None:
    case = json_cases(data)[0]
    case["proposal"][field] = value
    assert list(judge(schemas["case"]).iter_errors(case))


def test_json_schema_describes_every_field(schemas: dict[str, Any]) -> None:
    parts = {"Record": schemas["record"], **schemas["record"]["$defs"]}
    for name, part in parts.items():
        for field, told in part.get("properties", {}).items():
            assert " · " in told["title"], (name, field)
            assert told["description"], (name, field)
    assert "CPPCC proposal" in parts["Kind"]["description"]
