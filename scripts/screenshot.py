"""Makes docs/report.png, README's picture: runs the demo and opens its report in headless Chromium."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

PICTURE = Path(__file__).parents[1] / "docs" / "report.png"


def main() -> int:
    """Needs Chromium on PATH."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        print("screenshot: no Chromium on PATH; install chromium", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [Path(sys.executable).with_name("consentrace"), "demo", folder], check=True, stdout=subprocess.DEVNULL
        )
        report = Path(folder) / "report.html"
        PICTURE.parent.mkdir(exist_ok=True)
        command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=1180,1500",
                   f"--user-data-dir={folder}/profile", f"--screenshot={PICTURE}", f"{report.as_uri()}#verdicts"]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    print(PICTURE)
    return 0


if __name__ == "__main__":
    sys.exit(main())
