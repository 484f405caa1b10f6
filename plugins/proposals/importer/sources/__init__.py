"""One module a format: bytes -> numbered lines, personal numbers already masked."""
