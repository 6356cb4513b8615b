"""Labelled traffic made from seeds: what apps send that is personal data, and its false twins, in many shapes.

The shapes name keys, paths and layouts of their own; no detector is told of them. Each module is a set of them, and to import
the package is to register them all.
"""

import importlib
import pkgutil

for module in sorted(each.name for each in pkgutil.iter_modules(__path__)):
    importlib.import_module(f"{__name__}.{module}")
