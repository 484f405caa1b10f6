"""Pages that print one case after another: a document is one case, so the first is taken whole.

cutting -> proposals, letters    where the next case begins
tables                           rows of cases, which are refused by name
"""
