"""What can go wrong between the service and its database."""


class StoreError(Exception):
    """The database could not be opened, read or written; the text says what to do."""
