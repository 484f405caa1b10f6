"""One module a format: bytes -> numbered lines, personal numbers already masked.

walking -> file -> detect                    the files of folders and archives, and their formats
reading -> plaintext                         (encoding)
        -> html -> html_writer               what a reader sees (hidden, tags,
                                             html_tables, html_pairs)
        -> word -> word_numbers              by way of HTML (containers)
        -> pdf
        -> originals                         lines without personal numbers
html_grids, pdf_grids -> grid                tables as rows and columns, by tags or drawn lines
isolation, refusal                           bounds of a library; why a document cannot be read
"""
