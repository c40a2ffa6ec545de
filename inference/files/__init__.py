"""Files: sounds and pictures, written at once or not at all, and locks that keep other processes out."""
