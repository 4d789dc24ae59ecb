"""Everything that the case says of the chosen recording: its capture, its page, the file, custody, copies."""
