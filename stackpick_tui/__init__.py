"""Flask or Django? A questionnaire that knows its rule, shows what would turn it, and keeps the record."""

__version__ = "0.1.0"
