"""The arithmetic of the chain: what exactly is hashed."""

import hashlib
import json
from typing import Any

GENESIS = "0" * 64


def event_hash(previous_hash: str, fields: dict[str, Any]) -> str:
    """SHA-256 over the previous hash and the event's fields as canonical JSON (sorted keys, UTF-8)."""
    body = json.dumps(fields, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(f"{previous_hash}\n{body}".encode()).hexdigest()
