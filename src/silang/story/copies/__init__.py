"""Which articles' words are another's."""
