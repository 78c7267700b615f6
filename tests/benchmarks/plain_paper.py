"""Draws one HTML file as PDF and ends: what a script without Gaung would do."""

import gc
import sys
from pathlib import Path

from weasyprint import HTML

gc.disable()
html = Path(sys.argv[1]).read_text(encoding="utf-8")
HTML(string=html).write_pdf(sys.argv[1] + ".pdf", pdf_variant="pdf/ua-1", pdf_tags=True)
