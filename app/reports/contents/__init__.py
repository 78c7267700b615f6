"""The plain data of each paper."""
