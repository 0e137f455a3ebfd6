"""Silang cross-checks news: who says what, how sure, through whom, and where the reports disagree."""
