"""The report as a Word document that an editor can go on with. The only place that imports python-docx."""
