"""The kinds of torture. Each module has `torture(run)`, which works until the run's time is over."""
