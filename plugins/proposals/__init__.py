"""The record of proposals and replies, as Python.

Pure: what is in here knows neither Pelican nor Jinja nor the task runner, and a test
(import-linter, see pyproject.toml) keeps it so. The way of the data is

    original -> importer -> content/ -> frontmatter, registry -> corpus -> search

and docs/data-flow.md walks it in order.
"""
