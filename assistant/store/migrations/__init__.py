"""The history of the tables, one file a step, run by assistant.store.migrate."""
