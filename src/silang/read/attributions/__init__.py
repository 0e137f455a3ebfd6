"""Who is said to have said what: cues, frames, speakers, credits."""
