"""Organizations: NGO, OPD, local governments, donors and others that host, attend and promise."""
