"""Papers, and the pages that show the same: what each holds, who may print it, and how it is printed."""
