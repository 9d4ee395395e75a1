"""The periods of a report as days."""

from datetime import date, timedelta

from boxoffice.ui.reports.screen import Period

_LAST_MONTH_OF_A_YEAR = 12


def span(period: Period, today: date) -> tuple[date, date]:
    """The first and last day of a period around `today`; weeks begin on Monday. A period of its
    own begins as this month.
    """
    first = today.replace(day=1)
    if period is Period.TODAY:
        return today, today
    if period is Period.WEEK:
        monday = today - timedelta(days=today.weekday())
        return monday, monday + timedelta(days=6)
    if period is Period.LAST_MONTH:
        last = first - timedelta(days=1)
        return last.replace(day=1), last
    if period is Period.YEAR:
        return today.replace(month=1, day=1), today.replace(month=12, day=31)
    return first, _next_month(first) - timedelta(days=1)


def _next_month(first: date) -> date:
    if first.month == _LAST_MONTH_OF_A_YEAR:
        return first.replace(year=first.year + 1, month=1)
    return first.replace(month=first.month + 1)
