"""What every field, code, table and worked-out column is called, in Chinese and English.

One place for the Table Schema, the JSON Schema, the spreadsheet's heads and the data dictionary.
Keys are ``Class.field`` and ``Class.code`` of the model, and ``table`` or ``table.column`` for
what tables add to it. tests/exports/dataset/test_words.py holds them to model and tables.
"""

from __future__ import annotations

from typing import NamedTuple


class Words(NamedTuple):
    """A title and a description, each in Chinese and in English."""

    zh: str
    en: str
    zh_about: str
    en_about: str

    def title(self, tag: str) -> str:
        """The title in the language of a BCP 47 tag: Chinese for ``zh…``, else English."""
        return self.zh if tag.startswith("zh") else self.en

    def about(self, tag: str) -> str:
        """The description in the language of a BCP 47 tag."""
        return self.zh_about if tag.startswith("zh") else self.en_about


class NoWordsError(LookupError):
    """Something of the model has no words yet; the message says what to add, and where."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} has no words; add its name and meaning in both languages to "
            "plugins/proposals/exports/dataset/words.py"
        )


def of_field(name: str) -> Words:
    """Words of a field of the model.

    Args:
        name: ``Class.field``.

    Raises:
        NoWordsError: it has none.
    """
    if name not in FIELDS:
        raise NoWordsError(name)
    return FIELDS[name]


def of_code(name: str) -> Words:
    """Words of a code of the model, as ``of_field``."""
    if name not in CODES:
        raise NoWordsError(name)
    return CODES[name]


def joined(first: Words, second: Words) -> Words:
    """Words of a part of a part: 来源：发布者 for ``source.publisher``."""
    return Words(
        f"{first.zh}：{second.zh}", f"{first.en}: {second.en}", second.zh_about, second.en_about
    )


_DATE_ZH = "日期照来源的精确程度写：年、年月或年月日。"
_DATE_EN = "As exact as the source is: a year, a month or a day."
_PAGE_ZH = "从网站根算起的地址；没有网页时空缺。"
_PAGE_EN = "Path below the site's root; absent when there is no page."
_YEAR_ZH = "唯一推算的一栏：依次取编号、办理年度、提案日期、最早的答复日期中的年份。"
_YEAR_EN = (
    "The one value that is worked out: the year in the number, else the year of handling, else "
    "of the proposal's dates, else of the earliest reply."
)
_UPDATED_ZH = "案卷中已知的最近日期。"
_UPDATED_EN = "The latest date known of the case: of a reply, of the proposal, of its entry here."

FIELDS: dict[str, Words] = {
    "Proposal.title": Words("标题", "Title", "照来源所印（案由、题目、标题）。", "As printed."),
    "Proposal.number": Words(
        "编号",
        "Number",
        "照来源所印，不带“第”和“号”；是文字，0354 的零不会丢。",
        "As printed, without 第 and 号; a text, so that 0354 keeps its zero.",
    ),
    "Proposal.kind": Words("种类", "Kind", "向哪个机关提出。", "The body it was made to."),
    "Proposal.jurisdiction": Words("地区", "Place", "提出于哪个地区。", "Where it was made."),
    "Proposal.term": Words("届", "Term", "第几届。", "Number of the term (届) of that body."),
    "Proposal.session": Words("次", "Session", "第几次会议。", "Number of the session (次)."),
    "Proposal.year": Words(
        "办理年度",
        "Year of handling",
        "照来源所印，不推算。",
        "As printed (2020年度), not worked out.",
    ),
    "Proposal.movers": Words(
        "提出者", "Movers", "照来源所印的次序。", "Who proposed, in printed order."
    ),
    "Proposal.movers_total": Words(
        "提出者总数",
        "Number of movers",
        "来源写明人数时（等10名代表）。",
        "How many proposed, where the source counts them (等10名代表).",
    ),
    "Proposal.movers_open": Words(
        "另有提出者",
        "Further movers",
        "来源写“等”而不列名、不计数时为真；否则空缺。",
        "True where others proposed whom the source neither names nor counts (等委员); absent "
        "otherwise.",
    ),
    "Proposal.submitted": Words("提出日期", "Submitted", _DATE_ZH, _DATE_EN),
    "Proposal.assigned": Words(
        "交办日期", "Assigned", f"交给部门办理的日期。{_DATE_ZH}", f"To departments. {_DATE_EN}"
    ),
    "Proposal.due": Words(
        "办理期限",
        "Due",
        f"应当答复的日期，只照来源所印，不推算。{_DATE_ZH}",
        f"The day by which it is to be answered; only as printed, never worked out. {_DATE_EN}",
    ),
    "Proposal.published": Words(
        "发布日期", "Published", f"来源发布提案的日期。{_DATE_ZH}", f"By the source. {_DATE_EN}"
    ),
    "Proposal.topics": Words("主题", "Topics", "编者所归。", "The editors' choice."),
    "Proposal.departments": Words(
        "办理单位", "Departments", "照来源所印的名称和次序。", "As printed, in printed order."
    ),
    "Proposal.handlers": Words(
        "办理单位的分工",
        "Parts in handling",
        "来源在单位名称旁写明主办、会办等分工的那些单位。",
        "Those of the departments whose part is printed beside their names.",
    ),
    "Proposal.status": Words(
        "审查与办理", "Status", "立案、并案等，照来源所印。", "立案, 并案 and so on, as printed."
    ),
    "Proposal.votes": Words(
        "网友评价", "Readers' votes", "来源网页上的点击数。", "Clicked on the source page."
    ),
    "Proposal.added": Words(
        "收录日期", "Added", "编者收入本记录的日期。", "The day the editors entered the case."
    ),
    "Proposal.source": Words("来源", "Source", "在哪里读到。", "Where it was read."),
    "Proposal.text": Words(
        "正文性质",
        "Whose words",
        "正文是原文还是摘编；没有正文时空缺。",
        "Whether the text is the original or a digest; absent when there is none.",
    ),
    "Proposal.notes": Words("编者注", "Editors' notes", "编者的话。", "The editors' own words."),
    "Proposal.body": Words(
        "正文",
        "Text",
        "Markdown；提案原文未公开时空缺。",
        "Markdown; absent when the text was not published.",
    ),
    "Reply.department": Words(
        "答复单位（所印）",
        "Department as printed",
        "来源所印的名称。",
        "The name that the source prints.",
    ),
    "Reply.role": Words(
        "办理分工",
        "Part in handling",
        "主办、独办、分办或会办；来源不写时空缺。",
        "Absent when the source does not say.",
    ),
    "Reply.title": Words("答复标题", "Heading", "信函自己的标题。", "The letter's own heading."),
    "Reply.number": Words("文号", "Document number", "照来源所印。", "文号, as printed."),
    "Reply.date": Words("答复日期", "Reply date", _DATE_ZH, _DATE_EN),
    "Reply.signed": Words(
        "落款日期", "Signed", f"信末的日期。{_DATE_ZH}", f"The date under the letter. {_DATE_EN}"
    ),
    "Reply.addressee": Words(
        "称呼", "Addressee", "写给谁，照来源所印。", "To whom it is written, as printed."
    ),
    "Reply.contact": Words(
        "联系方式",
        "Contact",
        "只收办公联系方式，手机号码已遮去。",
        "Office lines only; mobile numbers are masked.",
    ),
    "Reply.outcome": Words(
        "办理结果",
        "Outcome",
        "照来源所印；各地分类不同，不相互换算。",
        "As printed. Schemes are local and never translated into one another.",
    ),
    "Reply.feedback": Words(
        "反馈意见",
        "Feedback",
        "提出者对答复的意见，照来源所印。",
        "The mover's opinion, as printed.",
    ),
    "Reply.published": Words(
        "发布日期", "Published", f"来源发布答复的日期。{_DATE_ZH}", f"By the source. {_DATE_EN}"
    ),
    "Reply.source": Words(
        "来源",
        "Source",
        "在哪里读到；与提案来源相同时空缺。",
        "Where it was read, when that differs from the proposal's source.",
    ),
    "Reply.text": Words(
        "正文性质",
        "Whose words",
        "正文是原文还是摘编；没有正文时空缺。",
        "Whether the text is the original or a digest; absent when there is none.",
    ),
    "Reply.notes": Words("编者注", "Editors' notes", "编者的话。", "The editors' own words."),
    "Reply.body": Words("正文", "Text", "Markdown。", "Markdown."),
    "Mover.name": Words("姓名或名称", "Name", "照来源所印。", "A person or a body, as printed."),
    "Mover.role": Words("身份", "Capacity", "以什么身份提出。", "In what capacity they proposed."),
    "Handler.name": Words(
        "单位名称（所印）", "Department as printed", "照来源所印。", "As printed."
    ),
    "Handler.role": Words(
        "办理分工",
        "Part in handling",
        "来源在名称旁写明的分工；不写时空缺。",
        "The part that the source prints beside the name; absent when it prints none.",
    ),
    "Votes.support": Words("支持", "For", "照来源所印。", "支持, as printed."),
    "Votes.oppose": Words("反对", "Against", "照来源所印。", "反对, as printed."),
    "Contact.name": Words("联系人", "Name", "照来源所印。", "As printed."),
    "Contact.phone": Words(
        "电话",
        "Telephone",
        "办公电话；手机号码后八位以 * 代替。",
        "Office lines; the last digits of mobile numbers are replaced by *.",
    ),
    "Outcome.label": Words("结果", "Result", "照来源所印。", "As printed."),
    "Outcome.code": Words(
        "代号", "Code", "结果的字母或数字，照来源所印。", "Its letter or number, as printed."
    ),
    "Outcome.scheme": Words(
        "分类办法", "Scheme", "该代号属于哪一种分类办法。", "The scheme that the code belongs to."
    ),
    "Feedback.satisfaction": Words(
        "满意度", "Satisfaction", "满意、基本满意等，照来源所印。", "满意, 基本满意, as printed."
    ),
    "Feedback.comment": Words("意见", "Comment", "照来源所印。", "As printed."),
    "Source.publisher": Words("发布者", "Publisher", "照来源所印。", "As printed."),
    "Source.address": Words(
        "网址", "Web address", "所读网页的网址。", "Of the page that was read."
    ),
    "Source.retrieved": Words(
        "读取日期", "Retrieved", "在该处读到的日期。", "The day it was read there."
    ),
    "Source.sha256": Words(
        "原件 SHA-256",
        "SHA-256 of the original",
        "原件字节的校验值。",
        "SHA-256 of the original file's bytes.",
    ),
    "Source.grade": Words(
        "来源性质",
        "Grade",
        "所读的一份离作者有多近。",
        "How near to its author the copy that was read is.",
    ),
    "Jurisdiction.slug": Words("地区标识", "Place", "网址中的部分，不变。", "Part of addresses."),
    "Jurisdiction.name": Words("名称", "Name", "正式名称。", "Official name."),
    "Jurisdiction.aliases": Words(
        "别名", "Other names", "来源所印的其他名称。", "Other names it is printed under."
    ),
    "Jurisdiction.parent": Words(
        "上级地区", "Place above", "上级地区的正式名称。", "Official name of the place above it."
    ),
    "Department.jurisdiction": Words("地区", "Place", "属于哪个地区。", "The place it belongs to."),
    "Department.slug": Words(
        "部门标识",
        "Part of its address",
        "网址中的部分，在一个地区之内唯一，不变。",
        "Unique within the place; never changes.",
    ),
    "Department.name": Words("名称", "Name", "正式名称。", "Official name."),
    "Department.aliases": Words(
        "别名",
        "Other names",
        "在该地区之内所印的其他名称。",
        "Other names it is printed under within that place.",
    ),
    "Withdrawn.case": Words("标识", "Identifier", "案卷原来的标识。", "That the case had."),
    "Withdrawn.date": Words(
        "撤下日期", "Withdrawn on", "撤下的日期。", "The day it was withdrawn."
    ),
    "Withdrawn.reason": Words("撤下原因", "Reason", "为什么撤下。", "Why it was withdrawn."),
    "Withdrawn.title": Words(
        "标题", "Title", "可以继续刊出时才有。", "Where it may go on being said."
    ),
    "Withdrawn.instead": Words(
        "现在的案卷",
        "Now in",
        "原为重复时，现在收在哪一件。",
        "The case that holds it now, if any.",
    ),
    "Topic.slug": Words("主题标识", "Topic", "网址中的部分，不变。", "Part of addresses."),
    "Topic.name": Words("名称", "Name", "给读者看的名称。", "Shown to readers."),
    "Topic.aliases": Words("别名", "Other names", "同义的词。", "Words that mean the same."),
    "PublishedCase.case": Words(
        "标识", "Identifier", "地区/编号，永不改变。", "Place/number; for ever."
    ),
    "PublishedCase.address": Words("网页", "Page", _PAGE_ZH, _PAGE_EN),
    "PublishedCase.filing_year": Words("归档年份", "Filing year", _YEAR_ZH, _YEAR_EN),
    "PublishedCase.updated": Words("最近日期", "Latest date", _UPDATED_ZH, _UPDATED_EN),
    "PublishedCase.jurisdiction": Words("地区", "Place", "提出于哪个地区。", "Where it was made."),
    "PublishedCase.handled_by": Words(
        "办理部门",
        "Handled by",
        "办理单位所指的部门，次序相同。",
        "What the proposal's departments mean, in the same order.",
    ),
    "PublishedCase.proposal": Words("提案", "Proposal", "提了什么。", "What was asked."),
    "PublishedCase.replies": Words(
        "答复", "Replies", "照网页的次序。", "In the order of the page."
    ),
    "PublishedReply.department_slug": Words(
        "部门标识", "Department", "答复单位所指的部门。", "Whom the printed name means."
    ),
    "PublishedReply.anchor": Words(
        "网页内的位置",
        "Place on the page",
        "网址中 # 之后的部分。",
        "What follows # in its address.",
    ),
    "HandledBy.name": Words(
        "单位名称（所印）", "Department as printed", "照来源所印。", "As printed."
    ),
    "HandledBy.department": Words("部门", "Department", "地区/部门。", "Place/department."),
    "PublishedRecord.jurisdictions": Words("地区", "Places", "全部。", "All of them."),
    "PublishedRecord.departments": Words("部门", "Departments", "全部。", "All of them."),
    "PublishedRecord.topics": Words("主题", "Topics", "全部。", "All of them."),
    "PublishedRecord.withdrawn": Words(
        "已撤下的案卷",
        "Withdrawn cases",
        "曾经刊出、现已撤下的。",
        "Published once, and no longer.",
    ),
    "PublishedRecord.cases": Words(
        "案卷", "Cases", "年份新的在前，再照网址。", "Newest year first, then by address."
    ),
}
"""Fields of the model, by class and name; then those that JSON adds to link them."""

CODES: dict[str, Words] = {
    "Kind.cppcc": Words("政协提案", "CPPCC proposal", "向政协提出。", "Made to the CPPCC."),
    "Kind.npc": Words(
        "人大代表建议",
        "Deputies' suggestion",
        "向人民代表大会提出。",
        "Made to the people's congress.",
    ),
    "MoverRole.member": Words("委员", "Member", "政协委员。", "A member of the CPPCC."),
    "MoverRole.deputy": Words("代表", "Deputy", "人大代表。", "Of the people's congress."),
    "MoverRole.party": Words("党派", "Party", "政协中的党派。", "A party in the CPPCC."),
    "MoverRole.group": Words(
        "团体", "Group", "人民团体、委员小组。", "A people's organisation or a group of members."
    ),
    "MoverRole.sector": Words("界别", "Sector", "政协界别。", "A sector of the CPPCC."),
    "MoverRole.committee": Words(
        "专委会", "Committee", "政协专门委员会。", "A special committee of the CPPCC."
    ),
    "ReplyRole.lead": Words(
        "主办",
        "Lead",
        "综合各家意见，答复提出者。",
        "Collects the others' opinions and answers the mover.",
    ),
    "ReplyRole.sole": Words("独办", "Sole", "单独办理。", "Handles the case alone."),
    "ReplyRole.separate": Words(
        "分办", "Separate", "各答复自己那一部分。", "Answers its own part."
    ),
    "ReplyRole.joint": Words(
        "会办", "Joint", "向主办单位提出意见。", "Gives its opinion to the lead department."
    ),
    "TextKind.original": Words("原文", "Original", "照发布的原样。", "As published."),
    "TextKind.digest": Words(
        "摘编",
        "Digest",
        "编者转述，数字、日期和名称尽量逐一保留。",
        "Retold by the editors, figures, dates and names kept as far as possible.",
    ),
    "SourceGrade.official": Words(
        "官方", "Official", "机关自己发布。", "Published by the office itself."
    ),
    "SourceGrade.repost": Words("转载", "Repost", "别处转载。", "A repost."),
}
"""Codes of the model, by class and value."""

TABLES: dict[str, Words] = {
    "jurisdictions": Words("地区", "Places", "一行一个地区。", "One row a place."),
    "departments": Words("部门", "Departments", "一行一个部门。", "One row a department."),
    "topics": Words("主题", "Topics", "一行一个主题。", "One row a topic."),
    "movers": Words(
        "提出者",
        "Movers",
        "一行一个提出者。同一地区、同一身份的同名者算一个，来源不能区分。",
        "One row a mover. The same name in the same capacity and place counts as one: sources do "
        "not tell more.",
    ),
    "cases": Words(
        "案卷",
        "Cases",
        "一行一件提案或建议。来源没有写的空缺。",
        "One row a proposal or suggestion. What the source does not say is absent.",
    ),
    "case_movers": Words(
        "案卷的提出者", "Movers of a case", "案卷与提出者。", "Which movers proposed which case."
    ),
    "case_departments": Words(
        "案卷的办理单位",
        "Departments of a case",
        "来源所印的办理单位。",
        "Departments that the source names as handling a case.",
    ),
    "case_topics": Words(
        "案卷的主题", "Topics of a case", "案卷与主题。", "Which topics a case is filed under."
    ),
    "replies": Words("答复", "Replies", "一行一份答复。", "One row a reply."),
    "withdrawn": Words(
        "已撤下的案卷",
        "Withdrawn cases",
        "曾经刊出、现已撤下的案卷。",
        "Cases that were published and are no longer.",
    ),
    "documents": Words(
        "文书",
        "Documents",
        "一行一份文书（提案或答复）和它的正文。",
        "One row a document, that is a proposal or a reply, with its text.",
    ),
}
"""Tables."""

COLUMNS: dict[str, Words] = {
    "jurisdictions.id": Words("标识", "Identifier", "永不改变。", "Never changes."),
    "departments.id": Words("标识", "Identifier", "地区/部门，永不改变。", "Place/part; for ever."),
    "topics.id": Words("标识", "Identifier", "永不改变。", "Never changes."),
    "movers.id": Words(
        "标识",
        "Identifier",
        "地区/身份-姓名的字符编码。",
        "Place/capacity and the code points of the name.",
    ),
    "movers.jurisdiction_id": Words("地区", "Place", "在哪个地区提出。", "Where they proposed."),
    "cases.id": Words("标识", "Identifier", "地区/编号，永不改变。", "Place/number; for ever."),
    "cases.filing_year": Words("归档年份", "Filing year", _YEAR_ZH, _YEAR_EN),
    "cases.updated": Words("最近日期", "Latest date", _UPDATED_ZH, _UPDATED_EN),
    "case_movers.case_id": Words("案卷", "Case", "哪一件。", "Which case."),
    "case_movers.position": Words("次序", "Position", "从 1 起。", "In printed order, from 1."),
    "case_movers.mover_id": Words("提出者", "Mover", "哪一位。", "Which mover."),
    "case_departments.case_id": Words("案卷", "Case", "哪一件。", "Which case."),
    "case_departments.position": Words(
        "次序", "Position", "从 1 起。", "In printed order, from 1."
    ),
    "case_departments.department_id": Words("部门", "Department", "指哪个部门。", "Whom it means."),
    "case_topics.case_id": Words("案卷", "Case", "哪一件。", "Which case."),
    "case_topics.position": Words(
        "次序", "Position", "从 1 起。", "In the editors' order, from 1."
    ),
    "case_topics.topic_id": Words("主题", "Topic", "哪个主题。", "Which topic."),
    "replies.id": Words("标识", "Identifier", "案卷#网页内的位置。", "Case#place on its page."),
    "replies.case_id": Words("案卷", "Case", "答复哪一件。", "Which case it answers."),
    "replies.position": Words(
        "次序", "Position", "网页上的次序，从 1 起。", "On the page, from 1."
    ),
    "replies.department_id": Words(
        "答复单位", "Department", "哪个部门。", "Which department answers."
    ),
    "withdrawn.id": Words("标识", "Identifier", "案卷原来的标识。", "That the case had."),
    "documents.id": Words("标识", "Identifier", "案卷#网页内的位置。", "Case#place on its page."),
    "documents.case_id": Words("案卷", "Case", "属于哪一件。", "Which case it belongs to."),
    "documents.reply_id": Words(
        "答复", "Reply", "是哪份答复；提案空缺。", "Which reply it is; absent for a proposal."
    ),
    "documents.title": Words(
        "标题",
        "Title",
        "提案的标题，或答复自己的标题。",
        "The case's title, or a letter's own heading.",
    ),
    **{
        f"{table}.page": Words("网页", "Page", _PAGE_ZH, _PAGE_EN)
        for table in (
            *("jurisdictions", "departments", "topics", "movers"),
            *("cases", "replies", "withdrawn"),
        )
    },
}
"""Columns that tables have and the model has not."""

INDEX: dict[tuple[str, str], Words] = {
    ("search", ""): Words(
        "全文索引",
        "Full-text index",
        "逐字索引 searched 的 title、body 和 facts；怎样查见示例。",
        "Of title, body and facts of searched, character by character; see the examples.",
    ),
    ("folds", ""): Words(
        "字形折合",
        "Folding",
        "一行一个字符：检索时视同什么。",
        "One row a character, and what it counts as in a search.",
    ),
    ("folds", "sign"): Words("字符", "Character", "一个字符。", "One character."),
    ("folds", "folded"): Words(
        "折合为",
        "Folded",
        "折合成的各字符，每字前一个空格；空白和不可见字符折合为空。",
        "What it becomes, a space before each character; nothing for white space and what is "
        "invisible.",
    ),
}
"""What only the SQLite file has, by table and column."""

FORMATS: dict[str, Words] = {
    "csv": Words(
        "CSV 表格",
        "CSV tables",
        "一表一个文件，UTF-8 编码，供程序读取；用 Excel 打开可能是乱码，请取上面的电子表格。"
        "开头像公式的值前加一个撇号，读取时去掉。",
        "One file a table, in UTF-8, for programs; Excel may garble it, so take the spreadsheet "
        "above there. A value that looks like a formula has an apostrophe before it; take it off "
        "when you read.",
    ),
    "xlsx": Words(
        "电子表格",
        "Spreadsheet",
        "双击即可打开；每表一页，附各栏说明；不含正文。",
        "For a double click: a sheet a table, and what the columns mean; without the texts.",
    ),
    "jsonl": Words(
        "JSON Lines 案卷",
        "Cases as JSON Lines",
        "一行一件案卷，含全文，宜逐行处理。",
        "A case a line, with its texts; for reading piece by piece.",
    ),
    "json": Words(
        "JSON 全部记录",
        "The whole record as JSON",
        "地区、部门、主题和全部案卷，含全文。",
        "Places, departments, topics and all cases, with their texts.",
    ),
    "sqlite": Words(
        "SQLite 数据库",
        "SQLite database",
        "全部表格和正文，附视图和全文索引：标题、正文、编号、文号和姓名，一个字也能查。",
        "All tables and texts, with views and a full-text index of titles, texts, numbers and "
        "names that finds Chinese of one character and more.",
    ),
    "parquet": Words(
        "Parquet 表格",
        "Parquet tables",
        "供 DuckDB、polars、pandas 等分析程序直接读取。",
        "For DuckDB, polars, pandas and the like.",
    ),
    "schema": Words(
        "JSON Schema", "JSON Schema", "JSON 文件各栏的规定。", "What the JSON files hold."
    ),
}
"""Forms of the data, by ``files.Format``."""

LAYERS: dict[str, Words] = {
    "metadata": Words(
        "元数据",
        "Metadata",
        "编号、日期、部门、文号等各栏。",
        "Numbers, dates, departments, document numbers and all other facts.",
    ),
    "texts": Words(
        "摘编文字",
        "Digests",
        "正文中由编者转述的部分（text 为 digest）；原文（original）不另授许可。",
        "Texts retold by the editors (text is digest); no licence is given for originals.",
    ),
}
"""What the licences are for, by ``shape.Layer``."""
