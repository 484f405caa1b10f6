"""Views of the SQLite file: answers to common questions, made of the tables."""

from __future__ import annotations

from dataclasses import dataclass

from proposals.exports.dataset.words import Words


@dataclass(frozen=True, slots=True)
class View:
    """One view: its name, what a row is, and the SELECT that makes it."""

    name: str
    words: Words
    select: str


SEARCHED = "searched"
"""The view whose texts the full-text index finds; a value of ``facts`` is a paragraph."""

VIEWS: tuple[View, ...] = (
    View(
        "case_list",
        Words(
            "案卷一览",
            "List of cases",
            "一行一件，提出者、办理部门和主题写成文字。",
            "One row a case, with the names of movers, departments and topics in one text each.",
        ),
        """
SELECT cases.id, cases.title, cases.number, cases.kind, jurisdictions.name AS jurisdiction,
  cases.filing_year,
  (SELECT group_concat(name, '、') FROM (
    SELECT movers.name FROM case_movers JOIN movers ON movers.id = case_movers.mover_id
    WHERE case_movers.case_id = cases.id ORDER BY case_movers.position)) AS movers,
  (SELECT group_concat(name, '、') FROM (
    SELECT departments.name FROM case_departments
    JOIN departments ON departments.id = case_departments.department_id
    WHERE case_departments.case_id = cases.id
    GROUP BY departments.id ORDER BY min(case_departments.position))) AS departments,
  (SELECT group_concat(name, '、') FROM (
    SELECT topics.name FROM case_topics JOIN topics ON topics.id = case_topics.topic_id
    WHERE case_topics.case_id = cases.id ORDER BY case_topics.position)) AS topics,
  (SELECT count(*) FROM replies WHERE replies.case_id = cases.id) AS replies,
  cases.page
FROM cases JOIN jurisdictions ON jurisdictions.id = cases.jurisdiction_id""",
    ),
    View(
        "cases_without_reply",
        Words(
            "未见答复的案卷",
            "Cases without a reply",
            "本记录中没有答复的案卷；并不表示没有答复过。",
            "Cases of which this record has no reply, which does not say that there was none.",
        ),
        """
SELECT case_list.* FROM case_list WHERE case_list.replies = 0""",
    ),
    View(
        "handling",
        Words(
            "案卷与部门",
            "Cases and departments",
            "一行一件案卷的一个部门：被列为办理单位，或有答复。",
            "One row a department of a case: named as handling it, or known by a reply.",
        ),
        """
SELECT case_id, department_id FROM case_departments
UNION
SELECT case_id, department_id FROM replies""",
    ),
    View(
        "department_counts",
        Words(
            "各部门的案卷与答复",
            "Counts by department",
            "各部门的案卷数、答复数，其中主办的答复数。",
            "Cases and replies of each department, and how many replies it wrote as the lead.",
        ),
        """
SELECT departments.id, departments.name, jurisdictions.name AS jurisdiction,
  (SELECT count(*) FROM handling WHERE handling.department_id = departments.id) AS cases,
  count(replies.id) AS replies,
  count(CASE WHEN replies.role = 'lead' THEN 1 END) AS lead_replies
FROM departments
JOIN jurisdictions ON jurisdictions.id = departments.jurisdiction_id
LEFT JOIN replies ON replies.department_id = departments.id
GROUP BY departments.id""",
    ),
    View(
        "year_counts",
        Words(
            "各年的案卷与答复",
            "Counts by year",
            "各归档年份的案卷数、有答复的案卷数和答复数。",
            "Cases, cases with a reply, and replies by filing year.",
        ),
        """
SELECT filing_year, count(*) AS cases, count(CASE WHEN replies > 0 THEN 1 END) AS cases_with_reply,
  coalesce(sum(replies), 0) AS replies
FROM case_list GROUP BY filing_year""",
    ),
    View(
        "days_to_reply",
        Words(
            "答复用时",
            "Days to a reply",
            "从交办（没有则从提出）到答复（没有则落款）的天数；两个日期都公开到日才有。",
            "Days from assignment, else submission, to the reply's date, else that under the "
            "letter; only where both are published to the day.",
        ),
        """
SELECT reply_id, case_id, department_id, since, first_day, reply_day,
  CAST(julianday(reply_day) - julianday(first_day) AS INTEGER) AS days
FROM (
  SELECT replies.id AS reply_id, replies.case_id, replies.department_id,
    CASE WHEN cases.assigned IS NULL THEN 'submitted' ELSE 'assigned' END AS since,
    coalesce(cases.assigned, cases.submitted) AS first_day,
    coalesce(replies.date, replies.signed) AS reply_day
  FROM replies JOIN cases ON cases.id = replies.case_id)
WHERE length(first_day) = 10 AND length(reply_day) = 10 AND reply_day >= first_day""",
    ),
    View(
        "outcome_counts",
        Words(
            "各地的办理结果",
            "Outcomes by place",
            "照来源所印的结果；各地分类不同，不宜相加。",
            "Results as printed. Schemes are local: do not add them up.",
        ),
        """
SELECT cases.jurisdiction_id, replies.outcome_scheme, replies.outcome_code,
  replies.outcome_label, count(*) AS replies
FROM replies JOIN cases ON cases.id = replies.case_id
WHERE replies.outcome_label IS NOT NULL
GROUP BY 1, 2, 3, 4""",
    ),
    View(
        SEARCHED,
        Words(
            "检索内容",
            "What is searched",
            "一行一份文书，search 所查的文字：标题、正文；"
            "facts 为编号或文号、提出者、部门、称呼和联系人。",
            "One row a document, with all that `search` looks through: title, text, and as `facts` "
            "its number, movers, departments, addressee and contact.",
        ),
        """
SELECT documents.row, documents.title, documents.body,
  (SELECT group_concat(fact, char(10) || char(10)) FROM (
    SELECT number AS fact FROM cases
    WHERE documents.reply_id IS NULL AND cases.id = documents.case_id
    UNION ALL
    SELECT movers.name FROM case_movers JOIN movers ON movers.id = case_movers.mover_id
    WHERE documents.reply_id IS NULL AND case_movers.case_id = documents.case_id
    UNION ALL
    SELECT case_departments.department_printed FROM case_departments
    WHERE documents.reply_id IS NULL AND case_departments.case_id = documents.case_id
    UNION ALL
    SELECT departments.name FROM case_departments
    JOIN departments ON departments.id = case_departments.department_id
    WHERE documents.reply_id IS NULL AND case_departments.case_id = documents.case_id
    UNION ALL
    SELECT number FROM replies WHERE replies.id = documents.reply_id
    UNION ALL
    SELECT department_printed FROM replies WHERE replies.id = documents.reply_id
    UNION ALL
    SELECT departments.name FROM replies
    JOIN departments ON departments.id = replies.department_id
    WHERE replies.id = documents.reply_id
    UNION ALL
    SELECT addressee FROM replies WHERE replies.id = documents.reply_id
    UNION ALL
    SELECT contact_name FROM replies WHERE replies.id = documents.reply_id)) AS facts,
  documents.case_id, documents.reply_id
FROM documents""",
    ),
)
"""Every view, each after those it is made of."""
