"""Time expressions, the days they mean, and what does not fit among them."""
