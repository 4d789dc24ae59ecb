"""Showing a page in a hidden browser (Qt WebEngine), in a process of its own that keeps what was seen."""
