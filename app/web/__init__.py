"""What every view shares: fields, forms, formats, pages, errors and headers; it knows no domain."""
