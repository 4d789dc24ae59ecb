"""The vocabulary editor: terms, groups and attributes of the case, with versions, merging and files."""
