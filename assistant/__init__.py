"""One answer to one question: rewrite, understand, retrieve, compose, verify."""
