"""How many of those who were asked about material topics answered."""

from assay.calc.formula import formula


@formula(source="arithmetic: questionnaires returned ÷ questionnaires sent")
def topic_response_rate(topic_questionnaires_returned, topic_questionnaires_sent):
    """Part of the questionnaires on material topics that came back. Percent."""
    return topic_questionnaires_returned / topic_questionnaires_sent
