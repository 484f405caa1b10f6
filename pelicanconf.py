"""Settings of the site: constants only. publishconf.py adds what publication needs."""

SITENAME = AUTHOR = "提答"
SITESUBTITLE = "提案与答复，公开可查"
SITEURL = "http://localhost:8000"
RELATIVE_URLS = True
PUBLISHED = False
DEFAULT_LANG = "zh"
# The interface's languages, the first of them built unless another is asked for; and what
# each changes of these settings.
SITE_LANGUAGES = {
    "zh_CN": {},
    "en": {
        "SITENAME": "Tida",
        "AUTHOR": "Tida",
        "SITESUBTITLE": "Proposals and replies, in the open",
        "DEFAULT_LANG": "en",
    },
}
TIMEZONE = "Asia/Shanghai"
# Every system has one of them; that of the user may not be installed.
LOCALE = ["C.UTF-8", "C"]
REPOSITORY = ""
# Where readers tell in private that a page holds what should not be public: a mail address.
CONTACT = ""

LICENCES = {
    "code": "MIT",
    "metadata": "CC0-1.0",
    "texts": "CC-BY-4.0",
}

PATH = "content"
ARTICLE_PATHS = ["news"]
PAGE_PATHS = ["pages"]
STATIC_PATHS = []
# Pages and news are Markdown alone: its reader is the one that keeps live HTML out.
READERS = {"rst": None, "html": None, "htm": None}
OUTPUT_PATH = "output"
THEME = "theme"
PLUGIN_PATHS = ["plugins"]
PLUGINS = ["proposals_pelican"]
JINJA_ENVIRONMENT = {
    "autoescape": True,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "extensions": ["jinja2.ext.i18n", "proposals_pelican.keeping.KeepExtension"],
}

# Pelican makes no page of a draft that has none.
DEFAULT_METADATA = {"category": "news"}
ARTICLE_URL = ARTICLE_SAVE_AS = "news/{slug}.html"
ARTICLE_LANG_URL = ARTICLE_LANG_SAVE_AS = "news/{slug}-{lang}.html"
PAGE_URL = PAGE_SAVE_AS = "pages/{slug}.html"
PAGE_LANG_URL = PAGE_LANG_SAVE_AS = "pages/{slug}-{lang}.html"
DIRECT_TEMPLATES = ["news"]
NEWS_SAVE_AS = "news/index.html"
DEFAULT_PAGINATION = False
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
FEED_ALL_ATOM = "feeds/news.atom.xml"
CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
