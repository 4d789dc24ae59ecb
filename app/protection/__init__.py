"""What keeps the collector from being seen: the way to sites, logins, and being told before the first contact."""
