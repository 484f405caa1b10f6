"""One module a format: bytes -> numbered lines, personal numbers already masked.

walking -> file -> detect                    the files of folders and archives, and their formats
reading -> plaintext                         (encoding)
        -> html -> hidden, html_tables       what a reader sees; cells and their heads (tags)
        -> word -> word_numbers              by way of HTML (containers)
        -> pdf
        -> originals                         lines without personal numbers
isolation, refusal                           bounds of a library; why a document cannot be read
"""
