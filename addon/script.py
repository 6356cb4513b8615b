"""For `mitmdump -s addon/script.py` (also mitmproxy and mitmweb): the same addon as `consentrace proxy`."""

from addon.inspector import Inspector
from addon.page_host import ConsentPage

# The page first: what it marks as its own is not inspected as the app's.
addons = [ConsentPage(), Inspector()]
