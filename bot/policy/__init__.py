"""Who is told. Pure: (events, people) -> tellings."""
