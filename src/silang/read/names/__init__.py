"""Names: where they stand, of what type, and which of them are one."""
