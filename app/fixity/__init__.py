"""The stored files as people keep them: read again, mirrored, restored, and erased for good."""
