"""What was said: the lines of the chosen recording, written down while it plays."""
