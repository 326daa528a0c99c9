"""What happened. Pure: (baseline, observation, time) -> (events, baseline)."""
