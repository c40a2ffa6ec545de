"""Long tests of the daemon: fuzzing, kills, damaged models, paths, many clients, a soak."""
