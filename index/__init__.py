"""The report made searchable; knows no question, no prompt and no environment variable."""
