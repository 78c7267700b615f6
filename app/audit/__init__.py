"""The audit trail: one event per change, chained by hash, written in the change's own transaction."""
