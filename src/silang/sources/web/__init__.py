"""What is fetched: addresses, within limits and from public machines, and feeds."""
