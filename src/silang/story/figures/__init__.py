"""What the figures of several reports answer, and how the answers stand to each other."""
