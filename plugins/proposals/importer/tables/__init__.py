"""Tables -> drafts, a case a row or several.

    reading (cells as text) -> mapping (column -> field) -> continued (rows of a case)
    -> rows (drafts) -> answers (replies), cells (values), cleaning (bodies)

What a column holds is said by a mapping file, or guessed from the header by rules/columns.yml
and printed so that an editor can keep and correct it.
"""
