"""What is handed on: the report."""
