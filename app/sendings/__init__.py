"""A form that is sent twice (a double click, a reload, a bad line) is saved once."""
