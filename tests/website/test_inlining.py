"""Templates compiled with macros in place print what Jinja prints by calling them."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment
from jinja2.compiler import CodeGenerator
from markupsafe import Markup

from commands.build import build_site
from proposals_pelican import inlining
from tests.website.test_build import sums

PARTS = {
    "labels": "{% macro label(x) %}[{{ x }}]{% endmacro %}",
    "fact": "{% macro fact(name, known=true) %}"
    "<dt>{{ name }}</dt>{% if known %}{{ caller() }}{% else %}-{% endif %}{% endmacro %}",
    "row": '{% from "labels" import label %}'
    "{% macro row(bar, end='.') %}{% set x = bar %}{{ label(x) }}{{ label(x)|upper }}{{ end }}"
    "{% endmacro %}",
    "each": "{% macro each(all) %}{% for one in all %}{{ caller(one) }};{% endfor %}{% endmacro %}",
    "tree": "{% macro tree(n) %}{{ n }}{% if n %}{{ tree(n - 1) }}{% endif %}{% endmacro %}",
    "asked": "{% macro asked() %}{% if caller %}yes{% else %}no{% endif %}{% endmacro %}",
}
IMPORTS = "".join(f'{{% from "{name}" import {name} %}}' for name in PARTS if name != "labels")


@pytest.mark.parametrize(
    "body",
    [
        "{{ row(x) }}{{ x }}",
        "{{ row(bar=x, end='<!>') }}",
        "{% set end = 7 %}{{ row(x) }}{{ end }}",
        "{% call fact('<n>') %}{{ x }}{{ row(x) }}{% endcall %}",
        "{% call fact(x, false) %}never{% endcall %}",
        "{% call fact(x) %}{% call fact(y) %}{{ x }}{{ y }}{% endcall %}{% endcall %}",
        "{% call(one) each([1, x]) %}{{ one }}{{ row(one) }}{% endcall %}",
        "{% for x in [1, 2] %}{{ row(x) }}{% endfor %}{{ x }}",
        "{{ tree(2) }}",
        "{{ asked() }}{% call asked() %}{% endcall %}",
        "{{ row(x)|upper }}{% set a = row(x) %}{{ a }}",
        "{% if row(x) %}{{ row(x) }}{% endif %}",
        "{% macro own(a) %}({{ a }}{{ row(a) }}){% endmacro %}{{ own(x) }}{{ own(own(y)) }}",
        "{% filter upper %}{{ row(x) }}{% endfilter %}",
    ],
)
def test_what_is_printed_is_the_same(body: str) -> None:
    texts = []
    for generator in (CodeGenerator, inlining.InliningCodeGenerator):
        loader = DictLoader({**PARTS, "page": IMPORTS + body})
        environment = Environment(loader=loader, autoescape=True)
        environment.extend(**{inlining.PRINTED: inlining.printed})
        environment.code_generator_class = generator
        values = {"x": "<a & b>", "y": Markup("<b>")}
        texts.append(environment.get_template("page").render(values))
    assert texts[0] == texts[1]


def test_a_whole_site_is_the_same(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = ("pages",)
    build_site(root / "content", tmp_path / "inlined", only=parts, languages=["en"])
    monkeypatch.setattr(inlining, "InliningCodeGenerator", CodeGenerator)
    build_site(root / "content", tmp_path / "called", only=parts, languages=["en"])
    assert sums(tmp_path / "inlined") == sums(tmp_path / "called")
