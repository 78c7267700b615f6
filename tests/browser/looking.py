"""Looking a page over: axe, sideways scrolling, and what the browser complains about."""

from importlib.resources import files

from playwright.sync_api import ConsoleMessage, Page, Request

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Nothing is asked for beyond the violations: it halves the time.
RUN = """tags => axe.run({runOnly: tags, resultTypes: ['violations'], selectors: false, preload: false})
    .then(found => found.violations.map(one =>
        one.id + ': ' + one.nodes.map(node => node.html.slice(0, 120)).slice(0, 3).join(' | ')))"""
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
HEIGHTS = {320: 640, 390: 844, 1366: 768}


def violations(page: Page) -> list[str]:
    """What axe finds wrong on the page as it is now."""
    page.evaluate(AXE)
    found: list[str] = page.evaluate(RUN, TAGS)
    return found


def sideways(page: Page, width: int) -> int:
    """By how many pixels the page is too wide for a screen; the screen stays that wide."""
    page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
    beyond: int = page.evaluate(SIDEWAYS)
    return beyond


class Complaints(list[str]):
    """What the console of a page says, and every file it cannot have. Refused forms (422) are part of the work, and
    so is leaving a page before its last file has come."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.append(f"{page.url}: {error}"))
        page.on("requestfailed", self._missed)

    def _missed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":
            self.append(f"{request.url}: {request.failure}")

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and "status of 422" not in message.text:
            self.append(f"{message.location.get('url')}: {message.text}")
