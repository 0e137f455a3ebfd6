"""Numerals, what they count, and whether figures of one report come out."""
