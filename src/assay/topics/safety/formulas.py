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


@formula(source="arithmetic: hazards corrected ÷ hazards found")
def hazard_correction_rate(hazards_corrected, hazards_found):
    """Hazards found in the year that are corrected. Percent."""
    return hazards_corrected / hazards_found


@formula(source="arithmetic: hazards corrected by their due day ÷ hazards due")
def hazard_on_time_rate(hazards_in_time, hazards_due):
    """Hazards corrected by their due day. Percent."""
    return hazards_in_time / hazards_due


@formula(source="arithmetic: people examined ÷ people due for an examination")
def health_check_rate(health_checks, health_checks_due):
    """People examined of those due for an occupational health check. Percent."""
    return health_checks / health_checks_due


@formula(source="arithmetic: inspections by their due day ÷ inspections due")
def equipment_inspection_rate(equipment_inspections_in_time, equipment_inspections_due):
    """Equipment inspections done by their due day. Percent."""
    return equipment_inspections_in_time / equipment_inspections_due


@formula(source="arithmetic: contractors with an agreement ÷ contractors on site")
def contractor_agreement_rate(contractors_under_agreement, contractors):
    """Contractors that signed a safety and environment agreement. Percent."""
    return contractors_under_agreement / contractors
