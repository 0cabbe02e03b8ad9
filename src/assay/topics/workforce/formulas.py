"""Turnover and hiring. What the leavers are divided by is a setting of the book, printed with the rate."""

from assay.calc.formula import formula

_HKEX = "HKEX, How to prepare an ESG report, Appendix 3 (recalled): leavers ÷ employees at the end of the period"


@formula(metric="turnover_rate", when={"turnover_denominator": "period_end"}, source=_HKEX)
def turnover_on_period_end(leavers, employees):
    """Leavers over employees at the end of the year. Percent."""
    return leavers / employees


@formula(
    metric="turnover_rate",
    when={"turnover_denominator": "average"},
    source="common practice of mainland issuers (recalled): leavers ÷ mean of opening and closing headcount",
)
def turnover_on_average(leavers, employees, employees_opening):
    """Leavers over the mean of employees at the start and the end of the year. Percent."""
    return leavers / ((employees + employees_opening) / 2)


@formula(
    metric="turnover_rate",
    when={"turnover_denominator": "opening_and_hires"},
    source="common practice of mainland issuers: leavers ÷ (employees at the start + new employees in the year)",
)
def turnover_on_opening_and_hires(leavers, employees_opening, hires):
    """Leavers over all who were employed at any time in the year. Percent."""
    return leavers / (employees_opening + hires)


@formula(source="GRI 401-1: new hires over employees (the standard fixes no denominator; period end is used)")
def hire_rate(hires, employees):
    """New hires over employees at the end of the year. Percent."""
    return hires / employees


@formula(source="arithmetic: complaints handled within the deadline ÷ complaints due")
def employee_complaint_on_time_rate(employee_complaints_in_time, employee_complaints_due):
    """Complaints by employees handled within the deadline of the register. Percent."""
    return employee_complaints_in_time / employee_complaints_due
