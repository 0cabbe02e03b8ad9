"""Rates of injury and death at work."""

from assay.calc.formula import formula


@formula(source="HKEX ESG Reporting Guide, KPI B2.1 (rate on headcount, recalled)")
def fatality_rate(fatalities, employees):
    """Work-related deaths over employees at the end of the year. Percent."""
    return fatalities / employees


@formula(source="lost-time injuries for each million hours worked (GRI 403-9 with a base of 1,000,000 hours)")
def ltifr(lost_time_injuries, hours_worked):
    """Lost-time injury frequency rate. Injuries per million hours."""
    return lost_time_injuries / hours_worked
