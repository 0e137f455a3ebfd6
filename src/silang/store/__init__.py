"""Where what Silang made is kept."""
