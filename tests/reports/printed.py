"""What a PDF says, page by page."""

from io import BytesIO

from pypdf import PdfReader


def pages(content: bytes) -> list[str]:
    """The text of each page, with single spaces."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(content)).pages]


def letters(text: str) -> str:
    """Without spaces and line breaks: a long word may be broken anywhere."""
    return "".join(text.split())
