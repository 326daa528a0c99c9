"""Nothing is lost: what was written is sent, and what was sent is settled by name."""
