"""Mail: what was sent to whom on which day, and how it leaves; what it says comes from the packages above."""
