"""The world around the detectors: proxy, captures, database, consent, report, command line."""

__version__ = "0.1.0"
