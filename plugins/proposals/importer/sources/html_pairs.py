"""Names and values that a page sets side by side with styles, where its text has nothing between.

<div><span class="k">标题</span><span class="v">关于样例的建议</span></div>, row for row.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

_INLINE = frozenset({"span", "b", "strong", "em", "i", "label", "font", "var", "cite"})
_LEAST_ROWS = 3
_WIDEST_NAME = 20
Shape = tuple[tuple[str, str], tuple[str, str]]


@dataclass(slots=True)
class Pairs:
    """Finds such rows; what is known of an element's children is kept for the next of them.

    Attributes:
        shapes: how often each shape of a row stands among the children of an element
            (``mem_id``).
    """

    shapes: dict[int, Counter[Shape | None]] = field(default_factory=dict)

    def of(self, node: Any) -> list[Any]:
        """Name and value of a row; none where an element is no row like those beside it."""
        shape = _shape(node)
        parent = node.parent
        if shape is None or parent is None:
            return []
        if parent.mem_id not in self.shapes:
            self.shapes[parent.mem_id] = Counter(map(_shape, parent.iter()))
        return list(node.iter()) if self.shapes[parent.mem_id][shape] >= _LEAST_ROWS else []


def _shape(node: Any) -> Shape | None:
    """Tags and classes of two inline elements that are all of an element and unlike each other.

    What a word processor writes parts words into elements as well, but all of one kind.
    """
    children = list(node.iter(include_text=True))
    inner = [child for child in children if child.tag != "-text"]
    if len(inner) != 2 or any(child.tag not in _INLINE for child in inner):
        return None
    if any((child.text_content or "").strip() for child in children if child.tag == "-text"):
        return None
    first, second = ((child.tag, child.attributes.get("class") or "") for child in inner)
    name = inner[0].text(deep=True).strip()
    if first == second or not 0 < len(name) <= _WIDEST_NAME:
        return None
    return first, second
