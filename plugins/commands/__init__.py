"""What the commands of tasks.py do, one module each."""
