"""The proposal's own facts: from its labels, its headings, and the letters that answer it.

reading -> labelled, titles, handlers, who_moved, endings   what each place of a page says
        -> claims -> settling                               what of it is believed
        -> petition                                         the outcome
"""
