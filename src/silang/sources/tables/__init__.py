"""Records and rows: JSON Lines, JSON, sheets, Parquet, and metadata beside a file."""
