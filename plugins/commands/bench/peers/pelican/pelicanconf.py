"""The same site as ours, as plain Pelican makes it: its own articles, tags, authors, categories.

A mover is an author, a place the category; all other lists are tags whose names start with their
folder. Nothing is switched on that costs time and is not asked for: no feeds, no highlighting.
"""

import json
from pathlib import Path
from typing import Any

import words  # type: ignore[import-not-found]  # beside this file


def _names(file: str) -> Any:
    return json.loads((Path("registry") / file).read_text("utf-8"))


SITENAME = "提答"
SITEURL = ""
ADDRESS = "http://localhost:8000"
TIMEZONE = "Asia/Shanghai"
DEFAULT_LANG = "zh"
PATH = "content"
ARTICLE_PATHS = ["proposals"]
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
PLUGIN_PATHS = ["plugins"]
PLUGINS = ["cases"]
THEME = "theme"
READERS = {"rst": None, "html": None, "htm": None}
MARKDOWN = {
    "extension_configs": {
        "markdown.extensions.extra": {},
        "markdown.extensions.meta": {},
        # A body stands below the h2 of its proposal or reply.
        "markdown.extensions.toc": {"baselevel": 2},
    },
    "output_format": "html5",
}
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
# Keys of lists are fit for addresses as they are.
TAG_REGEX_SUBSTITUTIONS: list[tuple[str, str]] = []
AUTHOR_REGEX_SUBSTITUTIONS: list[tuple[str, str]] = []
ARTICLE_URL = ARTICLE_SAVE_AS = "proposals/{slug}.html"
AUTHOR_URL = "movers/{slug}/"
AUTHOR_SAVE_AS = "movers/{slug}/index.html"
CATEGORY_URL = "jurisdictions/{slug}/"
CATEGORY_SAVE_AS = "jurisdictions/{slug}/index.html"
TAG_URL = "{slug}/"
TAG_SAVE_AS = "{slug}/index.html"
DIRECT_TEMPLATES = [
    *("index", "home", "departments", "topics", "sessions", "years", "movers", "jurisdictions"),
]
HOME_SAVE_AS = "index.html"
INDEX_URL = "proposals/"
INDEX_SAVE_AS = "proposals/index.html"
DEPARTMENTS_SAVE_AS = "departments/index.html"
TOPICS_SAVE_AS = "topics/index.html"
SESSIONS_SAVE_AS = "sessions/index.html"
YEARS_SAVE_AS = "years/index.html"
MOVERS_SAVE_AS = "movers/index.html"
JURISDICTIONS_SAVE_AS = "jurisdictions/index.html"
PAGINATED_TEMPLATES = {"index": 50, "tag": 50, "author": 50, "category": 50}
# Pelican's own pattern puts page 2 of the tag X where a tag named X2 would stand.
PAGINATION_PATTERNS = [
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
]
# A reference holds tags as text, which Pelican would hand on as tags.
JINJA_ENVIRONMENT = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}
JINJA_FILTERS = words.FILTERS
PLACES = _names("jurisdictions.json")
DEPARTMENTS = _names("departments.json")
TOPICS = _names("topics.json")
KINDS = {"cppcc": "政协提案", "npc": "人大代表建议"}
PAPERS = {"cppcc": "提案", "npc": "建议"}
MOVER_ROLES = {
    "member": "委员",
    "deputy": "代表",
    "party": "党派",
    "group": "团体",
    "sector": "界别",
    "committee": "专委会",
}
REPLY_ROLES = {
    "lead": ("主办", "综合各会办意见，答复提出者"),
    "sole": ("独办", "独自办理并答复"),
    "separate": ("分办", "就所分部分各自答复"),
    "joint": ("会办", "向主办单位提出会办意见"),
}
GRADES = {"official": "由机关自行公布", "repost": "转载，并非机关原页"}
