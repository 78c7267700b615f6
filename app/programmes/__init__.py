"""Who works where: programmes of NGOs, priorities of governments, and where the two could meet."""
