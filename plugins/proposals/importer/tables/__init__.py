"""Tables -> drafts, a case a row.

reading -> heads -> mapping                  cells as text; column -> field
        -> continued                         rows of one case, merged downwards -> one
        -> rows -> fitting, topics, cleaning drafts: fields, topics, bodies
records                                      drafts as ``import --format json`` printed them

What a column holds is said by a mapping file, or guessed from the header by rules/columns.yml
and printed so that an editor can keep and correct it.
"""
