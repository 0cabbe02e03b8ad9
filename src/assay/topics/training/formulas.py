"""Training: how many of a group were trained, and for how long."""

from assay.calc.formula import formula


@formula(source="HKEX ESG Reporting Guide, KPI B3.1 (literal reading, recalled): trained in a group ÷ employees in it")
def trained_rate(employees_trained, employees):
    """Employees trained as a share of the employees of the same group. Percent."""
    return employees_trained / employees


@formula(source="HKEX ESG Reporting Guide, KPI B3.2; GRI 404-1: training hours of a group ÷ employees in it")
def training_hours_average(training_hours, employees):
    """Hours of training for each employee of the group. Hours a person."""
    return training_hours / employees
