"""Who the sources of attributions are: names, offices, descriptions, chains, whom they told."""
