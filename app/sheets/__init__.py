"""Reading other people's spreadsheets without trusting them: .xlsx, .csv and tab-separated text."""
