"""Help inside: pages of `resources/help`, read without a network."""
