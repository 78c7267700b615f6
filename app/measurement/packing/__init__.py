"""What evaluators take with them: one archive of an analysis, from which all of it can be computed again."""
