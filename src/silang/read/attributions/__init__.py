"""What is said to have been said: cues, frames, contents, stances, credits."""
