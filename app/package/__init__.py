"""Packages in the window: making one for somebody else, and taking one in."""
