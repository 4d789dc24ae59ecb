"""Signatures and time stamps of the case's log, as people see them."""
