"""For `mitmdump -s addon/script.py` (also mitmproxy and mitmweb): the same addon as `consentrace proxy`."""

from addon.inspector import Inspector

addons = [Inspector()]
