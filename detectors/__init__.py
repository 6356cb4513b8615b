"""Recognises personal data in one message. Pure: bytes in, findings out; no I/O, no clock, no proxy, no database."""
