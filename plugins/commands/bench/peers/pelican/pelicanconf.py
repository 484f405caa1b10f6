"""The same site as ours, as plain Pelican makes it: its own articles, tags, authors, categories.

A mover is an author, a place the category; all other lists are tags whose names start with their
folder. Nothing is switched on that costs time and is not asked for: no feeds, no plugins.
"""

import json

SITENAME = "提答"
SITEURL = ""
TIMEZONE = "Asia/Shanghai"
DEFAULT_LANG = "zh"
PATH = "content"
ARTICLE_PATHS = ["proposals"]
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
PLUGINS: list[str] = []
THEME = "theme"
READERS = {"rst": None, "html": None, "htm": None}
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
SLUGIFY_USE_UNICODE = True
TAG_REGEX_SUBSTITUTIONS: list[tuple[str, str]] = []
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
JINJA_FILTERS = {"fromjson": json.loads}
