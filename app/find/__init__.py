"""One search over everything written in the case."""
