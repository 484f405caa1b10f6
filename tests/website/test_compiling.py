"""Templates as we compile them print what Jinja prints."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import pytest
from jinja2 import DictLoader, Environment, TemplateAssertionError
from jinja2.compiler import CodeGenerator
from markupsafe import Markup

from commands import demo
from commands.bootstrap import ROOT
from commands.build import build_site
from commands.code_memory import CACHE
from proposals_pelican import translations
from proposals_pelican.compiling import careful, printing, sources, wording
from proposals_pelican.compiling import generator as compiling
from proposals_pelican.compiling.compiled import Compiled
from proposals_pelican.keeping import KeepExtension
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
        "甲{% filter forceescape %}乙<{{ row(x) }}{% endfilter %}{% call asked() %}丙{% endcall %}",
    ],
)
def test_macros_in_place_print_what_they_print_when_called(body: str) -> None:
    assert_same({**PARTS, "page": IMPORTS + body})


BASE = (
    "{% set kept = 1 %}<title>{% block title %}{{ name }}{% endblock %}</title>"
    "{{ self.title() }}{{ self.title()|upper }}{% block head %}{% endblock %}|"
    "{% block content %}nothing{{ x }}{% endblock %}"
)


@pytest.mark.parametrize(
    "pages",
    [
        {"page": "{% extends 'base' %}{% block title %}{{ y }} {{ x }}{% endblock %}"},
        {"page": "{% extends 'base' %} no {% set x = 5 %}{% block content %}{{ x }}{% endblock %}"},
        {"page": "{% extends 'base' %}{% block title %}{% set x = 5 %}{% endblock %}"},
        {"page": "{% extends 'base' %}{% block content %}{{ kept }}{{ none_such }}{% endblock %}"},
        {"page": "{% extends 'base' %}{% block nowhere %}{{ x }}{% endblock %}"},
        {"page": "{% extends 'base' %}{% block head %}{{ self.content() }}{% endblock %}"},
        {"page": "{% extends 'base' %}{% block content %}{{ super() }}!{% endblock %}"},
        {"page": "{% extends name %}{% block content %}{{ x }}{% endblock %}", "name": "base"},
        {
            "page": "{% extends 'between' %}{% block inner %}{{ x }}{% endblock %}",
            "between": "{% extends 'base' %}{% set z = 3 %}"
            "{% block content %}<{% block inner %}{% endblock %}{{ z }}>{% endblock %}",
        },
        {
            "page": "{% extends 'base' %}{% from 'row' import row %}"
            "{% block title %}{{ row(x) }}{% endblock %}",
        },
    ],
)
def test_blocks_in_place_print_what_they_print_one_by_one(pages: dict[str, str]) -> None:
    assert_same({**PARTS, "base": BASE, **pages}, name=pages.get("name", "<&>"))


def test_a_block_of_a_template_between_two_is_told_when_it_cannot_be_put_in_place() -> None:
    between = "{% extends 'base' %}{% block content %}{{ x }}{% endblock %}"
    last = "{% extends 'between' %}{% block content %}{{ super() }}{% endblock %}"
    environment = ours({"base": BASE, "between": between, "page": last})
    with pytest.raises(TemplateAssertionError, match=r"super\(\).*between"):
        environment.get_template("page")


CARD = (
    "{% macro card(to, n, level) %}{% keep n with to, x, level %}"
    "{{ to }}{{ x }}<h{{ level }}>{{ n }}{{ to }}{% endkeep %}{{ level }}{{ to }}{% endmacro %}"
)


@pytest.mark.parametrize(
    "body",
    [
        "{% keep x with root %}<a href='{{ root }}'>{{ x }}</a>{{ root }}{% endkeep %}",
        "{% for root in '12' %}{% keep 1 with root %}{{ root }}{{ y }}{% endkeep %}{% endfor %}",
        "{% for x in 'aba' %}{% keep x %}{{ x }}{% endkeep %}{% endfor %}",
        CARD + "{% for n in [1, 2, 1] %}{{ card(n ~ '<', n, 3) }}{% endfor %}{{ card(x, 5, y) }}",
        "{% keep 1 %}{% endkeep %}{% keep 2 %}{% if x %}a{% endif %}{% endkeep %}",
        "{% keep 1 %}{% set x = 3 %}{{ x }}{% endkeep %}{{ x }}",
        "{% set z %}甲{% keep 1 with x %}乙{{ x }}{% endkeep %}{% endset %}{{ z }}{{ z }}",
    ],
)
def test_kept_parts_print_what_they_print_anew(body: str) -> None:
    anew = re.sub(r"{% keep .*?%}|{% endkeep %}", "", body)
    assert_same({"page": body})
    if "set" not in body:
        assert render(ours({"page": body})) == render(ours({"page": anew}))


@pytest.mark.parametrize(
    "body",
    [
        "{{ x.none_such }}{{ d.key }}{{ d.none_such }}{{ d.items()|list }}{{ (1).real }}",
        "{{ d['key'] }}{{ d['none_such'] }}{{ x[0] }}{{ x[99] }}{{ d['items']()|list }}{{ y[x] }}",
        "{{ x.upper() }}{{ d.class }}{{ d.none_such|default('z') }}{{ d.none_such or 1 }}",
        "{% set z = d.items %}{% for k, v in z() %}{{ k.none_such }}{{ v }}{% endfor %}",
        "{% macro m(a) %}{{ a.key }}{% endmacro %}{{ m(d)|upper }}{{ x.upper()|lower }}",
        "{% if d.none_such is defined %}a{% else %}b{% endif %}{{ none_such is defined }}",
        "{{ 3 }}{{ 3.5 }}{{ none }}{{ true }}{{ none_such }}{{ [x, y] }}{{ d }}",
        "{{ x }}{{ y }}{{ x ~ y }}{{ x|safe }}{{ x|forceescape }}{{ 'a&b' }}{{ '<'|safe }}",
        "{% for one in d %}{{ one }}{{ loop.index }}{% else %}none{% endfor %} {{ x }} {{ x }}",
        "{% autoescape false %}{{ x }}{% endautoescape %}{{ x }}",
        "a{% set z %}b{{ x }}{% endset %}{{ z }}c{% if x %}d{% endif %}{% if not x %}e{% endif %}f",
        "{{ 'yes' if d.key else 'no' }}{% if 1 == 2 %}a{% elif x %}b{% else %}c{% endif %}",
    ],
)
def test_values_print_as_ever(body: str) -> None:
    assert_same({"page": body})


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_words_print_as_they_are_looked_up(language: str) -> None:
    words = "{{ _('No. %(number)s', number=x) }}{{ _('Home') }}{{ _(', ') }}{{ _(x) }}"
    count = "{% for n in range(12) %}{{ ngettext('%(num)s case', '%(num)s cases', n) }}{% endfor %}"
    other = "{{ ngettext('%(num)s x', '%(num)s y', 3000) }}{{ ngettext('a', 'b', 1) }}"
    assert_same({"page": words + count + other}, language=language)


@pytest.mark.parametrize(
    ("language", "text"), [("zh_CN", "1,234件案卷，999份答复"), ("en", "1,234 cases, 999 replies")]
)
def test_a_number_in_words_is_printed_as_the_house_prints_numbers(language: str, text: str) -> None:
    page = (
        "{{ ngettext('%(num)s case', '%(num)s cases', n) }}{{ _(', ') }}"
        "{{ ngettext('%(num)s reply', '%(num)s replies', 999) }}"
    )
    assert_same({"page": page}, language=language, told=text, n=1234)


def test_what_is_the_same_on_all_pages_is_not_looked_up() -> None:
    page = (
        "{{ NAME }}{% if NAME %}a{% endif %}{% macro m(NAME) %}{{ NAME }}{% endmacro %}{{ m(2) }}"
    )
    environment = ours({"page": "{{ NAME }}{% if NAME %}a{% endif %}", "given": page})
    environment.extend(**{sources.CONSTANTS: {"NAME": "<n>"}})
    assert environment.get_template("page").render(NAME="never") == "&lt;n&gt;a"
    assert environment.get_template("given").render(NAME="own") == "owna2"


class Memory(dict[str, Any]):
    read = dict.get
    write = dict.__setitem__


def test_code_is_taken_up_while_all_that_it_follows_from_is_the_same() -> None:
    memory = Memory()

    def printed(words: str, mark: bytes) -> str:
        environment = ours({"page": words})
        environment.bytecode_cache = code = Compiled(memory, "templates", mark)
        text = render(environment)
        code.keep()
        return text

    assert printed("one {{ x }}", b"1") == "one &lt;a &amp; b&gt;"
    # The mark stands for the words too, so these are not looked at.
    assert printed("two {{ x }}", b"1") == "one &lt;a &amp; b&gt;"
    assert printed("two {{ x }}", b"2") == "two &lt;a &amp; b&gt;"
    assert printed("one {{ x }}", b"2") == "two &lt;a &amp; b&gt;"


def ours(templates: dict[str, str], generator: type[CodeGenerator] | None = None) -> Environment:
    extensions = ["jinja2.ext.i18n", KeepExtension]
    environment = Environment(loader=DictLoader(templates), autoescape=True, extensions=extensions)
    environment.code_generator_class = generator or compiling.PageCodeGenerator
    return environment


VALUES = {"x": "<a & b>", "y": Markup("<b>"), "d": {"key": "<'>"}, "root": "../<>"}


def render(environment: Environment, **values: object) -> str:
    return environment.get_template("page").render(VALUES | values)


def assert_same(
    templates: dict[str, str], language: str = "", told: str = "", **values: object
) -> None:
    texts = []
    for generator in (CodeGenerator, compiling.PageCodeGenerator):
        environment = ours(templates, generator)
        if language:
            catalogue = translations.load(ROOT / "theme" / "translations", language)
            environment.filters["count"] = "{:,}".format
            wording.install(environment, catalogue)
        # What is kept is printed by the second.
        texts.append([render(environment, **values), render(environment, **values)])
        encoded = printing.page(environment.get_template("page"), VALUES | values)
        assert encoded.decode() == texts[-1][0]
    assert texts[0] == texts[1]
    assert texts[0][0] == texts[0][1]
    assert texts[0][0] == told or not told


def test_a_whole_site_is_the_same(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = ("pages",)
    build_site(root / "content", tmp_path / "inlined", only=parts, languages=["en"])
    # What was compiled for the first is not what the second shall show.
    monkeypatch.setenv(CACHE, str(tmp_path / "cache"))
    monkeypatch.setattr(translations.compiling, "PageCodeGenerator", CodeGenerator)
    build_site(root / "content", tmp_path / "called", only=parts, languages=["en"])
    assert sums(tmp_path / "inlined") == sums(tmp_path / "called")


def test_our_own_pages_ask_for_nothing_that_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each would be printed twice."""

    def text(_: Environment, name: str, __: object) -> str:
        raise AssertionError(f"{name}: {sys.exc_info()[1]}")

    monkeypatch.setattr(careful, "text", text)
    demo.write(tmp_path / "content", 120)
    build_site(tmp_path / "content", tmp_path / "output")
