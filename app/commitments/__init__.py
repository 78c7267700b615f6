"""Tindak lanjut: what was promised, by whom, until when, and the evidence that it was done."""
