"""Tables -> drafts, a case a row or several.

reading -> heads -> mapping                  cells as text; column -> field
lists                                        tables of pages, Word files and PDFs that hold cases
        -> captions, sections                what stands above a table or heads some of its rows
        -> continued                         rows of one case, merged or printed again, together
        -> rows -> answers                   drafts: fields, and a reply for each row that tells one
                -> cells -> fitting, topics, cleaning  values: what fits a field, topics, bodies
records                                      drafts as ``import --format json`` printed them

What a column holds is said by a mapping file, or guessed from the header by rules/columns.yml
and printed so that an editor can keep and correct it.
"""
