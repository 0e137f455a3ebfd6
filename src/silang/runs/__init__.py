"""Long runs: what takes in, reads and writes article by article, and can be stopped and gone on with at any point."""
