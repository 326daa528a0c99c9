"""Nothing that is secret is ever shown."""
