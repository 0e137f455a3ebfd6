"""Which stories a stream of readings tells."""
