"""From one article's text to what it says: each stage a pure, total function of the page and of earlier results."""
