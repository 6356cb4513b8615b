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
        # The list of consent events is folded, as a reader would, so that verdicts and timeline come into the picture.
        report.write_text(report.read_text("utf-8").replace("<details open>", "<details>"), "utf-8")
        PICTURE.parent.mkdir(exist_ok=True)
        command = [browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=1180,2300",
                   f"--user-data-dir={folder}/profile", f"--screenshot={PICTURE}", report.as_uri()]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    print(PICTURE)
    return 0


if __name__ == "__main__":
    sys.exit(main())
