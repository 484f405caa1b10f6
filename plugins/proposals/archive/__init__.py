"""output/ -> what can be carried away: a mirror, a bag, a ZIM; and whether it is still whole.

``mirror`` and ``bag`` pack with libdeflate, ``zim`` with libzim: they are imported by those who
pack. ``verify`` and ``update`` need the standard library alone.
"""
