"""A document in, bytes out: web page, print, data book. Nothing is added up or rounded here."""
