"""Papers: how a page of HTML becomes a PDF, and what it may reach while it does."""
