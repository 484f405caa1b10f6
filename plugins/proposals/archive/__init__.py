"""output/ -> what can be carried away: a mirror, a bag, a ZIM; and whether it is still whole.

``zim`` needs libzim, which the archive alone installs. ``verify`` and ``update`` need the standard
library alone.
"""
