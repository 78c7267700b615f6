"""Reading across packages, one file for what each paper needs."""
