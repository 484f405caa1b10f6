"""One letter: who writes to whom, about what, signed when.

letter -> head, letterhead       what stands above it; whose it is
       -> addressee, opening     to whom; what it answers
       -> citing, co_handlers    what it says of the proposal, and of other departments
       -> ending, contacts       signature, day, whom to ask
       -> labelled, outcomes     what the portal's labels say of it
"""
