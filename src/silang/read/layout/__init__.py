"""What of a page is the report, and what it says of itself: debris, masthead, publication."""
