"""Original documents -> the record's model, with the evidence of every value.

    intake -> sources -> mending -> page -> segments -> letters, petitions -> assemble -> writing
           -> tables --------------------------------------------------------^

What a document does not say stays absent; what is only likely becomes a question. How
portals print things (labels, numbers, salutations, furniture) lies in rules/*.yml beside its
own examples: a new portal is an entry there and no Python.
"""
