"""Items of a page -> the proposal's part and each letter, apart; page furniture left out.

splitting -> foot                                what ends a page
          -> beginnings, label_lines, mover_lines  where an item belongs (traits, neighbours)
          -> walk -> parts                       which part is open, and what it holds
          -> text_below                          a proposal's text below the letter that answers it
"""
