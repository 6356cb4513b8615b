"""Input that cannot be used: said in one line, with the file, the place and the remedy."""


class InputError(Exception):
    """Shown to the person as it stands; the command then ends with exit code 2."""
