"""Why something was flagged, compared or joined: reasons as data, and how each language writes them."""
