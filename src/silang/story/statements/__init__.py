"""What is said in several reports: utterances, their wordings, stances to claims."""
