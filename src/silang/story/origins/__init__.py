"""Where a report's matter comes from."""
