"""Photos and files that belong to something: what may be attached, where it is kept, and who sees it."""
