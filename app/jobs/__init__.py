"""Work that a page does not wait for: our own row is the truth of each job, the queue only carries its number."""
