"""Language models that may write answers; what they write passes the gate or is not told."""
