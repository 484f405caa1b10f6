"""The printed days by which answers are due, as programs for calendars take them."""

from __future__ import annotations

import icalendar

from tests.cases import case, record
from tests.exports.feeds.invented import SITE, made


def test_printed_days_are_in_the_calendar_and_no_other(files: dict[str, str]) -> None:
    calendar = icalendar.Calendar.from_ical(files["feeds/due.ics"])
    events = list(calendar.walk("VEVENT"))
    assert len(events) == 1
    event = events[0]
    assert event["DTSTART"].dt.isoformat() == "2099-04-02"
    assert event["UID"] == "yangli/20990001@example.org"
    assert event["SUMMARY"] == '办理期限：关于"灯"的<建议> & 其他'
    assert event["URL"] == SITE.at("proposals/yangli/20990001.html")
    assert event["DTSTAMP"].dt.isoformat() == "2099-06-01T00:00:00+00:00"
    assert event["DTEND"].dt.isoformat() == "2099-04-03"
    # A day by which others must answer makes nobody's calendar busy.
    assert event["TRANSP"] == "TRANSPARENT"
    assert (SITE.name in calendar["PRODID"], calendar["VERSION"]) == (True, "2.0")
    assert calendar["X-WR-CALNAME"] == f"{SITE.name} · 办理期限"
    lines = files["feeds/due.ics"].encode().split(b"\r\n")
    assert max(len(line) for line in lines) <= 75
    assert not [line for line in lines if b"\n" in line]
    assert [line for line in lines if line.startswith((b"BEGIN:", b"END:"))] == [
        *(b"BEGIN:VCALENDAR", b"BEGIN:VEVENT", b"END:VEVENT", b"END:VCALENDAR"),
    ]


def test_the_latest_day_stands_first_in_the_calendar() -> None:
    days = ("2099-02-01", "2099-03-01", "2099-01-01", "2099-02-01")
    corpus = record(*(case(str(n), due=day) for n, day in enumerate(days)))
    events = icalendar.Calendar.from_ical(made(corpus)["feeds/due.ics"]).walk("VEVENT")
    assert [event["UID"].partition("@")[0] for event in events] == [
        *("yangli/1", "yangli/3", "yangli/0", "yangli/2"),
    ]
    assert {event["DTSTAMP"].dt.date() for event in events} == {
        event["DTSTART"].dt for event in events
    }


def test_long_words_are_folded_between_characters() -> None:
    title = "关于，样例;路灯\\的," * 12 + "建议"
    offices = ("甲局,乙处", "丙;丁办\\")
    dated = record(case("1", title=title, due="2099-01-02", departments=offices))
    text = made(dated)["feeds/due.ics"]
    assert max(len(line) for line in text.encode().split(b"\r\n")) <= 75
    event = icalendar.Calendar.from_ical(text).walk("VEVENT")[0]
    assert event["SUMMARY"] == f"办理期限：{title}"
    assert event["DESCRIPTION"] == "、".join(offices)
    assert "甲局\\,乙处、丙\\;丁办\\\\" in text.replace("\r\n ", "")
    # Not every program forgives signs that are not escaped.
    assert "关于，样例\\;路灯\\\\的\\," in text.replace("\r\n ", "")


def test_without_printed_days_there_is_no_calendar() -> None:
    assert "feeds/due.ics" not in made(record(case("1", assigned="2099-01-01")))
