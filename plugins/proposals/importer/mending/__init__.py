"""Lines of a page -> lines as a reader takes them.

What is left in them from copying goes, what a page runs together is parted, what it breaks is
joined, and each value stands behind its label:

    steps -> markdown_marks, running_heads                  what converters leave: marks, page heads
          -> residue, properties, edges                     what is none of a line's text
          -> comments, reply_heads, bare_heads              labels that stand apart or are left out
          -> unadorned, run_together, letter_ends           one line -> several
          -> broken_lines, broken_lists, labels_and_values  several lines -> one (value_sorts)
"""
