"""Recording what was watched while it plays, and telling of it."""
