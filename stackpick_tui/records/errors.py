"""The error for a file that is not one of ours."""


class RecordError(Exception):
    """A file does not hold what it should; the message is one line that says where and why."""
