"""Modules become one classic script, or it is said why they cannot."""

from __future__ import annotations

import pytest

from proposals.search.classic import ModuleFormError, classic

MODULES = {
    "one": '/** @file */\nimport { two as other } from "./two.js";\n\nexport const one = other;\n',
    "two": "export async function two() {}\nexport class Three {}\nconst four = 4;\n",
}


def test_a_module_stands_after_those_it_needs_and_once() -> None:
    made = classic('import("./one.js").then(import("./two.js"));\n', MODULES)
    assert made == (
        '(() => {\n"use strict";\nconst modules = {};\n'
        "modules.two = (() => {\nasync function two() {}\nclass Three {}\nconst four = 4;\n"
        "return { two, Three };\n})();\n"
        "modules.one = (() => {\nconst { two: other } = modules.two;\n\nconst one = other;\n"
        "return { one };\n})();\n"
        "Promise.resolve(modules.one).then(Promise.resolve(modules.two));\n"
        "})();\n"
    )


def test_what_a_comment_names_is_not_asked_for() -> None:
    assert "modules.two" not in classic('/** @type {import("./two.js").Two} */\n', MODULES)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('import two from "./two.js";', "'import' cannot stand"),
        ('import * as two from "./two.js";', "'import' cannot stand"),
        ("export default 1;", "'export' cannot stand"),
        ("export { four };", "'export' cannot stand"),
        ("export let four;", "'export' cannot stand"),
        ("const a = import.meta.url;", r"'import\.meta' cannot stand"),
        ("name = import(name);", r"'import\(' cannot stand"),
        ('import { x } from "./gone.js";', r"gone\.js: is asked for"),
        ('import { self } from "./self.js";', r"self\.js: needs itself by way of self"),
    ],
)
def test_any_other_form_is_refused(text: str, message: str) -> None:
    with pytest.raises(ModuleFormError, match=message):
        classic('import("./self.js");\n', {**MODULES, "self": f"{text}\n"})
