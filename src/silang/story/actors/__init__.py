"""Who and what the reports name: one actor for all of a name's forms."""
