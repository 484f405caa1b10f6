"""Elements of HTML by what they are to a reader (HTML standard, sections 4 and 15.3)."""

from __future__ import annotations

# fmt: off
UNSEEN = frozenset({
    "script", "style", "noscript", "template", "head", "title", "link", "meta",
    "iframe", "object", "embed", "svg", "math", "canvas", "audio", "video", "picture", "map",
    "datalist", "button", "select", "textarea", "input", "dialog", "nav", "aside",
})
"""Never text of a document: not shown, media, controls, and what is beside the text."""

BANNERS = frozenset({"header", "footer"})
"""The site's, unless they stand within ``CONTENT``."""

CONTENT = frozenset({"article", "main", "section"})
"""A header or footer within these is that of the text (4.3.8 and 4.3.9)."""

SITE_ROLES = frozenset({
    "navigation", "banner", "contentinfo", "complementary", "search", "menu", "menubar",
    "toolbar", "dialog", "alert",
})
"""WAI-ARIA roles of what belongs to the site."""

BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main",
    "menu", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul",
})
"""Elements that begin and end a line."""

LISTS = frozenset({
    "ul", "ol", "dl", "div", "td", "table", "tbody", "tr", "section", "p", "menu",
})
"""Elements in which sites list links to other pages."""

NO_END = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
    "p", "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "tbody", "thead", "tfoot",
    "colgroup", "rt", "rp",
})
"""Elements that have no end tag, or need none: the parser closes them."""
# fmt: on
