"""Documents and letters: PDF, Word, e-mail."""
