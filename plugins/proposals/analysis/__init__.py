"""What can be read off the record: timings, neighbours, coverage. Nothing is guessed."""
