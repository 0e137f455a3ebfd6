"""An HTML page: its markup with places, its metadata, and which of its blocks are the article."""
