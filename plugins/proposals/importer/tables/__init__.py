"""Tables -> drafts, a case a row.

    reading (cells as text) -> mapping (column -> field) -> rows (drafts), cleaning (bodies)

What a column holds is said by a mapping file, or guessed from the header by rules/columns.yml
and printed so that an editor can keep and correct it.
"""
