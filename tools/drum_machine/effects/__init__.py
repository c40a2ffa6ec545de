"""Effects on a bar: filters, rooms and delays, dynamics. All of them are circular."""
