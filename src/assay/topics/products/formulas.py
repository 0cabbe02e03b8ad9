"""Recalls and complaints as rates."""

from assay.calc.formula import formula


@formula(source="HKEX ESG Reporting Guide, KPI B6.1: recalled ÷ sold or shipped")
def recall_rate(products_recalled, products_sold):
    """Products recalled for safety and health reasons as a share of products sold. Percent."""
    return products_recalled / products_sold


@formula(source="arithmetic: complaints closed ÷ complaints received")
def complaint_resolution_rate(complaints_resolved, complaints):
    """Complaints of the year that are closed. Percent."""
    return complaints_resolved / complaints


@formula(source="arithmetic: teams formed within the deadline ÷ complaints that needed one")
def complaint_team_rate(complaint_teams_in_time, complaint_teams_due):
    """Complaints whose team was formed within the deadline of the register. Percent."""
    return complaint_teams_in_time / complaint_teams_due


@formula(source="arithmetic mean over all answers of the year: points × answers of each survey ÷ answers")
def customer_satisfaction(satisfaction_points, satisfaction_answers):
    """Customer satisfaction, weighted by answers. Points of 100."""
    return satisfaction_points / satisfaction_answers


@formula(source="arithmetic: answers ÷ customers asked")
def survey_response_rate(satisfaction_answers, surveys_sent):
    """Customers who answered a survey. Percent."""
    return satisfaction_answers / surveys_sent


@formula(source="arithmetic: lots passed at the first inspection ÷ lots inspected")
def first_pass_rate(lots_passed, lots_inspected):
    """Product lots that passed when first inspected. Percent."""
    return lots_passed / lots_inspected


@formula(source="arithmetic: nonconforming lots dealt with ÷ (lots inspected − lots passed at the first inspection)")
def nonconformity_correction_rate(lots_corrected, lots_inspected, lots_passed):
    """Nonconforming lots that were reworked, downgraded or scrapped. Percent."""
    return lots_corrected / (lots_inspected - lots_passed)
