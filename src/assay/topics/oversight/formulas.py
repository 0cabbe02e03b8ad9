"""Meetings, decisions, inspections and audits as rates."""

from assay.calc.formula import formula


@formula(source="arithmetic: members present ÷ members entitled to attend")
def meeting_attendance_rate(meeting_attendance, meeting_seats):
    """Attendance over all meetings of the year. Percent."""
    return meeting_attendance / meeting_seats


@formula(source="arithmetic: decisions carried out by their due day ÷ decisions due")
def decision_on_time_rate(decisions_in_time, decisions_due):
    """Decisions carried out by their due day. Percent."""
    return decisions_in_time / decisions_due


@formula(source="arithmetic: improvements done by their due day ÷ improvements due")
def inspection_on_time_rate(inspection_items_in_time, inspection_items_due):
    """Improvements done by the timetable. Percent."""
    return inspection_items_in_time / inspection_items_due


@formula(source="arithmetic: findings rectified ÷ findings")
def internal_audit_rectification_rate(internal_audit_findings_closed, internal_audit_findings):
    """Findings of internal audits that were rectified. Percent."""
    return internal_audit_findings_closed / internal_audit_findings
