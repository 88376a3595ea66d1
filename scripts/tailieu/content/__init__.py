"""`docs/` as typed pages: front matter, schema, catalogue, clauses, dates, terms."""
