"""Example queries: what people ask of such data, as they can be run.

Each runs where the site's files lie, with ``data/`` below. docs/data.md and the data dictionary
show them, and tests run them (tests/exports/dataset/test_queries.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from proposals.exports.dataset.words import Words


class Engine(StrEnum):
    """What runs a query."""

    SQLITE = "sqlite"
    DUCKDB = "duckdb"
    POLARS = "polars"


@dataclass(frozen=True, slots=True)
class Query:
    """One example.

    Attributes:
        name: for tests and links.
        engine: SQL for SQLite (with ``data/record.sqlite`` open) or DuckDB; for polars, Python
            that leaves its answer in ``answer``.
        words: what it answers.
        text: the query; ``:words`` stands for what is looked for.
    """

    name: str
    engine: Engine
    words: Words
    text: str


QUERIES: tuple[Query, ...] = (
    Query(
        "find-words",
        Engine.SQLITE,
        Words(
            "哪些案卷里有这几个字？",
            "Which cases hold these characters?",
            "标题、正文、编号、文号、姓名都查，一个字也能查。:words 照原样写，括号、引号不必改。",
            "In titles, texts, numbers and names; one character is enough. Write :words as they "
            "are printed, brackets and quotes too.",
        ),
        """\
WITH RECURSIVE letters(rest, phrase) AS (
  SELECT :words, ''
  UNION ALL
  SELECT substr(rest, 2), phrase || coalesce(
    (SELECT folded FROM folds WHERE sign = substr(rest, 1, 1)), ' ' || substr(rest, 1, 1))
  FROM letters WHERE rest <> ''
),
years(rest, phrase) AS (
  SELECT phrase, '' FROM letters WHERE rest = ''
  UNION ALL
  SELECT substr(rest, 3), phrase || CASE
    WHEN rest || ' )' GLOB ' [([] 1 9 [0-9] [0-9] [])]*' THEN ' OPEN'
    WHEN rest || ' )' GLOB ' [([] 2 0 [0-9] [0-9] [])]*' THEN ' OPEN'
    WHEN rest NOT GLOB ' [])]*' THEN substr(rest, 1, 2)
    WHEN ' OPEN' || phrase GLOB '* OPEN 1 9 [0-9] [0-9]' THEN ' SHUT'
    WHEN ' OPEN' || phrase GLOB '* OPEN 2 0 [0-9] [0-9]' THEN ' SHUT'
    ELSE substr(rest, 1, 2) END
  FROM years WHERE rest <> ''
),
forms(phrase) AS (
  SELECT phrase FROM letters WHERE rest = ''
  UNION SELECT replace(replace(phrase, 'OPEN', '('), 'SHUT', ')') FROM years WHERE rest = ''
  UNION SELECT replace(replace(phrase, 'OPEN', '['), 'SHUT', ']') FROM years WHERE rest = ''
)
SELECT DISTINCT cases.id, cases.title
FROM search JOIN cases ON cases.id = search.case_id
WHERE search MATCH (SELECT group_concat('"' || phrase || '"', ' OR ') FROM forms)
ORDER BY cases.id""",
    ),
    Query(
        "busiest-departments",
        Engine.SQLITE,
        Words(
            "哪些部门答复最多？",
            "Which departments answered most?",
            "只数本记录所收的。",
            "Counting what this record holds.",
        ),
        """\
SELECT name, jurisdiction, cases, replies
FROM department_counts
ORDER BY replies DESC, cases DESC, id
LIMIT 10""",
    ),
    Query(
        "days-by-department",
        Engine.SQLITE,
        Words(
            "各部门答复平均用多少天？",
            "How many days does a reply take, by department?",
            "只算两个日期都公开到日的。",
            "Only of replies for which both dates are published to the day.",
        ),
        """\
SELECT departments.name, count(*) AS replies, round(avg(days), 1) AS mean_days
FROM days_to_reply JOIN departments ON departments.id = days_to_reply.department_id
GROUP BY departments.id
ORDER BY mean_days, departments.id""",
    ),
    Query(
        "topics-by-year",
        Engine.DUCKDB,
        Words(
            "每年各主题有多少案卷？",
            "How many cases a topic and year?",
            "读 Parquet。",
            "Reads Parquet.",
        ),
        """\
SELECT cases.filing_year, topics.name, count(*) AS cases
FROM 'data/parquet/cases.parquet' AS cases
JOIN 'data/parquet/case_topics.parquet' AS case_topics ON case_topics.case_id = cases.id
JOIN 'data/parquet/topics.parquet' AS topics ON topics.id = case_topics.topic_id
GROUP BY ALL
ORDER BY ALL""",
    ),
    Query(
        "titles-from-csv",
        Engine.DUCKDB,
        Words(
            "CSV 里的原值是什么？",
            "What did a CSV cell say before it was made harmless?",
            "开头的撇号去掉一个。",
            "Takes one apostrophe off the start.",
        ),
        """\
SELECT id, regexp_replace(title, '^''', '') AS title
FROM read_csv('data/csv/cases.csv', all_varchar = true)
ORDER BY id""",
    ),
    Query(
        "outcomes",
        Engine.POLARS,
        Words(
            "各种办理结果有多少答复？",
            "How many replies have which outcome?",
            "结果照来源所印。",
            "Outcomes as printed.",
        ),
        """\
import polars as pl

replies = pl.read_parquet("data/parquet/replies.parquet")
answer = (
    replies.drop_nulls("outcome_label")
    .group_by("outcome_label")
    .len("replies")
    .sort("replies", "outcome_label", descending=[True, False])
)""",
    ),
    Query(
        "letters-with-amounts",
        Engine.POLARS,
        Words(
            "哪些答复提到金额？",
            "Which replies name an amount of money?",
            "在正文里找数字加“万元”“亿元”。",
            "Looks for figures before 万元 or 亿元 in the texts.",
        ),
        """\
import polars as pl

documents = pl.read_parquet("data/parquet/documents.parquet")
answer = documents.filter(
    pl.col("reply_id").is_not_null(),
    pl.col("body").str.contains(r"[0-9.]+\\s*[万亿]元"),
).select("reply_id")""",
    ),
)
