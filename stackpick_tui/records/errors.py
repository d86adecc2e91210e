"""What is said when a file is not one of ours."""


class RecordError(Exception):
    """A file cannot be read as what it should be; the message is one line naming what is wrong where."""
