"""Labelled traffic made from seeds: what apps send that is personal data, and its false twins, in many shapes.

The shapes name keys, paths and layouts of their own; no detector is told of them.
"""
