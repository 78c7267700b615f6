"""What every package stands on: it knows no domain and no web."""
