"""What can go wrong between a report on disk and an open index."""


class ReportError(Exception):
    """Base of every error this package raises on purpose; its text says what to do."""


class ReportFormatError(ReportError):
    """A file of the report folder does not hold what it should."""


class IndexNotBuilt(ReportError):
    """There is no complete index at the given path."""


class IndexNotWritten(ReportError):
    """The index could not be written: the disk is full, or the folder is not ours to write."""


class IndexMismatch(ReportError):
    """The index was built from another report, other data or another model."""


class EngineUnavailable(ReportError):
    """The engine that holds vectors and words does not answer."""


class MissingExtra(ReportError):
    """An optional back end was chosen whose packages are not installed."""
